"""Downloads as CSV: what stands in a row stands in the file, and a cell never becomes a formula."""

import csv
import io
from datetime import date

import pytest

from exports.table_csv import cells_csv, table_csv


def read(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_rows_become_lines_under_the_names_of_their_columns() -> None:
    rows = [{"name": 'Gugus 1, "Bolo"', "day": date(2026, 11, 22), "count": 7, "is_sample": True, "why": None}]
    assert read(table_csv(rows)) == [
        ["name", "day", "count", "is_sample", "why"], ['Gugus 1, "Bolo"', "2026-11-22", "7", "True", ""],
    ]  # fmt: skip


def test_without_rows_the_file_is_empty() -> None:
    assert table_csv([]) == b""
    assert read(cells_csv(("a", "b"), [])) == [["a", "b"]]


@pytest.mark.parametrize("name", ["=1+1", "+62", "-2+3", "@sum(a1)", "\t=1"])
def test_words_that_a_spreadsheet_would_work_out_stay_words(name: str) -> None:
    assert read(cells_csv(("name",), [(name,)]))[1] == [f"'{name}"]


@pytest.mark.parametrize(("value", "cell"), [("-", "-"), ("- kosong", "- kosong"), (-3, "-3"), ("Na", "Na")])
def test_a_dash_and_a_number_below_zero_are_left_alone(value: object, cell: str) -> None:
    assert read(cells_csv(("value",), [(value,)]))[1] == [cell]


def test_a_file_opens_in_excel_and_reads_back_what_was_written() -> None:
    rows = [{"place": 'Bima, "Timur"', "words": "≤ 2 minggu\nbaris dua", "n": 11}, {"place": "", "words": "", "n": 0}]
    made = table_csv(rows)
    assert made.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert read == [{name: str(value) for name, value in row.items()} for row in rows]
