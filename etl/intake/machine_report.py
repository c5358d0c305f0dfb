"""What a load tells a program: one object per file, with counts and every refused value (`--json`)."""

from typing import Any

from etl.intake.batches import Batch
from etl.intake.messages import Refusal, UnreadableFileError
from etl.intake.tables import Outcome

Told = dict[str, Any]
LOADED, ALREADY, NOT_KEPT, UNREADABLE = "loaded", "already_loaded", "not_kept", "unreadable"


def of_file(outcome: Outcome, against: dict[str, int], is_kept: bool) -> Told:
    """A file that was read. against: rows new, changed and same beside what was known."""
    batch, found = outcome.batch, outcome.counts
    notes = [*outcome.notes, *(note for sheet in outcome.sheets for note in sheet.notes)]
    return {
        "file": batch.record.file_name, "status": LOADED if is_kept else NOT_KEPT,
        "batch_id": batch.record.batch_id if is_kept else None, "kind": batch.record.kind,
        "counts": {"read": found["read"], "new": against["new"], "changed": against["changed"],
                   "same": against["same"] + found["same"], "refused": found["refused"]},
        "refusals": [refusal(one) for one in outcome.refusals],
        "notes": [{"sheet": note.sheet, "words": note.words} for note in notes],
    }  # fmt: skip


def refusal(one: Refusal) -> Told:
    """One refused value. `drops_row`: its row did not go in because of it."""
    return {
        "sheet": one.sheet, "row": one.row, "cell": one.cell, "column": one.column, "value": one.value,
        "rule": one.rule, "cure": one.cure, "drops_row": one.drops_row,
    }  # fmt: skip


def already(name: str, batch: Batch) -> Told:
    """A file that was loaded before."""
    record = batch.record
    return {"file": name, "status": ALREADY, "batch_id": record.batch_id, "loaded_at": record.loaded_at}


def unreadable(name: str, error: UnreadableFileError) -> Told:
    """A file that could not be read at all."""
    return {"file": name, "status": UNREADABLE, "rule": error.rule, "cure": error.cure}
