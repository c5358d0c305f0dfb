"""Files of rows: what spreadsheet programs read back."""

import csv
import io

import pytest

from exports.table_csv import table_csv


def test_a_file_opens_in_excel_and_reads_back_what_was_written() -> None:
    rows = [{"place": 'Bima, "Timur"', "words": "≤ 2 minggu\nbaris dua", "n": 11}, {"place": "", "words": "", "n": 0}]
    made = table_csv(rows)
    assert made.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert read == [{name: str(value) for name, value in row.items()} for row in rows]


def test_a_file_without_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="without rows"):
        table_csv([])
