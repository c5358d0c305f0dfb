"""The view that is built four ways: what it shows, and how its figures are written down."""

from pathlib import Path

import pytest

from bench.pages import figures, measure, view, written
from bench.pages.view import Choice
from schemas.warehouse_file import FOLDER_VARIABLE


@pytest.fixture(autouse=True)
def small(warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
    for kept in (view._connection, view.rows, view.is_nation):
        kept.cache_clear()


def test_every_part_says_the_choice_that_who_measures_waits_for() -> None:
    choice = Choice("Bima", "KKKS", "6 bulan")
    followed = {name: getattr(figures, name)(choice)["layout"]["title"]["text"] for name in ("months", "attendance")}
    assert all(choice.words in title for title in followed.values())
    others = [figures.classes(choice), figures.sizes(choice), figures.points(choice), figures.choropleth(choice, "/x")]
    titles = [one["layout"]["title"]["text"] for one in others]
    assert all(choice.of_place in title and choice.words not in title for title in titles)
    assert f'<p id="shown">{choice.words}</p>' in figures.table(choice)


def test_a_shorter_period_shows_fewer_months_and_another_place_other_groups() -> None:
    assert len(view.rows(view.BY_MONTH, Choice(period="6 bulan"))) == 6
    everywhere, bima = view.rows(view.POINTS, Choice()), view.rows(view.POINTS, Choice("Bima"))
    assert {row[4] for row in bima} < {row[4] for row in everywhere}


def test_every_change_that_is_measured_is_an_option_of_its_filter() -> None:
    options = {"place": list(view.PLACES), "kind": list(view.TYPES), "period": list(view.PERIODS)}
    for kind, (there, back) in measure.CHANGES.items():
        assert {there, back} <= set(options[kind]) and back == getattr(view.FIRST, kind)


def test_a_missing_environment_of_the_peers_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(measure.PEERS_VARIABLE, "/nowhere/python")
    with pytest.raises(FileNotFoundError, match="make bench-peers"):
        measure.peers_python()


def test_the_table_has_a_row_for_each_contestant_and_size() -> None:
    last = {"median": 400.0, "p95": 900.0}
    one = {"last": last, "bytes": 20_000, "cpu": 12.3, "ours_to_this": 0.5}
    load = {"last": {"median": 2500.0}, "bytes": 2_800_000}
    row = {"load": load, "changes": dict.fromkeys(measure.CHANGES, one), "all": one, "server_megabytes": 300.0}
    table = written.pages({"repeats": 2, "sizes": {"ntb": dict.fromkeys(measure.NAMES, row)}})
    assert table.count("\n") == 1 + len(measure.NAMES)
    assert "| NTB: Dash | **0.50** | 400 | 400 | 400 | 400 | 900 | 12 | 20 | 2.5 |" in table
