"""Confirmed meetings are kept with their evidence and replayed; the same chat again changes nothing or only adds."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from etl.intake import batches
from etl.problems import BadInputError
from schemas.vocabulary import BatchKind
from tests.etl.history.files import PLACE, table, undo
from tests.etl.whatsapp.confirming import (
    ELSEWHERE,
    GROUP,
    KABUPATEN,
    LATER,
    OTHER,
    REPORT,
    SECOND,
    accepted,
    brought,
    checked,
    confirmed,
    registered,
)


@pytest.fixture(scope="module")
def with_groups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return registered(tmp_path_factory.mktemp("register"))


@pytest.fixture
def data(with_groups: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(with_groups, tmp_path / "data"))


def meetings(data: Path) -> list[dict[str, Any]]:
    """The meetings of chats, by day."""
    found = table(data, "meeting")
    found = found[found["meeting_id"].str.startswith("WA-")].sort_values("held_on")
    return [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]


def test_a_confirmed_meeting_stands_in_the_log_with_all_its_messages_as_evidence(data: Path) -> None:
    done = brought(data, REPORT + SECOND)
    assert (done.code, done.told["status"]) == (0, "loaded")
    assert done.told["counts"] == {"read": 1, "new": 1, "changed": 0, "same": 0, "refused": 0}
    (one,) = meetings(data)
    assert (one["group_id"], f"{one['held_on']:%Y-%m-%d}", one["kind"]) == (GROUP, "2018-10-12", "rutin")
    assert (one["attended"], one["invited"], one["narasumber_kind"]) == (24, 30, "pengawas")
    assert (one["topic"], one["topic_words"]) == ("perangkat_administrasi", "penyusunan RPP")
    shown = table(data, "meeting_evidence")
    assert shown["line"].tolist() == [1, 2] and set(shown["meeting_id"]) == {one["meeting_id"]}
    assert "hadir 24 dari 30" in shown["excerpt"][0] and shown["place"][0] == "SDN 1"
    assert shown["sender_hash"].nunique() == 2 and shown["batch_id"].unique().tolist() == [done.batch_id]


def test_of_the_chat_nothing_is_kept_but_two_sheets_and_the_evidence(data: Path) -> None:
    done = brought(data, REPORT + SECOND + "13/10/18 07.00 - Bu Zulaikha SDN 3: rahasia keluarga\n")
    assert done.batch_id is not None
    kept = batches.folder(data) / done.batch_id
    assert {path.name for path in kept.rglob("*") if path.is_file()} == {"record.json", "pertemuan.csv", "bukti.json"}
    words = "".join(path.read_text(encoding="utf-8-sig") for path in kept.rglob("*") if path.is_file()).casefold()
    assert not [word for word in ("zulaikha", "rahasia", "3456", "7890") if word in words]


def test_the_same_chat_again_is_known_and_saves_nothing(data: Path) -> None:
    brought(data, REPORT + SECOND)
    before = sorted(path.name for path in batches.folder(data).iterdir())
    again = checked(data, REPORT + SECOND)
    assert [one["status"] for one in again["candidates"]] == ["known"] and again["counts"]["same"] == 1
    done = confirmed(data, accepted(again))
    assert (done.code, done.told["status"], done.told["counts"]["same"]) == (0, "already_loaded", 1)
    assert sorted(path.name for path in batches.folder(data).iterdir()) == before


def test_a_longer_export_only_adds_and_a_shorter_one_finds_its_meeting_by_any_message(data: Path) -> None:
    brought(data, REPORT)
    longer = checked(data, REPORT + SECOND + LATER)
    assert [one["status"] for one in longer["candidates"]] == ["changed", "new"]
    done = confirmed(data, accepted(longer))
    assert done.told["counts"] == {"read": 2, "new": 1, "changed": 0, "same": 1, "refused": 0}
    assert [one["group_id"] for one in meetings(data)] == [GROUP, OTHER]
    assert len(table(data, "meeting_evidence")) == 3
    without_the_first = checked(data, SECOND + LATER)
    assert [one["status"] for one in without_the_first["candidates"]] == ["known", "known"]
    confirmed(data, accepted(without_the_first, lambda one: one.update(attended=25, kind="rutin")))
    assert [one["attended"] for one in meetings(data)] == [25, 25]


def test_a_value_corrected_later_is_an_update_with_its_history(data: Path) -> None:
    brought(data, REPORT)
    done = brought(data, REPORT, lambda one: one.update(attended=26))
    assert done.told["counts"]["changed"] == 1
    change = table(data, "value_change").iloc[-1]
    assert (change["column_name"], change["old_value"], change["new_value"]) == ("attended", "24", "26")


def test_an_undone_confirmation_takes_meeting_and_evidence_back_and_may_come_again(data: Path) -> None:
    done = brought(data, REPORT)
    undo(data, str(done.batch_id))
    assert meetings(data) == [] and table(data, "meeting_evidence").empty
    assert brought(data, REPORT).told["counts"]["new"] == 1
    assert len(meetings(data)) == 1


def test_a_meeting_that_came_with_the_template_is_told_as_its_double(data: Path) -> None:
    text = f"14/10/18 20.15 - Bu Zulaikha: KKG Gugus I {PLACE.name} hari ini hadir 24 dari 30\n"
    (one,) = checked(data, text)["candidates"]
    assert one["status"] == "double" and one["saved"]["held_on"] == "2018-10-13"
    assert one["saved"]["meeting_id"] in set(table(data, "meeting")["meeting_id"])


def test_a_message_about_two_groups_gives_two_meetings_of_their_own(data: Path) -> None:
    text = (
        f"12/10/18 20.15 - A: Laporan KKG gugus 1 {PLACE.name} hadir 24 guru, KKG gugus 2 {PLACE.name} hadir 11 guru\n"
    )
    found = checked(data, text)
    assert len({one["key"] for one in found["candidates"]}) == 2
    first, second = accepted(found, lambda one: one.update(kind="rutin"))["meetings"]
    for one in (second, first):
        confirmed(data, {**accepted(found), "meetings": [one]})
    assert [(one["group_id"], one["attended"]) for one in meetings(data)] in (
        [(GROUP, 24), (OTHER, 11)],
        [(OTHER, 11), (GROUP, 24)],
    )
    assert [one["status"] for one in checked(data, text)["candidates"]] == ["known", "known"]


def test_a_name_that_a_person_explained_is_known_the_next_time(data: Path) -> None:
    text = "12/10/18 20.15 - A: Laporan\nKelompok: {}\nTanggal: {}/10/2018\nHadir: 24\n"
    found = checked(data, text.format("Mawar Putih", 12))
    assert (found["candidates"][0]["group"], found["candidates"][0]["group_id"]) == ("Mawar Putih", None)
    told = accepted(found, lambda one: one.update(group_id=GROUP, kind="rutin"))
    told["aliases"] = [{"alias": "Mawar Putih", "group_id": GROUP}]
    assert confirmed(data, told).code == 0
    again = checked(data, text.format("mawar putih", 20).replace("12/10/18", "20/10/18"))
    assert again["candidates"][0]["group_id"] == GROUP
    assert confirmed(data, told).told["status"] == "already_loaded"


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"kind": None}, "Agenda", "wajib diisi"),
    ({"kind": "arisan"}, "Agenda", "salah satu dari"),
    ({"date": None}, "Tanggal", "wajib diisi"),
    ({"date": "2026-11-23"}, "Tanggal", "sesudah hari ini"),
    ({"date": "31/02/2018"}, "Tanggal", "kalender"),
    ({"group_id": None}, "Kelompok", "wajib diisi"),
    ({"group_id": "KKG-99"}, "Kelompok", "daftar kelompok"),
    ({"attended": -1}, "Hadir", "paling kecil 0"),
    ({"attended": 5001}, "Hadir", "paling besar 5000"),
    ({"attended": "banyak"}, "Hadir", "angka"),
    ({"invited": [30]}, "Diundang", "satu nilai"),
    ({"cost_rupiah": -5}, "Biaya (Rp)", "paling kecil 0"),
    ({"topic": "memasak"}, "Topik", "salah satu dari"),
    ({"narasumber_kind": "Bu Siti Aminah"}, "Narasumber", "salah satu dari"),
    ({"place": "x" * 121}, "Tempat", "paling panjang"),
    ({"topic_words": "x" * 501}, "Uraian topik", "paling panjang"),
    ({"evidence": []}, "", "pesan yang melaporkannya"),
    ({"evidence": [{"key": "x", "line": 1, "sent_at": "2018-10-12T20:15:00"}]}, "", "key"),
    ({"evidence": [{"key": "a" * 64, "line": 0, "sent_at": "2018-10-12T20:15:00"}]}, "", "line"),
    ({"evidence": [{"key": "a" * 64, "line": 1, "sent_at": "2018-10-12T20:15:00+08:00"}]}, "", "sent_at"),
    (
        {"evidence": [{"key": "a" * 64, "line": 1, "sent_at": "2018-10-12", "sender_hash": "Bu Siti"}]},
        "",
        "sender_hash",
    ),
    ({"key": "../../etc"}, "", "key"),
]


@pytest.mark.parametrize(
    ("change", "column", "rule"), REFUSED, ids=[f"{next(iter(one))}-{rule}" for one, _, rule in REFUSED]
)
def test_what_breaks_a_rule_is_refused_with_value_rule_and_cure(
    data: Path, change: dict[str, Any], column: str, rule: str
) -> None:
    done = brought(data, REPORT, lambda one: one.update(change))
    (error, *_) = done.told["errors"]
    assert (done.code, done.told["status"], error["column"] or "") == (1, "nothing_to_take", column)
    assert rule in error["rule"] and error["cure"] and (error["sheet"], error["row"]) == ("pertemuan", 1)
    assert meetings(data) == [] and "siti" not in json.dumps(done.told).casefold()


def test_one_bad_meeting_keeps_no_good_one_out(data: Path) -> None:
    told = accepted(checked(data, REPORT + LATER))
    told["meetings"][0]["kind"] = None
    done = confirmed(data, told)
    assert (done.code, done.told["counts"]["new"], done.told["counts"]["refused"]) == (3, 1, 1)
    assert [one["group_id"] for one in meetings(data)] == [OTHER]


def test_one_message_is_used_for_one_meeting(data: Path) -> None:
    told = accepted(checked(data, REPORT))
    told["meetings"].append({**told["meetings"][0], "date": "2018-10-11"})
    done = confirmed(data, told)
    assert done.told["counts"]["refused"] == 1 and "pertemuan nomor 1" in done.told["errors"][0]["rule"]


def test_groups_of_another_kabupaten_are_refused_for_a_dinas(data: Path) -> None:
    told = accepted(checked(data, REPORT))
    refused = confirmed(data, told, only=ELSEWHERE)
    assert refused.code == 1 and "di luar kabupaten" in refused.told["errors"][0]["rule"]
    assert confirmed(data, told, only=KABUPATEN).code == 0
    kept = batches.kept(data)[-1].record
    assert (kept.kind, kept.only) == (BatchKind.WHATSAPP, KABUPATEN), "later builds hold it to the same kabupaten"


@pytest.mark.parametrize(
    ("alias", "rule"),
    [("Pak Baharudin S.Pd", "nama orang"), ("0812 3456 7890 grup", "nama orang"), ("77", "berupa kata"), ({}, "kata")],
)
def test_an_alias_that_names_a_person_is_not_remembered(data: Path, alias: Any, rule: str) -> None:
    told = accepted(checked(data, REPORT)) | {"aliases": [{"alias": alias, "group_id": GROUP}]}
    done = confirmed(data, told)
    (error,) = done.told["errors"]
    assert done.code == 3 and error["sheet"] == "nama_lain" and rule in error["rule"]
    assert "baharudin" not in json.dumps(done.told).casefold() and table(data, "group_alias").empty


def test_an_alias_that_means_another_group_is_refused(data: Path) -> None:
    told = accepted(checked(data, REPORT))
    confirmed(data, told | {"aliases": [{"alias": "KKG Mawar", "group_id": GROUP}]})
    done = confirmed(data, told | {"aliases": [{"alias": "kkg mawar", "group_id": OTHER}]})
    assert GROUP in done.told["errors"][0]["rule"]


def test_names_that_a_person_typed_do_not_go_in_and_it_is_said(data: Path) -> None:
    typed = {"topic_words": "RPP oleh Pak Jumadil Hakim, S.Pd", "place": "rumah Bu Qomariah 0812-3456-7890"}
    done = brought(data, REPORT, lambda one: one.update(typed))
    assert done.code == 0 and len([one for one in done.told["warnings"] if "dihapus" in one["words"]]) == 2
    kept = table(data, "meeting").to_csv() + table(data, "meeting_evidence").to_csv() + json.dumps(done.told)
    assert not [word for word in ("jumadil", "qomariah", "3456") if word in kept.casefold()]


@pytest.mark.parametrize(
    "told", ["", "{", "[]", "{}", '{"chat": 1}', '{"chat": {"sha256": "x", "file": "a"}}', "[" * 100_000]
)
def test_a_file_that_is_no_confirmation_is_refused_whole(data: Path, told: str) -> None:
    with pytest.raises(BadInputError) as refused:
        confirmed(data, told)
    assert refused.value.problems[0].rule and refused.value.problems[0].cure


def test_without_a_register_of_ones_own_nothing_real_is_hung_on_simulated_groups(tmp_path: Path, data: Path) -> None:
    told = accepted(checked(data, REPORT))
    (tmp_path / "other").mkdir()
    with pytest.raises(BadInputError, match="data contoh"):
        confirmed(tmp_path / "other" / "data", told)


def test_spoilt_evidence_is_named_by_the_build(data: Path) -> None:
    done = brought(data, REPORT)
    (path,) = (batches.folder(data) / str(done.batch_id)).rglob("bukti.json")
    path.write_text('{"chat": {}}', encoding="utf-8")
    with pytest.raises(BadInputError, match=r"bukti\.json"):
        table(data, "meeting")
