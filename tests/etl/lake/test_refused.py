"""A lake that breaks a contract is refused: every rule, with file, row, key, value and cure, in Indonesian."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from etl import __main__ as command
from etl import disk, warehouse
from etl.contract_rules import MOST_SHOWN
from etl.lake import loading, reading
from etl.problems import BadInputError
from etl.warehouse import NewWarehouse
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.etl.lake import lakes
from tests.fuzz.trying import CORPUS

MEETINGS, CSV_MEETINGS, GROUPS = (
    "meeting/province_code=52/year=2026/part-0.parquet",
    "meeting/province_code=52/year=2025/part-0.csv",
    "working_group/part-0.parquet",
)


def refused(new: NewWarehouse, lake: Path) -> list[str]:
    with pytest.raises(BadInputError) as error:
        loading.load(new, lake)
    return [str(problem) for problem in error.value.problems]


BROKEN: list[tuple[str, int, str, Any, str]] = [
    (MEETINGS, 7, "attended", -3, "attended paling kecil 0"),
    (MEETINGS, 8, "invited", 5001, "invited paling besar 5000"),
    (MEETINGS, 9, "kind", "rapat", "kind harus salah satu dari: rutin, pengembangan"),
    (MEETINGS, 10, "group_id", "KKG-99", "group_id harus ada di working_group.group_id"),
    (MEETINGS, 11, "batch_id", "tidak-ada", "batch_id harus ada di load_batch.batch_id"),
    (CSV_MEETINGS, 7, "attended", "banyak", "attended harus berupa bilangan bulat"),
    (CSV_MEETINGS, 8, "held_on", "2025-02-30", "held_on harus berupa tanggal (YYYY-MM-DD)"),
    (CSV_MEETINGS, 9, "held_on", "2024-03-01", "tahun held_on harus sama dengan tahun foldernya"),
    (CSV_MEETINGS, 10, "kind", None, "kind wajib diisi"),
    (GROUPS, 7, "longitude", 200.0, "longitude paling besar 142"),
    (GROUPS, 8, "kabupaten_code", "52.2", r"kabupaten_code harus berbentuk \d{2}\.\d{2}"),
    (GROUPS, 9, "kecamatan_code", "52.99.01", "kecamatan_code harus ada di kecamatan.code"),
]


def test_every_value_that_breaks_a_rule_is_named_with_its_file_its_row_and_a_cure(
    lake: Path, new: NewWarehouse
) -> None:
    keys = [lakes.spoil(lake / file, row, **{column: value}) for file, row, column, value, _ in BROKEN]
    found = refused(new, lake)
    for (file, row, column, value, rule), before in zip(BROKEN, keys, strict=True):
        key = before["group_id" if file == GROUPS else "meeting_id"]
        place = f", baris {row} ({key})" if file.endswith("parquet") else f" ({key})"
        shown = ":" if value is None else f": nilai {str(value)!r}"
        expected = f"{file}{place}, kolom {column}{shown} - {rule}. Cara memperbaiki: "
        assert [words for words in found if words.startswith(expected)], (expected, found)


def test_a_key_in_two_files_is_named_with_how_often_it_stands_there(lake: Path, new: NewWarehouse) -> None:
    frame = pd.read_parquet(lake / MEETINGS)
    lakes.put(frame.head(1), (lake / MEETINGS).with_name("part-1.parquet"))
    (words,) = refused(new, lake)
    key = frame["meeting_id"].iloc[0]
    assert words.startswith(f"meeting/, kolom meeting_id: nilai {key!r} - meeting_id tidak boleh sama pada dua baris")
    assert "ada pada 2 baris" in words


def test_a_group_of_another_province_than_its_folder_is_named(lake: Path, new: NewWarehouse) -> None:
    lakes.put(pd.read_parquet(lake / MEETINGS).head(0), lake / "meeting/province_code=11/year=2026/part-0.parquet")
    (lake / MEETINGS).rename(lake / "meeting/province_code=11/year=2026/part-0.parquet")
    words = refused(new, lake)
    assert len(words) == MOST_SHOWN + 1
    assert all("kelompok harus berada di provinsi foldernya" in one for one in words[:-1])


def test_of_many_bad_rows_the_first_hundred_are_named_and_all_are_counted(lake: Path, new: NewWarehouse) -> None:
    frame = pd.read_parquet(lake / MEETINGS)
    lakes.put(frame.assign(attended=-1), lake / MEETINGS)
    words = refused(new, lake)
    assert len(words) == MOST_SHOWN + 1
    assert f"{MOST_SHOWN} baris pertama sudah disebut; semuanya ada {len(frame)} baris" in words[-1]


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda lake: (lake / MEETINGS).write_bytes(b"PAR1 cut off"), "berkas harus dapat dibaca sebagai parquet"),
        (
            lambda lake: lakes.put(pd.read_parquet(lake / MEETINGS).drop(columns="kind"), lake / MEETINGS),
            "kolom kind harus ada",
        ),
        (lambda lake: (lake / MEETINGS).rename(lake / "meeting" / "x.parquet"), "harus berada di province_code=NN/"),
        (lambda lake: (lake / GROUPS).unlink(), "tabel working_group harus punya berkas"),
    ],
    ids=["cut off", "a column gone", "in no folder of a province", "no register"],
)
def test_a_file_that_cannot_be_taken_is_named_and_nothing_is_written(
    lake: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoil: Any,
    rule: str,
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "empty"))
    spoil(lake)
    assert command.main(["build", "--lake", str(lake), "--as-of", "2026-11-22"]) == 1
    assert rule in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "empty").iterdir() if path.suffix == ".duckdb"] == []


def test_a_whole_number_written_with_a_fraction_is_refused_not_rounded(lake: Path, new: NewWarehouse) -> None:
    frame = pd.read_parquet(lake / MEETINGS)
    lakes.put(frame.assign(attended=12.5), lake / MEETINGS)
    with pytest.raises(BadInputError, match="attended: nilai 'DOUBLE' - attended harus berupa bilangan bulat"):
        loading.frames_of(lake)


def test_personal_words_in_a_refused_cell_are_not_repeated(lake: Path, new: NewWarehouse) -> None:
    lakes.spoil(lake / MEETINGS, 7, kind="hubungi 0812 3456 7890")
    (words,) = refused(new, lake)
    assert "3456" not in words and "[nomor dihapus]" in words


def test_a_csv_whose_rows_cannot_be_told_apart_is_named_before_anything_is_written(lake: Path) -> None:
    """Found by fuzzing: DuckDB gives up on the quotes of such a file when it opens it."""
    found = next((CORPUS / "lake-register").glob("*.csv"))
    (lake / GROUPS).unlink()
    (lake / GROUPS).with_suffix(".csv").write_bytes(found.read_bytes())
    with pytest.raises(BadInputError, match=r"working_group/part-0\.csv: .*berkas harus dapat dibaca sebagai csv"):
        loading.frames_of(lake)


def test_want_of_memory_is_told_as_such_and_no_row_is_blamed(lake: Path, new: NewWarehouse) -> None:
    new.connection.execute("set memory_limit = '1MB'")
    with pytest.raises(duckdb.OutOfMemoryException):
        loading.load(new, lake)
    new.connection.execute("reset memory_limit")


def test_a_build_that_wants_more_memory_ends_with_its_own_code_and_words(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "empty"))
    monkeypatch.setattr(warehouse, "MEMORY", "1MB")
    assert command.main(["build", "--lake", str(lake), "--as-of", "2026-11-22"]) == disk.FAILED
    assert "Memori tidak cukup" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "empty").iterdir() if "duckdb" in path.name] == []


def test_want_of_memory_calls_no_file_unreadable(lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wanting(*_: object) -> None:
        raise duckdb.OutOfMemoryException("failed to allocate data of size 256.0 KiB")

    monkeypatch.setattr(reading, "_columns", wanting)
    with pytest.raises(duckdb.OutOfMemoryException):
        loading.frames_of(lake)
