"""`python -m etl check`: one JSON object per file, or a report a data officer reads; exit codes; nothing is saved."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from etl import __main__ as command
from etl import checks
from etl.whatsapp import form, senders
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.etl.whatsapp.sample_chats import FOLDER

CHAT = FOLDER / "android_id_24.txt"
KEYS = {"kind", "file", "sha256", "messages", "candidates", "warnings", "status", "counts", "sheets", "errors",
        "marked", "register"}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(senders.VARIABLE, raising=False)
    return tmp_path / "data"


def run(capsys: pytest.CaptureFixture[str], data: Path, *arguments: object) -> tuple[int, list[str]]:
    code = command.main(["check", *map(str, arguments), "--data", str(data)])
    return code, capsys.readouterr().out.splitlines()


def test_one_object_on_one_line_for_each_file(warehouse: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = run(capsys, data, "--json", CHAT, FOLDER / "iphone_id.txt")
    assert code == checks.ALL_READ and len(lines) == 2
    found = json.loads(lines[0])
    assert set(found) == KEYS and found["kind"] == "whatsapp" and found["file"] == CHAT.name
    assert {"sent_at", "sender_hash", "kind", "text"} <= set(found["messages"][0])
    assert found["messages"][0]["sent_at"] == "2018-10-12T07:02:00"
    assert [one["kind"] for one in found["candidates"]] == ["meeting", "plan"]
    counts = {"read": 1, "new": 1, "changed": 0, "same": 0, "refused": 0}
    assert (found["status"], found["counts"]) == ("needs_confirmation", counts)
    assert found["sheets"] == [{"sheet": "pertemuan", **counts}] and found["errors"] == []


def test_nothing_but_the_key_is_written(
    warehouse: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.stat().st_mtime_ns for path in warehouse.rglob("*")}
    run(capsys, data, CHAT)
    assert [path.name for path in data.rglob("*")] == [senders.FILE]
    assert {path: path.stat().st_mtime_ns for path in warehouse.rglob("*")} == before
    assert list(tmp_path.iterdir()) == [data]


def test_the_hash_of_a_sender_is_the_same_in_the_next_run_and_in_another_chat(
    warehouse: Path, data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "lain.txt"
    other.write_text("[01/01/19, 08.15.22] ~ pak jumadil: halo\n", encoding="utf-8")
    hashes = [json.loads(run(capsys, data, "--json", path)[1][0])["messages"] for path in (CHAT, CHAT, other)]
    first = hashes[0][3]["sender_hash"]
    assert first == hashes[1][3]["sender_hash"] == hashes[2][0]["sender_hash"] and len(first) == 64


def test_the_report_tells_counts_candidates_and_what_to_check(
    warehouse: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = run(capsys, data, CHAT)
    text = "\n".join(lines)
    assert code == checks.ALL_READ
    assert "15 pesan (7 teks, 2 media, 1 dihapus, 5 pemberitahuan), 12/10/2018 s.d. 13/10/2018" in text
    assert "Calon pertemuan: 1; rencana pertemuan: 1 (tidak dihitung)" in text
    assert "1. Baris 7, 9: KKG Gugus 3 Woja, 12/10/2018" in text and "Hadir: 24 dari 30" in text
    assert "data contoh (simulasi)" in text and lines[-1] == "Tidak ada yang disimpan dari percakapan ini."
    assert "melati" not in text.casefold()


def test_without_a_warehouse_groups_are_not_matched_and_it_is_said(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "none"))
    code, lines = run(capsys, data, "--json", CHAT)
    found = json.loads(lines[0])
    assert code == checks.ALL_READ and [one["key"] for one in found["warnings"]] == ["no_register"]
    assert (found["candidates"][0]["group"], found["candidates"][0]["group_id"]) == ("KKG gugus 3", None)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("foto.jpg", b"\xff\xd8\xff", "jenis berkas"),
        ("catatan.txt", b"bukan percakapan", "Ekspor chat"),
        ("kosong.txt", b"", "kosong"),
        ("chat.zip", b"PK\x03\x04 rusak", "utuh"),
    ],
)
def test_what_is_no_chat_is_told_with_the_way_out(
    warehouse: Path,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    words: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, lines = run(capsys, data, path)
    assert code == checks.NOTHING and words in "\n".join(lines)
    code, lines = run(capsys, data, "--json", path, CHAT)
    assert code == checks.SOME_REFUSED and len(lines) == 2
    found = json.loads(lines[0])
    assert (found["kind"], found["messages"], found["candidates"]) == (None, [], [])
    assert found["sha256"] and found["errors"][0]["rule"] and found["errors"][0]["cure"]


def test_folders_and_missing_files_are_told(
    warehouse: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = run(capsys, data, tmp_path, tmp_path / "tidak ada.txt")
    assert code == checks.NOTHING and "folder harus berisi" in lines[1] and "harus ada" in lines[3]


def test_a_file_called_after_a_person_or_a_number_does_not_tell_them(
    warehouse: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Chat WhatsApp dengan Bu Zubaidah.txt", "Chat WhatsApp dengan +62 812-3456-7890.txt"):
        for content in ("13/10/18 08.15 - Bu Zubaidah: siap\n13/10/18 08.15 - +62 812-3456-7890: ya\n", "rusak"):
            (tmp_path / name).write_text(content, encoding="utf-8")
            _, lines = run(capsys, data, "--json", tmp_path / name)
            assert "3456" not in json.loads(lines[0])["file"]
            assert "Zubaidah" not in json.loads(lines[0])["file"]


def test_a_zip_is_a_chat_unless_it_holds_tables(tmp_path: Path) -> None:
    for name, is_chat in (("_chat.txt", True), ("data.csv", False), ("[Content_Types].xml", False)):
        path = tmp_path / "berkas.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(name, "isi")
        assert checks.is_chat(path) == is_chat, name


def test_the_message_to_paste_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["template", "--whatsapp"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(form.blank()) and "Cara mengisi" in out and "CONTOH" in out


def test_it_runs_as_a_program_of_its_own(warehouse: Path, data: Path, clean_environment: dict[str, str]) -> None:
    arguments = [sys.executable, "-m", "etl", "check", str(CHAT), "--json", "--data", str(data)]
    done = subprocess.run(arguments, cwd=ROOT, env=clean_environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["messages"]) == 15


def test_two_thousand_messages_take_less_than_seconds(
    warehouse: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import time  # noqa: PLC0415

    path = tmp_path / "panjang.txt"
    path.write_bytes(CHAT.read_bytes() * 134)
    start = time.process_time()
    _, lines = run(capsys, data, "--json", path)
    assert len(json.loads(lines[0])["messages"]) == 2010
    assert time.process_time() - start < 4
