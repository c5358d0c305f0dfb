"""The command: check first, then save; replace, remove; a build that fails leaves everything as it was."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl import __main__ as command
from etl.problems import BadInputError, Problem
from etl.rounds import keeping, loading
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.conftest import AS_OF
from tests.etl.raw_copy import RawCopy, current, tables_of
from tests.etl.rounds import golden
from tests.etl.rounds.golden import ABOUT, GROUPS, KOBO_NAMES, NOW


def nothing() -> None:
    return None


def fails() -> None:
    raise BadInputError([Problem("x", None, "-", "", "r", "c")])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def load(data: Path, rows: golden.Rows, rebuild: Callable[[], None] = nothing, **more: bool) -> loading.Loaded:
    file = golden.put(data.parent, rows)
    return loading.load(data, ABOUT, [file], "Dinas", NOW, rebuild, refused_to=data.parent, **more)


def files(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_a_round_is_kept_as_received_with_its_record(data: Path) -> None:
    done = load(data, golden.table(KOBO_NAMES))
    assert (done.code, done.lines[-1]) == (0, "Putaran survey_2026 dimuat: 12 kelompok.")
    record = json.loads((data / "raw/rounds/survey_2026/record.json").read_text(encoding="utf-8"))
    (kept,) = record["files"]
    received = data / "raw/rounds/survey_2026/received" / kept["batch_id"] / "ekspor.csv"
    assert received.read_bytes() == (data.parent / "ekspor.csv").read_bytes()
    assert {name: record[name] for name in ("title", "fielded_from", "fielded_to", "sampling", "is_sample")} == {
        "title": "Survei ulang 2026", "fielded_from": "2026-03-01", "fielded_to": "2026-03-31",
        "sampling": "purposive", "is_sample": False,
    }  # fmt: skip
    assert (kept["rows_read"], kept["rows_taken"], kept["rows_refused"], kept["refused"]) == (12, 12, 0, {})
    assert kept["loaded_by"] == "Dinas" and len(kept["sha256"]) == 64


def test_refused_rows_are_told_recorded_and_written_back_to_be_mended(data: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    column = rows[0].index(KOBO_NAMES.header(golden.questionnaire.field("sk")))
    rows[3][column] = "mungkin"
    done = load(data, rows)
    assert done.code == loading.SOME_REFUSED
    (told,) = [line for line in done.lines if "'mungkin'" in line]
    assert told.startswith("  baris 4, kolom bagian_organisasi/sk (") and "Cara memperbaiki:" in told
    record = json.loads((data / "raw/rounds/survey_2026/record.json").read_text(encoding="utf-8"))
    assert list(record["files"][0]["refused"]) == ["4"]
    back = data.parent / "ekspor-ditolak.csv"
    with back.open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file, delimiter=";")
    assert head[:-2] == rows[0] and head[-2:] == ["alasan_ditolak", "cara_memperbaiki"]
    assert row[:-2] == rows[3] and "harus salah satu dari" in row[-2]
    # Mended, and brought again together with the file it came from.
    mended = data.parent / "perbaikan.csv"
    mended.write_bytes(back.read_bytes().replace(b"mungkin", b"tidak"))
    again = [data.parent / "ekspor.csv", mended]
    whole = loading.load(data, ABOUT, again, "Dinas", NOW, nothing, replace=True, refused_to=data.parent)
    assert whole.lines[-1] == "Putaran survey_2026 dimuat: 12 kelompok."


def test_the_same_round_again_changes_nothing_and_another_file_needs_replace(data: Path) -> None:
    load(data, golden.table(KOBO_NAMES))
    before = files(data)
    assert load(data, golden.table(KOBO_NAMES), fails).code == loading.ALL_IN
    fewer = golden.table(KOBO_NAMES, GROUPS[:3])
    refused = load(data, fewer)
    assert refused.code == loading.NOTHING and "--replace" in refused.lines[0] and files(data) == before
    assert load(data, fewer, replace=True).lines[-1] == "Putaran survey_2026 dimuat: 3 kelompok."
    assert len(keeping.kept(data)[0].files) == 1


@pytest.mark.parametrize("first", [True, False])
def test_a_build_that_fails_leaves_everything_as_it_was(data: Path, first: bool) -> None:
    if not first:
        load(data, golden.table(KOBO_NAMES))
    before = files(data)
    with pytest.raises(BadInputError):
        load(data, golden.table(KOBO_NAMES, GROUPS[:2]), fails, replace=True)
    assert files(data) == before
    if not first:
        with pytest.raises(BadInputError):
            loading.remove(data, ABOUT.round_id, fails)
        assert files(data) == before


def test_a_round_is_taken_away_again(data: Path) -> None:
    load(data, golden.table(KOBO_NAMES))
    assert loading.remove(data, "survey_2026", nothing).code == loading.ALL_IN
    assert files(data) == {}
    assert loading.remove(data, "survey_2026", nothing).code == loading.NOTHING


def test_where_every_row_is_refused_or_a_file_cannot_be_read_nothing_is_kept(data: Path) -> None:
    rows = golden.table(KOBO_NAMES, GROUPS[:1])
    rows[1][rows[0].index("_validation_status")] = "validation_status_not_approved"
    assert load(data, rows).code == loading.NOTHING
    assert load(data, [["a", "b"], ["1", "2"]]).code == loading.NOTHING
    missing = loading.load(data, ABOUT, [data / "nirgends.csv"], "Dinas", NOW, fails)
    assert missing.code == loading.NOTHING and "harus ada" in missing.lines[-1]
    assert files(data) == {}


@pytest.mark.parametrize("part", ["record.json", "ekspor.csv"])
def test_a_kept_file_that_is_spoilt_later_is_named_and_not_passed_over(data: Path, part: str) -> None:
    load(data, golden.table(KOBO_NAMES))
    (spoilt,) = data.rglob(part)
    spoilt.write_bytes(spoilt.read_bytes()[:-30])
    with pytest.raises(BadInputError, match=part):
        keeping.kept(data)


def test_neither_phone_numbers_nor_names_of_enumerators_get_into_the_tables(data: Path) -> None:
    from etl.rounds import tables  # noqa: PLC0415

    group = replace(GROUPS[0], name="KKG Gugus I Bolo 0812-3456-7890")
    rows = golden.table(golden.ODK, (group, replace(GROUPS[1], answers={"sk": "salah"})))
    (data.parent / "odk.csv").write_bytes(golden.odk_csv(rows))
    found = keeping.new(ABOUT, [data.parent / "odk.csv"], "Dinas", NOW)
    made = tables.rows_of(found, tables.read(found))
    assert made["survey_respondent"] and made["rejected_row"]
    assert "7890" not in str(made) and "Nama Petugas" not in str(made)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--id", "survey_2018"], "survei awal"),
        (["--id", "Putaran 2"], "harus survey_"),
        (["--id", "survey_2026"], "Yang belum ada: FILE, --title, --from, --to, --sampling"),
        (["x.csv", "--id", "survey_2026", "--title", "t", "--sampling", "random", "--from", "2026-04-01",
          "--to", "2026-03-01"], "tukar keduanya"),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be_meant_is_told_with_its_cure(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["round", *arguments]) == 1
    assert words in capsys.readouterr().err


def test_the_simulated_round_is_loaded_by_command_marked_and_taken_away(
    tmp_path: Path, warehouse_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = RawCopy.into(tmp_path).data, tmp_path / "warehouse"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    common = ["round", "--simulated", "--data", str(data), "--as-of", str(AS_OF), "--refused", str(tmp_path)]
    assert command.main(common) == loading.SOME_REFUSED  # one submission was put aside by a supervisor
    tables = tables_of(current(folder))
    assert [(row[0], row[-2], row[-1]) for row in tables["survey_round"]] == [
        ("survey_2018", False, False), ("survey_2026_contoh", True, True)]  # fmt: skip
    assert len(tables["survey_respondent"]) > 100
    assert command.main([*common, "--remove"]) == 0
    after, study = tables_of(current(folder)), tables_of(current(warehouse_folder))
    assert {name: rows for name, rows in after.items() if name != "warehouse_build"} == {
        name: rows for name, rows in study.items() if name != "warehouse_build"
    }


def test_refused_rows_are_written_into_a_folder_that_is_not_there_yet(data: Path) -> None:
    rows = golden.table(KOBO_NAMES)
    rows[3][rows[0].index(KOBO_NAMES.header(golden.questionnaire.field("sk")))] = "mungkin"
    file = golden.put(data.parent, rows)
    done = loading.load(data, ABOUT, [file], "Dinas", NOW, nothing, refused_to=data.parent / "baru" / "ditolak")
    assert done.code == loading.SOME_REFUSED
    assert (data.parent / "baru" / "ditolak" / "ekspor-ditolak.csv").is_file()
