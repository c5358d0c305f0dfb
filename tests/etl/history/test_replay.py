"""The history of values: what a later file changed, what an undo took back, who and when, and from which cell."""

from pathlib import Path

import pandas as pd

from schemas.vocabulary import BatchEvent
from tests.etl.history.files import GROUP, PLACE, book, history, load, redo, table, undo
from tests.etl.intake.book import Book

MEETING = f"{GROUP}/20181013/rutin/media_pembelajaran"


def test_the_first_arrival_of_a_row_is_no_change_and_neither_is_the_same_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"), book(tmp_path, "dua.xlsx", lambda b: b.add_meeting()))
    assert history(data) == []
    counts = table(data, "batch_event")[["rows_new", "rows_changed", "rows_same", "rows_refused"]]
    assert counts.to_numpy().tolist() == [[7, 0, 0, 0], [1, 0, 7, 0]]


def test_a_value_that_a_later_file_changes_is_told_with_old_new_and_the_cell(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def later(changed: Book) -> None:  # a cost that is left blank changes nothing
        changed.put("pertemuan", "F2", 99).put("pertemuan", "H2", None).put("kelompok_kerja", "C3", "KKG Gugus 2")

    load(data, book(tmp_path, "satu.xlsx"))
    (second,) = load(data, book(tmp_path, "dua.xlsx", later), by="Dikpora Sumbawa")
    assert history(data) == [
        ("dimuat", "nilai", "working_group", f"KKG-{PLACE.code}-gugus-2", "name", f"KKG Gugus II {PLACE.name}",
         "KKG Gugus 2"),
        ("dimuat", "nilai", "meeting", MEETING, "attended", "31", "99"),
    ]  # fmt: skip
    row = table(data, "value_change").iloc[1]
    assert (row["source_batch_id"], row["source_sheet"], row["source_row"]) == (second, "pertemuan", 2)
    assert (row["group_id"], row["kabupaten_code"], row["change_no"]) == (GROUP, PLACE.code[:5], 2)
    event = table(data, "batch_event").set_index("event_id").loc[row["event_id"]]
    assert (event["done_by"], event["happened_at"]) == ("Dikpora Sumbawa", pd.Timestamp("2026-11-22 08:15:01"))
    assert (event["rows_new"], event["rows_changed"], event["rows_same"]) == (0, 2, 5)


def test_a_blank_between_two_values_hides_no_change(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, *(book(tmp_path, f"{n}.xlsx", lambda b, n=n: b.put("pertemuan", "F2", n)) for n in (None, 5, None, 6)))
    assert [row[-2:] for row in history(data)] == [(None, "5"), ("5", "6")]


def test_topics_of_a_person_change_as_one_value(tmp_path: Path) -> None:
    data, header = tmp_path / "data", ["ID narasumber", "Jenis narasumber", "Kabupaten", "Topik 1", "Topik 2"]
    for name, words in (
        ("a", ("hari_besar", None)),
        ("b", ("hari_besar", "kompetensi_pedagogik")),
        ("c", (None, None)),
    ):
        row = ["NS-1", "Pengawas", PLACE.kabupaten, *words]
        load(data, book(tmp_path, f"{name}.xlsx", lambda b, row=row: b.sheets.update(narasumber=[header, row])))
    assert history(data) == [
        ("dimuat", "nilai", "resource_person_topic", "NS-1", "topic", "hari_besar", "hari_besar; kompetensi_pedagogik")
    ]
    assert table(data, "batch_event")["rows_changed"].tolist() == [0, 1, 0]
    assert table(data, "value_change")["kabupaten_code"].isna().all()


def test_an_undo_tells_what_came_back_and_what_went_and_a_redo_the_same_the_other_way(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))
    (second,) = load(data, book(tmp_path, "dua.xlsx", lambda b: b.put("pertemuan", "F2", 99).add_meeting()))
    undo(data, second, why="tahun keliru")
    redo(data, second)
    added = f"{GROUP}/20181104/rutin/media_pembelajaran"
    assert history(data) == [
        ("dimuat", "nilai", "meeting", MEETING, "attended", "31", "99"),
        ("dibatalkan", "baris_hilang", "meeting", added, None, None, None),
        ("dibatalkan", "nilai", "meeting", MEETING, "attended", "99", "31"),
        ("dipulihkan", "baris_kembali", "meeting", added, None, None, None),
        ("dipulihkan", "nilai", "meeting", MEETING, "attended", "31", "99"),
    ]
    events = table(data, "batch_event").sort_values("happened_at")
    assert events[["event", "rows_new", "rows_changed", "rows_gone"]].to_numpy().tolist() == [
        ["dimuat", 7, 0, 0], ["dimuat", 1, 1, 0], ["dibatalkan", 0, 1, 1], ["dipulihkan", 1, 1, 0],
    ]  # fmt: skip
    assert events["why"].tolist()[2] == "tahun keliru"


def test_what_is_loaded_after_an_undo_is_compared_with_what_stood_then(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first, second = (book(tmp_path, f"{n}.xlsx", lambda b, n=n: b.put("pertemuan", "F2", n)) for n in (50, 60))
    load(data, first)
    (batch,) = load(data, second)
    undo(data, batch)
    load(data, book(tmp_path, "tiga.xlsx", lambda b: b.put("pertemuan", "F2", 70)))
    assert [(row[0], *row[-2:]) for row in history(data)] == [
        ("dimuat", "50", "60"), ("dibatalkan", "60", "50"), ("dimuat", "50", "70"),
    ]  # fmt: skip


def test_the_history_is_the_same_each_time_it_is_made(tmp_path: Path) -> None:
    from etl.intake import tables  # noqa: PLC0415

    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))
    (second,) = load(data, book(tmp_path, "dua.xlsx", lambda b: b.put("pertemuan", "F2", 99)))
    undo(data, second)
    before = table(data, "value_change")
    tables.forget_what_was_read()
    pd.testing.assert_frame_equal(table(data, "value_change"), before)
    assert set(table(data, "batch_event")["event"]) == {str(BatchEvent.LOADED), str(BatchEvent.UNDONE)}
