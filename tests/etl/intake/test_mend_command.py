"""`quarantine` and `mend` on the command line, against a real warehouse: what waits, what is mended, what it tells."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import __main__ as command
from etl import build as building
from etl import progress, turn
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.intake.book import Book, all_places
from tests.etl.raw_copy import RawCopy

PLACE = all_places()[0]
OTHER = next(one for one in all_places() if one.kabupaten != PLACE.kabupaten)
Run = Callable[..., tuple[int, list[dict[str, Any]], list[dict[str, Any]]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json`; (exit code, objects, steps)."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "warehouse"))
    data = RawCopy.without_register(tmp_path).data

    def call(*words: object) -> tuple[int, list[dict[str, Any]], list[dict[str, Any]]]:
        day = {"quarantine": (), "check": ("--progress",)}.get(
            str(words[0]), ("--as-of", AS_OF.isoformat(), "--progress")
        )
        code = command.main([*map(str, words), "--json", "--data", str(data), *day])
        told = capsys.readouterr()
        return code, *([json.loads(line) for line in text.splitlines()] for text in (told.out, told.err))  # type: ignore[return-value]

    return call


def test_a_refused_row_waits_is_mended_and_gone_and_a_bar_can_show_how_far_it_is(tmp_path: Path, run: Run) -> None:
    path = Book.right(PLACE).add_meeting(Tanggal="besok").save(tmp_path)
    code, (loaded,), steps = run("load", path, "--by", "Dikpora")
    assert (code, loaded["status"], loaded["counts"]["refused"]) == (3, "loaded", 1)
    assert [one["step"] for one in steps] == list(range(1, 16)) and steps[-1]["of"] == 15
    assert steps[-1]["words"] == progress.words("build_8")

    _, (row,), _ = run("quarantine")
    assert (row["batch_id"], row["file"], row["sheet"], row["row"]) == (loaded["batch_id"], "isi.xlsx", "pertemuan", 5)
    assert row["cells"]["Tanggal"] == "besok" and row["errors"][0]["cell"] == "C5" and row["errors"][0]["cure"]
    assert run("quarantine", "--only", OTHER.code[:5])[1] == []

    mend = tmp_path / "perbaikan.json"
    place = {name: row[name] for name in ("batch_id", "sheet", "row")}
    mend.write_text(json.dumps({"rows": [{**place, "cells": {**row["cells"], "Tanggal": "1/12/2018"}}]}))
    code, (told,), steps = run("mend", mend, "--by", "Dikpora")
    assert (code, told["status"], told["counts"]["new"], told["errors"]) == (0, "loaded", 1, [])
    assert steps[-1]["words"] == progress.words("build_8") and steps[-1]["step"] <= steps[-1]["of"]
    assert run("quarantine")[1] == []

    with turn.take(tmp_path / "data", "load"):
        code, (checked,), _ = run("check", path)  # a check waits for nobody
    assert (code, checked["status"]) == (0, "already_loaded")


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, run: Run) -> None:
    code, (told,), _ = run("mend", tmp_path / "tidak ada.json")
    assert (code, told["status"]) == (1, "unreadable") and told["errors"][0]["cure"]


def test_every_step_of_the_build_has_words() -> None:
    for number in range(1, len(building.STEPS) + 1):
        assert progress.words(f"build_{number}")
