"""Kept files were readable when they came, and are what was acknowledged: one that is gone, cut or edited is named."""

from collections.abc import Sequence

from etl.intake import batches, tables
from etl.intake.batches import Batch
from etl.intake.messages import UnreadableFileError
from etl.problems import BadInputError, Problem
from etl.whatsapp import evidence


def refuse(kept: Sequence[Batch]) -> None:
    """Raises BadInputError naming every kept file that cannot be read any more, or is not what it was."""
    problems = [problem for batch in kept if (problem := _of(batch)) is not None]
    if problems:
        raise BadInputError(problems)


def _of(batch: Batch) -> Problem | None:
    place, back = f"raw/register/{batch.record.batch_id}", f"put {batch.record.file_name} back from a backup"
    try:
        tables.read_file(batch)
        evidence.rows(batch)
    except (UnreadableFileError, OSError) as error:
        rule = "a file that was loaded must stay readable"
        return Problem(place, None, "-", str(error), rule, f"{back}, or delete the folder")
    # Cut between two rows, or edited: still readable, and rows would be gone without a word.
    found = batches.fingerprint_of(batch.path)
    if found == batch.record.sha256:
        return None
    rule = f"a file that was loaded must stay as it came (SHA-256 {batch.record.sha256})"
    cure = f"{back}; if it was changed on purpose, write this value into {batches.RECORD}"
    return Problem(place, None, "SHA-256", found or "no file", rule, cure)
