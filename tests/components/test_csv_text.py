"""Downloads as CSV: what stands in a row stands in the file, and a cell never becomes a formula."""

import csv
import io
from datetime import date

import pytest

from components.csv_text import cells_text, csv_text


def read(words: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(words)))


def test_rows_become_lines_under_the_names_of_their_columns() -> None:
    rows = [{"name": 'Gugus 1, "Bolo"', "day": date(2026, 11, 22), "count": 7, "is_sample": True, "why": None}]
    assert read(csv_text(rows)) == [
        ["name", "day", "count", "is_sample", "why"], ['Gugus 1, "Bolo"', "2026-11-22", "7", "True", ""],
    ]  # fmt: skip


def test_without_rows_there_is_no_text() -> None:
    assert csv_text([]) == ""
    assert read(cells_text(("a", "b"), [])) == [["a", "b"]]


@pytest.mark.parametrize("name", ["=1+1", "+62", "-2+3", "@sum(a1)", "\t=1"])
def test_words_that_a_spreadsheet_would_work_out_stay_words(name: str) -> None:
    assert read(cells_text(("name",), [(name,)]))[1] == [f"'{name}"]


@pytest.mark.parametrize(("value", "cell"), [("-", "-"), ("- kosong", "- kosong"), (-3, "-3"), ("Na", "Na")])
def test_a_dash_and_a_number_below_zero_are_left_alone(value: object, cell: str) -> None:
    assert read(cells_text(("value",), [(value,)]))[1] == [cell]
