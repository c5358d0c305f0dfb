"""Days on which groups do not meet: Sundays, public holidays and the holidays of Indonesian schools."""

from datetime import date, timedelta
from functools import cache

# 1 January, 1 May, 1 June, 17 August, 25 December; the moving ones fall too rarely on a meeting to matter here.
PUBLIC_HOLIDAYS = frozenset({(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)})
YEAR_END = ((12, 18), (1, 2))  # after the reports of the first semester
SUMMER = ((6, 16), (7, 14))  # between two school years
BEFORE_LEBARAN, AFTER_LEBARAN = timedelta(days=6), timedelta(days=9)

SUNDAY = 6
_ISLAMIC_EPOCH = 1_948_440  # Julian day of 1 Muharram 1
_JULIAN_DAY_OF_ORDINAL_0 = 1_721_425  # so that ordinal 1 (1 January of year 1) is Julian day 1,721,426
_MONTH_OF_LEBARAN = 10  # Syawal


@cache
def lebaran(year: int) -> tuple[date, ...]:
    """Idul Fitri of a calendar year by the tabular Islamic calendar: within a day or two of the announced date.

    Two dates in some years (2033), so a tuple.
    """
    about = (year - 622) * 33 // 32
    days = (_first_of_month(hijri, _MONTH_OF_LEBARAN) for hijri in range(about - 1, about + 3))
    return tuple(day for day in days if day.year == year)


@cache
def is_closed(day: date) -> bool:
    """Whether no group meets on this day."""
    if day.weekday() == SUNDAY or (day.month, day.day) in PUBLIC_HOLIDAYS:
        return True
    month_day = (day.month, day.day)
    if month_day >= YEAR_END[0] or month_day <= YEAR_END[1] or SUMMER[0] <= month_day <= SUMMER[1]:
        return True
    feasts = [feast for year in (day.year, day.year + 1) for feast in lebaran(year)]
    return any(feast - BEFORE_LEBARAN <= day <= feast + AFTER_LEBARAN for feast in feasts)


def open_week(day: date, step: int) -> date:
    """`day`, or the nearest open day of the same weekday: `step` 1 looks into the weeks after, -1 before.

    Raises ValueError for a Sunday, which is never open.
    """
    if day.weekday() == SUNDAY:
        raise ValueError(f"{day} is a Sunday: no school is open on any")
    while is_closed(day):
        day += timedelta(weeks=step)
    return day


def _first_of_month(hijri_year: int, month: int) -> date:
    days_of_years = 354 * (hijri_year - 1) + (3 + 11 * hijri_year) // 30
    days_of_months = (59 * (month - 1) + 1) // 2
    return date.fromordinal(_ISLAMIC_EPOCH + days_of_years + days_of_months - _JULIAN_DAY_OF_ORDINAL_0)
