"""A disk that lets a writer down: what is told, as Python and DuckDB raise it, and with a real limit of the system."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl import disk
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from tests.etl.raw_copy import current, tables_of

FULL, CLOSED = "Disk penuh", "tidak boleh ditulisi"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x", "/data/a.duckdb"), f"{FULL} saat menulis a.duckdb"),
        (OSError(errno.EDQUOT, "x"), f"{FULL} saat menulis disk"),
        (OSError(errno.EROFS, "x", "/data/raw"), f"raw {CLOSED}"),
        (PermissionError(errno.EACCES, "x", "/data"), f"data {CLOSED}"),
        (OSError(errno.EIO, "x", "/data/b"), "Disk gagal saat membaca atau menulis b"),
        (duckdb.IOException('Could not write file "x": No space left on device'), FULL),
        (duckdb.IOException('Cannot open file "x": Read-only file system'), CLOSED),
        (duckdb.OutOfMemoryException("failed to allocate data of size 256.0 KiB"), "Memori tidak cukup"),
        (duckdb.FatalException("Could not read enough bytes"), "Disk gagal"),
    ],
)
def test_each_fault_is_told_with_its_cure_and_that_the_old_data_stay(error: OSError | duckdb.Error, words: str) -> None:
    with pytest.raises(disk.DiskError, match=words) as caught, disk.faults_told():
        raise error
    assert "data yang lama tetap tampil" in str(caught.value) and caught.value.__cause__ is error


def test_a_wrong_query_is_no_fault_of_the_disk() -> None:
    with pytest.raises(duckdb.CatalogException), disk.faults_told():
        duckdb.connect().execute("select * from nothing")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("most", [4_096, 1_000_000, 6_000_000])
def test_a_build_that_may_write_no_more_bytes_leaves_the_old_data_and_nothing_half(
    warehouse_folder: Path, tmp_path: Path, most: int
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for path in warehouse_folder.glob("warehouse*"):
        (folder / path.name).write_bytes(path.read_bytes())
    served, held = current(folder), tables_of(current(folder))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "etl", "build", "--as-of", "2026-11-20"]
    place = {**os.environ, FOLDER_VARIABLE: str(folder)}
    ended = subprocess.run(
        command, cwd=ROOT, env=place, preexec_fn=limit, check=False, capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == disk.FAILED and FULL in ended.stderr and "Traceback" not in ended.stderr, ended.stderr
    assert current(folder) == served and tables_of(served) == held
    assert not list(folder.glob("*draft*"))
