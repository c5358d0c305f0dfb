"""Broken files: each is told in words a data officer understands, and not one good row is lost.

All of them are loaded by one command into one register and one warehouse; then each once more alone.
"""

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from etl import __main__ as command
from etl import frames, intake
from etl.intake import loading
from etl.problems import Problem
from schemas import contract
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.conftest import AS_OF
from tests.etl.intake.book import Meeting, Place
from tests.etl.intake.broken import placed
from tests.etl.intake.cases import NOTHING, Case
from tests.etl.raw_copy import current

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
EACH = pytest.mark.parametrize(("case", "place"), [pytest.param(*one, id=one[0].name) for one in placed()])
READABLE = pytest.mark.parametrize(
    ("case", "place"), [pytest.param(*one, id=one[0].name) for one in placed() if not one[0].is_unreadable]
)


def made(case: Case, place: Place, folder: Path) -> Path:
    """The broken file, under a name of its own."""
    folder.mkdir(parents=True)
    path = case.make(folder, place)
    named = path.with_name(f"{case.name}{path.suffix}")
    return path.rename(named) if path.exists() and path.name != "pertemuan.csv" else path


class Loaded:
    """One command with all broken files, what it told of each, and the warehouse it made."""

    def __init__(self, folder: Path) -> None:
        self.data, self.warehouse = folder / "data", folder / "warehouse"
        self.warehouse.mkdir()
        for name in ("survey_2018", "rules"):
            shutil.copytree(ROOT / "data" / "raw" / name, self.data / "raw" / name)
        self.paths = {case.name: made(case, place, folder / "files" / case.name) for case, place in placed()}
        out = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(out):
            patch.setenv(FOLDER_VARIABLE, str(self.warehouse))
            files = [str(path) for path in self.paths.values()]
            self.code = command.main(["load", *files, "--data", str(self.data), "--as-of", AS_OF.isoformat()])
        self.output = out.getvalue()
        self.connection = duckdb.connect(str(current(self.warehouse)), read_only=True)

    def told(self, case: Case) -> list[str]:
        """Lines about one file."""
        name = self.paths[case.name].name
        parts = [part for part in self.output.split("Berkas: ") if part.split("\n", 1)[0] == name]
        assert len(parts) == 1, f"{name} is told {len(parts)} times"
        return parts[0].splitlines()

    def rows(self, query: str, case: Case) -> list[tuple[object, ...]]:
        """Rows of a query with `$file` bound to the name of the file."""
        return self.connection.execute(query, {"file": self.paths[case.name].name}).fetchall()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    found = Loaded(tmp_path_factory.mktemp("broken"))
    yield found
    found.connection.close()


def test_there_are_at_least_forty_broken_files_and_they_load_together(loaded: Loaded) -> None:
    assert len(placed()) >= 40
    assert loaded.code == loading.SOME_REFUSED, loaded.output[-2000:]
    assert len({place.code for _, place in placed()}) == len(placed())


@EACH
def test_each_problem_is_told_with_sheet_cell_value_rule_and_cure(loaded: Loaded, case: Case, place: Place) -> None:
    lines = loaded.told(case)
    for told in case.told:
        start = f"  {told.sheet} {told.cell}:" if told.cell else (f"  {told.sheet}" if told.sheet else "  ")
        words = (told.value, told.rule, f"Cara memperbaiki: {told.cure}" if not told.sheet else told.cure)
        hits = [line for line in lines if line.startswith(start) and all(word in line for word in words[:2])]
        assert hits and any(told.cure in line for line in hits), "\n".join(lines)
        assert all("Cara memperbaiki: " in line for line in hits)
    for note in case.notes:
        assert any(note in line for line in lines), "\n".join(lines)


@EACH
def test_nothing_else_is_told_to_be_refused(loaded: Loaded, case: Case, place: Place) -> None:
    refused = [line for line in loaded.told(case) if "Cara memperbaiki: " in line]
    assert len(refused) == len(case.told), "\n".join(refused)


@EACH
def test_every_good_meeting_arrives_and_no_other(loaded: Loaded, case: Case, place: Place) -> None:
    found = loaded.rows(
        """select group_id, held_on, attended, cost_rupiah from meeting join load_batch using (batch_id)
           where file_name = $file""",
        case,
    )
    arrived = {(gugus_of(str(group), place), str(day)[:10], attended, cost) for group, day, attended, cost in found}
    assert arrived == {(m.gugus, m.held_on, m.attended, m.cost) for m in case.meetings}
    assert len(found) == len(arrived)


def gugus_of(group_id: str, place: Place) -> int:
    """`KKG-52.04.05-gugus-3` -> 3; the one ID that a file gives itself is that of its first gugus."""
    assert place.code in group_id, f"{group_id} is not of {place.code}"
    return 1 if group_id.startswith("G-1") else int(group_id.rsplit("-", 1)[1])


@EACH
def test_every_good_group_arrives_with_its_point_if_that_is_right(loaded: Loaded, case: Case, place: Place) -> None:
    found = loaded.rows(
        """select count(*), count(longitude), count(latitude) from working_group join load_batch using (batch_id)
           where file_name = $file""",
        case,
    )
    assert found == [(case.groups, case.points if case.groups else 0, case.points if case.groups else 0)]


@READABLE
def test_what_is_refused_is_kept_whole_with_its_cell(loaded: Loaded, case: Case, place: Place) -> None:
    found = loaded.rows(
        """select sheet, cell, sheet_row, rule, cure, row_text from rejected_row join load_batch using (batch_id)
           where file_name = $file""",
        case,
    )
    assert sorted((str(sheet), str(cell)) for sheet, cell, *_ in found) == sorted(
        (one.sheet, str(one.cell)) for one in case.told
    )
    for _, cell, row, rule, cure, text in found:
        assert rule and cure
        assert cell is None or str(cell)[1:] == str(row)
        if cell is not None:
            assert json.loads(str(text)), "the row itself must be kept"


@READABLE
def test_no_row_is_lost_from_the_count(loaded: Loaded, case: Case, place: Place) -> None:
    """read = taken + refused + the same again; the last only where a row stands twice."""
    ((read, taken, refused),) = loaded.rows(
        "select rows_read, rows_taken, rows_refused from load_batch where file_name = $file", case
    )
    same = 1 if case.name == "the_same_row_again" else 0
    assert int(str(read)) == int(str(taken)) + int(str(refused)) + same
    assert taken == case.groups + len(case.meetings)


def test_telephone_numbers_and_names_are_nowhere_in_the_warehouse(loaded: Loaded) -> None:
    for table in ("working_group", "meeting", "rejected_row", "load_batch"):
        text = str(loaded.connection.table(table).fetchall())
        assert "812-3456" not in text and "Siti" not in text
    words = loaded.connection.execute("select topic_words from meeting where topic_words like '%hubungi%'").fetchall()
    assert words == [("hubungi [nomor dihapus]",)]


# --- each alone ---------------------------------------------------------------------------------------------------


def alone(case: Case, place: Place, folder: Path) -> tuple[loading.Loaded, Path, int]:
    """Loaded into an empty register, without a warehouse; how often one would have been built."""
    data, built = folder / "data", []
    path = made(case, place, folder / "file")

    def rebuild() -> None:
        built.append(intake.read(data))

    return loading.load(data, [path], "petugas data", NOW, rebuild), data, len(built)


@EACH
def test_the_exit_code_says_what_became_of_the_file(case: Case, place: Place, tmp_path: Path) -> None:
    done, data, built = alone(case, place, tmp_path)
    assert done.code == case.code, "\n".join(done.lines)
    if case.code == NOTHING:
        assert not built and not data.exists(), "nothing may be kept of a file that cannot be read"
    else:
        assert built == 1
        (kept,) = (data / intake.FOLDER).iterdir()
        assert {path.name for path in kept.iterdir()} == {"record.json", "received"}


def test_what_arrives_of_all_of_them_keeps_its_contract(loaded: Loaded) -> None:
    tables = intake.read(loaded.data)
    assert tables is not None
    problems: list[Problem] = []
    for name, frame in tables.items():
        rules = contract.load(name)
        assert list(frame.columns) == rules.names
        placed_rows = frame.assign(**{frames.FILE: name, frames.ROW: range(1, len(frame) + 1)})
        frames.check(placed_rows, rules, problems)
    assert problems == []


def test_an_unreadable_file_takes_no_good_file_with_it(tmp_path: Path) -> None:
    cases = {case.name: (case, place) for case, place in placed()}
    paths = [made(*cases[name], tmp_path / name) for name in ("cut_off", "csv_with_commas")]
    done = loading.load(tmp_path / "data", paths, "petugas data", NOW, lambda: None)
    assert done.code == loading.SOME_REFUSED and len(done.kept) == 1
    tables = intake.read(tmp_path / "data")
    assert tables is not None and len(tables["meeting"]) == 3


def test_the_expected_meetings_are_not_all_alike() -> None:
    """A test that compares sets proves nothing where every set is empty."""
    sets = [case.meetings for case, _ in placed()]
    assert sum(len(one) >= 3 for one in sets) > 40
    assert Meeting(1, "2018-11-04", 20, 1_250_000) in set().union(*sets)
