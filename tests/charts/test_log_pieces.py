"""The drawn pieces of the activity log: one scale, nothing lost, words for everything that is missing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from charts.calendar_heat import STEPS, bounds, calendar_heat, step_of
from charts.month_multiples import MonthCount, PlaceMonths, month_multiples
from charts.value_strip import PlaceValues, axis_of, value_strip
from tests.charts.test_light_pieces import EVIL, checked
from translations.text import LANGUAGES, text, use_language


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield use_language(request.param)
    use_language(None)


def widths(html: str) -> list[float]:
    return [float(found) for found in re.findall(r'g-solid" style="width:([\d.]+)%', html)]


def heights(html: str) -> list[float]:
    return [float(found) for found in re.findall(r"--p:([\d.]+)%", html)]


def months(*counts: int, groups: int = 10, name: str = "Bima", partial: bool = False) -> PlaceMonths:
    days = [date(2026, place, 1) for place in range(1, len(counts) + 1)]
    last = len(counts) - 1
    found = tuple(
        MonthCount(day, count, partial and place == last)
        for place, (day, count) in enumerate(zip(days, counts, strict=True))
    )
    return PlaceMonths("52.06", name, False, groups, found)


# --- bars in columns ------------------------------------------------------------------------------------------------


def test_bars_share_one_scale_unless_each_column_is_a_unit_of_its_own() -> None:
    columns = [BarColumn("A"), BarColumn("B")]
    rows = [BarRow("x", (Bar(10, "10"), Bar(100, "100"))), BarRow("y", (Bar(5, "5"), None))]
    assert widths(bar_columns(columns, rows, caption="c", missing="-")) == [10, 100, 5]
    assert widths(bar_columns(columns, rows, caption="c", missing="-", own_scale=True)) == [100, 100, 50]
    assert widths(bar_columns(columns, rows, caption="c", missing="-", full=200)) == [5, 50, 2.5]


def test_an_unknown_amount_is_hatched_and_said_and_never_a_bar_of_zero() -> None:
    rows = [BarRow("x", (None,)), BarRow("y", (Bar(0, "nol"),))]
    html = bar_columns([BarColumn("")], rows, caption="c", missing="?!")
    assert html.count("g-hatch") == 1 and "?!" in checked(html).words and widths(html) == [0]


def test_a_row_with_too_few_bars_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match="row 'x' has 1 bars, but there are 2 columns"):
        bar_columns([BarColumn("A"), BarColumn("B")], [BarRow("x", (None,))], caption="c", missing="-")


# --- months ---------------------------------------------------------------------------------------------------------


def test_the_height_of_a_month_is_meetings_per_group_on_one_scale_for_all_places() -> None:
    few, many = months(10, 20, groups=10), months(10, 20, groups=100, name="Dompu")
    assert heights(month_multiples([few, many], unit="KKG")) == [50, 100, 5, 10]


def test_the_yardstick_stands_at_a_twelfth_of_a_year_and_never_above_the_picture() -> None:
    html = month_multiples([months(40, 20)], unit="KKG", yardstick_per_year=24)
    assert re.findall(r"g-yardstick\" style=\"bottom:([\d.]+)%", html) == ["50.00"]  # 2 a month of at most 4
    low = month_multiples([months(1, 2)], unit="KKG", yardstick_per_year=24)
    assert re.findall(r"g-yardstick\" style=\"bottom:([\d.]+)%", low) == ["100.00"]
    assert heights(low) == [5, 10]


def test_holidays_are_shaded_and_a_month_that_is_not_over_is_said() -> None:
    html = month_multiples([months(*range(1, 13), partial=True)], unit="KKG", until="1 Desember 2026")
    assert html.count('class="g-off"') == 2 and html.count('class="g-off g-part"') == 1
    assert text("chart.months.partial", day="1 Desember 2026") in checked(html).words
    over = month_multiples([months(1, 2)], unit="KKG", until="1 Desember 2026")
    assert "1 Desember 2026" not in over


def test_a_place_without_groups_has_no_bars_instead_of_dividing_by_zero() -> None:
    assert heights(month_multiples([months(0, 0, groups=0)], unit="KKG")) == [0, 0]


# --- calendar -------------------------------------------------------------------------------------------------------

FIRST, LAST = date(2025, 11, 22), date(2026, 11, 21)


def test_every_day_of_the_year_has_one_cell_and_days_outside_are_blank() -> None:
    html = calendar_heat({}, FIRST, LAST, alt="a")
    cells = re.findall(r'<i(?: class="(g-h-out)")?></i>', html)
    assert cells.count("") == 365 and len(cells) % 7 == 0 and len(cells) - 365 < 14


def test_no_meeting_is_lost_and_each_day_says_its_count() -> None:
    found = {FIRST + timedelta(days=place): place % 13 for place in range(365)}
    titles = re.findall(r'title="[^"]*?: (\d+) ', calendar_heat(found, FIRST, LAST, alt="a"))
    assert sum(map(int, titles)) == sum(found.values())


def test_meetings_outside_the_year_change_nothing() -> None:
    outside = {FIRST - timedelta(days=1): 99, LAST + timedelta(days=1): 99}
    assert calendar_heat(outside, FIRST, LAST, alt="a") == calendar_heat({}, FIRST, LAST, alt="a")


@pytest.mark.parametrize("most", [*range(40), 365, 1000])
def test_every_count_falls_into_one_step_and_more_is_never_paler(most: int) -> None:
    edges = bounds(most)
    steps = [step_of(count, edges) for count in range(most + 1)]
    assert steps == sorted(steps) and steps[0] == 0 and steps[-1] in (0, STEPS)
    assert all(1 <= step <= STEPS for step in steps[1:])
    assert len(set(steps[1:])) == len(edges) - 1, "a step of the legend that no count has"


def test_a_calendar_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="has no day"):
        calendar_heat({}, LAST, FIRST, alt="a")


# --- values on a line -----------------------------------------------------------------------------------------------


def strip(*values: float, marks: list[tuple[float, str]] | None = None) -> str:
    place = PlaceValues("52.06", "Bima", False, values, "w", "q")
    return value_strip([place], unit="KKG", missing="?!", words_of=lambda value: f"{value:g} km", marks=marks or [])


@pytest.mark.parametrize("count", [1, 2, 88, 287])
def test_every_group_has_its_dot_and_no_two_lie_on_each_other(count: int) -> None:
    html = strip(*(7 + place % 5 for place in range(count)))
    dots = re.findall(r'<i style="(left:[\d.]+%;bottom:[\d.]+px)"></i>', html)
    assert len(dots) == count == len(set(dots))


def test_the_line_starts_at_zero_and_ends_beyond_the_largest_value_at_a_round_number() -> None:
    assert axis_of([7.0, 8.0, 9.0]).ticks == (0, 2.5, 5.0, 7.5, 10.0)
    assert axis_of([410_000.0]).ticks == (0, 200_000, 400_000, 600_000)
    assert axis_of([3.0], [25.0]).end >= 25
    assert axis_of([]).end > 0 and axis_of([0.0, 0.0]).end > 0


def test_a_value_far_out_stands_hollow_at_the_end_and_is_counted_in_words() -> None:
    html = strip(*[10.0] * 99, 900.0)
    assert html.count('<i class="g-far" style="left:100.00%') == 1
    assert text("chart.strip.far", count=1, value="10 km") in checked(html).words
    assert "g-far" not in strip(*[10.0] * 99, 12.0)


def test_without_values_the_reason_stands_in_words() -> None:
    html = strip()
    assert "g-hatch" in html and "?!" in checked(html).words and "g-middle-mark" not in html


def test_a_named_bound_stands_on_the_line_and_in_the_legend() -> None:
    html = strip(5, 10, 20, marks=[(10, "sepuluh")])
    assert re.findall(r'g-at" style="left:([\d.]+)%', html) == ["50.00"] and "sepuluh" in checked(html).words


# --- all of them ----------------------------------------------------------------------------------------------------

PIECES = {
    "bars": lambda: bar_columns(
        [BarColumn(EVIL, EVIL)], [BarRow(EVIL, (Bar(1, EVIL),), True)], caption=EVIL, missing=EVIL
    ),
    "bars_missing": lambda: bar_columns([BarColumn(EVIL)], [BarRow(EVIL, (None,))], caption=EVIL, missing=EVIL),
    "months": lambda: month_multiples(
        [months(1, 2, name=EVIL, partial=True)], unit=EVIL, yardstick_per_year=16, until=EVIL
    ),
    "calendar": lambda: calendar_heat({FIRST: 3}, FIRST, LAST, alt=EVIL),
    "strip": lambda: value_strip(
        [PlaceValues("52.06", EVIL, True, (1.0, 2.0), EVIL, EVIL)],
        unit=EVIL, missing=EVIL, words_of=lambda _: EVIL, marks=[(1, EVIL)],
    ),
    "strip_missing": lambda: value_strip(
        [PlaceValues("52.06", EVIL, True, (), EVIL)], unit=EVIL, missing=EVIL, words_of=lambda _: EVIL
    ),
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_name_from_a_file_never_runs_as_markup(piece: str) -> None:
    html = PIECES[piece]()
    for tag, attributes in checked(html).tags:
        assert tag not in ("script", "img", "svg", "iframe")
        assert not any(name.startswith("on") for name in attributes)
        assert all(name.startswith("g") for name in (attributes.get("class") or "g").split())
        assert attributes.get("role") != "img" or attributes.get("aria-label")
    assert "alert(1)" in html
