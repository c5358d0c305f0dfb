"""Who did what with the files and the values: what an audit page shows. Reading is for whoever may; see the roles."""

from dataclasses import dataclass
from datetime import date

from answers import data
from queries import run

EVERY = 1_000_000  # more changes than any register has; a query needs a number


@dataclass(frozen=True)
class Chosen:
    """Which part of the history is asked for; None: all of it. Days are those on which it happened, both counted."""

    kabupaten_code: str | None = None
    group_id: str | None = None
    batch_id: str | None = None
    table_name: str | None = None
    since: date | None = None
    until: date | None = None
    event_id: str | None = None
    province_code: str | None = None

    @property
    def is_all(self) -> bool:
        """Nothing is left out."""
        return self == Chosen(province_code=self.province_code)


def events(batch_id: str | None = None, since: date | None = None, until: date | None = None) -> list[run.Row]:
    """Files that were loaded, taken back and brought again, newest first (columns: queries/sql/audit_batches.sql)."""
    return data.ask("audit_batches", batch_id=batch_id, since=since, until=until)


def changes(
    event_id: str | None = None, group_id: str | None = None, kabupaten_code: str | None = None
) -> list[run.Row]:
    """Values that became others, newest first (columns: queries/sql/audit_changes.sql); None: of all."""
    return some_changes(Chosen(kabupaten_code, group_id, event_id=event_id))


def some_changes(chosen: Chosen, *, most: int = EVERY, skipped: int = 0) -> list[run.Row]:
    """The same of the chosen part, `most` of them after the first `skipped`."""
    return data.ask(
        "audit_changes",
        province_code=chosen.province_code,
        kabupaten_code=chosen.kabupaten_code,
        group_id=chosen.group_id,
        batch_id=chosen.batch_id,
        table_name=chosen.table_name,
        since=chosen.since,
        until=chosen.until,
        event_id=chosen.event_id,
        most=most,
        skipped=skipped,
    )


def groups(kabupaten_code: str | None, province_code: str | None = None) -> list[run.Row]:
    """Groups with a history (columns: queries/sql/audit_groups.sql)."""
    return data.ask("audit_groups", province_code=province_code, kabupaten_code=kabupaten_code)
