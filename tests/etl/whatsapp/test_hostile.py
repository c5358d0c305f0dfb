"""Files that are no chat, damaged or hostile: a clear refusal in Indonesian, and nothing else."""

import io
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl.problems import BadInputError
from etl.whatsapp import check, received
from etl.whatsapp.groups import Register
from tests.etl.whatsapp.conftest import KEY
from tests.etl.whatsapp.sample_chats import FOLDER

CHAT = "13/10/18 08.15 - Bu Contoh: pesan\n"
NOBODY = Register()
OFTEN = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
SAMPLE = (FOLDER / "android_id_24.txt").read_bytes()


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def refusal(tmp_path: Path, data: bytes, name: str = "chat.zip") -> str:
    """Rule and cure; the file must be refused, and nothing must appear beside it."""
    path = tmp_path / "in" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    with pytest.raises(BadInputError) as caught:
        check.checked(path, KEY, NOBODY)
    assert [one.name for one in path.parent.iterdir()] == [name]
    (problem,) = caught.value.problems
    assert problem.rule and problem.cure and "{" not in problem.rule + problem.cure
    return problem.rule


def locked() -> bytes:
    """A zip whose entry says that it has a password."""
    data = bytearray(zipped(("_chat.txt", CHAT.encode())))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(sign) + offset
        data[at : at + 2] = struct.pack("<H", struct.unpack("<H", data[at : at + 2])[0] | 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(("../_chat.txt", CHAT.encode())), "folder lain"),
        (zipped(("/etc/_chat.txt", CHAT.encode())), "folder lain"),
        (zipped(("C:\\_chat.txt", CHAT.encode())), "folder lain"),
        (zipped(("a\\..\\..\\_chat.txt", CHAT.encode())), "folder lain"),
        (zipped(("foto.jpg", b"x")), "harus berisi satu percakapan"),
        (zipped(), "harus berisi satu percakapan"),
        (zipped(("a.txt", CHAT.encode()), ("b.txt", CHAT.encode())), "harus berisi satu percakapan"),
        (zipped(("_chat.txt", CHAT.encode()), ("x/_chat.txt", CHAT.encode())), "di sini ada 2"),
        (zipped(("_chat.txt", b"")), "kosong"),
        (zipped(("_chat.txt", b"hanya catatan")), "Ekspor chat"),
        (zipped(("_chat.txt", b"\0" * 5_000)), "kosong|teks"),
        (zipped(("_chat.txt", CHAT.encode() * 300_000)), "jauh lebih besar"),
        (locked(), "kata sandi"),
        (zipped(("_chat.txt", SAMPLE))[:-30], "utuh"),
        (b"PK\x03\x04" + b"x" * 100, "utuh"),
    ],
)
def test_a_bad_zip_is_refused_with_its_reason(tmp_path: Path, data: bytes, words: str) -> None:
    assert any(word in refusal(tmp_path, data) for word in words.split("|"))


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_ENTRIES", 5)
    data = zipped(*((f"{number}.jpg", b"") for number in range(5)), ("_chat.txt", CHAT.encode()))
    assert "paling banyak berisi 5" in refusal(tmp_path, data)


def test_what_a_zip_says_of_its_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_TEXT", 10_000)
    content = os.urandom(20_000)
    data = zipped(("_chat.txt", content), method=zipfile.ZIP_STORED)
    data = data.replace(struct.pack("<II", len(content), len(content)), struct.pack("<II", len(content), 50))
    refusal(tmp_path, data)


def test_a_file_above_the_limits_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_BYTES", 100)
    assert "paling besar" in refusal(tmp_path, CHAT.encode() * 10, "chat.txt")
    monkeypatch.undo()
    monkeypatch.setattr(received, "MOST_TEXT", 100)
    assert "paling besar" in refusal(tmp_path, CHAT.encode() * 10, "chat.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n \n",
        b"halo dunia",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\xff\xfe",
        b"<html><body>12/10/18</body></html>",
    ],
)
def test_what_is_no_chat_is_refused(tmp_path: Path, data: bytes) -> None:
    refusal(tmp_path, data, "chat.txt")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        check.checked(tmp_path / "tidak ada.txt", KEY, NOBODY)


@given(st.binary(max_size=2000))
@example(b"13/10/18 08.15 - : ")
@example(b"[13/10/18 08.15.22] a:")
@OFTEN
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    _tried(tmp_path, data)


@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-8-sig"]))
@OFTEN
def test_any_words_of_any_script_behind_a_sender_are_read(tmp_path: Path, words: str, codec: str) -> None:
    _tried(
        tmp_path,
        f"13/10/18 08.15 - {words}: {words}\n13/10/18 08.16 - A: KKG gugus 3 hadir {words}".encode(codec, "replace"),
    )


@given(st.integers(0, 2**32))
@OFTEN
def test_a_damaged_chat_or_zip_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(
        chance.choice([SAMPLE, zipped(("_chat.txt", SAMPLE)), zipped(("_chat.txt", SAMPLE), method=zipfile.ZIP_BZIP2)])
    )
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(data))
        data[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    _tried(tmp_path, bytes(data[: chance.randint(1, len(data))]))


def _tried(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(data)
    try:
        found = check.checked(path, KEY, NOBODY)
    except BadInputError:
        return
    assert found.messages


@pytest.mark.parametrize(
    "words",
    [
        "hadir " * 3_000,
        "1" * 15_000,
        "0 " * 8_000,
        "Bu " * 5_000,
        "S.Pd " * 3_000,
        ", S.Pd" * 3_000,
        "Tanggal: " * 2_000,
        "KKG gugus " * 1_500,
        "a" * 19_000,
        "tentang materi " * 1_000,
        "12/10/18 " * 2_000,
        "@" * 10_000,
        "<" * 10_000,
        "narasumber Siti " * 1_000,
        "di SDN " * 2_000,
        "(" * 19_000,
        "Rp 1." * 3_000,
        "hari sabtu " * 1_500,
        "dari " * 3_500,
    ],
)
def test_no_text_makes_the_reader_slow(tmp_path: Path, words: str) -> None:
    """Time grows with the length: what takes seconds here would take an hour in a large file."""
    import time  # noqa: PLC0415

    path = tmp_path / "chat.txt"
    path.write_text(f"13/10/18 08.15 - Bu Contoh Siti: KKG gugus 3 hadir 20 {words}\n", encoding="utf-8")
    start = time.process_time()
    check.checked(path, KEY, NOBODY)
    assert time.process_time() - start < 3
