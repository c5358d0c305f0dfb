from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sample import school_calendar

# As the government announced it.
ANNOUNCED = [date(2018, 6, 15), date(2019, 6, 5), date(2020, 5, 24), date(2021, 5, 13), date(2022, 5, 2),
             date(2023, 4, 22), date(2024, 4, 10), date(2025, 3, 31), date(2026, 3, 21)]  # fmt: skip
ANY_DAY = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("day", ANNOUNCED, ids=str)
def test_lebaran_is_within_a_day_of_the_announced_one_and_the_school_is_closed(day: date) -> None:
    (computed,) = school_calendar.lebaran(day.year)
    assert abs((computed - day).days) <= 1
    assert school_calendar.is_closed(day)


def test_a_year_can_have_two_lebaran() -> None:
    assert len(school_calendar.lebaran(2033)) == 2


@given(st.integers(2000, 2099))
def test_lebaran_moves_ten_to_twelve_days_a_year_and_no_year_is_without(year: int) -> None:
    feasts = [*school_calendar.lebaran(year), *school_calendar.lebaran(year + 1)]
    assert school_calendar.lebaran(year)
    assert all((later - earlier).days in (354, 355) for earlier, later in pairwise(feasts))


@given(ANY_DAY)
def test_schools_are_closed_on_sundays_and_at_most_six_weeks_at_a_stretch(day: date) -> None:
    if day.weekday() == school_calendar.SUNDAY:
        assert school_calendar.is_closed(day)
        with pytest.raises(ValueError, match="Sunday"):
            school_calendar.open_week(day, 1)
        return
    for step in (1, -1):
        found = school_calendar.open_week(day, step)
        assert not school_calendar.is_closed(found)
        assert found.weekday() == day.weekday()
        assert 0 <= (found - day).days * step <= 42


@pytest.mark.parametrize("month_day", [(6, 16), (7, 14), (12, 18), (12, 31), (1, 2), (8, 17)])
def test_schools_are_closed_between_school_years_and_at_the_turn_of_the_year(month_day: tuple[int, int]) -> None:
    assert school_calendar.is_closed(date(2027, *month_day))


def test_most_days_of_a_year_are_open() -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    assert 240 < sum(not school_calendar.is_closed(day) for day in days) < 280
