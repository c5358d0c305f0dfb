"""Exports of the form for reports of meetings: every flavour gives the meetings that our template gives."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.forms import sniff
from etl.intake import examining, marked, mending, xlsx_file
from schemas.vocabulary import BatchKind, ReviewState
from tests.etl.forms.exports import ENGLISH, INDONESIAN, ODK, SENT, Flavour, kobo, kobo_csv, kobo_xlsx, odk, odk_zip
from tests.etl.forms.facts import FACTS, NOW, changed, expected, groups, load, meetings, register, save_csv

FLAVOURS = {
    "names": Flavour(), "names_groups": Flavour(groups=True), "labels": Flavour(INDONESIAN),
    "labels_groups": Flavour(INDONESIAN, groups=True), "english": Flavour(ENGLISH, groups=True),
    "names_single": Flavour(split=False), "names_split": Flavour(single=False),
    "labels_split": Flavour(INDONESIAN, single=False),
}  # fmt: skip
EACH = pytest.mark.parametrize("flavour", FLAVOURS.values(), ids=list(FLAVOURS))


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return expected(tmp_path_factory.mktemp("wanted"))


def arrived(folder: Path, path: Path) -> list[dict[str, Any]]:
    done = load(folder / "data", groups(folder), path)
    assert done.code == 0, "\n".join(done.lines)
    return meetings(folder / "data")


@EACH
def test_a_kobo_csv_of_any_flavour_gives_the_same_meetings(flavour: Flavour, tmp_path: Path, wanted: Any) -> None:
    path = kobo_csv(tmp_path / "ekspor.csv", SENT, flavour)
    assert sniff.kind(path) == BatchKind.KOBO
    assert arrived(tmp_path, path) == wanted


@EACH
def test_a_kobo_xlsx_of_any_flavour_gives_the_same_meetings(flavour: Flavour, tmp_path: Path, wanted: Any) -> None:
    path = kobo_xlsx(tmp_path / "ekspor.xlsx", SENT, flavour)
    assert sniff.kind(path) == BatchKind.KOBO
    assert arrived(tmp_path, path) == wanted


def test_a_row_of_hxl_tags_below_the_headers_is_no_answer(tmp_path: Path, wanted: Any) -> None:
    assert arrived(tmp_path, kobo_csv(tmp_path / "hxl.csv", SENT, Flavour(), hxl=True)) == wanted


def test_an_odk_csv_gives_the_same_meetings(tmp_path: Path, wanted: Any) -> None:
    for name, flavour in {
        "with_groups": ODK,
        "without": replace(ODK, groups=False),
        "one": replace(ODK, split=False),
    }.items():
        path = save_csv(tmp_path / f"{name}.csv", odk(SENT, flavour))
        assert sniff.kind(path) == BatchKind.ODK
        assert arrived(tmp_path / name, path) == wanted


def test_items_of_cost_in_a_repeat_are_summed_where_the_whole_cost_is_left_blank(tmp_path: Path, wanted: Any) -> None:
    blank = [replace(one, fact=changed(one.fact, cost=None)) for one in SENT]
    items = {1: [1_000_000, 250_000], 2: [350_000], 4: [0]}
    for path in (
        kobo_xlsx(tmp_path / "k.xlsx", blank, FLAVOURS["labels_groups"], items),
        odk_zip(tmp_path / "o.zip", blank, items),
    ):
        assert arrived(tmp_path / path.stem, path) == wanted


def test_a_whole_cost_that_is_not_the_sum_of_its_items_is_refused_with_both(tmp_path: Path) -> None:
    done = load(tmp_path / "data", groups(tmp_path), kobo_xlsx(tmp_path / "k.xlsx", SENT, Flavour(), {1: [1000]}))
    (told,) = done.files[1]["errors"]
    assert (told["value"], told["column"], told["row"]) == ("1250000 / 1000", "biaya", 2)
    assert done.files[1]["counts"]["new"] == 3


def test_the_same_export_twice_and_another_flavour_of_it_change_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    load(data, groups(tmp_path), kobo_csv(tmp_path / "a.csv", SENT, Flavour()))
    before = meetings(data, "meeting_id")
    again = load(data, kobo_csv(tmp_path / "b.csv", SENT, Flavour()))
    assert again.files[0]["status"] == "already_loaded"
    other = load(data, kobo_xlsx(tmp_path / "c.xlsx", SENT, FLAVOURS["labels_groups"]))
    assert other.files[0]["counts"] == {"read": 4, "new": 0, "changed": 0, "same": 4, "refused": 0}
    assert meetings(data, "meeting_id") == before


@pytest.mark.parametrize("kind", ["kobo", "odk"])
def test_a_submission_that_was_edited_on_its_server_is_an_update_with_its_history(kind: str, tmp_path: Path) -> None:
    edited = [replace(SENT[0], fact=changed(FACTS[0], attended=33, held_on="2026-10-04"), uuid="cccc"), *SENT[1:]]

    def made(name: str, sent: Any) -> Path:
        return save_csv(tmp_path / name, odk(sent)) if kind == "odk" else kobo_csv(tmp_path / name, sent, Flavour())

    data = tmp_path / "data"
    load(data, groups(tmp_path), made("a.csv", SENT))
    done = load(data, made("b.csv", edited))
    assert done.files[0]["counts"] == {"read": 4, "new": 0, "changed": 1, "same": 3, "refused": 0}
    tables = register(data)
    (row,) = tables["meeting"][tables["meeting"]["meeting_id"] == f"{kind.upper()}-{SENT[0].root}"].to_dict("records")
    assert (len(tables["meeting"]), row["attended"], str(row["held_on"])[:10]) == (4, 33, "2026-10-04")
    history = tables["value_change"]
    assert set(history["column_name"]) == {"attended", "held_on"}
    assert set(history["row_key"]) == {f"{kind.upper()}-{SENT[0].root}"}


def test_what_was_not_approved_on_the_server_stays_out_and_what_is_on_hold_waits(tmp_path: Path) -> None:
    said = ["Approved", "Not Approved", "On Hold", ""]
    sent = [replace(one, review=review) for one, review in zip(SENT, said, strict=True)]
    done = load(tmp_path / "data", groups(tmp_path), kobo_csv(tmp_path / "a.csv", sent, FLAVOURS["labels"]))
    (told,) = done.files[1]["errors"]
    assert (told["row"], told["column"], told["value"], told["sheet"]) == (3, "_validation_status", "Not Approved", "a")
    states = [row["review_state"] for row in meetings(tmp_path / "data")]
    assert states == [ReviewState.DIKONFIRMASI, ReviewState.MENUNGGU, ReviewState.DIKONFIRMASI]
    words = " ".join(one["words"] for one in done.files[1]["warnings"])
    assert "1 disetujui dan 1 belum diperiksa (masuk), 1 ditangguhkan (masuk sebagai menunggu), 1 ditolak" in words


def test_what_was_rejected_in_odk_central_stays_out(tmp_path: Path) -> None:
    said = ["approved", "rejected", "hasIssues", "edited"]
    sent = [replace(one, review=review) for one, review in zip(SENT, said, strict=True)]
    done = load(tmp_path / "data", groups(tmp_path), odk_zip(tmp_path / "a.zip", sent, {}))
    (told,) = done.files[1]["errors"]
    assert (told["sheet"], told["row"], told["column"], told["value"]) == (
        "laporan_pertemuan",
        3,
        "ReviewState",
        "rejected",
    )
    assert done.files[1]["counts"]["new"] == 3


def test_messages_name_the_cell_the_header_and_the_value_of_the_file_itself(tmp_path: Path) -> None:
    rows = kobo(
        [replace(SENT[0], fact=changed(FACTS[0], held_on="10/13/2026", attended="banyak"))],
        Flavour(INDONESIAN),
        hxl=True,
    )
    done = load(tmp_path / "data", groups(tmp_path), save_csv(tmp_path / "salah.csv", rows, ";"))
    found = {one["column"]: one for one in done.files[1]["errors"]}
    for question, value in (("Kapan pertemuannya?", "10/13/2026"), ("Berapa anggota yang hadir?", "banyak")):
        place = rows[0].index(question)
        assert (found[question]["cell"], found[question]["value"]) == (
            f"{chr(ord('A') + place) if place < 26 else 'A' + chr(ord('A') + place - 26)}3",
            value,
        )
        assert question in found[question]["rule"] and found[question]["sheet"] == "salah"


def test_an_old_export_without_root_uuid_uses_the_uuid_and_warns(tmp_path: Path) -> None:
    data = tmp_path / "data"
    old = kobo_csv(tmp_path / "a.csv", SENT, Flavour(), without=("meta/rootUuid",))
    done = load(data, groups(tmp_path), old)
    assert {row["meeting_id"] for row in meetings(data, "meeting_id")} == {f"KOBO-{one.uuid}" for one in SENT}
    assert any("4 laporan tanpa rootUuid" in one["words"] for one in done.files[1]["warnings"])
    first = kobo_csv(tmp_path / "b.csv", SENT, Flavour(), without=("meta/rootUuid", "_uuid"))
    load(data, first)
    assert "KOBO-server-1001" in {row["meeting_id"] for row in meetings(data, "meeting_id")}


def test_labels_in_one_column_are_refused_where_they_cannot_be_told_apart(tmp_path: Path) -> None:
    flavour = Flavour(INDONESIAN, split=False)
    done = load(tmp_path / "data", groups(tmp_path), kobo_csv(tmp_path / "a.csv", SENT, flavour))
    assert [one["row"] for one in done.files[1]["errors"]] == [3, 5]
    assert "kolom 1/0" in done.files[1]["errors"][0]["rule"]


def test_a_report_sent_before_its_meeting_is_told_and_the_server_writes_utc(tmp_path: Path) -> None:
    late = [replace(SENT[0], sent="2026-10-02T15:59:00"), replace(SENT[1], sent="2026-10-09T16:00:00")]
    done = load(tmp_path / "data", groups(tmp_path), kobo_csv(tmp_path / "a.csv", late, Flavour()))
    told = [one["words"] for one in done.files[1]["warnings"] if "sesudah laporannya dikirim" in one["words"]]
    assert len(told) == 1 and "3 Oktober 2026" in told[0] and "2 Oktober 2026" in told[0]


def test_a_refused_report_is_mended_on_the_page_and_stays_the_same_submission(tmp_path: Path) -> None:
    data = tmp_path / "data"
    bad = [replace(SENT[0], fact=changed(FACTS[0], attended="banyak")), *SENT[1:]]
    load(data, groups(tmp_path), kobo_csv(tmp_path / "a.csv", bad, FLAVOURS["labels_groups"]))
    (waits,) = register(data)["rejected_row"].to_dict("records")
    assert json.loads(waits["row_text"])["Hadir"] == "banyak"
    row = {"batch_id": waits["batch_id"], "sheet": waits["sheet"], "row": waits["sheet_row"], "cells": {"Hadir": "32"}}
    done = mending.mend(data, mending.Asked({"rows": [row], "drop": []}, "petugas data", NOW), lambda: None)
    assert done.code == 0, done.lines
    assert meetings(data) == expected(tmp_path)
    assert f"KOBO-{SENT[0].root}" in {row["meeting_id"] for row in meetings(data, "meeting_id")}


def test_a_checked_export_is_given_back_with_what_is_wrong_and_the_same_file_can_be_brought_again(
    tmp_path: Path,
) -> None:
    data, known = tmp_path / "data", groups(tmp_path)
    bad = [replace(SENT[0], fact=changed(FACTS[0], attended="banyak")), *SENT[1:]]
    path = kobo_csv(tmp_path / "a.csv", bad, FLAVOURS["labels_groups"])
    found = examining.examine(data, examining.Brought([known, path], "petugas data", NOW))
    back = marked.write(found.files[1], tmp_path / "kembali")
    assert back is not None
    rows = next(grid.rows for grid in xlsx_file.read(back).grids if grid.name == "a")
    assert "Berapa anggota yang hadir?" in rows[1][-1] and rows[0][-1] == "Kesalahan"
    assert sniff.kind(back) == BatchKind.KOBO
    done = load(data, known, back)
    assert done.files[1]["counts"] == {"read": 4, "new": 3, "changed": 0, "same": 0, "refused": 1}
