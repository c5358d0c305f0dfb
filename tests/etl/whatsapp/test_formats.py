"""Chats of every format written by hand: each message with its time and kind, each meeting, and nobody's name."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from etl.whatsapp import check, lines
from etl.whatsapp.groups import Register
from tests.etl.whatsapp.conftest import KEY, Checker, words_of
from tests.etl.whatsapp.sample_chats import FOLDER, SAMPLES, Sample, at

EACH = pytest.mark.parametrize("sample", [pytest.param(one, id=one.name) for one in SAMPLES])
LETTERS = {"system": "s", "text": "t", "media": "m", "deleted": "d"}


def text_of(sample: Sample) -> bytes:
    return (FOLDER / sample.name).read_bytes()


def test_every_chat_of_the_folder_is_tried() -> None:
    assert {path.name for path in FOLDER.glob("*")} == {sample.name for sample in SAMPLES}


@EACH
def test_every_message_is_found_with_its_time_and_kind(checked: Checker, sample: Sample) -> None:
    found = checked(text_of(sample))
    assert "".join(LETTERS[one["kind"]] for one in found["messages"]) == sample.kinds
    times = [datetime.fromisoformat(one["sent_at"]) for one in found["messages"]]
    assert (times[0], times[-1]) == (sample.first, sample.last)
    assert all((one["sender_hash"] is None) == (one["kind"] == "system") for one in found["messages"])
    assert all(one["text"] == "" for one in found["messages"] if one["kind"] in ("system", "deleted"))


@EACH
def test_the_meetings_of_a_chat_are_found_and_nothing_else(checked: Checker, sample: Sample) -> None:
    found = checked(text_of(sample))
    told = tuple(
        (one["kind"], one["group_id"] or one["group"], one["date"], one["attended"], one["invited"])
        for one in found["candidates"]
    )
    assert told == sample.found
    assert tuple(one["key"] for one in found["warnings"] if one["key"] != "sample_register") == sample.doubts


@EACH
def test_no_name_and_no_number_of_anybody_comes_out(checked: Checker, sample: Sample) -> None:
    text = text_of(sample).decode().casefold()
    out = words_of(checked(text_of(sample)))
    for part in sample.people:
        assert part in text
        assert part not in out


@EACH
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_changes_nothing(checked: Checker, sample: Sample, codec: str) -> None:
    text = text_of(sample).decode("utf-8-sig")
    plain, other = checked(text), checked(text.encode(codec))
    assert plain.pop("sha256") != other.pop("sha256")
    assert plain == other


@EACH
@pytest.mark.parametrize("inner", ["_chat.txt", "WhatsApp Chat dengan KKG Gugus 3.txt", "Chat WhatsApp dengan X.txt"])
def test_a_zip_says_the_same_as_its_chat(tmp_path: Path, known: Register, sample: Sample, inner: str) -> None:
    path = tmp_path / "Chat WhatsApp.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IMG-20181012-WA0007.jpg", b"\xff\xd8 not looked at")
        archive.writestr(inner, text_of(sample))
    (tmp_path / "chat.txt").write_bytes(text_of(sample))
    zipped, plain = (check.checked(tmp_path / name, KEY, known) for name in (path.name, "chat.txt"))
    assert zipped.messages == plain.messages


@pytest.mark.parametrize(
    ("line", "sent", "rest"),
    [
        ("12/10/18 08.15 - Bu Contoh: pesan", at(2018, 10, 12, 8, 15), "Bu Contoh: pesan"),
        ("13/10/2022 16.25 - Bu Contoh: pesan", at(2022, 10, 13, 16, 25), "Bu Contoh: pesan"),
        ("12/10/2018, 08:15 - Bu Contoh: pesan", at(2018, 10, 12, 8, 15), "Bu Contoh: pesan"),
        ("1/2/18, 8:05 - x: y", at(2018, 2, 1, 8, 5), "x: y"),
        ("12/10/18, 8:15\u202fPM - x: y", at(2018, 10, 12, 20, 15), "x: y"),
        ("12/10/18, 8:15\u00a0p.m. - x: y", at(2018, 10, 12, 20, 15), "x: y"),
        ("12/10/18, 12:15 AM - x: y", at(2018, 10, 12, 0, 15), "x: y"),
        ("12/10/18, 12:15 pm - x: y", at(2018, 10, 12, 12, 15), "x: y"),
        ("12/10/18 8.15 malam - x: y", at(2018, 10, 12, 20, 15), "x: y"),
        ("12/10/18 1.15 siang - x: y", at(2018, 10, 12, 13, 15), "x: y"),
        ("12/10/18 11.15 siang - x: y", at(2018, 10, 12, 11, 15), "x: y"),
        ("12/10/18 pukul 08.15 - x: y", at(2018, 10, 12, 8, 15), "x: y"),
        ("[12/10/18 08.15.22] x: y", at(2018, 10, 12, 8, 15, 22), "x: y"),
        ("\u200e[12/10/18, 08.15.22] x: \u200ey", at(2018, 10, 12, 8, 15, 22), "x: y"),
        ("[10/12/18, 8:15:22\u202fAM] x: y", at(2018, 12, 10, 8, 15, 22), "x: y"),
        ("[12.10.18, 08:15:22] x: y", at(2018, 10, 12, 8, 15, 22), "x: y"),
        ("[2018-10-12, 08:15:22] x: y", at(2018, 10, 12, 8, 15, 22), "x: y"),
        ("2018-10-12 08:15 - x: y", at(2018, 10, 12, 8, 15), "x: y"),
        ("[08.15, 12/10/2018] x: y", at(2018, 10, 12, 8, 15), "x: y"),
        ("12-10-2018 08.15 – x: y", at(2018, 10, 12, 8, 15), "x: y"),
    ],
)
def test_a_line_that_begins_a_message_is_read(line: str, sent: datetime, rest: str) -> None:
    header = lines.header(lines.folded(line))
    assert header is not None
    assert (header.sent_at(is_day_first=True), header.rest) == (sent, rest)


@pytest.mark.parametrize(
    "line",
    [
        "15/02/19 rapat",
        "08.15 - rapat",
        "12/10/18 - rapat",
        "12/10/18 08.15 rapat",
        "12/10/18 08.15-10.00 rapat",
        "12/10/18 08.00 - 10.00 Pembukaan",
        "(12/10/18 08.15) x: y",
        "rapat 12/10/18 08.15 - x: y",
        "[foto]",
        "",
        "1.",
        "12/10 08.15 - x: y",
    ],
)
def test_a_line_without_date_time_and_sign_goes_on_with_the_message_above(line: str) -> None:
    assert lines.header(lines.folded(line)) is None


def test_a_day_that_does_not_exist_begins_no_message(checked: Checker) -> None:
    found = checked("30/12/18 08.15 - A B: satu\n31/02/18 08.15 - A B: dua\n12/10/18 25.15 - A B: tiga\n")
    assert [one["text"].count("\n") for one in found["messages"]] == [2]


def test_one_day_above_twelve_decides_for_the_whole_file(checked: Checker) -> None:
    first = checked("01/02/18 08.15 - A: x\n13/02/18 08.15 - A: y\n")
    second = checked("01/02/18, 8:15 AM - A: x\n02/13/18, 8:15 AM - A: y\n")
    assert [one["sent_at"][:10] for one in first["messages"]] == ["2018-02-01", "2018-02-13"]
    assert [one["sent_at"][:10] for one in second["messages"]] == ["2018-01-02", "2018-02-13"]


def test_where_no_day_decides_it_is_day_first_and_asked(checked: Checker) -> None:
    found = checked("01/02/18 08.15 - A: x\n02/02/18 08.15 - A: y\n")
    assert [one["sent_at"][:10] for one in found["messages"]] == ["2018-02-01", "2018-02-02"]
    (warning,) = [one for one in found["warnings"] if one["key"] == "day_or_month"]
    assert warning["line"] == 1 and warning["value"] == "01/02/18" and "1 Februari 2018" in warning["cure"]


def test_messages_out_of_order_stay_in_the_order_of_the_file(checked: Checker) -> None:
    found = checked("13/10/18 08.15 - A: satu\n12/10/18 08.15 - A: dua\n14/10/18 08.15 - A: tiga\n")
    assert [one["text"] for one in found["messages"]] == ["satu", "dua", "tiga"]


def test_lines_copied_from_the_web_inside_of_a_message_are_no_messages(checked: Checker) -> None:
    found = checked(
        "13/10/18 08.15 - A: lihat\n[08.15, 12/10/2018] B: satu\n14/10/18 08.15 - A: ya\n15/10/18 08.15 - A: ya\n"
    )
    assert len(found["messages"]) == 3


def test_a_chat_in_a_zip_is_called_after_its_group(tmp_path: Path, known: Register) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("_chat.txt", "[13/10/18 08.15.00] A: KKG hari ini hadir 12 dari 20 guru")
    path = tmp_path / "WhatsApp Chat - KKG Gugus 2 Bolo.zip"
    path.write_bytes(data.getvalue())
    (found,) = check.checked(path, KEY, known).candidates
    assert found["group_id"] == "KKG-52.06.02-02"
    assert "group_from_title" in {one["key"] for one in found["warnings"]}


def test_days_that_contradict_each_other_are_told_with_the_line_to_look_at(checked: Checker) -> None:
    found = checked("13/10/18 08.15 - A: satu\n14/10/18 08.15 - B: dua\n10/15/18 08.15 - C: tiga\n")
    (told,) = [one for one in found["warnings"] if one["key"] == "days_contradict"]
    assert told["line"] == 3 and "baris 3" in told["cure"]
