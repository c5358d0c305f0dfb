"""`python -m etl status`: what is loaded, which build answers, whether it is current, who writes, what room is left.

Asks the published warehouse and looks at the kept files; changes nothing and waits for nobody.
"""

import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl import build as building
from etl import turn
from etl.history import events
from etl.intake import FOLDER, RECORD
from schemas import warehouse_file
from schemas.vocabulary import QuarantineState

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Status:
    """What stands now. Times are local (ISO); sizes in bytes."""

    build: str | None  # name of the file that answers; None: nothing was built yet
    as_of: str | None  # day for which the log is judged
    is_current: bool  # made from the files and the code as they are now
    is_of_today: bool  # and for today: classes and freshness follow the day
    files: Rows  # as in load_batch with the last event of each, the oldest first
    not_counted: list[str]  # files or events that came since: the next build counts them
    refused: int  # values that wait to be mended
    writer: dict[str, Any] | None  # who is at work
    kept_bytes: int
    free_bytes: int


def now(data: Path) -> Status:
    """Look. Never raises for a missing warehouse or missing files."""
    path = warehouse_file.current_file()
    tables = _tables(path) if path is not None else {}
    build = tables.get("warehouse_build", pd.DataFrame())
    as_of = None if build.empty else date.fromisoformat(str(build["as_of"].iat[0])[:10])
    files = _files(tables) if tables else []
    writer = turn.at_work(data)
    kept = [one for one in (data / "raw").rglob("*") if one.is_file()] if (data / "raw").is_dir() else []
    return Status(
        build=path.name if path else None,
        as_of=as_of.isoformat() if as_of else None,
        is_current=building.is_current(data, as_of),
        is_of_today=as_of == building.today(),
        files=files,
        not_counted=_not_counted(data, files),
        refused=len(_waiting(tables)) if tables else 0,
        writer=asdict(writer) if writer else None,
        kept_bytes=sum(one.stat().st_size for one in kept),
        free_bytes=shutil.disk_usage(_there(warehouse_file.folder())).free,
    )


def _tables(path: Path) -> dict[str, pd.DataFrame]:
    with duckdb.connect(str(path), read_only=True, config=dict(warehouse_file.LOCKED)) as connection:
        return {name: connection.table(name).df()
                for name in ("warehouse_build", "load_batch", "batch_event", "rejected_row")}  # fmt: skip


def _waiting(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Refused values that nobody has mended or dropped."""
    found = tables["rejected_row"]
    return found[found["state"] == QuarantineState.WAITS]


def _files(tables: dict[str, pd.DataFrame]) -> Rows:
    """One row per file: its record, the counts of its arrival, and the last thing that happened to it."""
    told = tables["batch_event"].sort_values(["happened_at", "event_id"])
    first, last = told.groupby("batch_id").first(), told.groupby("batch_id").last()
    values = _waiting(tables)["batch_id"].value_counts()
    found: Rows = []
    for row in tables["load_batch"].sort_values(["loaded_at", "batch_id"]).to_dict("records"):
        batch_id = str(row["batch_id"])
        arrived, since = first.loc[batch_id], last.loc[batch_id]
        found.append({
            "batch_id": batch_id, "file": row["file_name"], "kind": row["kind"],
            "loaded_at": row["loaded_at"].isoformat(), "loaded_by": row["loaded_by"],
            "is_sample": bool(row["is_sample"]), "is_undone": bool(row["is_undone"]),
            "last_event": since["event"], "last_at": since["happened_at"].isoformat(), "last_by": since["done_by"],
            "why": since["why"] if isinstance(since["why"], str) else None,
            "counts": {name: int(str(arrived[f"rows_{name}"])) for name in ("new", "changed", "same", "refused")},
            "refused_values": int(values.get(batch_id, 0)),
        })  # fmt: skip
    return found


def _not_counted(data: Path, files: Rows) -> list[str]:
    """Kept files of the register that the warehouse does not know, or knows otherwise than they stand now."""
    known = {row["batch_id"]: row["is_undone"] for row in files}
    places = sorted(record.parent for record in (data / FOLDER).glob(f"[!.]*/{RECORD}"))
    return [one.name for one in places if known.get(one.name) != events.is_undone(events.of(one, data))]


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
