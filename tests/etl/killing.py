"""Kill a load, a mend or an undo before each step on the disk, and see what is served then and after the next run.

Run as a process: `python -m tests.etl.killing FOLDER load FILE` (or `undo BATCH_ID`, `mend FILE`); one JSON object per
step. Every attempt is a fork, so that the imports are paid once; this process itself never opens a database. The
warehouse is a small one (the register alone), but kept, published and swapped in by the code of the real one.
"""

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
from etl.history import replay, undoing  # noqa: F401 - imported before the fork
from etl.intake import batches, loading, mending, tables  # noqa: F401
from etl.warehouse import NewWarehouse
from schemas import contract, warehouse_file

AS_OF = date(2026, 11, 22)
WRITES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.truncate", "shutil.copyfile", "shutil.rmtree")
MOST_STEPS = 200


def small_build(data: Path, as_of: date, _say: object) -> None:
    """The register as it stands, published like a whole warehouse."""
    build_id, _, _ = building.identity(data, as_of)
    new = NewWarehouse(build_id)
    found = intake.read(data) or {}
    for table in ("load_batch", "meeting", "batch_event"):
        new.write(table, found[table] if found else contract_frame(table))
    new.publish()


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


def killed_before(step: int, root: Path, seen: Path) -> None:
    """From now on the process dies before its step number `step` on a file below `root` (0 = the first)."""
    left = [step]

    def die(event: str, place: object) -> None:
        if left[0] == 0:
            seen.write_text(f"{event} {Path(os.fsdecode(str(place))).name}", encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if left[0] < 0 or not arguments or not isinstance(arguments[0], str | Path | bytes):
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


def main(folder: Path, order: list[str]) -> int:
    base, state, notes = folder / "base", folder / "state", folder / "notes"
    os.environ[warehouse_file.FOLDER_VARIABLE] = str(state / "warehouse")
    building._build = small_build  # type: ignore[assignment]
    static_files.are_published = lambda _: True
    notes.mkdir()
    tables.combine_anew(batches.counting(batches.kept(base / "data")))  # shapes and names are read once, for all forks
    words = [*order, "--data", str(state / "data"), "--as-of", AS_OF.isoformat()]
    for step in range(MOST_STEPS):
        shutil.rmtree(state, ignore_errors=True)
        shutil.copytree(base, state)
        seen = notes / f"{step}.at"

        def attempt(step: int = step, seen: Path = seen) -> None:
            killed_before(step, state, seen)
            command.main(words)
            sys.stdout.flush()

        def look(step: int = step) -> None:
            found: dict[str, Any] = {"step": step, "then": served(state / "warehouse")}
            found["writer"] = turn.at_work(state / "data") is not None
            found["code"] = command.main(words)
            found["healed"] = served(state / "warehouse")
            left = [path.name for path in state.rglob("*") if "draft" in path.name or path.suffix == ".link"]
            found["left"] = left
            (notes / f"{step}.json").write_text(json.dumps(found), encoding="utf-8")

        code = forked(attempt, notes / f"{step}.out")
        if forked(look, notes / f"{step}.log") != 0:
            print((notes / f"{step}.log").read_text(encoding="utf-8"), file=sys.stderr)
            return 1
        found = json.loads((notes / f"{step}.json").read_text(encoding="utf-8"))
        found["said"] = (notes / f"{step}.out").read_text(encoding="utf-8")
        found["at"] = seen.read_text(encoding="utf-8") if seen.exists() else None
        print(json.dumps(found), flush=True)
        if code != -signal.SIGKILL:
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
