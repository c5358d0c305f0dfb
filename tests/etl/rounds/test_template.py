"""The Excel template: one row per group, headers a reader can derive, lists with the very words of the options."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake.template import EXAMPLE_MARK, fold
from etl.rounds import questionnaire, template


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template.written()))


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book[template.SHEET]


def headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def listed(sheet: Worksheet, book: Workbook, column: str) -> list[str]:
    """Words of the drop-down list in row 3 of the column with this header; empty without one."""
    letters = sheet.cell(1, headers(sheet).index(column) + 1).column_letter
    for rule in sheet.data_validations.dataValidation:
        if f"{letters}3" in rule.sqref and rule.type == "list":
            place = str(rule.formula1).split("!")[1].replace("$", "")
            return [str(row[0].value) for row in book["_pilihan"][place]]
    return []


def test_every_header_leads_back_to_its_field_and_option(sheet: Worksheet) -> None:
    known = {
        fold(header): (one.name, option.option_id if option else None)
        for one in questionnaire.fields()
        for option in (one.options if one.kind == "many" else [None])
        for header in (one.option_headers(option) if option else one.headers())
    }
    found = [known[fold(header)] for header in headers(sheet)[1:]]
    asked = [(one.name, None) for one in questionnaire.fields() if one.kind != "many"]
    several = [
        (one.name, option.option_id) for one in questionnaire.fields() if one.kind == "many" for option in one.options
    ]
    assert sorted(found, key=str) == sorted([*asked, *several], key=str)


def test_what_must_be_filled_in_has_a_star(sheet: Worksheet) -> None:
    starred = {header.removesuffix("*") for header in headers(sheet) if header.endswith("*")}
    assert starred == {one.short_id for one in questionnaire.fields() if one.required}
    assert "Jenis kelompok" in starred and "Kecamatan" not in starred


def test_the_lists_hold_the_words_of_the_options(sheet: Worksheet, book: Workbook) -> None:
    for one in questionnaire.asked():
        labels = [option.label_id for option in one.options]
        if one.kind == "many":
            assert all(listed(sheet, book, one.option_headers(o)[0]) == ["ya", "tidak"] for o in one.options)
        else:
            assert listed(sheet, book, one.short_id) == labels
    assert listed(sheet, book, "Jenis kelompok*") == ["KKG", "KKKS", "KKM"]
    assert listed(sheet, book, "Kabupaten*") == ["Lombok Tengah", "Sumbawa Barat", "Sumbawa", "Dompu", "Bima"]
    assert len(listed(sheet, book, "Kecamatan")) == 70
    assert listed(sheet, book, "Nama kelompok*") == []


def test_the_only_row_is_an_example_marked_so_that_it_is_not_read(sheet: Worksheet) -> None:
    assert [str(cell.value).casefold() for cell in sheet["A"]] == ["no", EXAMPLE_MARK]
    example = dict(zip(headers(sheet), [cell.value for cell in sheet[2]], strict=True))
    assert example["Jenis kelompok*"] == "KKG" and example["SK pembentukan"] == "Punya SK"
    assert example["Topik pertemuan: Ujian sumatif bersama"] is None, "KKG is not asked this option"
    assert example["Sarana dan prasarana: Komputer atau laptop"] == "ya"


def test_every_header_carries_the_whole_question_and_says_whom_it_is_for(sheet: Worksheet) -> None:
    notes = {header: cell.comment.text for header, cell in zip(headers(sheet)[1:], sheet[1][1:], strict=True)}
    assert notes["SK pembentukan"].startswith("Apakah kelompok kerja ini memiliki SK pembentukan?")
    assert "Hanya untuk KKG." in notes["Sarana dan prasarana: Listrik"]
    assert "Hanya untuk KKKS, KKM." in notes["Topik pertemuan: Peringatan hari besar"]
    assert notes["Nama kelompok*"].startswith("Wajib.")


def test_the_guide_comes_first_and_names_the_command(book: Workbook) -> None:
    assert book.sheetnames[:2] == ["Petunjuk", "Jawaban"] and book["_pilihan"].sheet_state == "hidden"
    words = [str(cell.value) for cell in book["Petunjuk"]["A"] if cell.value]
    assert "python -m etl round templat-kuesioner.xlsx" in words


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    assert template.written() == template.written()
