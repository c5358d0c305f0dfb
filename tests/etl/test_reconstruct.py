"""Counts behind percentages, against brute force with exact fractions: no floating point, no cleverness."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import reconstruct
from schemas.vocabulary import CountStatus
from tests.conftest import Connect
from tests.etl import study_reading as study

Block = tuple[int, str, str, str | None]  # table, question, type of group, place
RESPONDENTS = st.integers(min_value=1, max_value=150)
PERCENT = st.integers(min_value=0, max_value=100)


def half_up(count: int, respondents: int) -> int:
    """100 x count / respondents, rounded half up, in exact arithmetic."""
    share = Fraction(100 * count, respondents)
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    rounded = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    # Decimal carries 28 digits; the fraction settles what lies on an edge.
    assert Fraction(-1, 2) < rounded - share <= Fraction(1, 2)
    return rounded


@cache
def fits(percent: int, respondents: int) -> list[int]:
    return [count for count in range(respondents + 1) if half_up(count, respondents) == percent]


@given(RESPONDENTS, st.data())
def test_a_percentage_is_rounded_half_up_exactly(respondents: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(min_value=0, max_value=respondents))
    assert reconstruct.rounded_percent(count, respondents) == half_up(count, respondents)


@pytest.mark.parametrize(
    ("count", "respondents", "percent"), [(1, 8, 13), (3, 8, 38), (5, 8, 63), (7, 8, 88), (1, 200, 1), (1, 40, 3)]
)
def test_halves_go_up_and_never_to_the_even_neighbour(count: int, respondents: int, percent: int) -> None:
    assert reconstruct.rounded_percent(count, respondents) == percent


@given(PERCENT, RESPONDENTS)
def test_the_fitting_counts_are_those_that_brute_force_finds(percent: int, respondents: int) -> None:
    assert reconstruct.fitting_counts(percent, respondents) == fits(percent, respondents)


@given(RESPONDENTS, st.data())
def test_a_true_count_is_always_among_those_that_fit(respondents: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(min_value=0, max_value=respondents))
    assert count in reconstruct.fitting_counts(half_up(count, respondents), respondents)


@given(PERCENT, st.integers(min_value=1, max_value=100))
def test_up_to_100_respondents_never_more_than_one_count_fits(percent: int, respondents: int) -> None:
    assert len(reconstruct.fitting_counts(percent, respondents)) <= 1


@given(st.integers(min_value=101, max_value=150))
def test_above_100_respondents_some_percentage_fits_several_counts(respondents: int) -> None:
    assert any(len(reconstruct.fitting_counts(percent, respondents)) > 1 for percent in range(101))


@given(st.integers(max_value=0))
def test_without_respondents_no_count_fits(respondents: int) -> None:
    assert reconstruct.fitting_counts(0, respondents) == []


@given(st.lists(PERCENT, min_size=1, max_size=4), st.integers(min_value=1, max_value=60))
def test_the_fitting_denominators_are_those_that_brute_force_finds(percents: list[int], respondents: int) -> None:
    expected = [n for n in range(1, respondents + 1) if all(fits(percent, n) for percent in percents)]
    assert reconstruct.fitting_denominators(percents, respondents) == expected


def block(respondents: int, printed: list[str | None]) -> pd.DataFrame:
    """Cells of one block, as the ETL hands them over."""
    percents = [float(cell[:-1]) if cell and cell.endswith("%") else None for cell in printed]
    rows = {
        "round_id": "r", "source_table": 3, "question_id": "q", "group_type": "KKG", "kabupaten_code": "52.06",
        "respondents": respondents,
    }  # fmt: skip
    frame = pd.DataFrame([rows] * len(printed))
    return frame.assign(
        printed=pd.array(printed, dtype="string"), percent_published=pd.array(percents, dtype="Float64")
    )


def expected(respondents: int, printed: list[str | None]) -> list[tuple[int | None, str]]:
    """(count, status) of each cell of a block, said once more in plain words."""
    found: list[tuple[int | None, str]] = []
    for cell in printed:
        counts = fits(int(cell[:-1]), respondents) if cell and cell.endswith("%") and respondents else []
        if cell is None:
            found.append((None, CountStatus.BLANK))
        elif cell == "Na":
            found.append((None, CountStatus.PRINTED_NA))
        elif len(counts) == 1:
            found.append((counts[0], CountStatus.RECONSTRUCTED))
        else:
            found.append((None, CountStatus.SEVERAL_FIT if counts else CountStatus.NO_INTEGER_FITS))
    if any(status == CountStatus.NO_INTEGER_FITS for _, status in found):
        unsafe = (CountStatus.RECONSTRUCTED, CountStatus.RECONSTRUCTED_UNSAFE)
        return [(count, unsafe[1] if status == unsafe[0] else status) for count, status in found]
    return found


CELL = st.one_of(st.none(), st.just("Na"), PERCENT.map(lambda percent: f"{percent}%"))


@given(st.integers(min_value=0, max_value=130), st.lists(CELL, min_size=1, max_size=7))
def test_a_count_stands_only_where_exactly_one_fits_and_one_misfit_makes_its_block_unsafe(
    respondents: int, printed: list[str | None]
) -> None:
    done = reconstruct.with_counts(block(respondents, printed))
    counts = [None if pd.isna(count) else int(count) for count in done["count"]]
    assert list(zip(counts, done["count_status"], strict=True)) == expected(respondents, printed)


@given(st.integers(min_value=1, max_value=60), st.lists(PERCENT, min_size=1, max_size=5))
def test_only_a_block_with_a_misfit_lists_denominators_and_all_of_them(respondents: int, percents: list[int]) -> None:
    done = reconstruct.with_counts(block(respondents, [f"{percent}%" for percent in percents]))
    misfit = any(not fits(percent, respondents) for percent in percents)
    listed = [n for n in range(1, respondents + 1) if all(fits(percent, n) for percent in percents)]
    for shown in done["fitting_denominators"]:
        assert (not misfit and pd.isna(shown)) or shown == ",".join(map(str, listed))


def test_a_misfit_does_not_touch_another_block() -> None:
    good, bad = block(7, ["100%"]), block(7, ["50%", "100%"]).assign(question_id="other")
    done = reconstruct.with_counts(pd.concat([good, bad], ignore_index=True))
    assert list(done["count_status"]) == ["reconstructed", "no_integer_fits", "reconstructed_unsafe"]


# --- the study itself -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def blocks(connect: Connect) -> dict[Block, list[dict[str, Any]]]:
    database = connect()
    rows = database.execute("select * from survey_cell order by source_table, source_line").fetchall()
    names = [column[0] for column in database.description or []]
    found: dict[Block, list[dict[str, Any]]] = {}
    for row in (dict(zip(names, row, strict=True)) for row in rows):
        key = (row["source_table"], row["question_id"], row["group_type"], row["kabupaten_code"])
        found.setdefault(key, []).append(row)
    return found


def test_every_count_of_the_warehouse_is_what_brute_force_gives(blocks: dict[Block, list[dict[str, Any]]]) -> None:
    for (table, question, group, place), rows in blocks.items():
        respondents = study.respondents(group, place)
        assert {row["respondents"] for row in rows} == {respondents}
        found = [(row["count"], row["count_status"]) for row in rows]
        assert found == expected(respondents, [row["printed"] for row in rows]), (table, question, group, place)


def test_453_of_496_cells_have_a_count_and_the_others_say_why(blocks: dict[Block, list[dict[str, Any]]]) -> None:
    worked_out: Counter[str] = Counter()
    for (_, _, group, place), rows in blocks.items():
        printed = [row["printed"] for row in rows]
        worked_out.update(str(status) for _, status in expected(study.respondents(group, place), printed))
    assert worked_out == {
        "reconstructed": 453, "reconstructed_unsafe": 12, "no_integer_fits": 7, "printed_na": 6, "blank": 18,
    }  # fmt: skip
    assert worked_out == Counter(row["count_status"] for rows in blocks.values() for row in rows)


# The traps: block -> printed percentages that no whole number gives, and the denominators that give all of the block.
TRAPS: dict[Block, tuple[list[float], str]] = {
    (8, "agenda", "KKG", None): ([97], "30,33,36,39"),
    (10, "kak_done", "KKG", None): ([36], "25,50"),
    (14, "funding_source", "KKM", None): ([50], "2,4,6"),
    (15, "school_cost", "KKM", study.LOMBOK_TENGAH): ([50, 50], "2"),
    (20, "periodic_report", "KKM", None): ([80, 20], "5"),
}


def test_the_known_traps_are_the_only_blocks_that_do_not_fit_their_respondents(
    blocks: dict[Block, list[dict[str, Any]]],
) -> None:
    found = {}
    for key, rows in blocks.items():
        misfits = [row["percent_published"] for row in rows if row["count_status"] == "no_integer_fits"]
        if misfits:
            (denominators,) = {row["fitting_denominators"] for row in rows}
            found[key] = (misfits, denominators)
        else:
            assert {row["fitting_denominators"] for row in rows} == {None}
    assert found == TRAPS


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_no_page_ever_counts_with_a_cell_of_a_block_that_does_not_fit(
    database: duckdb.DuckDBPyConnection, trap: Block
) -> None:
    table, question, group, place = trap
    used = database.execute(
        "select count(*) from survey_answer where source_table = ? and question_id = ? and group_type = ? "
        "and coalesce(kabupaten_code, '') = coalesce(?, '') and answer_count is not null",
        [table, question, group, place],
    ).fetchone()
    assert used == (0,)


def test_a_total_over_kabupaten_is_unknown_as_soon_as_one_surveyed_kabupaten_is(
    database: duckdb.DuckDBPyConnection,
) -> None:
    """Costs of KKM: three kabupaten print Na, Lombok Tengah fits no count, Sumbawa Barat was not surveyed."""
    found = database.execute(
        "select option_id, answer_count, respondents, is_summed from survey_answer "
        "where question_id = 'school_cost' and group_type = 'KKM' and kabupaten_code is null order by option_id"
    ).fetchall()
    assert found == [("1_3jt", None, 7, True), ("lt_1jt", None, 7, True)]
