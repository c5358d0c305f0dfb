"""Counts of openings: added by several processes, never lost to a bad file, bounded, and silent under five."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from operation import usage
from operation.usage import Counts, Key
from schemas.warehouse_file import ROOT
from server import usage_command

DAY = date(2026, 11, 23)


def counted(folder: Path) -> Counter[Key]:
    return Counter(dict(usage.read(folder)))


def test_openings_are_added_up_per_day_page_role_and_language(tmp_path: Path) -> None:
    for _ in range(2):  # two processes, one after the other
        counts = Counts(tmp_path, seconds=600)
        counts.opened("peta", "publik", "id", DAY)
        counts.opened("peta", "publik", "en", DAY)
        counts.write()
    assert counted(tmp_path) == {
        Key("2026-11-23", "peta", "publik", "id"): 2,
        Key("2026-11-23", "peta", "publik", "en"): 2,
    }
    assert [path.name for path in tmp_path.iterdir()] == ["2026-11.json"], "no lock and no draft stays"


MANY = "import sys, pathlib; from tests.operation import test_usage; test_usage._many(pathlib.Path(sys.argv[1]))"


def _many(folder: Path) -> None:
    for _ in range(20):
        counts = Counts(folder, seconds=600)
        counts.opened("peta", "publik", "id", DAY)
        counts.write()


def test_no_count_is_lost_when_several_processes_write_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", MANY, str(tmp_path)], cwd=ROOT) for _ in range(3)]
    assert [one.wait(60) for one in writers] == [0, 0, 0]
    assert sum(counted(tmp_path).values()) == 60


def test_counts_are_written_by_themselves_after_a_while(tmp_path: Path) -> None:
    counts = Counts(tmp_path, seconds=0.05)
    counts.opened("peta", "publik", "id", DAY)
    assert counts._timer is not None
    counts._timer.join(10)
    assert sum(counted(tmp_path).values()) == 1


def test_what_cannot_be_written_waits_for_the_next_time(tmp_path: Path) -> None:
    place = tmp_path / "usage"
    place.write_text("a file where the folder should be")
    counts = Counts(place, seconds=600)
    counts.opened("peta", "publik", "id", DAY)
    counts.write()
    place.unlink()
    counts.write()
    assert sum(counted(place).values()) == 1


@pytest.mark.parametrize("words", ["", "{", "[]", '{"2026-11-23": {"peta": 1}}', '{"2026-11-23": {"a|b|c": "x"}}'])
def test_a_spoilt_month_is_set_aside_and_counting_goes_on(tmp_path: Path, words: str) -> None:
    (tmp_path / "2026-11.json").write_text(words)
    assert not counted(tmp_path)
    _many(tmp_path)
    assert sum(counted(tmp_path).values()) == 20
    assert (tmp_path / "2026-11.spoilt").read_text() == words


def test_old_months_go_so_that_the_folder_never_grows(tmp_path: Path) -> None:
    for number in range(usage.KEPT_MONTHS + 3):
        counts = Counts(tmp_path, seconds=600)
        counts.opened("peta", "publik", "id", date(2026 + number // 12, number % 12 + 1, 1))
        counts.write()
    assert len(list(tmp_path.iterdir())) == usage.KEPT_MONTHS
    assert min(key.day for key, _ in usage.read(tmp_path)) == "2026-04-01"


def test_the_file_holds_days_pages_roles_languages_and_numbers_and_nothing_else(tmp_path: Path) -> None:
    _many(tmp_path)
    assert json.loads((tmp_path / "2026-11.json").read_text()) == {"2026-11-23": {"peta|publik|id": 20}}


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5), (600, 600)])
def test_a_count_under_five_is_not_told(count: int, told: int | None) -> None:
    assert usage.told(count) == told


def test_nothing_is_counted_outside_of_a_server_or_where_it_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUGUS_DATA_DIR", str(tmp_path))
    usage.opened("peta", "publik", "id")
    monkeypatch.setenv(usage.VARIABLE, "off")
    usage.start()
    usage.opened("peta", "publik", "id")
    usage.stop()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(usage.VARIABLE, "on")
    usage.start()
    usage.opened("peta", "publik", "id")
    usage.stop()
    assert sum(count for _, count in usage.read()) == 1


def test_the_command_tells_counts_and_hides_the_small_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUGUS_DATA_DIR", str(tmp_path))
    counts = Counts(tmp_path / usage.FOLDER, seconds=600)
    for page, times in (("peta", 7), ("akun", 2)):
        for _ in range(times):
            counts.opened(page, "publik", "id", DAY)
    counts.write()
    usage_command.main([])
    assert capsys.readouterr().out == "2026-11\takun\tpublik\tid\t<5\n2026-11\tpeta\tpublik\tid\t7\n"
    usage_command.main(["--days", "--json"])
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["opened"], second) == (
        None, {"day": "2026-11-23", "page": "peta", "role": "publik", "language": "id", "opened": 7},
    )  # fmt: skip
