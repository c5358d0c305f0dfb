"""A broken input is refused whole: every problem with its place, its value, its rule; the old warehouse untouched."""

import io
import re
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from etl import __main__ as command
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.etl.raw_copy import RawCopy, Rows, left_behind

FOLDER = "raw/survey_2018/"
PROBLEM = re.compile(
    r"^  (?P<file>\S+?)(?:, row (?P<row>\d+))?, column (?P<column>[\w+ -]+): value (?P<value>'.*?'|\".*?\")"
    r" breaks the rule: (?P<rule>.+)\. Cure: (?P<cure>.+)$"
)


class Build:
    """The command line on a copy of the raw files, with an older warehouse in place."""

    def __init__(self, folder: Path, warehouse_folder: Path) -> None:
        self.copy, self.folder = RawCopy.into(folder), folder / "warehouse"
        self.folder.mkdir()
        for path in warehouse_folder.glob("warehouse*"):
            (self.folder / path.name).write_bytes(path.read_bytes())

    def refused(self) -> list[dict[str, str]]:
        """Build, which must fail; the problems as told. The older warehouse must be there, byte for byte."""
        before, out, err = left_behind(self.folder), io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setenv(FOLDER_VARIABLE, str(self.folder))
            code = command.main(["build", "--data", str(self.copy.data)])
        errors = err.getvalue()
        assert code == 1, "the build went through"
        assert left_behind(self.folder) == before, "the old warehouse was touched, or a draft was left"
        head, *lines = errors.rstrip("\n").split("\n")
        found = []
        for line in lines:
            match = PROBLEM.match(line)
            assert match, f"a problem that does not name its place, value, rule and cure: {line}"
            found.append(match.groupdict())
        assert head == f"Nothing was written. {len(found)} problem(s):"
        return found


@pytest.fixture
def build(tmp_path: Path, warehouse_folder: Path) -> Build:
    return Build(tmp_path, warehouse_folder)


# file, row, column, bad value, words of the rule, words of the cure; each in a row of its own
BAD_VALUES = [
    ("table_11.csv", 5, "printed", "22,5%", "whole percentage", "as the study prints it"),
    ("table_11.csv", 6, "printed", "22 %", "whole percentage", "as the study prints it"),
    ("table_11.csv", 7, "printed", "n/a", "whole percentage", "as the study prints it"),
    ("table_11.csv", 8, "printed", "-5%", "whole percentage", "as the study prints it"),
    ("table_11.csv", 9, "printed", "122%", "from 0% to 100%", "as the study prints it"),
    ("table_11.csv", 10, "option_id", "harian", "stand in options.csv", "add the option"),
    ("table_11.csv", 11, "question_id", "frekuensi", "survey_question.question_id", ""),
    (
        "table_11.csv",
        12,
        "kabupaten",
        "Lombok Tengan",
        "kabupaten of Nusa Tenggara Barat",
        "did you mean Lombok Tengah",
    ),
    ("table_11.csv", 13, "kabupaten", "Badung", "kabupaten of Nusa Tenggara Barat", "official name"),
    ("table_11.csv", 14, "group_type", "KKX", "one of KKG, KKKS, KKM, KKPS", "correct the type"),
    ("table_11.csv", 15, "group_type", "KKPS", "counted in table_01.csv", "complete table_01.csv"),
    ("table_11.csv", 16, "kabupaten", "Lombok Barat", "counted in table_01.csv", "complete table_01.csv"),
    ("table_11.csv", 17, "source_line", "baris 5", "integer", "valid integer"),
    ("table_11.csv", 18, "source_line", "0", ">= 1", ""),
    ("table_11.csv", 19, "source_table", "21", "<= 20", ""),
    ("table_11.csv", 20, "source_text", "", "never empty", ""),
    ("table_01.csv", 3, "groups_surveyed", "sebelas", "integer", "valid integer"),
    ("table_01.csv", 4, "groups_surveyed", "-8", ">= 0", ""),
    ("table_02.csv", 4, "printed", "empat", "integer", "as the study prints it"),
    ("table_02.csv", 5, "method", "telepon", "one of wawancara, fgd, total", ""),
    ("facts.csv", 2, "value", "enam belas", "number", "valid number"),
    ("facts.csv", 3, "value", "", "never empty", ""),
    ("options.csv", 2, "is_missing", "ya", "boolean", "valid boolean"),
    ("options.csv", 30, "activity_class", "sibuk", "one of aktif, cukup_aktif, kurang_aktif, vakum", ""),
    ("questions.csv", 2, "kind", "banyak", "one of single, multiple", ""),
    ("notes.csv", 3, "finding_en", "", "never empty", ""),
    ("notes.csv", 4, "question_id", "siapa", "survey_question.question_id", "add it to survey_question"),
    ("survey_round.csv", 2, "fielded_from", "13 Oktober", "date", "valid date"),
    ("survey_round.csv", 2, "sampling", "acak", "one of purposive, census, random", ""),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, warehouse_folder: Path) -> list[dict[str, str]]:
    """One build with all of BAD_VALUES at once: none may hide another."""
    build = Build(tmp_path_factory.mktemp("bad_values"), warehouse_folder)
    for file, row, column, value, *_ in BAD_VALUES:
        build.copy.put(file, row, column, value)
    return build.refused()


@pytest.mark.parametrize(("file", "row", "column", "value", "rule", "cure"), BAD_VALUES)
def test_a_bad_value_is_named_with_file_row_column_value_rule_and_cure(
    told: list[dict[str, str]], file: str, row: int, column: str, value: str, rule: str, cure: str
) -> None:
    here = [p for p in told if (p["file"], p["row"]) == (FOLDER + file, str(row))]
    # A place that table 1 does not count is told at the type of group, which is what has no row there.
    columns = {column, "group_type"} if value == "Lombok Barat" else {column}
    named = [p for p in here if p["column"] in columns and rule in p["rule"] and cure in p["cure"]]
    assert named and all(value in p["value"] for p in named if p["column"] == column), here


def test_many_bad_values_in_many_files_tell_of_no_row_that_is_right(told: list[dict[str, str]]) -> None:
    rows = {(FOLDER + file, str(row)) for file, row, *_ in BAD_VALUES}
    assert {(p["file"], p["row"]) for p in told} == rows


def test_one_cell_is_told_once(told: list[dict[str, str]]) -> None:
    cells = [(p["file"], p["row"], p["column"]) for p in told]
    assert len(cells) == len(set(cells))


# Files that are no UTF-8 CSV with commas and equal rows: name, how it is spoilt, row told, words of value or rule.
BAD_FILES: list[tuple[str, str, Callable[[str], bytes], str | None, str]] = [
    (
        "latin-1",
        "table_03.csv",
        lambda text: text.replace("Inisiatif", "Inisiat\xeff").encode("latin-1"),
        None,
        "UTF-8",
    ),
    ("utf-16", "table_04.csv", lambda text: text.encode("utf-16"), None, "UTF-8"),
    ("empty", "table_05.csv", lambda _text: b"", None, "first row"),
    ("semicolons", "table_06.csv", lambda text: text.replace(",", ";").encode(), "1", "the column must be there"),
    (
        "column twice",
        "table_07.csv",
        lambda text: text.replace("printed,", "printed,printed,", 1).encode(),
        "1",
        "once",
    ),
    ("open quote", "table_08.csv", lambda text: (text + 'unterminated,"quote\n').encode(), None, "UTF-8 CSV"),
    ("a field short", "table_09.csv", lambda text: text.replace(",ya,,60%", ",ya,60%").encode(), "2", "8 fields"),
    (
        "a field long",
        "table_10.csv",
        lambda text: text.replace(",semua,,12%", ",semua,,,12%").encode(),
        "2",
        "8 fields",
    ),
    ("no file", "table_20.csv", lambda _text: b"", None, "the file must be there"),
    # pandas would silently take the first field of every row for its name
    ("every row long", "facts.csv", lambda text: text.replace("\n", "\nextra,").encode(), "2", "9 fields"),
    ("no file of notes", "notes.csv", lambda _text: b"", None, "the file must be there"),
]


@pytest.fixture(scope="module")
def told_of_files(tmp_path_factory: pytest.TempPathFactory, warehouse_folder: Path) -> list[dict[str, str]]:
    """One build with all of BAD_FILES at once."""
    build = Build(tmp_path_factory.mktemp("bad_files"), warehouse_folder)
    for how, name, spoil, *_ in BAD_FILES:
        path = build.copy.path(name)
        path.write_bytes(spoil(path.read_text(encoding="utf-8")))
        if how.startswith("no file"):
            path.unlink()
    return build.refused()


@pytest.mark.parametrize(("how", "name", "spoil", "row", "words"), BAD_FILES, ids=[case[0] for case in BAD_FILES])
def test_a_file_that_cannot_be_read_is_refused_by_name(
    told_of_files: list[dict[str, str]], how: str, name: str, spoil: object, row: str | None, words: str
) -> None:
    here = [p for p in told_of_files if p["file"] == FOLDER + name]
    assert any(p["row"] == row and words in p["rule"] for p in here), here


def test_unreadable_files_tell_of_no_file_that_is_right(told_of_files: list[dict[str, str]]) -> None:
    assert {p["file"] for p in told_of_files} == {FOLDER + name for _, name, *_ in BAD_FILES}


def test_a_missing_column_is_named_with_the_columns_that_are_there(build: Build) -> None:
    def without_printed(rows: Rows) -> None:
        place = rows[0].index("printed")
        for row in rows:
            del row[place]

    build.copy.change("table_07.csv", without_printed)
    problems = build.refused()
    assert {p["file"] for p in problems} == {FOLDER + "table_07.csv"}
    assert problems[0]["column"] == "printed" and problems[0]["row"] == "1"
    assert "the column must be there" in problems[0]["rule"] and problems[0]["cure"] == "add the column printed"


@pytest.mark.parametrize("name", ["table_01.csv", "options.csv"])
def test_a_missing_file_that_others_refer_to_does_not_crash_the_checks(build: Build, name: str) -> None:
    build.copy.path(name).unlink()
    missing = [p for p in build.refused() if p["rule"] == "the file must be there"]
    assert [p["file"] for p in missing] == [FOLDER + name]


def test_a_doubled_row_is_named_with_its_key(build: Build) -> None:
    build.copy.change("table_11.csv", lambda rows: rows.append(rows[4]))
    (problem,) = build.refused()
    assert (problem["file"], problem["row"]) == (FOLDER + "table_11.csv", "87")
    assert problem["column"].startswith("round_id+source_table+question_id")
    assert "meeting_frequency" in problem["value"] and problem["rule"].startswith("one row per")


def test_figures_that_cannot_be_true_together_are_refused_with_both_figures(build: Build) -> None:
    build.copy.put("table_01.csv", 2, "groups_total", "10")  # fewer KKG in Bima than answered
    build.copy.put("table_09.csv", 5, "printed", "60%")  # 60 % and 60 % of 52 KKG
    told = {(p["file"], p["column"], p["value"]): p["rule"] for p in build.refused()}
    assert told == {
        ("survey_frame", "groups_total", "'209'"): "the kabupaten of KKG add up to the printed total 287",
        ("survey_frame", "groups_surveyed", "'11'"): "at most the 10 groups that exist",
        ("survey_cell", "count", "'62'"): "at most the 52 respondents of 9/kak/KKG",
    }


def test_without_any_warehouse_a_refused_build_leaves_nothing(build: Build) -> None:
    for path in build.folder.iterdir():
        path.unlink()
    build.copy.put("table_11.csv", 5, "printed", "x")
    build.refused()
    assert left_behind(build.folder) == {}


def test_a_file_saved_by_excel_with_a_byte_order_mark_is_read(build: Build) -> None:
    path = build.copy.path("table_20.csv")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"38%", b"x"))
    problems = build.refused()
    assert {(p["column"], p["value"]) for p in problems} == {("printed", "'x'")}


def test_a_blank_line_is_skipped_and_still_counted(build: Build) -> None:
    path = build.copy.path("table_20.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n\n", 1).replace("60%", "x", 1), encoding="utf-8")
    (problem,) = build.refused()
    assert (problem["row"], problem["column"]) == ("6", "printed")
