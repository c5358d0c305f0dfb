"""The map of one kabupaten on its brief: groups of one type by class, drawn, with those that have no point counted."""

from answers import data, group_marks, log, log_places
from charts import group_map, panel
from components import log_panels
from geo import kabupaten_drawing
from geo.boundaries import APPROXIMATE_LABEL
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import language, text


@log_panels.kept_html
def drawn(selection: Selection, mode: str) -> str:
    """Sentence, map, legend with counts; `mode` is `light` or `dark`, because a picture cannot follow the page."""
    counts = log_places.classes(log_places.chosen(selection), selection)
    drawing = kabupaten_drawing.read(str(selection.kabupaten_code))
    rows = log_places.chosen(selection).ask("group_points", selection)
    marks = group_marks.placed(rows, drawing)
    picture = group_map.group_map(
        drawing.outlines,
        marks,
        counts=counts,
        unit=str(selection.group_type),
        alt=group_marks.alt(marks, selection),
        mode=mode,
    )
    name = text("profile.map.name")
    if drawing.is_approximate:
        name = f"{name}; {APPROXIMATE_LABEL[language()]}"
    attribution = f'<p class="g-note g-close">{drawing.attribution[language()]}</p>'
    below = panel.foot([group_marks.below(rows, marks, selection), log.source_words()])
    return panel.panel(group_marks.sentence(counts, selection), name, picture, below + attribution)


def by_kecamatan(selection: Selection) -> str:
    """The table behind the map: kecamatan by class."""
    names = data.kecamatan(selection.province)
    heads = (text("log_panel.place"), *(text(f"activity_class.{name}") for name in ActivityClass))
    cells = [
        (
            names[code] if code else text("log_panel.whole_kabupaten"),
            *(number(found.get(name, 0)) for name in ActivityClass),
        )
        for code, found in log_places.groups_by_area(selection, selection.kabupaten_code).items()
    ]
    return log_panels.table(heads, cells, text("log_panel.table"))
