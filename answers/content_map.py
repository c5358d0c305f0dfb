"""The map of a document: the groups of one kabupaten by class, or NTB coloured by one indicator for all five."""

from collections.abc import Mapping
from dataclasses import dataclass

from answers import captions, group_marks, log_places, place_figures
from answers.content_parts import NothingToShowError, speaks
from answers.document import LegendEntry, MapPicture
from charts import group_map, svg_document
from charts.map_classes import STEP_CLASSES, MapClass, class_words, classify, legend_classes
from charts.theme import CLASS_ICONS, LIGHT
from geo import kabupaten_drawing, province_drawing
from geo.boundaries import APPROXIMATE_LABEL, ATTRIBUTION
from geo.svg_paths import SvgMap
from indicators import registry
from indicators.indicator import Clock, Indicator
from indicators.share import AreaShare, Share
from indicators.statement import count_words
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, ValueStatus
from translations.format import number
from translations.text import language, text

# What colours NTB: whether groups meet, by the clock that speaks.
INDICATORS: Mapping[Clock, str] = {"survey": "met_at_least_fortnightly", "log": "log_class_aktif"}


def picture(selection: Selection) -> MapPicture:
    """Groups at their places where the register has some in the chosen kabupaten, else NTB with the kabupaten outlined.

    Raises NothingToShowError where neither clock knows this type of group in the place.
    """
    code = selection.kabupaten_code
    if code and kabupaten_drawing.is_known(code) and log_places.groups(log_places.chosen(selection), selection):
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


@dataclass(frozen=True)
class Coloured:
    """The kabupaten of a province coloured by one indicator. `values`: kabupaten code -> its share."""

    indicator: Indicator
    drawing: SvgMap
    values: dict[str, AreaShare]
    legend: str
    sentence: str
    attribution: str


def of_province(indicator_id: str, selection: Selection) -> Coloured:
    """The province of the selection by one indicator, in words of the chosen place.

    Raises NothingToShowError where no boundary of the province is there.
    """
    indicator = registry.load(indicator_id)
    try:
        drawing = province_drawing.read(selection.province)
    except ValueError as nothing:
        raise NothingToShowError(text("province.no_boundary", place=selection.together)) from nothing
    values = _areas(indicator, selection)
    if indicator.clock == "log" and selection.province_name:  # whoever has no group here was not "not surveyed"
        nobody = Share(None, None, status=ValueStatus.NOT_REGISTERED, is_census=True)
        values = {one.code: AreaShare(one.code, one.name, nobody) for one in drawing.areas} | values
    own = values.get(selection.kabupaten_code or "") or _together(indicator, selection)
    place = selection.log_place if indicator.clock == "log" else selection.place
    return Coloured(
        indicator,
        drawing,
        values,
        text("map.legend", group_type=selection.group_type, title=indicator.title),
        indicator.sentence(place, own.share, selection.group_type),
        ATTRIBUTION[language()],
    )


def _of_indicator(selection: Selection) -> MapPicture:
    found = of_province(INDICATORS[speaks(selection)], selection)
    svg, width, height = svg_document.labelled(
        found.drawing, found.values, chosen=selection.kabupaten_code, title=found.legend
    )
    told = "; ".join(
        text("compare.reason", place=one.area_name, reason=count_words(one.share)) for one in found.values.values()
    )
    return MapPicture(
        found.sentence,
        found.legend,
        svg,
        width,
        height,
        text("chart.alt.map", title=f"{found.legend}:", values=told),
        _legend(found.drawing, found.values),
        found.attribution,
        captions.basis(found.indicator, selection),
    )


def _areas(indicator: Indicator, selection: Selection) -> dict[str, AreaShare]:
    codes = [one for one in place_figures.everywhere(selection, indicator.clock) if one]
    places = place_figures.figures(indicator.clock, [indicator], codes, selection)[indicator.id]
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
    numbered = {one.code: number for number, one in enumerate(svg_document.named_areas(drawing, values), start=1)}
    for one in legend_classes(area.share for area in values.values()):
        here = [area for area in values.values() if classify(area.share) == one]
        said = [_numbered(_place(area), numbered.get(str(area.area_code)), area) for area in here]
        found.append(LegendEntry(class_words(one), ", ".join(said), _colour(one)))
    outside = ", ".join(area.name for area in drawing.areas if area.code not in values)
    if not outside:
        return tuple(found)
    return (*found, LegendEntry(text("document.outside"), outside, LIGHT.card))


def _numbered(words: str, number: int | None, area: AreaShare) -> str:
    """With the number on the map, where no name stands on it."""
    return words if number is None or area.area_code in svg_document.SIDES else f"({number}) {words}"


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
