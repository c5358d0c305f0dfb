"""Hostile files through the commands that data officers use: nothing runs, nothing leaks, and it is told what happened.

All of them go in by one command, beside each other, as somebody would try it; the table in docs/security.md is theirs.
"""

import io
import json
import re
import resource
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import __main__ as command
from etl.intake import FOLDER
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.conftest import AS_OF
from tests.etl.hostile_chats import CHATS
from tests.etl.hostile_files import WORKBOOKS, Attack
from tests.etl.intake.book import all_places
from tests.etl.raw_copy import RawCopy, current

PLACES = dict(zip((one.name for one in WORKBOOKS), reversed(all_places()), strict=False))
MOST_SECONDS, MOST_MEGABYTES = 150, 2_500
EACH = pytest.mark.parametrize("one", WORKBOOKS, ids=lambda one: one.name)


class Tried:
    """One command with every workbook, what it told, and the warehouse it made."""

    def __init__(self, folder: Path) -> None:
        self.data, self.warehouse = RawCopy.without_register(folder).data, folder / "warehouse"
        self.warehouse.mkdir()
        paths = []
        for one in WORKBOOKS:
            (folder / "files" / one.name).mkdir(parents=True)
            paths.append(one.make(folder / "files" / one.name, PLACES[one.name]))
        out, started = io.StringIO(), time.monotonic()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(io.StringIO()):
            patch.setenv(FOLDER_VARIABLE, str(self.warehouse))
            common = ["--data", str(self.data), "--as-of", AS_OF.isoformat(), "--json"]
            self.code = command.main(["load", *map(str, paths), *common])
        self.output, self.seconds = out.getvalue(), time.monotonic() - started
        told: list[dict[str, Any]] = [json.loads(line) for line in self.output.splitlines()]
        self.told = told
        self.connection = duckdb.connect(str(current(self.warehouse)), read_only=True)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    found = Tried(tmp_path_factory.mktemp("hostile"))
    yield found
    found.connection.close()


@EACH
def test_each_hostile_file_is_refused_with_its_reason_or_read_without_harm(tried: Tried, one: Attack) -> None:
    code = PLACES[one.name].code
    rows = tried.connection.execute("select count(*) from meeting where group_id like ?", [f"%{code}%"]).fetchall()
    assert rows == [(one.meetings,)]
    if one.refused:
        errors = [error for told in tried.told for error in told["errors"]]
        assert any(one.refused in error["rule"] and error["cure"] for error in errors)


def test_every_file_is_told_once_and_the_bad_ones_take_no_good_one_with_them(tried: Tried) -> None:
    assert tried.code == 3
    refused = [one for one in tried.told if one["status"] == "unreadable"]
    assert len(refused) == sum(bool(one.refused) for one in WORKBOOKS)
    assert len(tried.told) == len(WORKBOOKS)


def test_nothing_of_the_attacks_is_told_or_stands_in_the_register(tried: Tried) -> None:
    tables = ("working_group", "meeting", "rejected_row", "load_batch", "batch_event")
    stands = "".join(str(tried.connection.table(name).fetchall()) for name in tables)
    for secret in ("root:x:0", "\u202e", "\x00", "Siti"):
        assert secret not in tried.output and secret not in stands
    names = [str(row[0]) for row in tried.connection.execute("select file_name from load_batch").fetchall()]
    assert not any(sign in name for name in names for sign in '<>"\u202e') and max(map(len, names)) <= 106


def test_nothing_is_written_outside_of_the_folder_of_kept_files(tried: Tried) -> None:
    kept = [path.relative_to(tried.data) for path in tried.data.rglob("*") if path.is_file()]
    own = [path for path in kept if path.is_relative_to(FOLDER)]
    assert {path.name for path in own if path.parent.name == "received"} <= {
        str(row[0]) for row in tried.connection.execute("select file_name from load_batch").fetchall()
    }
    assert not [path for path in tried.data.rglob("*") if path.is_symlink()]


def test_all_of_it_takes_little_time_and_memory(tried: Tried) -> None:
    assert tried.seconds < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < MOST_MEGABYTES


@pytest.mark.parametrize("one", CHATS, ids=lambda one: one.name)
def test_each_hostile_chat_is_refused_or_read_without_harm(
    one: Attack, tmp_path: Path, warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = one.make(tmp_path, all_places()[0])
    before = sorted(tmp_path.iterdir())
    command.main(["check", str(path), "--json", "--data", str(tmp_path / "data")])
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    if one.refused:
        rules = " ".join(error["rule"] + error["cure"] for error in told["errors"])
        assert any(words in rules for words in one.refused.split("|")) and not told["messages"]
    else:
        assert told["messages"]
    assert "root:x:0" not in line
    assert [one for one in sorted(tmp_path.iterdir()) if one.name != "data"] == before, "nothing is unpacked beside it"


# --- the table in docs/security.md ----------------------------------------------------------------------------------


def table(attacks: list[Attack]) -> str:
    """The attacks as Markdown, from the very data of the tests."""
    rows = [f"| {one.tried.replace('|', chr(92) + '|')} | {one.happens} |" for one in attacks]
    return "\n".join(["| tried | what happens |", "| --- | --- |", *rows])


@pytest.mark.parametrize("attacks", [WORKBOOKS, CHATS], ids=["workbooks and CSV", "chats"])
def test_the_table_of_attacks_in_the_docs_is_that_of_the_tests(attacks: list[Attack]) -> None:
    docs = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    assert table(attacks) in docs, f"put this table into docs/security.md:\n{table(attacks)}"


def test_every_other_line_of_the_docs_names_a_test_that_exists() -> None:
    docs = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", docs)
    assert len(named) >= 12
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file} has no {test}"
