"""Uploaded bytes wait in a private folder under names of our own, and leave with their visitor."""

import gc
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import importing_spool
from components.importing_spool import Spool, safe_name
from schemas.warehouse_file import DATA_VARIABLE


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return tmp_path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_lies_in_a_folder_that_nobody_else_can_open(data: Path) -> None:
    spool = Spool()
    name = spool.put("Laporan Oktober (baru).xlsx", b"isi")
    path = spool.file(name)
    assert path.read_bytes() == b"isi" and data / "incoming" in path.parents
    assert name == "Laporan Oktober (baru).xlsx" and spool.labels == {name: name}
    if os.name != "nt":
        assert (mode(spool.path), mode(path.parent), mode(path)) == (0o700, 0o700, 0o600)


@pytest.mark.parametrize(
    ("given_name", "own"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\Data.XLSX", "Data.XLSX"), ("..", "berkas"), ("", "berkas"),
        (".bashrc", "berkas.bashrc"), ("-rf.csv", "rf.csv"), ("a\0b\n.txt", "a b.txt"), ("<b>x</b>.csv", "b.csv"),
        ("laporan é.xlsx", "laporan e.xlsx"), ("数据.xlsx", "berkas.xlsx"), ("x" * 300 + ".csv", "x" * 80 + ".csv"),
    ],
)  # fmt: skip
def test_a_given_name_becomes_a_safe_one(given_name: str, own: str) -> None:
    assert safe_name(given_name) == own


@settings(max_examples=50)
@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_no_name_leaves_its_folder_hides_or_looks_like_an_option(label: str, others: list[str]) -> None:
    taken: list[str] = []
    for one in [*others, label]:
        name = safe_name(one, taken)
        assert Path(name).name == name and name not in (".", "..") and name[0] not in "-. " and len(name) < 120
        assert name.casefold() not in {other.casefold() for other in taken}
        taken.append(name)


def test_two_files_of_one_name_stay_two_files(data: Path) -> None:
    spool = Spool()
    names = [spool.put("a.csv", b"1"), spool.put("A.csv", b"2")]
    assert [spool.file(name).read_bytes() for name in names] == [b"1", b"2"] and len(set(names)) == 2


def test_the_folder_goes_when_it_is_cleared_and_when_its_session_lets_go_of_it(data: Path) -> None:
    cleared, left = Spool(), Spool()
    left.put("a.csv", b"1")
    cleared.clear()
    assert not cleared.path.exists()
    path = left.path
    del left
    gc.collect()
    assert not path.exists()


def test_what_a_killed_server_left_goes_after_a_day_and_nothing_else_does(data: Path) -> None:
    here = data / "incoming"
    old, other = here / ("a" * 32), here / "milik-orang"
    for folder in (old, other):
        folder.mkdir(parents=True)
        os.utime(folder, (1, 1))
    fresh = Spool()
    assert not old.exists() and other.exists() and fresh.path.exists()
    importing_spool.sweep()
    assert fresh.path.exists()
