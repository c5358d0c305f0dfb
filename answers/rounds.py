"""Rounds of the survey: how each is called, which two belong together, and the mark of simulated answers."""

from dataclasses import dataclass, replace
from datetime import date

from answers import data
from queries.selection import SURVEY_ROUND, Selection
from translations.format import month
from translations.text import text


@dataclass(frozen=True)
class Round:
    """One round. `is_records`: the answers of each group arrived; else the printed tables of the study."""

    round_id: str
    title: str
    fielded_from: date
    fielded_to: date
    sampling: str
    source_document: str
    is_sample: bool
    is_records: bool

    @property
    def months(self) -> str:
        """`November 2018`, `Maret 2026–April 2026`."""
        first, last = month(self.fielded_from), month(self.fielded_to)
        return first if first == last else text("rounds.months", first=first, last=last)

    @property
    def when(self) -> str:
        """The months, and the mark of simulated answers: `Oktober 2026, data contoh (simulasi)`."""
        return text("rounds.when_sample", when=self.months) if self.is_sample else self.months

    @property
    def name(self) -> str:
        """The same for a button: `Oktober 2026 (simulasi)`."""
        return text("rounds.name_sample", when=self.months) if self.is_sample else self.months

    @property
    def mark(self) -> str:
        """`data contoh (simulasi)`, or nothing."""
        return text("rounds.sample") if self.is_sample else ""


def every() -> tuple[Round, ...]:
    """All rounds, the oldest first."""
    rows = data.ask("rounds")
    return tuple(Round(**{name: row[name] for name in Round.__dataclass_fields__}) for row in rows)


def of(selection: Selection) -> Round:
    """The round of a selection."""
    return {one.round_id: one for one in every()}[selection.round_id]


def pair(selection: Selection) -> tuple[Round, Round]:
    """The study, and the chosen later round (the newest where the study itself is chosen). Only with a second round."""
    found = {one.round_id: one for one in every()}
    later = selection.round_id if selection.round_id != SURVEY_ROUND else every()[-1].round_id
    return found[SURVEY_ROUND], found[later]


def study(selection: Selection) -> Selection:
    """The same selection in the round of the study, whose printed tables and prose have no later edition."""
    return replace(selection, round_id=SURVEY_ROUND)


def shown(selection: Selection) -> Selection:
    """For a figure that the study prints for the five kabupaten together only; records have it for each of them."""
    return selection if of(selection).is_records else selection.everywhere()


def untouched(selection: Selection) -> str:
    """Why such a figure does not follow the chosen kabupaten; nothing where it does."""
    is_touched = of(selection).is_records or selection.kabupaten_code is None
    return "" if is_touched else text("panel.not_by_kabupaten")
