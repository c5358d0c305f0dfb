"""Files that somebody brings -> what each of them would do to the register. Saves nothing; `check` and `load` ask here.

All files are looked at together, in their order: a group of the first is known to the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from etl.forms import known_forms, mapping
from etl.forms.form import Form
from etl.history import changes
from etl.intake import batches, tables
from etl.intake.batches import Batch
from etl.intake.messages import Note, UnreadableFileError, cell, note, shown
from etl.intake.tables import Outcome, Result
from etl.progress import Steps
from translations.format import day as format_day

# Steps that a program is told: of each file, and of all together.
STEPS_EACH, STEPS_ALL = 2, 4
Counts = dict[str, int]


@dataclass(frozen=True)
class Brought:
    """What somebody brings: files, who, when, and of which kabupaten rows may go in (codes; None: of all)."""

    paths: Sequence[Path]
    by: str
    now: datetime
    only: tuple[str, ...] | None = None
    mapping: Path | None = None  # which column is which (JSON), or the XLSForm of an export


@dataclass
class File:
    """One file that was brought: what became of its rows, or why there is nothing to tell of them."""

    path: Path
    batch: Batch | None = None
    outcome: Outcome | None = None
    sheets: dict[str, Counts] = field(default_factory=dict)  # sheet -> read, new, changed, same, refused
    same_as: Batch | None = None  # it was loaded before
    error: UnreadableFileError | None = None
    form: Form | None = None  # it is no data but the form (XLSForm) of other files
    beside: list[Note] = field(default_factory=list)  # what looks odd beside other files

    @property
    def notes(self) -> list[Note]:
        """What there is to know; nothing is refused for it."""
        return [*(self.outcome.all_notes if self.outcome else []), *self.beside]

    @property
    def counts(self) -> Counts:
        """Rows of all sheets: read, new, changed, same, refused."""
        return {name: sum(one[name] for one in self.sheets.values())
                for name in ("read", "new", "changed", "same", "refused")}  # fmt: skip

    @property
    def is_taken(self) -> bool:
        """Whether there is a row in it that goes in, or is in already."""
        return self.outcome is not None and any(self.counts[name] for name in ("new", "changed", "same"))


@dataclass
class Examined:
    """The files that were brought, in their order, and the register with them."""

    files: list[File]
    earlier: list[Batch]
    result: Result | None = None  # None where no file could be read


def examine(data: Path, brought: Brought, steps: Steps | None = None) -> Examined:
    """Look at all files. Raises BadInputError where the kept files are spoilt."""
    steps = steps or Steps()
    every = batches.kept(data)
    earlier = batches.counting(every)
    found = Examined([], earlier)
    for path in brought.paths:
        found.files.append(_opened(path, data, brought, every, found, steps))
    fresh = [one for one in found.files if one.batch is not None]
    if not fresh:
        return found
    found.result = tables.combine([*earlier, *(one.batch for one in fresh if one.batch)], steps)
    steps.next("compare")
    against = changes.counts_by_sheet(found.result.arrived)
    for one, outcome in zip(fresh, found.result.outcomes[len(earlier) :], strict=True):
        one.outcome = outcome
        one.beside = _known_meetings(found.result, outcome)
        one.sheets = _sheets(outcome, against.get(outcome.batch.record.batch_id, {}))
    return found


def _opened(path: Path, data: Path, brought: Brought, every: list[Batch], found: Examined, steps: Steps) -> File:
    """The file with its record. One that was taken back may come again: it is a new file then."""
    fresh = [one.batch for one in found.files if one.batch is not None]
    try:
        if known_forms.is_one(path):
            return File(path, form=known_forms.read(path))
        batch = batches.new(path, brought.by, brought.now, [*every, *fresh], brought.only)
        same = next((one for one in [*found.earlier, *fresh] if one.record.sha256 == batch.record.sha256), None)
        if same is not None:
            return File(path, same_as=same)
        batch = mapping.attached(batch, data, mapping.given(brought.mapping), _forms(brought))
        tables.read_file(batch, steps)
        return File(path, batch)
    except UnreadableFileError as error:
        return File(path, error=error)


def _forms(brought: Brought) -> tuple[Form, ...]:
    """The forms that came beside the files."""
    paths = [*brought.paths, *([brought.mapping] if brought.mapping else [])]
    return tuple(known_forms.read(path) for path in paths if known_forms.is_one(path))


def _sheets(outcome: Outcome, against: dict[str, Counts]) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for sheet in outcome.sheets:
        counted, beside = tables.counts(sheet), against.get(sheet.name, {})
        known = {name: beside.get(name, 0) for name in ("new", "changed", "same")}
        one = {"read": counted["read"], **known, "refused": counted["refused"]}
        one["same"] += counted["same"]
        # A sheet that is refused whole stands beside the one of its name that was read.
        before = found.setdefault(sheet.name, dict.fromkeys(one, 0))
        found[sheet.name] = {name: before[name] + one[name] for name in one}
    return found


def _known_meetings(result: Result, outcome: Outcome) -> list[Note]:
    """Meetings of a group on a day on which another file has one already, under another ID: perhaps the same again."""
    batch_id, frame = outcome.batch.record.batch_id, result.arrived["meeting"]
    own = frame["batch_id"] == batch_id
    if not own.any() or own.all():
        return []
    day = ["group_id", "held_on"]
    others = frame[~own & (frame["batch_id"] < batch_id)]
    new = frame[own & ~frame["meeting_id"].isin(others["meeting_id"])]
    joined = new.merge(others.drop_duplicates(day)[[*day, "batch_id"]], on=day, suffixes=("", "_other"))
    files = {one.batch.record.batch_id: one.batch.record.file_name for one in result.outcomes}
    places = {sheet.name: sheet.places.get("kelompok") for sheet in outcome.sheets}
    found = []
    for row in joined.to_dict("records"):
        sheet, number, column = str(row["source_sheet"]), int(row["source_row"]), places[str(row["source_sheet"])]
        said = {"value": format_day(row["held_on"].date()), "file": shown(files[str(row["batch_id_other"])])}
        at = f"baris {number}" if column is None else cell(number, column)
        found.append(note(sheet, "note_known_meeting", cell=at, **said))
    return found
