"""The first visitor of a fresh server: any page may be the first, and there may be no warehouse yet."""

import os
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import first_start
from etl.lock import Owner
from etl.problems import BadInputError, Problem
from etl.turn import BusyError
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.components.app import MENU, SECONDS, Page
from tests.etl.raw_copy import current
from translations.text import catalogue


def first_visit(page: str, **parameters: str) -> Page:
    """A link to `page` is the first thing that this server serves."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=SECONDS)
    for name, value in parameters.items():
        app.query_params[name] = value
    if page != MENU[0]:
        app.switch_page(f"pages/{page}.py")
    return Page(app.run())


@pytest.mark.parametrize("page", MENU)
def test_a_deep_link_as_the_very_first_visit_opens_the_page_with_its_frame(warehouse: Path, page: str) -> None:
    seen = first_visit(page, kabupaten="bima", jenis="kkks", lang="en")
    assert seen.failures == []
    assert seen.stamp["page"] == page
    assert {name: seen.stamp[name] for name in ("lang", "kabupaten", "jenis")} == {
        "lang": "en", "kabupaten": "52.06", "jenis": "KKKS",
    }  # fmt: skip
    assert [one.text for one in seen.elements if one.tag == "h1"] == [catalogue("en")[f"page.{page}.title"]]
    assert seen.app.button_group(key="filter_lang").value == "en", "the frame of dashboard.py stands around it"


def test_without_a_warehouse_the_first_visit_builds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "fresh"))
    seen = first_visit("ringkasan")
    assert seen.failures == [] and "52 dari 287" in seen.selection
    assert sorted(path.suffix for path in (tmp_path / "fresh").iterdir()) == [
        ".current",
        ".duckdb",
        ".duckdb",
        ".sha256",
    ]


def test_where_the_newest_file_is_spoilt_the_page_shows_the_one_before_it_and_says_so(
    warehouse_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(warehouse_folder, folder)
    newest = current(folder)
    shutil.copyfile(newest, folder / "warehouse-before.duckdb")
    os.truncate(newest, 20_000)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    seen = first_visit("ringkasan")  # finds out while it asks
    assert seen.failures == [] and "52 dari 287" in seen.selection
    seen.app.run()
    assert [one.value for one in seen.app.warning] == [catalogue("id")["first_start.older_build"]]
    assert seen.failures == [] and "52 dari 287" in seen.selection


def test_refused_inputs_are_told_to_the_first_visitor_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "fresh"))
    problems = [Problem("table_11.csv", 5, "printed", "x", "a whole percentage", "copy the cell")] * 2

    def refuse(*_: object, **__: object) -> None:
        raise BadInputError(problems)

    monkeypatch.setattr(first_start, "build_if_needed", refuse)
    seen = first_visit("ringkasan")
    assert [error.value for error in seen.app.error] == [catalogue("id")["first_start.refused"].format(count=2)]
    assert seen.app.code[0].value.count("table_11.csv, row 5, column printed: value 'x' breaks the rule") == 2
    assert seen.app.exception == [] or len(seen.app.exception) == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_first_visitor_whom_another_writer_keeps_waiting_is_told_so_and_may_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "fresh"))

    def wait_in_vain(*_: object, **__: object) -> None:
        raise BusyError(Owner(12, "host", "load", "2026-11-22T08:15:00"), 60)

    words = catalogue(language)
    with monkeypatch.context() as busy:
        busy.setattr(first_start, "build_if_needed", wait_in_vain)
        seen = first_visit("ringkasan", lang=language)
        assert [one.value for one in seen.app.warning] == [words["first_start.busy"]]
        assert len(seen.app.exception) == len(seen.app.error) == 0
    (again,) = (one for one in seen.app.button if one.label == words["first_start.again"])
    seen = Page(again.click().run())
    assert seen.failures == [] and len(seen.app.warning) == 0
    assert seen.stamp["page"] == "ringkasan" and (tmp_path / "fresh" / "warehouse.current").is_file()


def test_a_page_that_fails_says_so_in_plain_words_and_the_log_has_the_number(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from answers import data  # noqa: PLC0415

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(data, "values", fails)
    seen = first_visit("ringkasan")
    assert len(seen.app.exception) == 0
    (error,) = [error.value for error in seen.app.error]
    reference = error.split("nomor ")[1].split()[0]
    assert "secret detail" not in seen.text + error
    assert any(reference in record.getMessage() for record in caplog.records)
    assert seen.stamp["page"] == "ringkasan", "the stamp stands even after a failure"
