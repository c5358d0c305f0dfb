"""Taking a file back is as if it had never come; bringing it again is as if it had never gone."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl import intake
from etl.history import undoing
from etl.intake import batches
from etl.rounds import loading as rounds_loading
from schemas.vocabulary import BatchEvent
from tests.etl.history.files import (
    GROUP,
    NOW,
    PLACE,
    Change,
    book,
    load,
    nothing,
    redo,
    register,
    table,
    undo,
)
from tests.etl.intake.book import Book
from tests.etl.rounds import golden

OWN = f"KKG Gugus 7 {PLACE.name}"


def with_own_group(changed: Book) -> None:
    changed.groups.append([5, "KKG", OWN, "Gugus VII", PLACE.kabupaten, PLACE.name, None, None])


# --- the property -----------------------------------------------------------------------------------------------------

NUMBERS = st.sampled_from([None, 5, 6, 30])
NAMES = st.sampled_from([f"KKG Gugus I {PLACE.name}", "gugus 2", OWN, "KKG Mawar", "Gugus 99"])
MEETINGS = st.lists(st.tuples(NAMES, st.integers(1, 3), NUMBERS, NUMBERS), max_size=5)
TOPICS = st.sampled_from([None, "hari_besar", "kompetensi_pedagogik"])


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A file that says some of the same rows otherwise, some new ones, and some that name what others bring."""
    meetings, topics = draw(MEETINGS), draw(st.tuples(TOPICS, TOPICS))
    brings_groups, has_own, has_alias, members = draw(st.tuples(*[st.booleans()] * 3, NUMBERS))

    def change(changed: Book) -> None:
        changed.add_column("Jumlah anggota", members, "kelompok_kerja")
        if has_own:
            with_own_group(changed)
        if not brings_groups:
            del changed.sheets["kelompok_kerja"]
        if has_alias:
            changed.sheets["nama_lain"] = [["Kelompok", "Nama lain"], ["gugus 2", "KKG Mawar"]]
        for name, day, attended, cost in meetings:
            changed.add_meeting(Kelompok=name, Tanggal=f"0{day}/12/2018", Hadir=attended, Biaya=cost)
        if topics[0]:
            changed.sheets["narasumber"] = [["ID narasumber", "Jenis narasumber", "Kabupaten", "Topik 1", "Topik 2"],
                                            ["NS-1", "Pengawas", PLACE.kabupaten, *topics]]  # fmt: skip

    return change


# Making a failing example smaller takes minutes here; three files are small enough to read.
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(changes(), changes(), changes())
def test_without_the_second_of_three_files_the_register_is_that_of_the_other_two(
    first: Change, middle: Change, last: Change
) -> None:
    with TemporaryDirectory() as folder:
        paths = [book(Path(folder), f"{number}.xlsx", change) for number, change in enumerate((first, middle, last))]
        three, two = Path(folder) / "three", Path(folder) / "two"
        load(three, paths[0]), load(two, paths[0])
        second = load(three, paths[1])
        third = load(three, paths[2]), load(two, paths[2])
        # A file of which nothing goes in is not kept. The third may go in only beside the second: it is kept then and
        # waits with all its rows after the undo, and was never kept where the second had not come.
        if not second or intake.read(two) is None or bool(third[0]) != bool(third[1]):
            return
        whole = register(three)
        assert undo(three, second[0]).code == undoing.DONE
        assert register(three) == register(two)
        assert redo(three, second[0]).code == undoing.DONE
        assert register(three) == whole


# --- what is kept and told ----------------------------------------------------------------------------------------


def test_the_file_and_every_undo_and_redo_stay_kept_beside_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (batch,) = load(data, book(tmp_path, "satu.xlsx"))
    undo(data, batch, why="salah kabupaten")
    redo(data, batch)
    place = batches.folder(data) / batch
    events = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(place.glob("event-*.json"))]
    assert events == [
        {"event": "dibatalkan", "at": "2026-11-22T08:15:01", "by": "Admin", "why": "salah kabupaten"},
        {"event": "dipulihkan", "at": "2026-11-22T08:15:02", "by": "Admin", "why": None},
    ]
    assert (place / "received" / "satu.xlsx").is_file()


def test_a_file_that_was_taken_back_stays_listed_and_may_come_again(tmp_path: Path) -> None:
    data, path = tmp_path / "data", book(tmp_path, "satu.xlsx")
    (first,) = load(data, path)
    undo(data, first)
    assert table(data, "meeting").empty and table(data, "load_batch")["is_undone"].tolist() == [True]
    (second,) = load(data, path)
    assert second != first and len(table(data, "meeting")) == 3
    assert table(data, "load_batch").set_index("batch_id")["is_undone"].to_dict() == {second: False, first: True}


def test_what_builds_on_a_file_is_named_and_needs_a_yes_and_comes_back_with_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (first,) = load(data, book(tmp_path, "satu.xlsx", with_own_group))

    def only_meetings(changed: Book) -> None:
        changed.add_meeting(Kelompok=OWN)
        changed.sheets = {"pertemuan": [changed.meetings[0], changed.meetings[-1]]}

    load(data, book(tmp_path, "dua.xlsx", only_meetings))
    before = register(data)
    asked = undo(data, first, sure=False)
    assert asked.code == undoing.NOTHING and asked.told["status"] == "needs_yes" and register(data) == before
    (depends,) = asked.told["depends"]
    assert (depends["file"], depends["rows"], depends["refusals"][0]["cell"]) == ("dua.xlsx", 1, "B2")
    assert any("1 baris dari berkas dua.xlsx" in line for line in asked.lines) and "--yes" in asked.lines[-1]
    assert undo(data, first).code == undoing.DONE
    assert table(data, "meeting").empty and len(table(data, "rejected_row")) == 1
    told = table(data, "batch_event").set_index("event_id").loc[f"{first}/1"]
    assert (told["rows_gone"], told["rows_refused"]) == (5 + 3 + 1, 1)
    redo(data, first)
    assert register(data) == before


def test_rows_that_other_files_say_too_are_counted_before_it_is_done(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))
    (second,) = load(data, book(tmp_path, "dua.xlsx", lambda b: b.put("pertemuan", "F2", 99).add_meeting()))
    done = undo(data, second)
    assert any("7 baris juga ada di berkas lain" in line for line in done.lines), done.lines
    assert (done.told["gone"], done.told["changed"], done.told["new"]) == (1, 1, 0)
    assert table(data, "meeting").set_index("held_on").loc["2018-10-13"]["attended"] == 31


@pytest.mark.parametrize("undone", [False, True])
def test_what_is_so_already_changes_nothing_and_an_unknown_file_is_said(tmp_path: Path, undone: bool) -> None:
    data = tmp_path / "data"
    (batch,) = load(data, book(tmp_path, "satu.xlsx"))
    if undone:
        undo(data, batch)
    before = sorted(str(path) for path in (data / "raw").rglob("*"))
    again = undo(data, batch) if undone else redo(data, batch)
    assert again.code == undoing.DONE and "tidak ada yang berubah" in again.lines[-1]
    assert undo(data, "20000101-000000-00000000").code == undoing.NOTHING
    assert sorted(str(path) for path in (data / "raw").rglob("*")) == before


@pytest.mark.parametrize("act", [BatchEvent.UNDONE, BatchEvent.REDONE])
def test_a_build_that_fails_leaves_no_event(tmp_path: Path, act: BatchEvent) -> None:
    data = tmp_path / "data"
    (batch,) = load(data, book(tmp_path, "satu.xlsx"))
    if act == BatchEvent.REDONE:
        undo(data, batch)
    before = {path: path.read_bytes() for path in (data / "raw").rglob("*") if path.is_file()}

    def fails() -> None:
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        undoing.run(data, undoing.Asked(batch, act, "Admin"), NOW, fails)
    assert {path: path.read_bytes() for path in (data / "raw").rglob("*") if path.is_file()} == before


def test_a_name_that_another_file_made_clear_is_looked_up_anew(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, book(tmp_path, "satu.xlsx"))
    (second,) = load(data, book(tmp_path, "dua.xlsx", with_own_group))
    load(data, book(tmp_path, "tiga.xlsx", lambda b: b.add_meeting(Kelompok=OWN, Tanggal="05/12/2018")))
    assert len(table(data, "meeting")) == 4
    undo(data, second)
    assert len(table(data, "meeting")) == 3 and GROUP in set(table(data, "meeting")["group_id"])


# --- rounds of the survey ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [lambda round_id, file: round_id, lambda round_id, file: file])
def test_a_round_goes_and_comes_as_a_whole(tmp_path: Path, named: Callable[[str, str], str]) -> None:
    from etl.rounds import keeping  # noqa: PLC0415

    data = tmp_path / "data"
    data.mkdir()
    file = golden.put(tmp_path, golden.table(golden.KOBO_NAMES))
    rounds_loading.load(data, golden.ABOUT, [file], "Dinas", golden.NOW, nothing, refused_to=tmp_path)
    (kept,) = keeping.kept(data)
    name = named(kept.about.round_id, kept.files[0].record.batch_id)
    assert undo(data, name).code == undoing.DONE
    assert keeping.kept(data)[0].is_undone
    again = rounds_loading.load(data, golden.ABOUT, [file], "Dinas", golden.NOW, nothing, refused_to=tmp_path)
    assert "--redo" in again.lines[0]
    assert redo(data, name).code == undoing.DONE
    assert not keeping.kept(data)[0].is_undone
