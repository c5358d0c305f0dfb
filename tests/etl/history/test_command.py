"""The command line: load, undo, redo and status, in words and as JSON, on a warehouse of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from answers import audit
from doors.scope import EVERYTHING
from etl import __main__ as command
from etl import build as building
from queries import run
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.history.files import book, load
from tests.etl.raw_copy import RawCopy, current, tables_of

DAY = ("--as-of", AS_OF.isoformat())


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    monkeypatch.setattr(building, "today", lambda: AS_OF)
    return RawCopy.into(tmp_path).data


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_file_is_loaded_changed_taken_back_and_audited(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--data", str(data), "--json", *DAY)
    first = book(tmp_path, "satu.xlsx", lambda b: b.add_meeting(Hadir="banyak"))
    assert command.main(["load", str(first), str(tmp_path / "none.xlsx"), *where]) == 3
    missing, loaded = sorted(told(capsys), key=lambda one: one["file"])
    assert missing["status"] == "unreadable" and missing["errors"][0]["cure"]
    assert loaded["counts"] == {"read": 8, "new": 7, "changed": 0, "same": 0, "refused": 1}
    (refused,) = loaded["errors"]
    assert (refused["sheet"], refused["cell"], refused["value"]) == ("pertemuan", "F5", "banyak")
    assert refused["rule"] and refused["cure"] and refused["drops_row"]
    assert command.main(["load", str(first), *where]) == 0
    assert told(capsys)[0]["status"] == "already_loaded"

    second = book(tmp_path, "dua.xlsx", lambda b: b.put("pertemuan", "F2", 99))
    assert command.main(["load", str(second), "--by", "Dikpora", *where]) == 0
    (changed,) = told(capsys)
    assert changed["counts"] == {"read": 7, "new": 0, "changed": 1, "same": 6, "refused": 0}
    (change,) = audit.changes()
    assert (change["old_value"], change["new_value"], change["done_by"]) == ("31", "99", "Dikpora")
    assert (change["source_file_name"], change["source_sheet"], change["source_row"]) == ("dua.xlsx", "pertemuan", 2)
    assert audit.changes(group_id="nobody") == [] == audit.changes(kabupaten_code="11.01")
    assert audit.changes(event_id=change["event_id"], kabupaten_code=change["kabupaten_code"]) == [change]

    assert command.main(["undo", changed["batch_id"], "--why", "uji  coba", *where]) == 0
    assert told(capsys)[0] == {"batch_id": changed["batch_id"], "file": "dua.xlsx", "new": 0, "changed": 1, "gone": 0,
                               "depends": [], "status": "dibatalkan"}  # fmt: skip
    assert [(one["event"], one["why"]) for one in audit.events(changed["batch_id"])] == [
        ("dibatalkan", "uji coba"), ("dimuat", None),
    ]  # fmt: skip
    assert run.ask("log_state")[0]["batches"] == 1 and len(run.ask("log_batches", scope=EVERYTHING)) == 2

    assert command.main(["status", "--data", str(data), "--json"]) == 0
    (status,) = told(capsys)
    assert (
        status["is_current"]
        and status["is_of_today"]
        and status["build"] == run.identity()
        and status["not_counted"] == []
    )
    assert status["refused"] == 1 and status["writer"] is None and status["free_bytes"] > 0
    assert [(one["file"], one["is_undone"], one["why"]) for one in status["files"]] == [
        ("satu.xlsx", False, None), ("dua.xlsx", True, "uji coba"),
    ]  # fmt: skip
    assert command.main(["status", "--data", str(data)]) == 0
    words = capsys.readouterr().out
    assert "dibatalkan 2026" in words and "oleh petugas data: uji coba" in words and "Perbarui" not in words


def test_without_its_only_file_the_register_is_the_sample_again(tmp_path: Path, data: Path) -> None:
    building.build(data)
    before = tables_of(current(tmp_path / "warehouse"))
    (batch,) = load(data, book(tmp_path, "satu.xlsx"))
    assert command.main(["undo", batch, "--data", str(data), *DAY]) == 0
    after = tables_of(current(tmp_path / "warehouse"))
    told_apart = ("warehouse_build", "load_batch", "batch_event", "value_change")
    assert {name: rows for name, rows in after.items() if name not in told_apart} == {
        name: rows for name, rows in before.items() if name not in told_apart
    }
    assert len(after["load_batch"]) == 2 and run.ask("log_state")[0]["is_sample"]
    assert {row["kind"] for row in audit.changes()} == {"baris_hilang"}


def test_status_before_the_first_build_and_of_a_file_that_no_build_has_counted(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (batch,) = load(data, book(tmp_path, "satu.xlsx"))
    assert command.main(["status", "--data", str(data)]) == 0
    words = capsys.readouterr().out
    assert "Belum ada gudang data." in words and f"Belum dihitung: {batch}" in words
    assert not (tmp_path / "warehouse" / "warehouse.current").exists()


def test_an_unknown_file_is_said_with_where_to_look(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["undo", "x", "--data", str(data), *DAY]) == 1
    assert "python -m etl status" in capsys.readouterr().out


def test_a_build_tells_programs_what_it_made_or_what_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = RawCopy.without_register(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    words = ["build", "--json", "--data", str(raw.data), "--as-of", AS_OF.isoformat()]
    assert command.main(words) == 0
    built = json.loads(capsys.readouterr().out)
    assert (built["status"], built["rows"]["survey_round"]) == ("built", 1)
    assert command.main([*words, "--if-needed"]) == 0
    assert json.loads(capsys.readouterr().out) == {"status": "current"}
    raw.put("table_01.csv", 2, "group_type", "KKX")
    assert command.main(words) == 1
    refused = json.loads(capsys.readouterr().out)
    assert refused["status"] == "refused" and "KKX" in {one["value"] for one in refused["problems"]}
