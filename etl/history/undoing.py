"""`python -m etl undo BATCH_ID`: a file counts no more, as if it had never come; `--redo`: it counts again.

The file stays kept, with one more event beside it; the warehouse is built anew, or nothing has changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from etl import turn
from etl.history import changes, events, replay
from etl.history.events import Event
from etl.intake import batches, tables
from etl.intake.batches import Batch
from etl.intake.machine_report import refusal
from etl.intake.messages import Refusal
from etl.intake.tables import Result
from etl.rounds import keeping
from etl.rounds.keeping import Round
from schemas.vocabulary import BatchEvent

DONE, NOTHING = 0, 1
MOST_TOLD = 5  # refused rows of a file that builds on it
Rebuild = Callable[[], object]


@dataclass
class Done:
    """What an undo or a redo did: exit code, lines to tell, and the same for programs."""

    code: int
    lines: list[str] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """Who asks for what."""

    batch_id: str
    event: BatchEvent  # UNDONE or REDONE
    by: str
    why: str | None = None
    is_sure: bool = False  # also when rows of other files are refused then


def run(data: Path, asked: Asked, now: datetime, rebuild: Rebuild) -> Done:
    """Take a file back or bring it again. `rebuild` makes the warehouse anew; when it raises, nothing has happened.

    Of a round of the survey any of its files may be named, or the round: it goes and comes as a whole.
    """
    with turn.take(data, "undo"):
        every = batches.kept(data)
        batch = next((one for one in every if one.record.batch_id == asked.batch_id), None)
        if batch is not None:
            return _file(data, every, batch, asked, now, rebuild)
        for one in keeping.kept(data):
            if asked.batch_id in (one.about.round_id, *(file.record.batch_id for file in one.files)):
                return _round(data, one, asked, now, rebuild)
    line = f"Tidak ada berkas {asked.batch_id}. Lihat daftarnya: python -m etl status"
    return Done(NOTHING, [line], {"batch_id": asked.batch_id, "status": "unknown"})


def _file(data: Path, every: list[Batch], batch: Batch, asked: Asked, now: datetime, rebuild: Rebuild) -> Done:
    name = batch.record.file_name
    if batch.is_undone == (asked.event == BatchEvent.UNDONE):
        return _already(batch.record.batch_id, name, batch.events, asked)
    left = [one for one in batches.counting(every) if one.record != batch.record]
    whole = [one for one in every if one.record == batch.record or not one.is_undone]
    without, with_it = tables.combine_anew(left), tables.combine_anew(whole)
    before, after = (with_it, without) if asked.event == BatchEvent.UNDONE else (without, with_it)
    found = replay.effect(changes.between(before.tables, after.tables))
    depends = _refused_then(before, after, batch)
    told = {"batch_id": batch.record.batch_id, "file": name, **_counts(found), "depends": [_told(*o) for o in depends]}
    lines = [f"Berkas: {name} ({batch.record.batch_id})", *_depends(depends), *_overlaps(with_it, batch, asked)]
    if depends and not asked.is_sure:
        cure = "Tidak ada yang berubah. Bila memang begitu maksudnya, ulangi dengan --yes."
        return Done(NOTHING, [*lines, cure], {**told, "status": "needs_yes"})
    moment = batches.next_moment(now, every).isoformat()
    _happen(batches.folder(data) / batch.record.batch_id, Event(str(asked.event), moment, asked.by, asked.why), rebuild)
    counted = "{rows_gone} baris ditarik, {rows_changed} baris kembali ke nilai lain, {rows_new} baris muncul lagi"
    lines.append(f"  {counted.format(**found)}.")
    return Done(DONE, [*lines, _sentence(asked)], {**told, "status": str(asked.event)})


def _round(data: Path, one: Round, asked: Asked, now: datetime, rebuild: Rebuild) -> Done:
    """No other file builds on a round."""
    name = one.about.round_id
    if one.is_undone == (asked.event == BatchEvent.UNDONE):
        return _already(name, one.about.title, one.events, asked)
    moment = batches.next_moment(now, [Batch(file.record, file.path, one.events) for file in one.files]).isoformat()
    _happen(keeping.folder(data, name), Event(str(asked.event), moment, asked.by, asked.why), rebuild)
    told = {"batch_id": name, "file": one.about.title, "status": str(asked.event), "depends": []}
    return Done(DONE, [f"Putaran survei: {one.about.title} ({name})", _sentence(asked)], told)


def _happen(folder: Path, event: Event, rebuild: Rebuild) -> None:
    written = events.add(folder, event)
    try:
        rebuild()
    except BaseException:
        events.take_away(written)
        raise


def _already(batch_id: str, name: str, happened: tuple[Event, ...], asked: Asked) -> Done:
    told = {"batch_id": batch_id, "file": name, "status": "nothing"}
    if not happened:
        return Done(DONE, [f"Berkas {name} tidak dibatalkan; tidak ada yang berubah."], told)
    last = happened[-1]
    word = "dibatalkan" if asked.event == BatchEvent.UNDONE else "dipulihkan"
    line = f"Berkas {name} sudah {word} pada {last.happened:%d/%m/%Y %H.%M}; tidak ada yang berubah."
    return Done(DONE, [line], told)


def _refused_then(before: Result, after: Result, but: Batch) -> list[tuple[Batch, list[Refusal]]]:
    """Rows of other files that stand now and are refused then, since what they name goes."""
    out = {one.batch.record.batch_id: {(r.sheet, r.row) for r in one.refusals if r.drops_row}
           for one in before.outcomes}  # fmt: skip
    found = []
    for one in after.outcomes:
        if one.batch.record != but.record:
            was = out[one.batch.record.batch_id]
            rows = {(r.sheet, r.row): r for r in one.refusals if r.drops_row and (r.sheet, r.row) not in was}
            if rows:
                found.append((one.batch, list(rows.values())))
    return found


def _depends(depends: list[tuple[Batch, list[Refusal]]]) -> list[str]:
    lines = []
    for batch, rows in depends:
        what = "bergantung pada berkas ini; tanpanya baris itu ditolak (tidak hilang, masuk lagi bila kelompoknya ada):"
        lines.append(f"  {len(rows)} baris dari berkas {batch.record.file_name} ({batch.record.batch_id}) {what}")
        lines += [f"    {one}" for one in rows[:MOST_TOLD]]
    return lines


def _overlaps(whole: Result, batch: Batch, asked: Asked) -> list[str]:
    """Rows that this file and others say: of them what the others said stays."""
    if asked.event != BatchEvent.UNDONE:
        return []
    shared = 0
    for table, frame in whole.arrived.items():
        key = changes.key_of(table)
        several = frame[frame.duplicated(key, keep=False)]
        shared += int((several["batch_id"] == batch.record.batch_id).sum()) if table != changes.TOPICS else 0
    return [f"  {shared} baris juga ada di berkas lain; yang tinggal ialah isi berkas lain itu."] if shared else []


def _told(batch: Batch, rows: list[Refusal]) -> dict[str, Any]:
    return {"batch_id": batch.record.batch_id, "file": batch.record.file_name, "rows": len(rows),
            "refusals": [refusal(one) for one in rows]}  # fmt: skip


def _counts(found: dict[str, int]) -> dict[str, int]:
    return {name.removeprefix("rows_"): number for name, number in found.items()}


def _sentence(asked: Asked) -> str:
    if asked.event == BatchEvent.UNDONE:
        cure = f"pulihkan dengan: python -m etl undo --redo {asked.batch_id}"
        return f"Dibatalkan: {asked.batch_id}. Berkasnya tetap disimpan; {cure}"
    return f"Dipulihkan: {asked.batch_id}"
