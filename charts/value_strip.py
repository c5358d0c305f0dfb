"""Amounts of single groups on one line (cost, kilometres): a dot per group, the median named, by place."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from charts.parts import css_percent, name_tag, row_class, safe
from translations.text import text

BINS = 72  # dots closer than this stand above each other instead of on each other
DOT_PX, HIGHEST_PX = 6, 60
FAR_TIMES = 3.0  # a largest value beyond so many medians would squeeze all the others into a corner
TICKS = 4
NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class PlaceValues:
    """Values of the groups of one place. `words`: its own figure in words; `quiet`: how many groups it rests on."""

    area_code: str | None
    area_name: str
    is_chosen: bool
    values: tuple[float, ...]
    words: str
    quiet: str = ""

    @property
    def middle(self) -> float | None:
        """The median, None without values."""
        return median(self.values) if self.values else None


@dataclass(frozen=True)
class Axis:
    """The line: from 0 to `end`, with `ticks`; values beyond the end stand hollow at it."""

    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Place of a value on the line, 0-1."""
        return min(max(value / self.end, 0.0), 1.0)


def value_strip(
    places: Sequence[PlaceValues],
    *,
    unit: str,
    missing: str,
    words_of: Callable[[float], str],
    marks: Sequence[tuple[float, str]] = (),
) -> str:
    """Rows of dots as HTML, one line for all, in the given order.

    unit: what a dot is (`KKG`). missing: words where no group has a value. words_of: a value of the line in words
    (`Rp 200.000`, `25 km`). marks: values with a name that a thin line stands for.
    """
    axis = axis_of([value for place in places for value in place.values], [value for value, _ in marks])
    lines = "".join(f'<b class="g-at" style="left:{css_percent(axis.at(value))}"></b>' for value, _ in marks)
    rows = "".join(_row(place, axis, lines, missing, words_of) for place in places)
    ticks = "".join(
        f'<span style="left:{css_percent(axis.at(tick))}">{safe(words_of(tick))}</span>' for tick in axis.ticks
    )
    foot = f'<li class="g-ticks" aria-hidden="true"><span class="g-lane">{ticks}</span></li>'
    return f'<div class="g"><ul class="g-values">{rows}{foot}</ul>{_legend(places, axis, unit, words_of, marks)}</div>'


def axis_of(values: Sequence[float], marks: Sequence[float] = ()) -> Axis:
    """A line that ends at a round number: beyond the largest value, or beyond 98 % of them where a few are far out."""
    highest = max([*values, *marks], default=0) or 1
    if len(values) > 1 and highest > FAR_TIMES * (median(values) or highest):
        highest = max([quantiles(values, n=50)[-1], *marks]) or highest
    step = _nice(highest / TICKS)
    count = math.ceil(round(highest / step, 6))
    return Axis(step * count, tuple(step * place for place in range(count + 1)))


def _nice(step: float) -> float:
    """The next round step: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * times for times in NICE if power * times >= step * 0.999999)


def _row(place: PlaceValues, axis: Axis, lines: str, missing: str, words_of: Callable[[float], str]) -> str:
    name = name_tag(place.area_code, place.area_name, place.is_chosen)
    quiet = f'<span class="g-quiet">{safe(place.quiet)}</span>' if place.quiet else ""
    head = f'<span class="g-who">{name}{quiet}</span>'
    look = row_class(place.area_code, place.is_chosen)
    if place.middle is None:
        box = (
            f'<span class="g-lane"><span class="g-empty g-hatch" role="img" aria-label="{safe(missing)}"></span></span>'
        )
        return f'<li{look}>{head}<span class="g-words g-quiet">{safe(missing)}</span>{box}</li>'
    label = text("chart.strip.alt", place=place.area_name, count=len(place.values), middle=words_of(place.middle))
    dots, height = _dots(place.values, axis)
    mark = f'<b class="g-middle-mark" style="left:{css_percent(axis.at(place.middle))}"></b>'
    return (
        f'<li{look}>{head}<span class="g-words">{safe(place.words)}</span><span class="g-lane" role="img" '
        f'aria-label="{safe(label)}" style="height:{height}px">{lines}{dots}{mark}</span></li>'
    )


def _dots(values: Sequence[float], axis: Axis) -> tuple[str, int]:
    """(dots as HTML, height of the lane in pixels): dots of one bin are piled up."""
    piles: dict[int, list[float]] = {}
    for value in sorted(values):
        piles.setdefault(round(axis.at(value) * BINS), []).append(value)
    highest = max(len(pile) for pile in piles.values())
    step = min(float(DOT_PX), (HIGHEST_PX - DOT_PX) / max(highest - 1, 1))
    drawn = "".join(
        f'<i{_far(value, axis)} style="left:{css_percent(place / BINS)};bottom:{round(number * step, 1):g}px"></i>'
        for place, pile in piles.items()
        for number, value in enumerate(pile)
    )
    return drawn, max(round((highest - 1) * step) + DOT_PX + 6, 20)


def _far(value: float, axis: Axis) -> str:
    return ' class="g-far"' if value > axis.end else ""


def _legend(
    places: Sequence[PlaceValues],
    axis: Axis,
    unit: str,
    words_of: Callable[[float], str],
    marks: Sequence[tuple[float, str]],
) -> str:
    items = [
        f'<li><i class="g-value-key"></i><span>{safe(text("chart.strip.one", unit=unit))}</span></li>',
        f'<li><i class="g-middle-key"></i><span>{safe(text("chart.strip.middle"))}</span></li>',
    ]
    items += [f'<li><i class="g-at-key"></i><span>{safe(words)}</span></li>' for _, words in marks]
    beyond = sum(value > axis.end for place in places for value in place.values if place.area_code is not None)
    if beyond:
        words = text("chart.strip.far", count=beyond, value=words_of(axis.end))
        items.append(f'<li><i class="g-value-key g-far"></i><span>{safe(words)}</span></li>')
    return f'<ul class="g-legend">{"".join(items)}</ul>'
