"""Meetings per month, one small picture per place on one scale: how often a group of that place met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.parts import css_percent, name_tag, row_class, safe
from translations.format import month as month_words
from translations.format import number
from translations.text import text

# School holidays of the Indonesian calendar: the end of the school year and the end of the first semester.
HOLIDAY_MONTHS = (6, 7, 12)
ROOM_MONTHS = 3  # so many months have room for the four digits of their year


@dataclass(frozen=True)
class MonthCount:
    """Meetings of all groups of a place in one month; `month` is its first day. `is_partial`: not yet over."""

    month: date
    meetings: int
    is_partial: bool = False


@dataclass(frozen=True)
class PlaceMonths:
    """All months of one place, oldest first. `groups`: how many are in the register; `area_code` None: all of them."""

    area_code: str | None
    area_name: str
    is_chosen: bool
    groups: int
    months: tuple[MonthCount, ...]

    @property
    def meetings(self) -> int:
        """Over all months shown."""
        return sum(one.meetings for one in self.months)

    def per_group(self, one: MonthCount) -> float:
        """Meetings of a month per group of the register; 0 where there is no group."""
        return one.meetings / self.groups if self.groups else 0.0


def month_multiples(
    places: Sequence[PlaceMonths], *, unit: str, yardstick_per_year: float | None = None, until: str = ""
) -> str:
    """Rows of bars as HTML, all on one scale, in the given order.

    unit: what is counted (`KKG`). yardstick_per_year: meetings a year that a thin line stands for (16). until: the last
    day of a month that is not over yet, in words.
    """
    line = yardstick_per_year / 12 if yardstick_per_year else 0.0
    top = max([line, *(place.per_group(one) for place in places for one in place.months)], default=0) or 1
    rows = "".join(_row(place, top, line, unit) for place in places)
    return f'<div class="g"><ul class="g-multiples">{rows}</ul>{_legend(places, line, yardstick_per_year, until)}</div>'


def _row(place: PlaceMonths, top: float, line: float, unit: str) -> str:
    words = text("chart.months.total", meetings=number(place.meetings), groups=number(place.groups), unit=unit)
    name = name_tag(place.area_code, place.area_name, place.is_chosen)
    bars = "".join(_bar(place, one, top, unit) for one in place.months)
    mark = f'<b class="g-yardstick" style="bottom:{css_percent(line / top)}"></b>' if line else ""
    label = safe(text("chart.months.alt", place=place.area_name, words=words))
    return (
        f"<li{row_class(place.area_code, place.is_chosen)}>"
        f'<span class="g-who">{name}<span class="g-quiet">{safe(words)}</span></span>'
        f'<span class="g-plot"><span class="g-months" role="img" aria-label="{label}">{bars}{mark}</span>'
        f"{_years(place.months)}</span></li>"
    )


def _bar(place: PlaceMonths, one: MonthCount, top: float, unit: str) -> str:
    """One element per month: a bar as a gradient, on the shade of a holiday."""
    looks = ["g-off"] if one.month.month in HOLIDAY_MONTHS else []
    looks += ["g-part"] if one.is_partial else []
    title = text(
        "chart.months.bar",
        month=month_words(one.month),
        meetings=number(one.meetings),
        rate=number(place.per_group(one), 1),
        unit=unit,
    )
    look = f' class="{" ".join(looks)}"' if looks else ""
    return f'<i{look} style="--p:{css_percent(place.per_group(one) / top)}" title="{safe(title)}"></i>'


def _years(months: Sequence[MonthCount]) -> str:
    """The year under its months."""
    found: dict[int, int] = {}
    for one in months:
        found[one.month.year] = found.get(one.month.year, 0) + 1
    spans = "".join(
        f'<span style="flex-grow:{count}">{year if count >= ROOM_MONTHS else ""}</span>'
        for year, count in found.items()
    )
    return f'<span class="g-years" aria-hidden="true">{spans}</span>'


def _legend(places: Sequence[PlaceMonths], line: float, yardstick: float | None, until: str) -> str:
    words = [f"<li><span>{safe(text('chart.months.scale'))}</span></li>"]
    if yardstick:
        said = text("chart.months.yardstick", meetings=number(yardstick), rate=number(line, 1))
        words.append(f'<li><i class="g-swatch g-yardstick-key"></i><span>{safe(said)}</span></li>')
    words.append(f'<li><i class="g-swatch g-off-key"></i><span>{safe(text("chart.months.holidays"))}</span></li>')
    if until and any(one.is_partial for place in places for one in place.months):
        said = text("chart.months.partial", day=until)
        words.append(f'<li><i class="g-swatch g-part-key"></i><span>{safe(said)}</span></li>')
    return f'<ul class="g-legend">{"".join(words)}</ul>'
