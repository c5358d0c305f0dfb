"""`python -m etl confirm` as a program: what it prints, exit codes, the warehouse after it; nothing is left over."""

import json
import logging
import tempfile
from pathlib import Path
from typing import Any

import pytest

from etl import __main__ as command
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.etl.raw_copy import RawCopy, current, tables_of
from tests.etl.whatsapp.confirming import ELSEWHERE, GROUP, LATER, REPORT, SECOND, accepted, book, load
from tests.etl.whatsapp.conftest import KEY

PEOPLE = ("zulaikha", "baharudin", "3456", "7890")


def test_a_chat_goes_from_check_to_the_warehouse_and_nobody_is_named_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    folder, scratch = tmp_path / "warehouse", tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    monkeypatch.setenv("GUGUS_SENDER_KEY", KEY.decode())
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    data = RawCopy.without_register(tmp_path).data
    load(data, book(tmp_path, "daftar.xlsx"))
    chat, told = tmp_path / "Chat WhatsApp dengan Bu Zulaikha.txt", tmp_path / "konfirmasi.json"
    chat.write_text(REPORT + SECOND + LATER, encoding="utf-8")
    options = ["--data", str(data), "--as-of", "2026-11-22", "--json"]

    def run(*arguments: str) -> tuple[int, dict[str, Any], str]:
        code = command.main(list(arguments))
        out = capfd.readouterr()
        assert not [part for part in PEOPLE if part in (out.out + out.err + caplog.text).casefold()]
        return code, json.loads(out.out), out.err

    def bring() -> tuple[int, dict[str, Any], str]:
        _, found, _ = run("check", str(chat), "--data", str(data), "--json")
        told.write_text(json.dumps(accepted(found)), encoding="utf-8")
        return run("confirm", str(told), "--by", "Dikpora", "--progress", *options)

    assert command.main(["build", "--data", str(data), "--as-of", "2026-11-22"]) == 0
    capfd.readouterr()
    code, done, progress = bring()
    assert (code, done["kind"], done["status"], done["counts"]["new"]) == (0, "whatsapp", "loaded", 2)
    steps = [json.loads(line) for line in progress.splitlines()]
    assert [one["step"] for one in steps] == list(range(1, steps[0]["of"] + 1)) and steps[-1]["words"]
    rows = tables_of(current(folder))
    assert len(rows["meeting_evidence"]) == 3 and "whatsapp" in str(rows["load_batch"])
    assert not [part for part in PEOPLE if part in str(rows["meeting"] + rows["meeting_evidence"] +
                                                       rows["load_batch"]).casefold()]  # fmt: skip
    assert list(scratch.iterdir()) == []
    code, done, _ = bring()
    assert (code, done["status"], done["counts"]["same"]) == (0, "already_loaded", 2)
    assert tables_of(current(folder))["meeting_evidence"] == rows["meeting_evidence"]
    assert run("confirm", str(told), "--only", ELSEWHERE, *options)[0] == 1
    told.write_text("bukan json", encoding="utf-8")
    code, done, _ = run("confirm", str(told), *options)
    assert (code, done["status"]) == (1, "unreadable") and done["errors"][0]["cure"]
    assert command.main(["confirm", str(told), "--data", str(data)]) == 1
    assert "Tidak dapat dibaca" in capfd.readouterr().out
    assert GROUP in str(rows["meeting"])
