"""Who did what with the files and the values: what an audit page shows. Reading is for whoever may; see the roles."""

from answers import data
from queries import run


def events(batch_id: str | None = None) -> list[run.Row]:
    """Files that were loaded, taken back and brought again, newest first (columns: queries/sql/audit_batches.sql)."""
    return data.ask("audit_batches", batch_id=batch_id)


def changes(
    event_id: str | None = None, group_id: str | None = None, kabupaten_code: str | None = None
) -> list[run.Row]:
    """Values that became others, newest first (columns: queries/sql/audit_changes.sql); None: of all."""
    return data.ask("audit_changes", event_id=event_id, group_id=group_id, kabupaten_code=kabupaten_code)
