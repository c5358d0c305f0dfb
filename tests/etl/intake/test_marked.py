"""The file given back: every row as received, what is wrong beside it, nothing that runs; it can be brought again."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake import examining, limits, marked, tables
from etl.intake.examining import Brought, File
from tests.etl.intake.book import Book, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
PLACE = all_places()[0]
RED, YELLOW = "FFFFC7CE", "FFFFEB9C"
NASTY = [
    "=1+1",
    "+6281",
    "-1+1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://x","y")',
    "http://contoh.id",
    "<b>x</b>",
]


def checked(folder: Path, *paths: Path) -> list[File]:
    return examining.examine(folder / "data", Brought(paths, "Dinas", NOW)).files


def given_back(folder: Path, path: Path) -> Path:
    (file,) = checked(folder, path)
    found = marked.write(file, folder / "kembali")
    assert found is not None
    return found


def sheet(path: Path, name: str = "pertemuan") -> Worksheet:
    return openpyxl.load_workbook(path)[name]


def rows(path: Path, name: str) -> list[tuple[Any, ...]]:
    return list(sheet(path, name).iter_rows(values_only=True))


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    book = Book.right(PLACE).put("pertemuan", "F2", 99).add_meeting(Tanggal="besok")
    return book.add_meeting(Kelompok="KKG 9 Entah", Hadir="banyak").save(tmp_path)


def test_every_row_comes_back_with_rule_and_cure_beside_those_that_are_wrong(tmp_path: Path, spoilt: Path) -> None:
    back = given_back(tmp_path, spoilt)
    assert back.name == "isi-kesalahan.xlsx"
    received, given = rows(spoilt, "pertemuan"), rows(back, "pertemuan")
    assert [row[:-1] for row in given] == received
    told = [row[-1] or "" for row in given]
    assert told[0] == "Kesalahan" and told[2] == told[3] == "" and told[1].startswith("PERIKSA - F2: hadir 99")
    assert told[4].startswith("KESALAHAN - Tanggal: ") and "Cara memperbaiki: tulis hari" in told[4]
    assert len(told[5].split("\n")) == 2, "all that is wrong with a row"
    assert rows(back, "kelompok_kerja") == rows(spoilt, "kelompok_kerja")


def test_bad_cells_are_red_doubtful_ones_yellow_and_the_head_stays_in_sight(tmp_path: Path, spoilt: Path) -> None:
    found = sheet(given_back(tmp_path, spoilt))
    fills = {cell.coordinate: cell.fill.fgColor.rgb for row in found.iter_rows(max_col=8) for cell in row
             if cell.fill.fill_type}  # fmt: skip
    assert fills == {"F2": YELLOW, "C5": RED, "B6": RED, "F6": RED}
    assert found.freeze_panes == "A2" and found.auto_filter.ref == "A1:I6"


def test_the_first_sheet_says_what_to_do_and_how_each_sheet_stands(tmp_path: Path, spoilt: Path) -> None:
    back = given_back(tmp_path, spoilt)
    words = "\n".join(str(cell) for row in rows(back, marked.GUIDE) for cell in row if cell)
    assert openpyxl.load_workbook(back).sheetnames == [marked.GUIDE, "kelompok_kerja", "pertemuan"]
    assert "5 baris dibaca, 2 ditolak, 3 kesalahan, 1 perlu diperiksa" in words and "KESALAHAN" in words


def test_mended_in_excel_it_is_brought_again_and_the_column_of_errors_is_passed_over(
    tmp_path: Path, spoilt: Path
) -> None:
    back = given_back(tmp_path, spoilt)
    book = openpyxl.load_workbook(back)
    book["pertemuan"]["C5"], book["pertemuan"]["B6"], book["pertemuan"]["F6"] = (
        "1/12/2018",
        f"KKG Gugus I {PLACE.name}",
        3,
    )
    book.save(back)
    (file,) = checked(tmp_path, back)
    assert file.outcome is not None and file.outcome.refusals == [] and file.counts["new"] == 9
    assert not any("Kesalahan" in note.words for note in file.notes)


def test_given_back_twice_it_has_one_column_of_errors(tmp_path: Path, spoilt: Path) -> None:
    again = given_back(tmp_path, given_back(tmp_path, spoilt))
    assert again.name == "isi-kesalahan-kesalahan.xlsx" and rows(again, "pertemuan")[0].count("Kesalahan") == 1


def test_text_stays_text_whatever_it_begins_with(tmp_path: Path) -> None:
    book = Book.right(PLACE)
    folder = tmp_path / "csv"
    book.add_meeting(Tanggal="besok").save_csv(tmp_path)
    lines = (folder / "pertemuan.csv").read_text(encoding="utf-8").splitlines()
    nasty = ['"' + text.replace('"', '""') + '"' for text in NASTY]
    body = [f"{lines[0]};Catatan", *(f"{lines[1]};{text}" for text in nasty)]
    (folder / "pertemuan.csv").write_text("\r\n".join([*body, f"{lines[-1]};x"]), encoding="utf-8", newline="")
    found = sheet(given_back(tmp_path, folder))
    cells = [row[8] for row in found.iter_rows(min_row=2, max_row=1 + len(NASTY))]
    assert [cell.data_type for cell in cells] == ["s"] * len(NASTY) and found["I2"].value == "=1+1"
    assert all(cell.quotePrefix for cell in cells[:7]) and all(cell.hyperlink is None for cell in cells)


def test_a_right_file_and_one_that_cannot_be_read_are_not_given_back(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    for file in checked(tmp_path, Book.right(PLACE).save(tmp_path), tmp_path / "rusak.xlsx"):
        assert marked.write(file, tmp_path / "kembali") is None
    assert not (tmp_path / "kembali").exists()


def test_a_file_of_which_no_row_is_good_is_given_back_all_the_same(tmp_path: Path) -> None:
    book = Book.right(PLACE)
    del book.sheets["kelompok_kerja"]
    path = book.save(tmp_path)
    (file,) = checked(tmp_path, path)
    assert not file.is_taken and marked.write(file, tmp_path / "kembali") is not None


def test_a_hostile_name_stays_in_its_folder(tmp_path: Path) -> None:
    book = Book.right(PLACE).add_meeting(Tanggal="besok").save(tmp_path, name="=cmd'; <b>.xlsx")
    found = given_back(tmp_path, book)
    assert found.parent == tmp_path / "kembali" and found.name == "_cmd__ _b_-kesalahan.xlsx"


def test_too_many_sheets_rows_or_columns_are_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = Book.right(PLACE).save_csv(tmp_path), Book.right(PLACE).save(tmp_path)
    of_csv, of_excel = {"MOST_ROWS": 3, "MOST_COLUMNS": 5, "MOST_SHEETS": 1}, {"MOST_SHEETS": 1, "MOST_BYTES": 100,
                                                                               "MOST_XML": 100}  # fmt: skip
    for place, name, most in [(folder, *one) for one in of_csv.items()] + [(path, *one) for one in of_excel.items()]:
        with monkeypatch.context() as patch:
            patch.setattr(limits, name, most)
            tables.forget_what_was_read()
            (file,) = checked(tmp_path, place)
            assert file.error is not None and file.error.cure, name
