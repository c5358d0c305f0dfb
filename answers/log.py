"""The register and the activity log: how far they reach, their source, the mark of simulated data."""

from dataclasses import dataclass
from datetime import date, timedelta

from answers import data
from translations.format import day, number
from translations.text import text


@dataclass(frozen=True)
class State:
    """What the log is in this build. `as_of`: judged for that day; meetings up to the day before count."""

    as_of: date
    working_groups: int
    meetings: int
    last_meeting_on: date | None
    batches: int
    is_sample: bool

    @property
    def until(self) -> date:
        """Last day that counts."""
        return self.as_of - timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        """Nobody has brought a register yet, and there is no sample."""
        return self.working_groups == 0


def state() -> State:
    """The register and the log of the build that answers in this run."""
    row = data.ask("log_state")[0]
    return State(**{name: row[name] for name in State.__dataclass_fields__})


def years_back(of: date, years: int = 1) -> date:
    """The same day so many years before, as the log counts its windows; for 29 February the day after the 28th."""
    try:
        return of.replace(year=of.year - years)
    except ValueError:
        return date(of.year - years, 3, 1)


def mark() -> str:
    """`data contoh (simulasi)` while the sample stands in for a register, else nothing."""
    return text("log.sample") if state().is_sample else ""


def sample_words() -> str:
    """What the sample is, and when it goes away."""
    now = state()
    return text("log.sample_long", groups=number(now.working_groups), meetings=number(now.meetings))


def source_words() -> str:
    """`Log kegiatan sampai 21 November 2026 · data contoh (simulasi)`: foot of every figure of the log."""
    return " · ".join(part for part in (text("log.source", day=day(state().until)), mark()) if part)
