"""A writer that is killed, or whose disk fails, at any step: old data are served, the next run heals, nothing told is
lost.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from etl.intake import loading
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.etl import killing
from tests.etl.history.files import NOW, book

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills forks")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One file is in, of three meetings, and published."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "base" / "warehouse"))
    _load(tmp_path, "satu.xlsx", 0)
    return tmp_path / "base"


def _load(folder: Path, name: str, more: int) -> str:
    data = folder / "base" / "data"
    path = book(folder, name, lambda b: [b.add_meeting() for _ in range(more)])
    done = loading.load(data, [path], "Dinas", NOW, lambda: killing.small_build(data, killing.AS_OF, None))
    return done.kept[0].record.batch_id


def at_every_step(folder: Path, fault: str, *order: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.etl.killing", str(folder), fault, *order]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=900)
    assert ended.returncode == 0, ended.stderr[-3000:]
    return [json.loads(line) for line in ended.stdout.splitlines()]


def judge(steps: list[dict[str, Any]], told: str, before: dict[str, int], after: dict[str, int]) -> None:
    """The last of the steps is the run that nobody killed."""
    assert steps[-1]["at"] is None and told in steps[-1]["said"] and len(steps) > 12
    assert {"fsync", "os.rename", "open"} <= {str(one["at"]).split()[0] for one in steps}
    for one in steps:
        assert one["then"] in (before, after), one
        assert told not in one["said"] or one["then"] == after, ("told, and lost", one)
        assert not one["writer"] and (one["code"], one["healed"], one["left"]) == (0, after, []), one
    assert steps[0]["then"] == before and any(told not in one["said"] and one["then"] == before for one in steps)


def test_a_load_that_is_killed_at_any_step_is_brought_to_its_end_by_the_next(tmp_path: Path, base: Path) -> None:
    path = book(tmp_path, "dua.xlsx", lambda b: b.add_meeting().add_meeting())
    steps = at_every_step(tmp_path, "kill", "load", str(path))
    judge(steps, "Dimuat: ", {"meetings": 3, "files": 1}, {"meetings": 5, "files": 2})


def test_a_mend_that_is_killed_at_any_step_is_brought_to_its_end_by_the_next(tmp_path: Path, base: Path) -> None:
    data = tmp_path / "base" / "data"
    path = book(tmp_path, "dua.xlsx", lambda b: b.add_meeting(Tanggal="besok"))
    done = loading.load(data, [path], "Dinas", NOW, lambda: killing.small_build(data, killing.AS_OF, None))
    row = {"batch_id": done.kept[0].record.batch_id, "sheet": "pertemuan", "row": 5, "cells": {"Tanggal": "1/12/2018"}}
    (tmp_path / "perbaikan.json").write_text(json.dumps({"rows": [row]}), encoding="utf-8")
    steps = at_every_step(tmp_path, "kill", "mend", str(tmp_path / "perbaikan.json"))
    judge(steps, "Disimpan: ", {"meetings": 3, "files": 2}, {"meetings": 4, "files": 3})


def test_an_undo_that_is_killed_at_any_step_is_brought_to_its_end_by_the_next(tmp_path: Path, base: Path) -> None:
    second = _load(tmp_path, "dua.xlsx", 2)
    steps = at_every_step(tmp_path, "kill", "undo", second)
    judge(steps, "Dibatalkan: ", {"meetings": 5, "files": 2}, {"meetings": 3, "files": 1})


def test_a_build_that_is_killed_at_any_step_is_brought_to_its_end_by_the_next(tmp_path: Path, base: Path) -> None:
    # A file that was kept and never built: what a load leaves that is killed between the two.
    path = book(tmp_path, "dua.xlsx", lambda b: b.add_meeting().add_meeting())
    loading.load(base / "data", [path], "Dinas", NOW, lambda: None)
    steps = at_every_step(tmp_path, "kill", "build")
    judge(steps, "warehouse: ", {"meetings": 3, "files": 1}, {"meetings": 5, "files": 2})


@pytest.mark.parametrize(("fault", "words"), [("full", "Disk penuh"), ("closed", "tidak boleh ditulisi")])
def test_a_disk_that_fails_at_any_step_is_told_and_the_next_load_heals(
    tmp_path: Path, base: Path, fault: str, words: str
) -> None:
    path = book(tmp_path, "dua.xlsx", lambda b: b.add_meeting().add_meeting())
    *steps, whole = at_every_step(tmp_path, fault, "load", str(path))
    before, after, told = {"meetings": 3, "files": 1}, {"meetings": 5, "files": 2}, "Dimuat: "
    assert whole["at"] is None and told in whole["said"] and whole["ended"] == 0 and len(steps) > 12
    for one in steps:
        is_in = told in one["said"]
        assert is_in == (one["ended"] == 0) and (is_in or (one["ended"] == 5 and words in one["said"])), one
        assert one["then"] == after if is_in else one["then"] in (before, after), one
        assert not one["writer"] and (one["code"], one["healed"], one["left"]) == (0, after, []), one
    assert sum(one["ended"] == 5 for one in steps) > 10
