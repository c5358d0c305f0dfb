"""Every file has its events: those of the register come with their history, those of others were loaded, or undone."""

from collections.abc import Iterable

import pandas as pd

from etl import frames
from etl.history.events import Event
from schemas import contract
from schemas.vocabulary import BatchEvent

TABLE = "batch_event"


def complete(tables: dict[str, pd.DataFrame]) -> None:
    """Add to batch_event that a file was loaded, for every file of load_batch of which nothing stands there."""
    files = tables["load_batch"]
    told = tables[TABLE].loc[tables[TABLE]["event"] == BatchEvent.LOADED, "batch_id"]
    rest = files[~files["batch_id"].isin(set(told))]
    add(tables, [loaded({str(name): value for name, value in row.items()}) for row in rest.to_dict("records")])


def add(tables: dict[str, pd.DataFrame], rows: Iterable[dict[str, object]]) -> None:
    """Add rows to batch_event."""
    rules = contract.load(TABLE)
    made = pd.DataFrame([{**row, frames.FILE: TABLE, frames.ROW: at} for at, row in enumerate(rows, start=1)])
    if made.empty:
        return
    whole = pd.concat([tables[TABLE], made], ignore_index=True)
    tables[TABLE] = whole.astype({column.name: column.pandas_dtype for column in rules.columns})


def loaded(row: dict[str, object]) -> dict[str, object]:
    """The event of a row of load_batch: nothing of a file that is the first or the only one was there before."""
    read, taken, refused = (int(str(row[f"rows_{name}"])) for name in ("read", "taken", "refused"))
    return {
        "event_id": f"{row['batch_id']}/0", "batch_id": row["batch_id"], "event": str(BatchEvent.LOADED),
        "happened_at": row["loaded_at"], "done_by": row["loaded_by"], "why": None, "rows_new": taken,
        "rows_changed": 0, "rows_same": read - taken - refused, "rows_gone": 0, "rows_refused": refused,
    }  # fmt: skip


def of_whole_file(batch_id: str, number: int, event: Event, rows: int) -> dict[str, object]:
    """An undo or redo of a file on which no other builds: all of its rows went, or came back."""
    is_undone = event.event == BatchEvent.UNDONE
    return {
        "event_id": f"{batch_id}/{number}", "batch_id": batch_id, "event": event.event,
        "happened_at": pd.Timestamp(event.happened), "done_by": event.by, "why": event.why,
        "rows_new": 0 if is_undone else rows, "rows_changed": 0, "rows_same": 0,
        "rows_gone": rows if is_undone else 0, "rows_refused": 0,
    }  # fmt: skip
