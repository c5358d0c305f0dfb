"""Kill a writer, or take its disk away, before each step on the disk; what is served then, and after the next run?

Run as a process: `python -m tests.etl.killing FOLDER FAULT load FILE` (or `undo BATCH_ID`, `mend FILE`, `build`); one
JSON object per step. FAULT: `kill`; `full` (from that step on the disk takes nothing new); `closed` (from that step on
nothing may be written, moved or removed). Every attempt is a fork, so that the imports are paid once; this process
itself never opens a database. The warehouse is a small one (the register alone), but kept, published and swapped in by
the code of the real one.
"""

import errno
import gc
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl import __main__ as command
from etl import build as building
from etl import intake, static_files, turn
from etl.forms import meeting_form
from etl.history import replay, undoing  # noqa: F401 - imported before the fork
from etl.intake import batches, loading, mending, tables  # noqa: F401
from etl.warehouse import NewWarehouse
from schemas import contract, warehouse_file

AS_OF = date(2026, 11, 22)
WRITES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate", "shutil.copyfile", "shutil.rmtree")
GROWS = ("open", "fsync", "os.mkdir", "os.link", "shutil.copyfile")  # what a full disk refuses
MOST_STEPS = 200
TABLES = ("load_batch", "meeting", "batch_event")


def small_build(data: Path, as_of: date, *_: object) -> building.Summary:
    """The register as it stands, published like a whole warehouse."""
    build_id, _, _ = building.identity(data, as_of)
    new = NewWarehouse(build_id)
    found = intake.read(data) or {}
    for table in TABLES:
        new.write(table, found[table] if found else contract_frame(table))
    rows = new.counts(TABLES)
    return building.Summary(new.publish(), build_id, rows, {}, 0, 0)


def contract_frame(table: str) -> pd.DataFrame:
    return pd.DataFrame({column.name: pd.Series(dtype=column.pandas_dtype) for column in contract.load(table).columns})


def served(warehouse: Path) -> dict[str, Any]:
    """What a reader finds: meetings, and files that count."""
    path = warehouse / (warehouse / warehouse_file.POINTER).read_text(encoding="utf-8").strip()
    with duckdb.connect(str(path), read_only=True) as connection:
        files = connection.table("load_batch").df()
        return {"meetings": len(connection.table("meeting").df()), "files": int((~files["is_undone"]).sum())}


def forked(work: Callable[[], None], out: Path) -> int:
    """Do it in a fork; returns its exit code (-9: killed). What it prints goes to `out`."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with out.open("w", encoding="utf-8") as stream:
                sys.stdout = sys.stderr = stream
                work()
                code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def failing_before(fault: str, step: int, root: Path, seen: Path) -> None:
    """From now on the process dies, or its disk fails, before its step number `step` on a file below `root`."""
    left, is_over = [step], [False]

    def die(event: str, place: object) -> None:
        if is_over[0]:
            fail(event, place)
        elif left[0] == 0:
            is_over[0] = True  # before the note, which is written elsewhere
            seen.write_text(f"{event} {Path(os.fsdecode(str(place))).name}", encoding="utf-8")
            fail(event, place)
        left[0] -= 1

    def fail(event: str, place: object) -> None:
        if fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if fault == "closed" or event in GROWS:
            number = errno.EROFS if fault == "closed" else errno.ENOSPC
            raise OSError(number, os.strerror(number), os.fsdecode(str(place)))

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if not arguments or not isinstance(arguments[0], str | Path | bytes):
            return
        writes = event in WRITES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_ACCMODE)
        if writes and str(arguments[0]).startswith(str(root)):
            die(event, arguments[0])

    flush = os.fsync

    def watched_flush(handle: int) -> None:
        die("fsync", "")
        flush(handle)

    os.fsync = watched_flush
    sys.addaudithook(watch)


def main(folder: Path, fault: str, order: list[str]) -> int:
    base, state, notes = folder / "base", folder / "state", folder / "notes"
    os.environ[warehouse_file.FOLDER_VARIABLE] = str(state / "warehouse")
    building._build = small_build  # type: ignore[assignment]
    static_files.are_published = lambda _: True
    notes.mkdir()
    # Shapes, names and words are read once, for all forks.
    tables.combine_anew(batches.counting(batches.kept(base / "data")))
    meeting_form.known()
    gc.disable()  # each fork would walk through, and so copy, all that the imports have left
    words = [*order, "--data", str(state / "data"), "--as-of", AS_OF.isoformat()]
    for step in range(MOST_STEPS):
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(base, state)
        seen = notes / f"{step}.at"

        def attempt(step: int = step, seen: Path = seen) -> None:
            failing_before(fault, step, state, seen)
            code = command.main(words)
            sys.stdout.flush()
            (notes / f"{step}.code").write_text(str(code), encoding="utf-8")

        def look(step: int = step) -> None:
            found: dict[str, Any] = {"step": step, "then": served(state / "warehouse")}
            found["writer"] = turn.at_work(state / "data") is not None
            found["code"] = command.main(words)
            found["healed"] = served(state / "warehouse")
            left = [path.name for path in state.rglob("*") if "draft" in path.name or path.suffix == ".link"]
            found["left"] = left
            (notes / f"{step}.json").write_text(json.dumps(found), encoding="utf-8")

        forked(attempt, notes / f"{step}.out")
        if forked(look, notes / f"{step}.log") != 0:
            print((notes / f"{step}.log").read_text(encoding="utf-8"), file=sys.stderr)
            return 1
        found = json.loads((notes / f"{step}.json").read_text(encoding="utf-8"))
        found["said"] = (notes / f"{step}.out").read_text(encoding="utf-8")
        found["at"] = seen.read_text(encoding="utf-8") if seen.exists() else None
        ended = notes / f"{step}.code"
        found["ended"] = int(ended.read_text(encoding="utf-8")) if ended.exists() else None  # None: killed, or broken
        print(json.dumps(found), flush=True)
        if found["at"] is None:
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:]))
