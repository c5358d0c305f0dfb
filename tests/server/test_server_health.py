"""`/health`: 200 with the build that answers, 503 when none does, and nothing that a stranger should not see."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from schemas import warehouse_file
from schemas.warehouse_file import DATA_VARIABLE, FOLDER_VARIABLE, POINTER
from server import health
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from tests.server.conftest import RunningServer

    ServerFactory = Callable[..., RunningServer]


def test_it_tells_which_build_answers_and_no_more(start: "ServerFactory", warehouse: Path, tmp_path: Path) -> None:
    folders = {FOLDER_VARIABLE: str(warehouse), DATA_VARIABLE: str(tmp_path)}
    answer = start(environment=folders).ask(health.PATH)
    told = json.loads(answer.body)
    assert answer.status == 200 and set(told) == {"status", "build", "as_of", "age_seconds"}
    current = warehouse_file.file_name(told["build"])
    assert (warehouse / POINTER).read_text(encoding="utf-8").strip() == current
    assert told["as_of"] == AS_OF.isoformat() and told["age_seconds"] >= 0
    assert answer.headers["Cache-Control"] == "no-store" and answer.headers["X-Content-Type-Options"] == "nosniff"


def test_without_a_warehouse_it_is_a_503(start: "ServerFactory", tmp_path: Path) -> None:
    server = start(environment={FOLDER_VARIABLE: str(tmp_path), DATA_VARIABLE: str(tmp_path)})
    answer = server.ask(health.PATH)
    assert (answer.status, json.loads(answer.body)) == (503, {"status": "no_warehouse"})
    assert server.ask(health.PATH, "HEAD").status == 503
    assert server.ask(health.PATH, "POST").status == 405


def test_a_file_that_is_no_warehouse_is_a_503_that_names_no_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "warehouse-0000.duckdb").write_bytes(b"spoilt")
    (tmp_path / POINTER).write_text("warehouse-0000.duckdb")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert health.asked() == (503, {"status": "warehouse_does_not_answer"})


def test_however_often_it_is_asked_the_warehouse_is_asked_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(health, "asked", lambda: asked.append(1) or (200, {"status": "ok"}))
    one = health.Health()
    for _ in range(5):
        assert one.answer(None).status_code == 200  # type: ignore[arg-type]
    assert len(asked) == 1
    monkeypatch.setattr(health, "SECONDS_HELD", 0.0)
    one.answer(None)  # type: ignore[arg-type]
    assert len(asked) == 2
