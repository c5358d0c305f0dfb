"""The register and the activity log: a Dinas's own files where there are any, else the simulated sample; never both."""

from datetime import date
from pathlib import Path

import pandas as pd

from etl import frames, intake, sample
from etl.problems import Problem
from schemas import contract

# In the order in which they may refer to each other.
TABLES = (
    "load_batch", "working_group", "group_alias", "meeting", "funding", "spending", "resource_person",
    "resource_person_topic", "monitoring_visit", "meeting_evidence", "rejected_row", "batch_event", "value_change",
)  # fmt: skip


def run(data: Path, as_of: date, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Add the tables of the register. Without own files and without data/sample they are there, and empty."""
    found = intake.read(data)
    if (found is None or found["load_batch"]["is_undone"].all()) and (data / "sample").is_dir():
        found = _beside(sample.read(data / "sample", as_of), found)
    for table in TABLES:
        frame = (found or {}).get(table)
        tables[table] = frames.empty(contract.load(table)) if frame is None else _placed(frame, table)


def nothing(tables: dict[str, pd.DataFrame]) -> None:
    """Add the tables of the register, all empty."""
    for table in TABLES:
        tables[table] = frames.empty(contract.load(table))


def _beside(shown: dict[str, pd.DataFrame], undone: dict[str, pd.DataFrame] | None) -> dict[str, pd.DataFrame]:
    """The sample, and what is told of own files when all of them were taken back."""
    if undone is None:
        return shown
    files = pd.concat([_placed(one["load_batch"], "load_batch") for one in (shown, undone)], ignore_index=True)
    return {"batch_event": undone["batch_event"], "value_change": undone["value_change"], **shown, "load_batch": files}


def _placed(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """Rows that do not say where they came from say at least in which table they stand."""
    if frames.FILE in frame.columns:
        return frame
    placed = frame.copy()
    placed[frames.FILE] = table
    placed[frames.ROW] = range(1, len(frame) + 1)
    return placed
