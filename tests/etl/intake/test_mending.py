"""Refused rows are mended and come again as a kept file of their own, or are set aside; undo brings them back."""

import json
from pathlib import Path
from typing import Any

import pytest

from etl import intake
from etl.intake import batches, loading, mended, mending, quarantine
from etl.intake.messages import UnreadableFileError
from tests.etl.history.files import NOW, PLACE, book, load, redo, table, undo
from tests.etl.intake.book import Book

GOOD = f"KKG Gugus I {PLACE.name}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A file is in of which rows 5 (group) and 6 (day) were refused."""

    def spoil(right: Book) -> None:
        right.add_meeting(Kelompok="KKG Gugus 9 Entah", Hadir=21).add_meeting(Tanggal="besok", Hadir=22)

    load(tmp_path / "data", book(tmp_path, "satu.xlsx", spoil))
    return tmp_path / "data"


def batch(data: Path) -> str:
    return batches.kept(data)[0].record.batch_id


def row(data: Path, number: int, **cells: Any) -> dict[str, Any]:
    return {"batch_id": batch(data), "sheet": "pertemuan", "row": number, "cells": cells}


def mend(
    data: Path, *rows: dict[str, Any], drop: tuple[int, ...] = (), only: tuple[str, ...] | None = None
) -> loading.Loaded:
    dropped = [{name: row(data, number)[name] for name in ("batch_id", "sheet", "row")} for number in drop]
    return mending.mend(data, mending.Asked({"rows": [*rows], "drop": dropped}, "Dikpora", NOW, only), lambda: None)


def states(data: Path) -> dict[int, str]:
    found = table(data, "rejected_row")
    return dict(zip(found["sheet_row"], found["state"], strict=True))


def attended(data: Path) -> list[int]:
    return sorted(table(data, "meeting")["attended"])


def test_a_mended_row_goes_in_with_all_its_other_cells_and_leaves_the_quarantine(data: Path) -> None:
    done = mend(data, row(data, 5, Kelompok=GOOD))
    assert done.code == loading.ALL_IN and attended(data) == [21, 31, 32, 33]
    assert states(data) == {5: "diperbaiki", 6: "menunggu"}
    (told,) = done.files
    assert (told["status"], told["kind"], told["counts"]["new"]) == ("loaded", "perbaikan", 1)
    new = table(data, "meeting").query("attended == 21").iloc[0]
    assert (new["batch_id"], new["source_row"], str(new["held_on"])[:10]) == (told["batch_id"], 5, "2018-11-04")
    settled = table(data, "rejected_row").set_index("sheet_row")["settled_by"]
    assert settled[5] == told["batch_id"]


def test_a_row_mended_wrongly_is_told_again_and_waits_while_the_others_go_in(data: Path) -> None:
    done = mend(data, row(data, 5, Kelompok=GOOD), row(data, 6, Tanggal="lusa"))
    assert done.code == loading.SOME_REFUSED and states(data) == {5: "diperbaiki", 6: "menunggu"}
    (error,) = done.files[0]["errors"]
    assert (error["row"], error["cell"], error["value"]) == (6, "C6", "lusa") and "13/10/2018" in error["cure"]
    assert done.files[0]["counts"]["refused"] == 1


def test_when_nothing_is_right_nothing_is_kept(data: Path) -> None:
    done = mend(data, row(data, 6, Tanggal=""))
    assert done.code == loading.NOTHING and len(batches.kept(data)) == 1 and done.kept == []


def test_the_same_mend_twice_changes_nothing(data: Path) -> None:
    mend(data, row(data, 5, Kelompok=GOOD))
    done = mend(data, row(data, 5, Kelompok=GOOD))
    assert (done.code, done.kept, done.files[0]["status"]) == (loading.ALL_IN, [], "already_loaded")
    other = mend(data, row(data, 5, Kelompok=f"KKG Gugus II {PLACE.name}"))
    assert other.code == loading.NOTHING and "masih menunggu" in other.files[0]["errors"][0]["rule"]
    assert attended(data) == [21, 31, 32, 33]


def test_an_undo_of_the_mend_brings_the_row_back_and_a_redo_mends_it_again(data: Path) -> None:
    (kept,) = mend(data, row(data, 5, Kelompok=GOOD)).kept
    assert undo(data, kept.record.batch_id).code == 0
    assert states(data) == {5: "menunggu", 6: "menunggu"} and attended(data) == [31, 32, 33]
    assert redo(data, kept.record.batch_id).code == 0
    assert states(data)[5] == "diperbaiki" and attended(data) == [21, 31, 32, 33]


def test_an_undo_of_the_file_takes_its_waiting_rows_away(data: Path) -> None:
    undo(data, batch(data))
    assert len(table(data, "rejected_row")) == 0


def test_a_dropped_row_is_kept_on_record_and_waits_no_more(data: Path) -> None:
    done = mend(data, drop=(6,))
    assert done.code == loading.ALL_IN and done.files[0]["dropped"] == 1
    assert states(data) == {5: "menunggu", 6: "tidak_dipakai"} and attended(data) == [31, 32, 33]


def test_a_mended_row_does_not_come_twice_when_its_first_group_is_registered_later(tmp_path: Path, data: Path) -> None:
    mend(data, row(data, 5, Kelompok=GOOD))
    group = [5, "KKG", "KKG Gugus 9 Entah", "Gugus 9", PLACE.kabupaten, PLACE.name, None, None]
    load(data, book(tmp_path, "dua.xlsx", lambda b: b.groups.append(group)))
    assert attended(data) == [21, 31, 32, 33] and states(data)[5] == "diperbaiki"


def test_a_value_that_was_left_out_is_mended_in_its_row(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx", lambda b: b.put("kelompok_kerja", "G2", 8.5)))
    asked = {**row(data, 2, Lintang=str(PLACE.latitude)), "sheet": "kelompok_kerja"}
    assert mend(data, asked).code == loading.ALL_IN
    groups = table(data, "working_group")
    assert len(groups) == 4 and groups["latitude"].notna().sum() == 1 and len(table(data, "meeting")) == 3
    assert states(data) == {2: "diperbaiki"}


def test_cells_that_are_not_touched_stay_as_received_also_those_that_are_not_shown(tmp_path: Path) -> None:
    data, words = tmp_path / "data", "kata " * 90
    load(data, book(tmp_path, "satu.xlsx", lambda b: b.add_meeting(Tanggal="besok").add_column("Uraian topik", words)))
    shown = json.loads(str(table(data, "rejected_row")["row_text"].iat[0]))
    assert shown["Uraian topik"].endswith("...")
    assert mend(data, row(data, 5, **(shown | {"Tanggal": "13/11/2018"}))).code == loading.ALL_IN
    assert set(table(data, "meeting")["topic_words"]) == {words.strip()}


def test_rows_and_columns_that_are_not_there_are_told(data: Path) -> None:
    unknown = {**row(data, 5, Kelompok=GOOD), "batch_id": "tidak-ada"}
    done = mend(data, unknown, row(data, 2, Hadir="9"), row(data, 5, Warna="merah"))
    assert done.code == loading.NOTHING and attended(data) == [31, 32, 33]
    assert sorted(one["rule"].split()[0] for told in done.files for one in told["errors"]) == [
        "baris",
        "baris",
        "kolom",
    ]


def test_an_office_mends_rows_of_its_own_kabupaten_only(data: Path) -> None:
    assert mend(data, row(data, 5, Kelompok=GOOD), only=("52.06",)).code == loading.NOTHING
    assert quarantine.may_see(("52.06",), frozenset({"52.06"}), None)
    assert quarantine.may_see((PLACE.code[:5],), None, PLACE.kabupaten)
    assert not quarantine.may_see(("52.06",), None, None) and not quarantine.may_see(("52.06",), None, "Entah")


def test_when_the_build_fails_nothing_is_kept(data: Path) -> None:
    asked = mending.Asked({"rows": [row(data, 5, Kelompok=GOOD)]}, "Dikpora", NOW)
    with pytest.raises(ZeroDivisionError):
        mending.mend(data, asked, lambda: 1 / 0)
    assert len(batches.kept(data)) == 1 and attended(data) == [31, 32, 33]


def test_what_was_mended_is_read_again_from_the_kept_file(data: Path) -> None:
    (kept,) = mend(data, row(data, 5, Kelompok=GOOD)).kept
    path = data / intake.FOLDER / kept.record.batch_id / "received" / kept.record.file_name
    assert mended.content(path)["batch_id"] == batch(data)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableFileError):
        mended.read(path)


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"rows": 3}', '{"rows": [{"batch_id": 1}]}', '{"rows": ["x"]}'])
def test_a_list_that_is_none_is_refused_with_rule_and_cure(tmp_path: Path, words: str) -> None:
    path = tmp_path / "perbaikan.json"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as error:
        mending.read(path)
    assert error.value.rule and error.value.cure
