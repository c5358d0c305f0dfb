"""What the Typst templates draw, as plain data: figures by the small-sample rule, charts as lengths, colours."""

from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from typing import Any

from answers import nation
from answers.document import Basis, Chart, Content, KeyFigure, LegendEntry, MapPicture, Series
from charts.map_classes import class_words
from charts.svg_document import CLASS_PATTERN
from charts.theme import LIGHT
from exports import glyphs
from indicators.share import Rate, Share
from schemas.vocabulary import ValueStatus
from translations.format import number
from translations.text import text

Drawn = dict[str, Any]
# Icons in front of words are drawn by the template, because the type lacks most of them; each has its own pattern in a
# bar, as full as itself.
_ICONS = {"●": ("full", 0), "◐": ("half", 1), "◒": ("lower", 6), "◔": ("quarter", 2), "○": ("empty", 3)}
_GREYS = {LIGHT.no_data: 4, LIGHT.hairline: 5}  # what is missing, and what nobody knows: dotted, or a grid
_PATTERNS = {"hatch": 2, "dots": 4, "lines": 2, "grid": 5}  # of the large map, as the template numbers its own
_RANGE = LIGHT.scale[2]  # the interval: lighter than its middle, darker than the line it lies on


def paint() -> dict[str, str]:
    """The colours of paper by name, from the theme."""
    names = ("ground", "card", "text", "quiet", "accent", "hairline", "no_data")
    return {**{name: getattr(LIGHT, name) for name in names}, "range": _RANGE}


# --- key figures ----------------------------------------------------------------------------------------------------


def key_figure(one: KeyFigure) -> Drawn:
    """One key figure: its words, and what is drawn under them."""
    return {
        "title": one.title,
        "big": one.big,
        "beside": one.beside,
        "is_counted": one.figure.is_counted,
        "drawing": drawing(one.figure, one.reference),
        "reference": one.reference_words,
    }


def drawing(figure: Share | Rate, reference: Share | Rate | None) -> Drawn:
    """The form that the rule allows: dots below ten of a sample, the interval from ten on, a bar for a register.

    Lengths are fractions of the line; `reference` is where the five kabupaten together stand on it, None for no mark.
    """
    if isinstance(figure, Rate):
        return _rate(figure, reference if isinstance(reference, Rate) else None)
    mark = _mark(figure, reference)
    if figure.status == ValueStatus.PUBLISHED_ONLY and figure.published is not None:
        return {"kind": "published", "value": figure.published / 100, "reference": None}
    if not figure.is_counted:
        return {"kind": "nothing"}
    if figure.interval is not None:
        low, high = figure.interval.low, figure.interval.high
        return {"kind": "interval", "value": figure.fraction, "low": low, "high": high, "reference": mark}
    if figure.is_census:
        return {"kind": "bar", "value": figure.fraction, "reference": mark}
    return {"kind": "dots", "yes": figure.numerator, "total": figure.denominator, "reference": mark}


def _mark(figure: Share, reference: Share | Rate | None) -> float | None:
    """No mark beside 1-4 dots: what is too few for a colour is too few to be compared."""
    if not isinstance(reference, Share) or reference.percent is None or not figure.takes_colour:
        return None
    return reference.percent / 100


def _rate(rate: Rate, reference: Rate | None) -> Drawn:
    """Both on one line that ends at the larger of the two."""
    if rate.value is None:
        return {"kind": "nothing"}
    other = reference.value if reference is not None else None
    longest = max(rate.value, other or 0) or 1
    return {
        "kind": "bar",
        "value": rate.value / longest,
        "reference": None if other is None else other / longest,
    }


def by_clock(figures: Iterable[KeyFigure]) -> list[Drawn]:
    """Key figures of each clock by themselves; what all of them rest on is said once, over them."""
    groups = []
    for clock, found in groupby(figures, key=lambda one: one.basis.clock):
        of_clock = list(found)
        source = _begin([one.basis.source for one in of_clock])
        coverage = _common([one.basis.coverage for one in of_clock])
        rows = [{**key_figure(one), "foot": _left_over(one.basis, source, coverage)} for one in of_clock]
        head = source or (text(f"decision.clock.{clock}") if clock else "")
        groups.append({"clock": clock, "source": head, "coverage": coverage, "figures": rows})
    return groups


def _common(words: Sequence[str]) -> str:
    """What all of them say; empty where two differ."""
    return words[0] if words and len(set(words)) == 1 else ""


def _begin(words: Sequence[str]) -> str:
    """What all of them begin with, up to a comma: `Survei November 2018` of sources that differ in their table."""
    parts = [one.split(", ") for one in words]
    same = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, zip(*parts, strict=False))]
    return ", ".join(same)


def _left_over(basis: Basis, source: str, coverage: str) -> str:
    """What a figure rests on and the line over it has not said."""
    rest = basis.source.removeprefix(source).removeprefix(", ")
    return " · ".join(filter(None, ("" if coverage else basis.coverage, rest)))


# --- charts ---------------------------------------------------------------------------------------------------------


def chart(one: Chart) -> Drawn:
    """Bars as fractions of the longest, each with its words; what is not known has no bar but says so."""
    is_stacked = one.form == "stacked"
    looks = [_look(series, place) for place, series in enumerate(one.series)]
    longest = _longest(one, is_stacked) or 1
    rows = [
        {
            "name": name,
            "beside": one.beside[place] if place < len(one.beside) else "",
            "is_chosen": place == one.chosen,
            "parts": [
                {**look, "share": (series.values[place] or 0) / longest, "label": _label(one, series, place)}
                for look, series in zip(looks, one.series, strict=True)
            ],
        }
        for place, name in enumerate(one.categories)
    ]
    return {
        "sentence": one.sentence,
        "name": one.name,
        "is_stacked": is_stacked,
        "legend": looks if len(looks) > 1 else [],
        "rows": rows,
        "foot": one.basis.foot,
        "alt": _alt(one, [look["words"] for look in looks]),
    }


def _longest(one: Chart, is_stacked: bool) -> float:
    columns = [[series.values[place] or 0 for series in one.series] for place in range(len(one.categories))]
    return max((sum(column) if is_stacked else max(column, default=0) for column in columns), default=0)


def _look(series: Series, place: int) -> Drawn:
    """Colour, pattern and, where its name begins with one, icon: two parts never differ in colour alone."""
    icon, _, words = series.name.partition(" ")
    if icon in _ICONS:
        shape, pattern = _ICONS[icon]
        return {"words": words, "colour": series.colour, "pattern": pattern, "icon": shape}
    if series.colour in _GREYS:
        return {"words": series.name, "colour": LIGHT.quiet, "pattern": _GREYS[series.colour], "icon": ""}
    return {"words": series.name, "colour": series.colour, "pattern": min(place, 3), "icon": ""}


def _label(one: Chart, series: Series, place: int) -> str:
    value = series.values[place]
    if place < len(series.words) and series.words[place]:
        return series.words[place]
    if value is None:
        return text("brief.unknown") if one.form == "bars" else ""
    return number(value, one.decimals)


def _alt(one: Chart, names: Sequence[str]) -> str:
    """The chart in words, for who cannot see it."""
    rows = []
    for place, category in enumerate(one.categories):
        known = zip(names, one.series, strict=True)
        parts = (f"{name} {_label(one, series, place)}" for name, series in known if series.values[place])
        beside = one.beside[place] if place < len(one.beside) else ""
        rows.append(f"{category}: {', '.join(filter(None, (*parts, beside)))}")
    return f"{one.name}. {'; '.join(rows)}"


# --- map ------------------------------------------------------------------------------------------------------------


def map_picture(one: MapPicture) -> Drawn:
    """The words of a map; its drawing is a file of its own beside the data."""
    return {
        "sentence": one.sentence,
        "name": one.name,
        "shape": one.width / one.height,
        "alt": one.alt,
        "legend": [_legend_entry(entry) for entry in one.legend],
        "notes": list(one.notes),
        "foot": one.basis.foot,
    }


def _legend_entry(one: LegendEntry) -> Drawn:
    """A class of groups has its icon; a class of places that has no colour of the scale has the pattern of the map."""
    patterns = {class_words(place): name for place, name in CLASS_PATTERN.items()}
    pattern = _PATTERNS.get(patterns.get(one.words, ""), 0)
    return {
        "words": one.words,
        "count": one.count,
        "colour": LIGHT.quiet if pattern else one.colour,
        "icon": _ICONS[one.icon][0] if one.icon in _ICONS else "",
        "pattern": pattern,
    }


# --- all of it ------------------------------------------------------------------------------------------------------


def head(content: Content) -> Drawn:
    """What stands over every document: whose it is, of when, and whether it holds simulated numbers."""
    return {
        "language": content.language,
        "paint": paint(),
        "title": glyphs.writable(content.title).strip() or nation.title(),  # a document without a title is refused
        "filters": content.filters,
        "facts": [fact for fact in content.facts if fact],
        "mark": content.sample_mark,
        "stamp": content.stamp.words,
    }
