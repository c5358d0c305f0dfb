"""The template: every column has its place in a contract, and the workbook holds what a person needs to fill it in."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.intake import batches, tables, template, workbook
from etl.intake.template import Column, Sheet
from schemas import contract
from tests.etl.intake.test_loading import NOW, load

SHEETS = template.load().sheets
EACH_SHEET = pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
EACH_COLUMN = pytest.mark.parametrize(
    ("sheet", "column"), [pytest.param(s, c, id=f"{s.name}-{c.field}") for s in SHEETS for c in s.columns]
)
# Filled in by the load itself, or a list of its own.
NOT_ASKED = {"batch_id", "source_sheet", "source_row", "is_sample", "alias_folded", "person_id"}


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook.written()))


@EACH_COLUMN
def test_every_column_of_the_template_is_a_column_of_a_contract(sheet: Sheet, column: Column) -> None:
    assert column.contract.name == column.name
    assert column.table == sheet.table or column.kind == "hint" or column.table == "resource_person_topic"


@pytest.mark.parametrize("table", [sheet.table for sheet in SHEETS] + ["resource_person_topic"])
def test_every_column_of_a_contract_is_asked_for_or_made_by_the_load(table: str) -> None:
    asked = {column.name for sheet in SHEETS for column in sheet.columns if column.table == table}
    assert {column.name for column in contract.load(table).columns} - asked - NOT_ASKED == set()


@EACH_SHEET
def test_a_column_that_may_not_be_empty_is_required_or_has_a_default(sheet: Sheet) -> None:
    made = {"group_id", "meeting_id", "level", "review_state", "is_available"}
    needed = {c.name for c in sheet.columns if c.table == sheet.table and not c.contract.nullable and c.kind != "hint"}
    assert needed - {column.name for column in sheet.required} - made == set()


@EACH_SHEET
def test_no_header_or_other_name_stands_for_two_columns(sheet: Sheet) -> None:
    seen: dict[str, str] = {}
    for column in (template.load().marker, *sheet.columns):
        for name in column.names:
            # Three headers fill one contract column: only its own name is shared.
            assert name not in seen or name == "topic", f"{name}: {seen[name]} and {column.header}"
            seen[name] = column.header


def test_no_name_of_a_sheet_stands_for_two_sheets() -> None:
    names = [name for sheet in SHEETS for name in sheet.names]
    assert len(names) == len(set(names))


@EACH_COLUMN
def test_every_word_of_a_list_and_every_code_is_understood(sheet: Sheet, column: Column) -> None:
    if column.vocabulary is None:
        return
    known = template.codes_by_word(column.vocabulary)
    assert set(template.words(column.vocabulary)) == set(column.contract.allowed)
    for code, word in template.words(column.vocabulary).items():
        assert known[template.fold(word)] == code and known[template.fold(code)] == code
    assert set(known.values()) == set(column.contract.allowed)


@EACH_SHEET
def test_the_workbook_has_each_sheet_with_headers_notes_and_a_frozen_first_row(book: Workbook, sheet: Sheet) -> None:
    worksheet = book[sheet.name]
    assert worksheet.freeze_panes == "A2"
    headers = [cell.value for cell in worksheet[1]]
    assert headers == ["No", *(f"{c.header}*" if c.required else c.header for c in sheet.columns)]
    for cell, column in zip(worksheet[1][1:], sheet.columns, strict=True):
        assert cell.comment is not None and column.note in cell.comment.text
        assert cell.comment.text.startswith("Wajib. ") == column.required


@EACH_SHEET
def test_the_example_row_is_marked_and_says_what_the_definition_says(book: Workbook, sheet: Sheet) -> None:
    cells = [cell.value for cell in book[sheet.name][2]]
    assert cells[0] == "CONTOH"
    assert [str(one or "")[:10] for one in cells[1:]] == [str(column.example)[:10] for column in sheet.columns]


@EACH_SHEET
def test_columns_with_a_word_list_have_a_drop_down_list_with_those_words(book: Workbook, sheet: Sheet) -> None:
    worksheet, lists = book[sheet.name], book[workbook.LISTS]
    for place, column in enumerate(sheet.columns, start=2):
        listed = words_of(worksheet, lists, place)
        if column.kind == "boolean":
            assert listed == ["ya", "tidak"]
        elif column.vocabulary:
            assert listed == list(template.words(column.vocabulary).values())
        elif column.name == "kabupaten_code":
            assert len(listed) == 10
        elif column.name == "kecamatan_code":
            assert len(listed) > 100


def words_of(worksheet: Worksheet, lists: Worksheet, column: int) -> list[str]:
    """Words of the drop-down list of a column, read through its reference; none without a list of words."""
    for rule in worksheet.data_validations.dataValidation:
        inside = any(one.min_col <= column <= one.max_col for one in rule.sqref.ranges)
        if inside and rule.type == "list" and workbook.LISTS in rule.formula1:
            area = rule.formula1.split("!")[1].replace("$", "")
            return [str(row[0].value) for row in lists[area]]
    return []


def test_the_list_sheet_is_hidden_and_the_guide_comes_first(book: Workbook) -> None:
    assert book[workbook.LISTS].sheet_state == "hidden"
    assert book.sheetnames[0] == workbook.GUIDE
    words = " ".join(str(row[0].value) for row in book[workbook.GUIDE].iter_rows())
    assert "CONTOH" in words and all(sheet.name in words for sheet in SHEETS)


def test_the_same_definition_gives_the_same_bytes() -> None:
    assert workbook.written() == workbook.written()


def test_the_empty_template_loads_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    path.write_bytes(workbook.written())
    done = load(tmp_path / "data", path)
    assert done.code == 1 and not (tmp_path / "data").exists()
    assert "paling sedikit satu baris harus terisi" in "\n".join(done.lines)


def test_the_examples_of_the_template_are_themselves_right(tmp_path: Path) -> None:
    """Without the word CONTOH they all go in: nobody learns from a wrong example."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.written()))
    for sheet in SHEETS:
        book[sheet.name]["A2"] = 1
    book.save(tmp_path / "contoh.xlsx")
    batch = batches.new(tmp_path / "contoh.xlsx", "petugas data", NOW, [])
    result = tables.combine([batch])
    assert [str(one) for one in result.outcomes[0].refusals] == []
    assert result.outcomes[0].counts == {"read": len(SHEETS), "taken": len(SHEETS), "refused": 0, "same": 0}
    assert all(len(result.tables[sheet.table]) == 1 for sheet in SHEETS)
    (group,) = result.tables["working_group"].to_dict("records")
    assert group["kecamatan_code"] == "52.04.05" and group["latitude"] == pytest.approx(-8.53)
