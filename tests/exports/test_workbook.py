"""The workbook, opened again: numbers are numbers, every sheet says what it is, words of others stay words."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from answers.document import Column, Table
from exports.table_values import TableError
from exports.workbook import xlsx
from tests.exports import sample_tables
from tests.exports.sample_content import LOG, SAMPLE, STAMP, SURVEY

TABLES = (sample_tables.survey(), sample_tables.groups(), sample_tables.empty(), sample_tables.hostile())


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(TABLES)


def opened(tables: Sequence[Table]) -> Workbook:
    return load_workbook(io.BytesIO(xlsx(tables, sample_tables.about_bima())))


def words(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def head_of(sheet: Worksheet) -> int:
    """Row of the heads: the one above where the panes are frozen."""
    return int("".join(filter(str.isdigit, str(sheet.freeze_panes)))) - 1


def body(sheet: Worksheet, table: Table) -> list[tuple[object, ...]]:
    first = head_of(sheet) + 1
    rows = sheet.iter_rows(first, first + len(table.rows) - 1, max_col=len(table.columns), values_only=True)
    return [tuple(one.date() if isinstance(one, datetime) else one for one in row) for row in rows]


def test_there_is_a_sheet_per_table_after_the_one_about_them(book: Workbook) -> None:
    names = ["Tentang", "KKG yang punya SK, per", "Kelompok", "Belum ada yang melapor", "=HYPERLINK(1)"]
    assert book.sheetnames == names


def test_the_rows_are_those_of_the_table_and_missing_is_empty(book: Workbook) -> None:
    for sheet, table in zip(book.worksheets[1:3], TABLES[:2], strict=True):
        assert body(sheet, table) == list(table.rows)


def test_numbers_are_written_by_their_kind(book: Workbook) -> None:
    sheet = book["Kelompok"]
    row = sheet[head_of(sheet) + 1]
    assert [cell.number_format for cell in row] == [
        "General", "[$-421]d mmm yyyy", "#,##0", "0%", '"Rp" #,##0', "#,##0.0", "#,##0.00",
    ]  # fmt: skip
    assert [cell.data_type for cell in row] == ["s", "d", "n", "n", "n", "n", "n"]


def test_heads_stay_in_view_and_on_every_page_and_have_a_filter(book: Workbook) -> None:
    for sheet, table in zip(book.worksheets[1:3], TABLES[:2], strict=True):
        head = head_of(sheet)
        assert [sheet.cell(head, place).value for place in range(1, len(table.columns) + 1)] == [
            column.title for column in table.columns
        ]
        assert sheet.print_title_rows == f"${head}:${head}"
        (found,) = sheet.tables.values()
        assert found.ref.startswith(f"A{head}:") and found.autoFilter.ref == found.ref
        assert found.headerRowCount in (None, 1)


def test_a_sheet_fits_one_page_wide_and_prints_all_of_it(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert f"${sheet.max_row}" in sheet.print_area and sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")


def test_a_sheet_names_title_selection_coverage_source_and_stamp(book: Workbook) -> None:
    for sheet, table in zip(book.worksheets[1:], TABLES, strict=True):
        found = words(sheet)
        assert found[0] == table.title
        of_log = "Pilihan: KKG di Kabupaten Bima"  # the round of the survey stands on no sheet of the other clock
        assert (of_log if table.basis.clock == "log" else sample_tables.about_bima().filters) in found
        assert {table.basis.coverage, f"Sumber: {table.basis.source}", STAMP.words, *table.notes} <= set(found)
        assert STAMP.data_version in sheet.oddFooter.right.text and "&P" in sheet.oddFooter.right.text
        assert sheet.oddFooter.left.text.strip() == table.basis.source


def test_a_sheet_of_simulated_figures_says_so_at_its_top_and_on_paper(book: Workbook) -> None:
    for sheet, table in zip(book.worksheets[1:], TABLES, strict=True):
        top = [str(row[0]).lower() for row in sheet.iter_rows(max_row=3, max_col=1, values_only=True)]
        assert (SAMPLE in top) == table.basis.is_simulated
        assert (SAMPLE in (sheet.oddHeader.right.text or "").lower()) == table.basis.is_simulated
        assert not sheet.row_dimensions[2].hidden
    assert any(SAMPLE in one.lower() for one in words(book["Tentang"])[:3])


def test_a_workbook_of_real_figures_has_no_mark() -> None:
    book = opened([sample_tables.survey()])
    assert not any(SAMPLE in one.lower() for one in words(book.worksheets[1]))
    assert not any(SAMPLE in one.lower() for one in words(book.worksheets[0])[:3])


def test_the_sheet_about_them_holds_selection_columns_definitions_rules_sources_and_versions(book: Workbook) -> None:
    found, about = words(book["Tentang"]), sample_tables.about_bima()
    assert {about.title, about.filters, about.place, about.group_type, about.link, *about.facts} <= set(found)
    assert {*about.method, *about.attribution} <= set(found)
    assert {STAMP.data_version, STAMP.code_version, STAMP.words} <= set(found)
    assert {SURVEY.definition, "Dibagi dengan kelompok dalam daftar."} <= set(found)
    assert {column.key for table in TABLES for column in table.columns} <= set(found)
    assert {"Pertemuan dalam 12 bulan terakhir.", "pertemuan", "kilometer"} <= set(found)
    for table in TABLES:
        assert any(table.title in one and table.basis.foot in one for one in found)


def test_the_sheet_about_them_leads_to_every_other_and_back_to_the_page(book: Workbook) -> None:
    cells = [cell for row in book["Tentang"].iter_rows() for cell in row if cell.hyperlink]
    links = {cell.hyperlink.location or cell.hyperlink.target for cell in cells}
    assert {f"'{name}'!A1" for name in book.sheetnames[1:]} <= links
    assert sample_tables.about_bima().link in links


def test_words_that_look_like_a_formula_or_an_address_stay_words(book: Workbook) -> None:
    sheet = book["=HYPERLINK(1)"]
    table = TABLES[3]
    assert body(sheet, table) == [(one, one) for one in sample_tables.HOSTILE]
    cells = [cell for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert [cell.value for cell in sheet[head_of(sheet)]] == ["=2+2", "=2+2 (again)"]


def test_an_ampersand_is_no_code_of_the_footer() -> None:
    basis = type(LOG)("log", "Dinas A & B, &P", "", False)
    sheet = opened([Table("t", "T", (Column("a", "A"),), (("x",),), basis)]).worksheets[1]
    assert sheet.oddFooter.left.text.strip() == "Dinas A && B, &&P"


def test_a_table_without_rows_says_so_under_its_heads(book: Workbook) -> None:
    sheet = book["Belum ada yang melapor"]
    head = head_of(sheet)
    assert [cell.value for cell in sheet[head]] == [column.title for column in sample_tables.COLUMNS]
    assert sheet.cell(head + 1, 1).value == "Tidak ada baris untuk pilihan ini."
    assert not sheet.tables


def test_without_tables_the_sheet_about_them_is_left() -> None:
    assert opened([]).sheetnames == ["Tentang"]


def test_the_file_carries_title_language_and_versions(book: Workbook) -> None:
    about = sample_tables.about_bima()
    assert (book.properties.title, book.properties.subject) == (about.title, about.filters)
    assert book.properties.keywords == STAMP.data_version and book.properties.description == STAMP.words
    assert book.properties.created == datetime(2026, 11, 23, 1, 30)  # noqa: DTZ001
    own = {one.name: one.value for one in book.custom_doc_props.props}
    assert own == {"Language": "id", "Data version": STAMP.data_version, "Code version": STAMP.code_version}


def test_the_same_tables_give_the_same_bytes() -> None:
    first, second = (xlsx(TABLES, sample_tables.about_bima()) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert packed.testzip() is None


@pytest.mark.parametrize("value", ["tujuh", True])
def test_a_word_in_a_column_of_numbers_is_refused_with_its_place(value: object) -> None:
    table = Table("t", "T", (Column("n", "N", "count"),), ((value,),), LOG)  # type: ignore[arg-type]
    with pytest.raises(TableError, match="t, column n"):
        xlsx([table], sample_tables.about_bima())


def test_a_row_that_is_too_short_is_refused_with_its_place() -> None:
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), (("x", "y"), ("x",)), LOG)
    with pytest.raises(TableError, match="t, row 2"):
        xlsx([table], sample_tables.about_bima())


def test_a_number_that_is_none_is_an_empty_cell() -> None:
    table = Table("t", "T", (Column("n", "N", "rate"),), ((float("nan"),), (float("inf"),), (1.5,)), LOG)
    sheet = opened([table]).worksheets[1]
    assert body(sheet, table) == [(None,), (None,), (1.5,)]
