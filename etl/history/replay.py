"""The kept files in their order, with what happened to them -> the history: batch_event and value_change.

Without an undo the rows of all files, laid in their order, hold the whole history. Each undo or redo is two more states
(before and after it), made from the same files by the same rules.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from etl.history import changes
from etl.history.events import Event
from etl.intake import tables
from etl.intake.arrivals import Tables, typed
from etl.intake.batches import Batch, counting
from etl.intake.tables import Read, Result
from schemas.vocabulary import BatchEvent, ChangeKind

Combine = Callable[[Sequence[Batch]], Result]


@dataclass
class History:
    """Rows of batch_event, changes by event, and the last account of the files that count no more."""

    events: list[dict[str, object]] = field(default_factory=list)
    changed: list[pd.DataFrame] = field(default_factory=list)
    undone: list[pd.DataFrame] = field(default_factory=list)  # rows of load_batch

    def tables(self) -> Tables:
        """batch_event, value_change, and load_batch of the files that were taken back."""
        filled = [one for one in self.changed if len(one)]
        rows = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()
        rows["change_no"] = range(1, len(rows) + 1)
        undone = pd.concat(self.undone, ignore_index=True) if self.undone else pd.DataFrame()
        return {
            "batch_event": typed(pd.DataFrame(self.events), "batch_event"),
            "value_change": typed(rows, "value_change"),
            "load_batch": typed(undone, "load_batch"),
        }


def follow(batches: Sequence[Batch]) -> History:
    """The history of these files (all of them, with those that were taken back)."""
    history, here, waiting = History(), list[Batch](), list[Batch]()
    combine = _combining(batches)
    for moment in _moments(batches):
        if moment.event is None:
            here, waiting = [*here, moment.batch], [*waiting, moment.batch]
            continue
        before = combine(_in_order(batches, here))
        _tell_of_loads(history, waiting, before)
        waiting = []
        here = [one for one in here if one.record != moment.batch.record]
        if moment.event.event == BatchEvent.REDONE:
            here.append(moment.batch)
        _tell_of_event(history, moment, before, combine(_in_order(batches, here)))
    _tell_of_loads(history, waiting, combine(_in_order(batches, here)))
    history.undone = [one for one in history.undone if str(one["batch_id"].iat[0]) not in _ids(counting(batches))]
    return history


@dataclass(frozen=True)
class _Moment:
    """A file came (event None), or something happened to it; `number` counts its events from 1."""

    at: datetime
    batch: Batch
    event: Event | None = None
    number: int = 0


def _moments(batches: Iterable[Batch]) -> list[_Moment]:
    found = []
    for batch in batches:
        found.append(_Moment(batch.record.loaded, batch))
        found += [_Moment(one.happened, batch, one, number) for number, one in enumerate(batch.events, start=1)]
    return sorted(found, key=lambda one: one.at)


def _in_order(batches: Sequence[Batch], here: Sequence[Batch]) -> list[Batch]:
    """A file that was brought again takes the place it had."""
    return [one for one in batches if one.record in {here_one.record for here_one in here}]


def _combining(batches: Sequence[Batch]) -> Combine:
    """How the states are made: as the build does, or with every file read once where there are several states."""
    if not any(batch.events for batch in batches):
        return tables.combine
    kept: dict[str, Read] = {}
    made: dict[tuple[str, ...], Result] = {}

    def read(batch: Batch) -> Read:
        if batch.record.batch_id not in kept:
            kept[batch.record.batch_id] = tables.read_file(batch)
        found = kept[batch.record.batch_id]
        return Read([sheet.fresh() for sheet in found.sheets], list(found.notes))

    def combine(some: Sequence[Batch]) -> Result:
        key = tuple(one.record.batch_id for one in some)
        if key not in made:
            while len(made) > 1:  # the state before, and the one after it
                made.pop(next(iter(made)))
            made[key] = tables.combine_anew(some, read)
        return made[key]

    return combine


def _tell_of_loads(history: History, loaded: Sequence[Batch], state: Result) -> None:
    """Files that came since the last undo: what they changed can be told from where all of them are in."""
    if not loaded:
        return
    found = changes.counts(state.arrived, [one.record.batch_id for one in loaded])
    outcomes = {one.batch.record.batch_id: one.counts for one in state.outcomes}
    names = {}
    for batch in loaded:
        record, counted = batch.record, outcomes[batch.record.batch_id]
        names[record.batch_id] = event_id(record.batch_id, 0)
        history.events.append({
            "event_id": names[record.batch_id], "batch_id": record.batch_id, "event": str(BatchEvent.LOADED),
            "happened_at": pd.Timestamp(record.loaded), "done_by": record.loaded_by, "why": None,
            **{f"rows_{what}": number for what, number in found[record.batch_id].items()}, "rows_gone": 0,
            "rows_refused": counted["refused"],
        })  # fmt: skip
        history.events[-1]["rows_same"] = found[record.batch_id]["same"] + counted["same"]
    changed = changes.updates(state.arrived)
    changed["event_id"] = changed["source_batch_id"].map(names)
    changed = changed[changed["event_id"].notna()]
    order = {batch_id: number for number, batch_id in enumerate(names)}
    history.changed.append(changed.sort_values("source_batch_id", key=lambda ids: ids.map(order), kind="stable"))


def _tell_of_event(history: History, moment: _Moment, before: Result, after: Result) -> None:
    if moment.event is None:
        return
    batch_id, event = moment.batch.record.batch_id, moment.event
    found = changes.between(before.tables, after.tables)
    history.events.append({
        "event_id": event_id(batch_id, moment.number), "batch_id": batch_id, "event": event.event,
        "happened_at": pd.Timestamp(event.happened), "done_by": event.by, "why": event.why,
        **effect(found), "rows_same": 0, "rows_refused": max(0, _refused(after, batch_id) - _refused(before, batch_id)),
    })  # fmt: skip
    history.changed.append(found.assign(event_id=event_id(batch_id, moment.number)))
    if event.event == BatchEvent.UNDONE:
        account = before.tables["load_batch"]
        history.undone = [one for one in history.undone if str(one["batch_id"].iat[0]) != batch_id]
        history.undone.append(account[account["batch_id"] == batch_id].assign(is_undone=True))


def effect(found: pd.DataFrame) -> dict[str, int]:
    """Rows that an undo or a redo brought back, changed and took away; the topics of a person are no row of it."""
    rows = found[found["table_name"] != changes.TOPICS]
    kinds = rows["kind"].value_counts()
    values = found[found["kind"] == ChangeKind.VALUE]
    people = values["table_name"].replace(changes.TOPICS, "resource_person")
    return {
        "rows_new": int(kinds.get(ChangeKind.ROW_BACK, 0)),
        "rows_changed": len(set(zip(people, values["row_key"], strict=True))),
        "rows_gone": int(kinds.get(ChangeKind.ROW_GONE, 0)),
    }


def event_id(batch_id: str, number: int) -> str:
    """Identifier of an event: 0 = it was loaded."""
    return f"{batch_id}/{number}"


def _refused(state: Result, but: str) -> int:
    return sum(one.counts["refused"] for one in state.outcomes if one.batch.record.batch_id != but)


def _ids(batches: Iterable[Batch]) -> set[str]:
    return {one.record.batch_id for one in batches}
