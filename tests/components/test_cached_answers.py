"""The answers that pages share: asked once by build and scope, and changed by no page."""

from pathlib import Path

import pytest

from components import cached_answers
from doors.scope import EVERYTHING
from queries import run
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import PAGES, opened, switched


def test_no_page_changes_a_row_that_all_readers_share(warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    cached_answers.KEPT.clear()
    page = opened(kabupaten="52.06")
    for name in PAGES[1:]:
        page = switched(page, name)
        assert page.failures == []
    kept = cached_answers.KEPT.answers()
    assert len(kept) > 50
    for key, found in kept.items():
        build, question, scope, *parameters = key  # type: ignore[misc]
        assert found == run.ask_build(build, question, dict(parameters), scope), question


def test_a_new_build_is_asked_anew(warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    cached_answers.KEPT.clear()
    asked = []

    def answer(build: str, question: str, parameters: dict[str, object], scope: object) -> list[run.Row]:
        asked.append(build)
        return [{"build": build, **parameters}]

    monkeypatch.setattr(run, "ask_one", answer)
    for build in ("one", "one", "two"):
        assert cached_answers._ask(build, "rounds", {"a": 1}, EVERYTHING) == [{"build": build, "a": 1}]
    assert asked == ["one", "two"]
