"""`python -m etl backup` and `restore`: a load, a backup, another machine, the same figures."""

import json
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.history.files import book
from tests.etl.raw_copy import RawCopy, current, tables_of


def command(*words: object) -> int:
    return main([str(word) for word in words])


def test_what_was_backed_up_is_served_again_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = (RawCopy.into(tmp_path / name).data for name in ("here", "there"))
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "one"))
    as_of = ("--as-of", AS_OF.isoformat())
    assert command("load", book(tmp_path, "satu.xlsx"), "--data", here, *as_of) == 0
    before = tables_of(current(tmp_path / "one"))
    backup = tmp_path / "cadangan.zip"
    assert command("backup", "--out", backup, "--data", here) == 0
    assert command("load", book(tmp_path, "dua.xlsx", lambda b: b.add_meeting()), "--data", here, *as_of) == 0
    after = tables_of(current(tmp_path / "one"))["meeting"]
    assert len(after) == len(before["meeting"]) + 1

    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "two"))
    capsys.readouterr()
    assert command("restore", backup, "--check") == 0
    assert command("restore", backup, "--data", there, "--json", *as_of) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["before"] is None
    assert tables_of(current(tmp_path / "two"))["meeting"] == before["meeting"]

    assert command("restore", backup, "--data", here) == 1
    assert "--replace" in capsys.readouterr().err
    assert command("restore", backup, "--data", here, "--replace", "--json", *as_of) == 0
    kept = Path(json.loads(capsys.readouterr().out)["before"])
    with duckdb.connect(str(current(tmp_path / "two")), read_only=True) as found:
        assert found.execute("select count(*) from meeting").fetchall() == [(len(before["meeting"]),)]
    # What stood there before can be had again.
    assert command("restore", kept, "--data", here, "--replace", *as_of) == 0
    assert tables_of(current(tmp_path / "two"))["meeting"] == after


def test_a_broken_backup_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 cut")
    data = tmp_path / "data"
    assert command("restore", tmp_path / "c.zip", "--data", data) == 1
    assert "tidak ada yang berubah" in capsys.readouterr().err
    assert list(data.iterdir()) == []
    assert command("backup", "--out", tmp_path / "d.zip", "--data", data) == 1
    assert not (tmp_path / "d.zip").exists()
