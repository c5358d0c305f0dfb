"""What a supervisor said of a submission on its server, and what it means here."""

from collections import Counter

from etl.forms.heads import Row
from etl.intake.messages import Note, note
from etl.rounds.headings import fold
from schemas.vocabulary import ReviewState

# KoboToolbox in the words of several languages, ODK Central. Nothing said counts as approved, as the servers do.
_SAID = {
    "validation_status_not_approved": "refused", "not approved": "refused", "tidak disetujui": "refused",
    "rejected": "refused", "ditolak": "refused", "validation_status_on_hold": "hold", "on hold": "hold",
    "ditangguhkan": "hold", "hasissues": "hold", "has issues": "hold",
    "validation_status_approved": "approved", "approved": "approved", "disetujui": "approved",
}  # fmt: skip
_STATES = ("approved", "open", "hold", "refused")


def review(row: Row, counted: Counter[str]) -> tuple[str | None, tuple[str, str] | None]:
    """(state of review here, None where it counts; message and value where it is refused). Counts what was said."""
    said = row.said("validation") or row.said("review")
    state = _SAID.get(fold(said), "open")
    counted[state] += 1
    mark = ("form_not_approved", said or "") if state == "refused" else None
    return (str(ReviewState.MENUNGGU) if state == "hold" else None), mark


def review_notes(name: str, counted: Counter[str]) -> list[Note]:
    """How many were approved, not looked at, held back and refused; nothing where nobody looked at any."""
    if not any(counted[one] for one in _STATES if one != "open"):
        return []
    return [note(name, "note_form_review", **{one: counted[one] for one in _STATES})]
