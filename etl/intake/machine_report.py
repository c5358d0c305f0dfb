"""What a check or a load tells a program: one object per file, with counts and every refused value (`--json`)."""

from typing import Any

from etl.intake import batches, messages
from etl.intake.examining import File
from etl.intake.messages import NeedsMappingError, Refusal

Told = dict[str, Any]
READY, LOADED, ALREADY = "ready", "loaded", "already_loaded"
NOTHING, UNREADABLE, NEEDS_MAPPING = "nothing_to_take", "unreadable", "needs_mapping"
_NO_ROWS = dict.fromkeys(("read", "new", "changed", "same", "refused"), 0)


def of_file(file: File, is_saved: bool) -> Told:
    """A file that was checked, or loaded: the same keys. is_saved: whether its rows went in (a load)."""
    told: Told = {
        "file": messages.file_name(file.path.resolve().name), "sha256": batches.fingerprint_of(file.path),
        "kind": None, "status": None,
        "counts": file.counts if file.sheets else dict(_NO_ROWS),
        "sheets": [{"sheet": name, **counts} for name, counts in file.sheets.items()],
        "errors": [], "warnings": [], "marked": None,
    }  # fmt: skip
    if isinstance(file.error, NeedsMappingError):
        return told | {"status": NEEDS_MAPPING, "mapping": file.error.mapping}
    if file.form is not None:
        words = [{"sheet": "survey", "words": messages.note_on_form(file.form.title)}]
        return told | {"kind": "xlsform", "status": LOADED if is_saved else READY, "warnings": words}
    if file.error is not None:
        return told | {"status": UNREADABLE, "errors": [whole_file(file.error.rule, file.error.cure)]}
    if file.same_as is not None:
        record = file.same_as.record
        known = {"kind": record.kind, "loaded_at": record.loaded_at, "batch_id": record.batch_id}
        return told | known | {"status": ALREADY}
    if file.batch is None or file.outcome is None:
        raise ValueError(f"{file.path.name} was neither read nor refused")
    told |= {"kind": file.batch.record.kind, "errors": [refusal(one) for one in file.outcome.refusals]}
    told["warnings"] = [{"sheet": one.sheet, "words": one.words} for one in messages.few(file.notes)]
    told["status"] = (LOADED if is_saved else READY) if file.is_taken else NOTHING
    if not file.is_taken and not file.outcome.refusals:
        told["errors"] = [whole_file(*messages.say("no_rows"))]
    return told | ({"batch_id": file.batch.record.batch_id} if is_saved and file.is_taken else {})


def refusal(one: Refusal) -> Told:
    """One refused value. `drops_row`: its row did not go in because of it."""
    return {
        "sheet": one.sheet, "row": one.row, "cell": one.cell, "column": one.column, "value": one.value,
        "rule": one.rule, "cure": one.cure, "drops_row": one.drops_row,
    }  # fmt: skip


def whole_file(rule: str, cure: str) -> Told:
    """What is wrong with a file as a whole, in the shape of one refused value."""
    return dict.fromkeys(("sheet", "row", "cell", "column", "value")) | {"rule": rule, "cure": cure, "drops_row": True}
