"""Files of one kecamatan that build on each other, loaded, taken back and brought again without a warehouse."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd

from etl import intake
from etl.history import undoing
from etl.intake import loading
from schemas import contract
from schemas.vocabulary import BatchEvent
from tests.etl.intake.book import Book, all_places

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
PLACE = all_places()[0]
GROUP = f"KKG-{PLACE.code}-gugus-1"
# What tells of files and of time, not of the register.
ACCOUNTS = ("load_batch", "batch_event", "value_change")
Change = Callable[[Book], object]


def nothing() -> None:
    return None


def book(folder: Path, name: str, change: Change = lambda book: None) -> Path:
    """A right template, changed."""
    right = Book.right(PLACE)
    change(right)
    return right.save(folder, name=name)


def load(data: Path, *paths: Path, by: str = "Dikpora") -> list[str]:
    """Load files; returns the ids of their batches."""
    return [one.record.batch_id for one in loading.load(data, list(paths), by, NOW, nothing).kept]


def undo(data: Path, batch_id: str, why: str | None = None, sure: bool = True) -> undoing.Done:
    return undoing.run(data, undoing.Asked(batch_id, BatchEvent.UNDONE, "Admin", why, sure), NOW, nothing)


def redo(data: Path, batch_id: str) -> undoing.Done:
    return undoing.run(data, undoing.Asked(batch_id, BatchEvent.REDONE, "Admin", is_sure=True), NOW, nothing)


def table(data: Path, name: str) -> pd.DataFrame:
    found = intake.read(data)
    assert found is not None
    return found[name]


def register(data: Path) -> dict[str, list[tuple[str, ...]]]:
    """Every table but the accounts, rows as text in a fixed order, without the names of the batches."""
    found = intake.read(data)
    assert found is not None
    rows = {}
    for name, frame in found.items():
        if name not in ACCOUNTS:
            kept = frame[contract.load(name).names].drop(columns=["batch_id"])
            kept = kept.drop(columns=["rejected_id"], errors="ignore")
            rows[name] = sorted(tuple(map(str, row)) for row in kept.to_numpy().tolist())
    return rows


def history(data: Path) -> list[tuple[object, ...]]:
    """(event, kind, table, key, column, old, new) of every change, in their order."""
    found = table(data, "value_change")
    events = table(data, "batch_event").set_index("event_id")["event"]
    columns = ["kind", "table_name", "row_key", "column_name", "old_value", "new_value"]
    texts = found[columns].astype(object).where(found[columns].notna(), None)
    return [
        (events[event], *row)
        for event, row in zip(found["event_id"], texts.itertuples(index=False, name=None), strict=True)
    ]
