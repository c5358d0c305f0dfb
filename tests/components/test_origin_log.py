"""Rows and files behind a figure of the log: what they say of themselves, and which belong to which figure."""

from pathlib import Path
from typing import get_args

import pytest

from components import log_panels, origin_log
from components.origin import Origin
from indicators.indicator import Dated, Records
from queries import run
from queries.selection import Selection
from schemas.vocabulary import GroupType
from tests import small_register
from tests.small_register import BIMA, BOLO, DOMPU
from tests.sql_rules import parameters


def selected(kabupaten: str | None, kecamatan: str | None, kind: GroupType) -> Selection:
    return Selection(kabupaten, kabupaten, kind, kecamatan_code=kecamatan, kecamatan_name=kecamatan)


# --- what the rows say of themselves ----------------------------------------------------------------------------------


EACH_TABLE = pytest.mark.parametrize("table", get_args(Records))
ENDS = ["batch_id", "file_name", "source_sheet", "source_row", "is_sample"]


def test_every_kind_of_rows_has_its_question_and_a_window_exactly_where_it_is_dated() -> None:
    assert set(origin_log.QUESTIONS) == set(get_args(Records))
    for table, question in origin_log.QUESTIONS.items():
        names = parameters((run.SQL / f"{question}.sql").read_text(encoding="utf-8"))
        assert ("window_months" in names) == (table in get_args(Dated)), table
        assert ("group_type" in names) == (table not in origin_log.FOR_ANY_TYPE), table


@EACH_TABLE
@pytest.mark.usefixtures("warehouse")
def test_every_row_of_the_sample_ends_with_its_file_sheet_and_row_and_the_mark(table: str) -> None:
    rows = origin_log.rows(table, Selection())
    assert rows and list(rows[0])[-len(ENDS) :] == ENDS
    assert all(row["file_name"] == "data/sample" and row["is_sample"] is True for row in rows)
    assert all(row["source_row"] >= 1 and row["source_sheet"] for row in rows)


@EACH_TABLE
def test_no_column_could_hold_a_name_a_number_or_the_home_of_a_person(table: str) -> None:
    """Own words of reports and points of persons stay where they are; the names are those of groups and places."""
    sql = (run.SQL / f"{origin_log.QUESTIONS[table]}.sql").read_text(encoding="utf-8")
    for column in ("topic_words", "sk_issuer", "longitude as", "latitude as", "person_status.longitude", "core_school"):
        assert column not in sql
    if table in origin_log.FOR_ANY_TYPE:
        assert "name" not in sql.replace("kabupaten.name", "").replace("kecamatan.name", "").replace("file_name", "") \
            .replace("kabupaten_name", "").replace("kecamatan_name", "")  # fmt: skip


def test_a_window_takes_the_months_it_says_and_without_one_all_rows_come(tmp_path: Path) -> None:
    bolo = selected(BIMA, BOLO, GroupType.KKG)

    def ids(records: str) -> list[str]:
        return [row["meeting_id"] for row in origin_log.rows(records, bolo)]

    with small_register.answering(tmp_path):
        assert ids("meeting") == ["m01", "m02", "m03", "m04", "m10", "m11", "m05", "m06"]
        assert ids("meeting/12") == ids("meeting")[:-1]
        assert ids("meeting/3") == ["m01", "m02", "m03"]
        assert ids("report/1") == ["m07", "m02"], "October: one waits, the refused one is no report"
        assert {row["year"] for row in origin_log.rows("funding", bolo)} == {2024, 2025}
        assert {row["year"] for row in origin_log.rows("funding/12", bolo)} == {2025}
        assert {row["year"] for row in origin_log.rows("funding/24", bolo)} == {2024, 2025}


# --- files ------------------------------------------------------------------------------------------------------------


def test_files_behind_a_figure_say_how_many_of_their_rows_it_uses(
    tmp_path: Path,
) -> None:
    meetings = [
        {"meeting_id": f"x{n}", "group_id": "G1", "held_on": f"2026-0{n}-01", "batch_id": "b0" if n < 3 else "b1",
         "source_sheet": "pertemuan", "source_row": n} for n in range(1, 6)
    ]  # fmt: skip
    with small_register.answering(tmp_path, {"meeting": meetings}):
        found = origin_log.batches("meeting/12", selected(BIMA, None, GroupType.KKG))
        elsewhere = origin_log.batches("meeting/12", selected(DOMPU, None, GroupType.KKG))
    assert [(one.batch_id, one.file_name, one.rows_used, one.rows_taken) for one in found] == [
        ("b1", "log.xlsx", 3, 1), ("b0", "lama.xlsx", 2, 1),
    ]  # fmt: skip
    assert (found[0].loaded_by, found[0].is_sample) == ("petugas", False)
    assert elsewhere == []


@pytest.mark.usefixtures("warehouse")
def test_topics_of_the_sample_have_a_row_each() -> None:
    (batch,) = origin_log.batches("resource_person_topic", Selection())
    assert batch.is_sample and batch.rows_used == len(origin_log.rows("resource_person_topic", Selection()))
    assert batch.rows_used < batch.rows_taken


def test_topics_that_stand_in_one_row_of_a_file_use_that_row_once(
    tmp_path: Path,
) -> None:
    listed = [{"person_id": "P1", "topic": topic, "source_sheet": "narasumber", "source_row": 2}
              for topic in ("hari_besar", "media_pembelajaran")]  # fmt: skip
    with small_register.answering(tmp_path, {"resource_person_topic": listed}):
        (batch,) = origin_log.batches("resource_person_topic", Selection())
        assert batch.rows_used == 1 and len(origin_log.rows("resource_person_topic", Selection())) == 2


# --- which rows belong to a figure ------------------------------------------------------------------------------------


def test_the_rows_of_a_figure_are_its_own_or_those_of_its_first_indicator_of_the_log() -> None:
    assert origin_log.records_of(Origin("x", ("has_sk", "log_attendance", "log_has_sk"))) == "meeting/12"
    assert origin_log.records_of(Origin("x", ("log_attendance",), records="funding")) == "funding"
    assert origin_log.records_of(Origin("x", ("has_sk",), question_id="sk")) is None
    assert origin_log.all_records_of(Origin("x", ("log_meetings_per_group",))) == ("meeting/12", "working_group")
    assert origin_log.all_records_of(Origin("x")) == ()


@pytest.mark.usefixtures("warehouse")
def test_every_panel_without_an_indicator_names_rows_that_are_there() -> None:
    for records in log_panels.RECORDS.values():
        assert origin_log.rows(records, Selection()) and origin_log.words(records)


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ("working_group", "kelompok dalam daftar"),
        ("meeting/12", "pertemuan yang dikonfirmasi, 12 bulan terakhir"),
        ("report/1", "laporan pertemuan, juga yang menunggu konfirmasi, 1 bulan kalender penuh terakhir"),
        ("funding/12", "baris pendapatan, 1 tahun penuh terakhir"),
    ],
)
def test_the_rows_are_named_with_their_window(records: str, words: str) -> None:
    assert origin_log.words(records) == words


def test_the_file_to_download_says_rows_place_and_type() -> None:
    assert origin_log.file_name("meeting/12", selected(BIMA, BOLO, GroupType.KKKS)) == "meeting-12-52.06.06-KKKS.csv"
    assert origin_log.file_name("working_group", Selection()) == "working_group-semua-KKG.csv"
