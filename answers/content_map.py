"""The map of a document: the groups of one kabupaten by class, or NTB coloured by one indicator for all five."""

from collections.abc import Mapping

from answers import captions, data, group_marks, log_places, place_figures
from answers.content_parts import speaks
from answers.document import LegendEntry, MapPicture
from charts import group_map, svg_document
from charts.map_classes import STEP_CLASSES, MapClass, class_words, classify, legend_classes
from charts.theme import CLASS_ICONS, LIGHT
from geo import kabupaten_drawing, svg_paths
from geo.boundaries import APPROXIMATE_LABEL, ATTRIBUTION
from geo.svg_paths import SvgMap
from indicators import registry
from indicators.indicator import Clock, Indicator
from indicators.share import AreaShare
from indicators.statement import count_words
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import language, text

# What colours NTB: whether groups meet, by the clock that speaks.
INDICATORS: Mapping[Clock, str] = {"survey": "met_at_least_fortnightly", "log": "log_class_aktif"}


def picture(selection: Selection) -> MapPicture:
    """Groups at their places where the register has some in the chosen kabupaten, else NTB with the kabupaten outlined.

    Raises NothingToShowError where neither clock knows this type of group in the place.
    """
    if selection.kabupaten_code and log_places.groups(log_places.chosen(selection), selection):
        return _of_groups(selection)
    return _of_indicator(selection)


def _of_groups(selection: Selection) -> MapPicture:
    counts = log_places.classes(log_places.chosen(selection), selection)
    drawing = kabupaten_drawing.read(str(selection.kabupaten_code))
    rows = log_places.chosen(selection).ask("group_points", selection)
    marks = group_marks.placed(rows, drawing)
    alt = group_marks.alt(marks, selection)
    notes = [group_marks.below(rows, marks, selection)]
    if drawing.is_approximate:
        notes.append(APPROXIMATE_LABEL[language()])
    return MapPicture(
        group_marks.sentence(counts, selection),
        text("profile.map.name"),
        group_map.document(drawing.outlines, marks, title=alt, mode="light"),
        drawing.outlines.width,
        drawing.outlines.height,
        alt,
        tuple(_class_entry(name, counts, selection) for name in ActivityClass),
        drawing.attribution[language()],
        captions.basis(registry.load("log_class_vakum"), selection),
        tuple(notes),
    )


def _class_entry(name: ActivityClass, counts: Mapping[str, int], selection: Selection) -> LegendEntry:
    count = text("standard.matrix.groups", count=number(counts.get(name, 0)), group_type=selection.group_type)
    return LegendEntry(text(f"activity_class.{name}"), count, LIGHT.classes[name], CLASS_ICONS[name])


def _of_indicator(selection: Selection) -> MapPicture:
    indicator = registry.load(INDICATORS[speaks(selection)])
    by_code = _areas(indicator, selection)
    legend = text("map.legend", group_type=selection.group_type, title=indicator.title)
    drawing = svg_paths.read()
    svg, width, height = svg_document.labelled(drawing, by_code, chosen=selection.kabupaten_code, title=legend)
    own = by_code.get(selection.kabupaten_code or "") or _together(indicator, selection)
    told = "; ".join(
        text("compare.reason", place=one.area_name, reason=count_words(one.share)) for one in by_code.values()
    )
    return MapPicture(
        indicator.sentence(selection.place, own.share, selection.group_type),
        legend,
        svg,
        width,
        height,
        text("chart.alt.map", title=f"{legend}:", values=told),
        _legend(drawing, by_code),
        ATTRIBUTION[language()],
        captions.basis(indicator, selection),
    )


def _areas(indicator: Indicator, selection: Selection) -> dict[str, AreaShare]:
    places = place_figures.figures(indicator.clock, [indicator], list(data.study_kabupaten()), selection)[indicator.id]
    return {
        str(one.area_code): AreaShare(one.area_code, one.area_name, one.share, one.groups_total, one.groups_surveyed)
        for one in places
    }


def _together(indicator: Indicator, selection: Selection) -> AreaShare:
    one = place_figures.figures(indicator.clock, [indicator], [None], selection)[indicator.id][0]
    return AreaShare(None, one.area_name, one.share)


def _legend(drawing: SvgMap, values: Mapping[str, AreaShare]) -> tuple[LegendEntry, ...]:
    """The five steps with the kabupaten that stand in them, each separate class that occurs, and who is outside."""
    found = []
    for one in legend_classes(area.share for area in values.values()):
        here = [area for area in values.values() if classify(area.share) == one]
        found.append(LegendEntry(class_words(one), ", ".join(map(_place, here)), _colour(one)))
    outside = ", ".join(area.name for area in drawing.areas if area.code not in values)
    return (*found, LegendEntry(text("document.outside"), outside, LIGHT.card))


def _place(area: AreaShare) -> str:
    """`Bima: 2 dari 11`; without a count the name, because the class says why."""
    if not area.share.is_counted:
        return area.area_name
    return text("compare.reason", place=area.area_name, reason=count_words(area.share))


def _colour(one: MapClass) -> str:
    if one in STEP_CLASSES:
        return LIGHT.scale[STEP_CLASSES.index(one)]
    # Dots on bare ground say "too few for a class": the ground is what a legend can show of them.
    return LIGHT.card if one in (MapClass.NOT_SURVEYED, MapClass.TINY_SAMPLE) else LIGHT.no_data
