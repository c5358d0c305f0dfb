"""CSV and Parquet of a table: the rows of the workbook under plain names, with what they rest on."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from answers.document import Column, Scalar, Table
from exports import table_files, table_values
from exports.table_values import TableError
from exports.workbook import xlsx
from tests.exports import sample_tables
from tests.exports.sample_content import LOG, SAMPLE, STAMP
from tests.exports.test_workbook import body

ABOUT = sample_tables.about_bima()
ALL = (sample_tables.groups(), sample_tables.survey(), sample_tables.empty(), sample_tables.hostile())


def lines(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def typed(word: str, column: Column) -> Scalar:
    """A cell of CSV as its column says."""
    if column.kind == "text":
        return word
    if not word:
        return None
    return date.fromisoformat(word) if column.kind == "date" else float(word)


def from_csv(table: Table) -> list[tuple[Scalar, ...]]:
    return [
        tuple(typed(line[column.key], column) for column in table.columns)
        for line in lines(table_files.csv(table, ABOUT))
    ]


def from_parquet(table: Table) -> list[tuple[Scalar, ...]]:
    found = pq.read_table(io.BytesIO(table_files.parquet(table, ABOUT)))
    return [tuple(row.values()) for row in found.to_pylist()]


@pytest.mark.parametrize("table", [sample_tables.groups(), sample_tables.survey()], ids=lambda one: one.key)
def test_workbook_csv_and_parquet_hold_the_same_rows(table: Table) -> None:
    sheet = load_workbook(io.BytesIO(xlsx([table], ABOUT))).worksheets[1]
    assert body(sheet, table) == from_parquet(table) == from_csv(table) == table_values.rows(table)


def test_a_line_of_csv_says_where_it_comes_from() -> None:
    for table in (sample_tables.groups(), sample_tables.survey()):
        for line in lines(table_files.csv(table, ABOUT)):
            assert line["source"] == table.basis.source
            assert line["is_simulated"] == str(table.basis.is_simulated)
            assert line["data_version"] == STAMP.data_version
    assert SAMPLE in lines(table_files.csv(sample_tables.groups(), ABOUT))[0]["source"]


def test_a_table_with_a_source_in_each_row_keeps_it() -> None:
    table = Table("t", "T", (Column("source", "Sumber"),), (("tabel 4",), ("tabel 11",)), LOG)
    assert [line["source"] for line in lines(table_files.csv(table, ABOUT))] == ["tabel 4", "tabel 11"]


def test_counts_are_whole_and_days_are_iso_in_csv() -> None:
    first = lines(table_files.csv(sample_tables.groups(), ABOUT))[0]
    assert (first["meetings"], first["last_meeting_on"], first["attendance"]) == ("1633", "2026-11-02", "0.75")


def test_hostile_words_are_guarded_in_csv_and_kept_in_parquet() -> None:
    table = sample_tables.hostile()
    guarded = {line["words"] for line in lines(table_files.csv(table, ABOUT))}
    assert {"'=1+1", "'+62", "'-2+3", "'@sum(a1)", "'\t=1"} <= guarded
    assert [row[0] for row in from_parquet(table)] == list(sample_tables.HOSTILE)


def test_parquet_says_title_unit_kind_source_and_stamp() -> None:
    schema = pq.read_schema(io.BytesIO(table_files.parquet(sample_tables.groups(), ABOUT)))
    said = {key.decode(): value.decode() for key, value in schema.metadata.items() if key != b"ARROW:schema"}
    assert said["title"] == "Kelompok dalam daftar" and said["filters"] == ABOUT.filters
    assert said["source"] == LOG.source and said["is_simulated"] == "true" and said["mark"] == SAMPLE
    assert said["data_version"] == STAMP.data_version and said["made_at"] == STAMP.made_at.isoformat()
    assert json.loads(said["rules"]) == list(ABOUT.method)
    of_column = schema.field("meetings").metadata
    assert of_column[b"title"].decode() == "Pertemuan" and of_column[b"unit"].decode() == "pertemuan"
    assert of_column[b"kind"] == b"count" and of_column[b"definition"].decode() == "Pertemuan dalam 12 bulan terakhir."
    assert [str(field.type) for field in schema] == [
        "string", "date32[day]", "int64", "double", "double", "double", "double",
    ]  # fmt: skip


def test_a_table_without_rows_keeps_its_columns() -> None:
    table = sample_tables.empty()
    found = pq.read_table(io.BytesIO(table_files.parquet(table, ABOUT)))
    assert found.num_rows == 0 and found.column_names == [column.key for column in table.columns]
    heads = table_files.csv(table, ABOUT).decode("utf-8-sig").split(",")
    assert heads[: len(table.columns)] == [column.key for column in table.columns]


@pytest.mark.parametrize(("zipped", "ending"), [(table_files.csv_zip, "csv"), (table_files.parquet_zip, "parquet")])
def test_a_zip_holds_every_table_and_what_they_are(zipped: object, ending: str) -> None:
    made = zipped(ALL, ABOUT)  # type: ignore[operator]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.namelist() == ["tentang.csv", *(f"{table.key}.{ending}" for table in ALL)]
        about = lines(packed.read("tentang.csv"))
        one = packed.read(f"groups.{ending}")
    assert one == getattr(table_files, ending)(sample_tables.groups(), ABOUT)
    said = {line["words"] for line in about}
    assert {ABOUT.filters, STAMP.words, *ABOUT.method, *ABOUT.attribution} <= said
    units = {line["column"]: line["unit"] for line in about if line["part"] == "Kolom"}
    assert units["meetings"] == "pertemuan" and units["distance"] == "kilometer"
    assert made == zipped(ALL, ABOUT)  # type: ignore[operator]


def test_two_tables_with_one_key_are_refused() -> None:
    with pytest.raises(TableError, match="same key"):
        table_files.csv_zip([sample_tables.survey(), replace(sample_tables.survey(), title="lain")], ABOUT)
