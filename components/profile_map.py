"""The map of one kabupaten on its brief: groups of one type by class, drawn, with those that have no point counted."""

from collections.abc import Sequence

from answers import data, log, log_places
from charts import group_map, panel
from charts.group_map import Mark
from components import log_panels
from geo import group_points, kabupaten_drawing
from geo.boundaries import APPROXIMATE_LABEL
from geo.kabupaten_drawing import KabupatenDrawing
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import language, text

ASIDE = 2.4 * group_map.RADIUS  # neighbours stand side by side, as on the large map


@log_panels.kept_html
def drawn(selection: Selection, mode: str) -> str:
    """Sentence, map, legend with counts; `mode` is `light` or `dark`, because a picture cannot follow the page."""
    counts = log_places.classes(log_places.chosen(selection), selection)
    drawing = kabupaten_drawing.read(str(selection.kabupaten_code))
    rows = log_places.chosen(selection).ask("group_points", selection)
    marks = placed(rows, drawing)
    picture = group_map.group_map(
        drawing.outlines,
        marks,
        counts=counts,
        unit=str(selection.group_type),
        alt=_alt(marks, selection),
        mode=mode,
    )
    name = text("profile.map.name")
    if drawing.is_approximate:
        name = f"{name}; {APPROXIMATE_LABEL[language()]}"
    attribution = f'<p class="g-note g-close">{drawing.attribution[language()]}</p>'
    below = panel.foot([_missing(len(rows) - len(marks), selection), log.source_words()])
    return panel.panel(_sentence(counts, selection), name, picture, below + attribution)


def placed(rows: Sequence[run.Row], drawing: KabupatenDrawing) -> list[Mark]:
    """Marks of the groups whose point lies on the drawing; groups of one school stand side by side."""
    located = [row for row in rows if row["longitude"] is not None and row["latitude"] is not None]
    found = []
    for row, (right, down) in zip(located, group_points.asides(located), strict=True):
        at = drawing.at(float(row["longitude"]), float(row["latitude"]))
        if at is not None:
            x, y = at[0] + right * ASIDE, at[1] + down * ASIDE
            found.append(Mark(round(x, 1), round(y, 1), ActivityClass(row["activity_class"])))
    return found


def _alt(marks: Sequence[Mark], selection: Selection) -> str:
    parts = [
        text(
            "panel.part",
            count=number(sum(mark.activity_class == name for mark in marks)),
            name=text(f"activity_class.{name}"),
        )
        for name in ActivityClass
    ]
    return text(
        "profile.map.alt",
        place=selection.place,
        count=number(len(marks)),
        group_type=selection.group_type,
        parts=", ".join(parts),
    )


def _missing(count: int, selection: Selection) -> str:
    if not count:
        return text("profile.map.all", group_type=selection.group_type)
    return text("profile.map.missing", count=number(count), group_type=selection.group_type)


def _sentence(counts: dict[str, int], selection: Selection) -> str:
    everyone = sum(counts.values())
    return text(
        "profile.map.sentence",
        place=selection.place,
        count=log_places.of_words(counts.get(ActivityClass.VAKUM, 0), everyone, str(selection.group_type)),
    )


def by_kecamatan(selection: Selection) -> str:
    """The table behind the map: kecamatan by class."""
    names = data.study_kecamatan()
    heads = (text("log_panel.place"), *(text(f"activity_class.{name}") for name in ActivityClass))
    cells = [
        (
            names[code] if code else text("log_panel.whole_kabupaten"),
            *(number(found.get(name, 0)) for name in ActivityClass),
        )
        for code, found in log_places.groups_by_area(selection, selection.kabupaten_code).items()
    ]
    return log_panels.table(heads, cells, text("log_panel.table"))
