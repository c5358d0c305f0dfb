"""The rounds as kept under data/raw/rounds/<round_id>/: files as received, and one record of what is known of them."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl import durable
from etl.history import events
from etl.history.events import Event
from etl.intake import batches
from etl.intake.batches import Batch
from etl.problems import BadInputError, Problem
from etl.rounds import FOLDER, RECORD
from schemas.vocabulary import BatchKind

_RECEIVED = "received"


@dataclass(frozen=True)
class About:
    """What is said of a round on the command line."""

    round_id: str
    title: str
    fielded_from: date
    fielded_to: date
    sampling: str
    is_sample: bool


@dataclass(frozen=True)
class Round:
    """A round and its files, in the order in which they were given, and what happened to it since."""

    about: About
    files: tuple[Batch, ...]
    events: tuple[Event, ...] = ()

    @property
    def is_undone(self) -> bool:
        """Whether it was taken back: kept, but it counts no more."""
        return events.is_undone(self.events)


def folder(data: Path, round_id: str) -> Path:
    """Where a round is kept."""
    return data / FOLDER / round_id


def new(about: About, paths: Sequence[Path], by: str, now: datetime) -> Round:
    """The record of files that are brought now. Raises UnreadableFileError for one that is missing or empty."""
    files: list[Batch] = []
    kind = str(BatchKind.SURVEY_SAMPLE if about.is_sample else BatchKind.SURVEY)
    for path in paths:
        batch = batches.new(path, by, now, [])
        batch_id = f"{about.round_id}-{batch.record.sha256[:8]}"
        if batch_id not in {one.record.batch_id for one in files}:  # one file given twice is one file
            files.append(replace(batch, record=replace(batch.record, batch_id=batch_id, kind=kind)))
    return Round(about, tuple(files))


def kept(data: Path) -> list[Round]:
    """All kept rounds, by their first day, with those that were taken back.

    Raises BadInputError for a record or a file that is spoilt or gone.
    """
    found = [_kept(record, data) for record in sorted((data / FOLDER).glob(f"[!.]*/{RECORD}"))]
    return sorted(found, key=lambda one: (one.about.fielded_from, one.about.round_id))


def _kept(path: Path, data: Path) -> Round:
    place = path.relative_to(data).as_posix()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        days = {name: date.fromisoformat(said[name]) for name in ("fielded_from", "fielded_to")}
        about = About(**{name: days.get(name, said[name]) for name in About.__dataclass_fields__})
        files = tuple(_file(path.parent, one) for one in said["files"])
    except (ValueError, TypeError, KeyError) as error:
        raise _spoilt(place, str(error)[:60]) from error
    for batch in files:
        if not batch.path.is_file() or batches.fingerprint(batch.path) != batch.record.sha256:
            raise _spoilt(batch.path.relative_to(data).as_posix(), batch.record.sha256)
    return Round(about, files, events.of(path.parent, data))


def _file(folder: Path, said: dict[str, Any]) -> Batch:
    record = batches.Record(**{name: said[name] for name in batches.Record.__dataclass_fields__})
    return Batch(record, folder / _RECEIVED / record.batch_id / record.file_name)


def _spoilt(place: str, value: str) -> BadInputError:
    rule = "a round stays as it was loaded"
    cure = "put it back from a backup, or remove the round: python -m etl round --remove --id ..."
    return BadInputError([Problem(place, None, "-", value, rule, cure)])


def write(found: Round, counts: dict[str, dict[str, Any]], to: Path) -> None:
    """Copy the files as received and the record into a new folder. counts: batch_id -> what became of its rows."""
    for batch in found.files:
        target = to / _RECEIVED / batch.record.batch_id
        target.mkdir(parents=True)
        shutil.copyfile(batch.path, target / batch.record.file_name)
    about = {name: str(value) if isinstance(value, date) else value for name, value in asdict(found.about).items()}
    files = [{**asdict(batch.record), **counts[batch.record.batch_id]} for batch in found.files]
    text = json.dumps({**about, "files": files}, ensure_ascii=False, indent=1) + "\n"
    (to / RECORD).write_text(text, encoding="utf-8")


def is_same(one: Round, other: Round) -> bool:
    """Whether both say the same of the same files."""
    return one.about == other.about and [file.record.sha256 for file in one.files] == [
        file.record.sha256 for file in other.files
    ]


class Exchange:
    """One folder in the place of another, and back again when the build refuses it."""

    def __init__(self, data: Path, round_id: str) -> None:
        self.place = folder(data, round_id)
        self.draft = self.place.with_name(f".draft-{round_id}")
        self.old = self.place.with_name(f".old-{round_id}")
        for leftover in (self.draft, self.old):
            shutil.rmtree(leftover, ignore_errors=True)

    def put(self, *, nothing: bool = False) -> None:
        """The draft (or nothing) instead of what stands there."""
        if self.place.exists():
            self.place.replace(self.old)
        if not nothing:
            durable.flush_tree(self.draft)
            durable.put(self.draft, self.place)

    def undo(self) -> None:
        """As it was before."""
        shutil.rmtree(self.draft, ignore_errors=True)
        shutil.rmtree(self.place, ignore_errors=True)
        if self.old.exists():
            self.old.replace(self.place)

    def finish(self) -> None:
        """What stood there before is gone for good."""
        shutil.rmtree(self.old, ignore_errors=True)
