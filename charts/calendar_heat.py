"""A year of meetings day by day: a column per week, a row per weekday, the darker the more meetings."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from charts.parts import safe
from translations.format import day as day_words
from translations.format import month_short, number, weekday_short
from translations.text import text

STEPS = 5
WEEK = timedelta(days=7)
WEEKS_PER_BLOCK = 27  # half a year side by side on a wide page, one under the other on a phone
LABELLED = (0, 2, 4, 6)  # weekdays whose names find room: Monday, Wednesday, Friday, Sunday
ROOM_WEEKS = 3  # a month needs so many columns for its name


def calendar_heat(meetings: Mapping[date, int], first: date, last: date, *, alt: str) -> str:
    """The days from `first` to `last` as HTML; days that are not in `meetings` had none. `alt` says it in one sentence.

    Raises ValueError when `last` lies before `first`.
    """
    if last < first:
        raise ValueError(f"a calendar from {first} to {last} has no day")
    edges = bounds(max((count for day, count in meetings.items() if first <= day <= last), default=0))
    monday = first - timedelta(days=first.weekday())
    weeks = [monday + number * WEEK for number in range((last - monday).days // 7 + 1)]
    blocks = "".join(
        _block(weeks[start : start + WEEKS_PER_BLOCK], meetings, first, last, edges)
        for start in range(0, len(weeks), WEEKS_PER_BLOCK)
    )
    return (
        f'<div class="g"><div class="g-calendar" role="img" aria-label="{safe(alt)}">{blocks}</div>'
        f"{_legend(edges)}</div>"
    )


def bounds(most: int) -> list[int]:
    """Lower bound of each step, the last entry one past the highest: `bounds(12)` -> [1, 4, 7, 9, 11, 13]."""
    if most <= STEPS:
        return list(range(1, most + 2))
    return sorted({1 + round(place * most / STEPS) for place in range(STEPS)} | {most + 1})


def step_of(count: int, edges: list[int]) -> int:
    """0 for no meeting, else the step of the scale from 1; few steps take the strong end, so that one is well seen."""
    if not count:
        return 0
    place = sum(count >= edge for edge in edges[:-1])
    return place + STEPS - (len(edges) - 1)


def _block(weeks: list[date], meetings: Mapping[date, int], first: date, last: date, edges: list[int]) -> str:
    cells = "".join(
        _cell(week + timedelta(days=place), meetings, first, last, edges) for week in weeks for place in range(7)
    )
    names = "".join(
        f"<span>{safe(weekday_short(weeks[0] + timedelta(days=place))) if place in LABELLED else ''}</span>"
        for place in range(7)
    )
    style = f"grid-template-columns:repeat({len(weeks)},minmax(0,1fr))"
    return (
        f'<div class="g-half"><span class="g-weekdays">{names}</span>'
        f'<div><div class="g-month-names" style="{style}">{_months(weeks)}</div>'
        f'<div class="g-days" style="{style}">{cells}</div></div></div>'
    )


def _months(weeks: list[date]) -> str:
    """Names above the week that holds the first of the month; the first week carries its own month where it fits."""
    starts = {0: weeks[0]}
    for place, week in enumerate(weeks):
        end = week + timedelta(days=6)
        if end.day <= WEEK.days:  # the first of a month lies in this week
            starts[place] = end
    places = [*sorted(starts), len(weeks)]
    return "".join(
        f'<span style="grid-column:{here + 1}/{after + 1}">{safe(month_short(starts[here]))}</span>'
        for here, after in pairwise(places)
        if after - here >= ROOM_WEEKS
    )


def _cell(day: date, meetings: Mapping[date, int], first: date, last: date, edges: list[int]) -> str:
    if not first <= day <= last:
        return '<i class="g-h-out"></i>'
    count = meetings.get(day, 0)
    if not count:
        return "<i></i>"
    title = safe(text("chart.calendar.day", day=day_words(day), meetings=number(count)))
    return f'<i class="g-h{step_of(count, edges)}" title="{title}"></i>'


def _legend(edges: list[int]) -> str:
    items = [f'<li><i class="g-day-key"></i><span>{safe(text("chart.calendar.none"))}</span></li>']
    for low, after in pairwise(edges):
        words = number(low) if after - low == 1 else f"{number(low)}–{number(after - 1)}"
        look = f"g-day-key g-h{step_of(low, edges)}"
        items.append(f'<li><i class="{look}"></i><span>{safe(text("chart.calendar.step", count=words))}</span></li>')
    return f'<ul class="g-legend">{"".join(items)}</ul>'
