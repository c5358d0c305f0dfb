"""Log pieces of the page Keaktifan about when groups meet: meetings per month, the calendar of a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from answers import data, log, log_places
from answers.log_places import LogPlace
from charts.calendar_heat import calendar_heat
from charts.month_multiples import MonthCount, PlaceMonths, month_multiples
from components import log_panels, meeting_panels
from components.log_panels import LogPanel
from queries.selection import Selection
from translations.format import day, month, number, weekday
from translations.text import text

MONTHS_SHOWN = 24
LATE_START = timedelta(days=31)  # a log that starts so late after a window still covers it
BENCHMARK = ("benchmark_meetings_per_year", None)


def yardstick(selection: Selection) -> float:
    """Meetings a year that the study calls effective."""
    return float(data.facts()[BENCHMARK]["value"])


@log_panels.kept
def months(selection: Selection) -> LogPanel:
    """Meetings per month and group, every place on one scale."""
    now = log.state()
    rows = [months_of(place, selection, now) for place in log_places.everywhere(selection)]
    here = _days(log_places.chosen(selection), selection)
    year, before = _two_years(here, now.as_of)
    everyone = log_places.groups(log_places.chosen(selection), selection)
    key = (
        "log_panel.months.sentence_before"
        if _knows(selection, log.years_back(now.as_of, 2))
        else "log_panel.months.sentence"
    )
    sentence = text(
        key,
        place=selection.log_place,
        everyone=number(everyone),
        group_type=selection.group_type,
        meetings=number(year),
        rate=number(year / everyone, 1),
        before=number(before),
    )
    picture = month_multiples(
        rows, unit=str(selection.group_type), yardstick_per_year=yardstick(selection), until=day(now.until)
    )
    return log_panels.made(
        "months", sentence, picture, rests_on=log_places.registered_words(selection), table=_month_table(rows)
    )


def months_of(place: LogPlace, selection: Selection, now: log.State) -> PlaceMonths:
    """The last months of a place; the month of `as_of` is not over yet."""
    asked = place.kabupaten_code if place.kecamatan_code else None
    counted: dict[date, int] = {}
    for row in log_places.months(asked, selection):
        if place.code in (None, row["area_code"]):
            counted[row["month"]] = counted.get(row["month"], 0) + row["meetings"]
    shown = sorted(counted)[-MONTHS_SHOWN:]
    running = now.as_of.replace(day=1) if now.as_of.day > 1 else None
    return PlaceMonths(
        place.code,
        place.name,
        place.is_chosen,
        log_places.groups(place, selection),
        tuple(MonthCount(one, counted[one], is_partial=one == running) for one in shown),
    )


def _month_table(rows: list[PlaceMonths]) -> str:
    heads = (text("log_panel.month"), *(row.area_name for row in rows))
    by_place = [{one.month: one.meetings for one in row.months} for row in rows]
    cells = [(month(one), *(number(found.get(one, 0)) for found in by_place)) for one in sorted(set().union(*by_place))]
    return log_panels.table(heads, cells, text("log_panel.months.caption"))


# --- calendar -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Habit:
    """On which weekday a place meets most, and how many weeks had no meeting."""

    weekday: date  # some day on that weekday
    meetings: int
    weeks_without: int
    weeks: int


@log_panels.kept
def calendar(selection: Selection) -> LogPanel:
    """The last twelve months day by day for the chosen place."""
    now = log.state()
    first = log.years_back(now.as_of)
    found = {one: count for one, count in _days(log_places.chosen(selection), selection).items() if one >= first}
    total = sum(found.values())
    if not total:
        return log_panels.no_data("calendar", selection)
    habit = _habit(found, first, now.until)
    sentence = text(
        "log_panel.calendar.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        weekday=weekday(habit.weekday),
        count=log_places.of_words(habit.meetings, total, text("log_panel.meetings")),
        weeks=number(habit.weeks_without),
        of_weeks=number(habit.weeks),
    )
    return log_panels.made(
        "calendar",
        sentence,
        calendar_heat(found, first, now.until, alt=sentence),
        rests_on=meeting_panels.counted(total),
        table=_weekday_table(found),
    )


def _habit(found: Mapping[date, int], first: date, last: date) -> _Habit:
    by_weekday = [sum(count for one, count in found.items() if one.weekday() == place) for place in range(7)]
    most = by_weekday.index(max(by_weekday))
    monday = first + timedelta(days=-first.weekday() % 7)  # whole weeks only
    weeks = [monday + timedelta(days=7 * place) for place in range((last - monday).days // 7)]
    empty = sum(not any(found.get(week + timedelta(days=place)) for place in range(7)) for week in weeks)
    some_day = next(one for one in found if one.weekday() == most)
    return _Habit(some_day, by_weekday[most], empty, len(weeks))


def _weekday_table(found: Mapping[date, int]) -> str:
    """Month by weekday: the calendar for who reads tables."""
    monday = date(2024, 1, 1)
    heads = (text("log_panel.month"), *(weekday(monday + timedelta(days=place)) for place in range(7)))
    rows = []
    for one in sorted({day_found.replace(day=1) for day_found in found}):
        counts = [0] * 7
        for held_on, count in found.items():
            if held_on.replace(day=1) == one:
                counts[held_on.weekday()] += count
        rows.append((month(one), *(number(count) for count in counts)))
    return log_panels.table(heads, rows, text("log_panel.calendar.caption"))


def _days(place: LogPlace, selection: Selection) -> dict[date, int]:
    return {row["held_on"]: row["meetings"] for row in place.ask("log_days", selection)}


def _two_years(found: Mapping[date, int], as_of: date) -> tuple[int, int]:
    """(meetings of the last twelve months, of the twelve before)."""
    last, before = log.years_back(as_of), log.years_back(as_of, 2)
    year = sum(count for one, count in found.items() if one >= last)
    return year, sum(count for one, count in found.items() if before <= one < last)


def _knows(selection: Selection, first: date) -> bool:
    """Whether the log of all kabupaten reaches back to a day: else a comparison would show the start of the log."""
    known = _days(log_places.everywhere(selection)[-1], selection)
    return bool(known) and min(known) <= first + LATE_START
