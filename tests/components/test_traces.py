"""What a run leaves behind: one count per opened page, one line per new build and per sign-in, and nobody in it."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import traces
from operation import usage
from operation.usage import Counts
from schemas.warehouse_file import ROOT
from tests.components.app import SECONDS, Page
from tests.components.test_account import _roles, page  # noqa: F401 - the accounts of the tests
from translations.text import catalogue


@pytest.fixture(autouse=True)
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counts]:
    """This process counts, into a folder of its own."""
    counts = Counts(tmp_path / "usage", seconds=600)
    monkeypatch.setattr(usage._here, "counts", counts)
    monkeypatch.setattr(usage, "data_folder", lambda: tmp_path)
    yield counts
    counts.write()


def told(counts: Counts) -> dict[tuple[str, ...], int]:
    counts.write()
    return {key[1:]: count for key, count in usage.read()}


def events(caplog: pytest.LogCaptureFixture, name: str) -> list[dict[str, Any]]:
    return [record.__dict__["fields"] for record in caplog.records if record.__dict__.get("event") == name]


def test_a_page_is_counted_when_it_is_opened_and_not_each_time_a_filter_changes(counted: Counts) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=SECONDS).run()
    app.run()
    assert told(counted) == {("ringkasan", "admin", "id"): 1}
    app.switch_page("pages/metode.py").run()
    app.run()
    assert told(counted) == {("ringkasan", "admin", "id"): 1, ("metode", "admin", "id"): 1}


def test_a_sign_in_is_told_by_its_role_and_a_build_by_its_name_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces._told, "build", "")
    with caplog.at_level(logging.INFO, logger="gugus"):
        found = page("admin@x.id")
        found.app.run()
    assert events(caplog, "signed_in") == [{"role": "admin", "why": "role"}]
    (build,) = events(caplog, "build_seen")
    assert build["build"].startswith("warehouse-") and build["as_of"] == "2026-11-22"
    assert "admin@x.id" not in caplog.text


def test_a_visitor_without_an_account_is_no_sign_in(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="gugus"):
        page()
    assert events(caplog, "signed_in") == []


def cells(found: Page) -> list[str]:
    return [element.text for element in found.elements if element.tag in ("td", "th")]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_admin_reads_the_counts_and_none_under_five(counted: Counts, lang: str) -> None:
    words = catalogue(lang)
    for times, name, role in ((7, "peta", "publik"), (2, "peta", "dinas"), (1, "metode", "publik")):
        for _ in range(times):
            counted.opened(name, role, "id")
    counted.write()
    found = page("admin@x.id", lang=lang)
    assert found.failures == [] and words["usage.table"] in found.text
    few, shown = words["usage.few"].format(least=usage.LEAST), cells(found)
    at = shown.index(words["page.peta.menu"])
    assert shown[at : at + 5] == [words["page.peta.menu"], "7", few, "0", "0"]
    at = shown.index(words["page.metode.menu"])
    assert shown[at + 1] == few


@pytest.mark.parametrize("account", ["", "dinas@x.id", "program@x.id"])
def test_nobody_else_reads_them(account: str) -> None:
    assert catalogue("id")["section.usage.title"] not in page(account).text


def test_where_nothing_is_counted_an_admin_reads_why(monkeypatch: pytest.MonkeyPatch) -> None:
    words = catalogue("id")
    assert words["usage.none"] in page("admin@x.id").text
    monkeypatch.setenv(usage.VARIABLE, "off")
    assert words["usage.disabled"] in page("admin@x.id").text
