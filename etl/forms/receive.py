"""A file of any kind that is not our template -> the sheets of the template (`etl.intake.tables` asks here)."""

from pathlib import Path

from etl.forms import known_forms, mapped, meeting_form, plain, source, submissions
from etl.forms.mapping import Answer
from etl.intake.grid import Received
from etl.intake.messages import UnreadableFileError, note
from etl.intake.template import load
from schemas.vocabulary import BatchKind

KINDS = (BatchKind.KOBO, BatchKind.ODK, BatchKind.GOOGLE_FORMS, BatchKind.TABLE)


def read(path: Path, kind: str, answer: str | None) -> Received:
    """Raises UnreadableFileError where the file is not what its record says."""
    received = source.take(path)
    if answer is None:
        found = submissions.read(received, kind, meeting_form.known())
        if found is None:
            raise UnreadableFileError("no_sheet", known=", ".join(sheet.name for sheet in load().sheets))
        return found
    told = Answer.of_text(answer)
    grid = next((one for one in received.grids if one.name == told.sheet), None)
    table = plain.of(grid, known_forms.of(told.form)) if grid else None
    if grid is None or table is None:
        known = ", ".join(one.name for one in received.grids)
        raise UnreadableFileError("mapping_sheet", sheet=told.sheet, known=known)
    made = mapped.grid(table, kind, told.target, told.columns, told.constants)
    notes = list(received.notes)
    if told.is_again:
        notes.append(note(grid.name, "note_mapping_again"))
    others = [one.name for one in received.grids if one is not grid and any(map(any, one.rows))]
    notes += [note(name, "note_unknown_sheet", suggestion="") for name in others]
    return Received(kind, [made], notes)
