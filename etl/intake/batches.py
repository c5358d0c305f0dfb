"""The files of a Dinas as kept under data/raw/register/<batch_id>/, each with a record of who brought it and when."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from etl import durable
from etl.history import events
from etl.history.events import Event
from etl.intake import FOLDER, RECORD, csv_file, limits, messages, xlsx_file
from etl.intake.messages import UnreadableFileError
from etl.problems import BadInputError, Problem
from schemas.vocabulary import BatchKind

_DRAFT = ".draft-"
EVIDENCE = "bukti.json"  # beside the CSV files of confirmed meetings: which messages reported them


@dataclass(frozen=True)
class Record:
    """What is known of one file (or folder of CSV files) beside its content. Times are local (WITA)."""

    batch_id: str
    kind: str
    file_name: str
    sha256: str
    loaded_at: str  # ISO, to the second
    loaded_by: str
    only: str | None = None  # codes of the kabupaten whose rows may go in, joined by commas; None: of all
    mapping: str | None = None  # which column is which, as a person said it (etl.forms.mapping); None: not asked

    @property
    def allowed(self) -> frozenset[str] | None:
        """Codes of the kabupaten whose rows may go in; None: of all."""
        return None if self.only is None else frozenset(filter(None, self.only.split(",")))

    @property
    def loaded(self) -> datetime:
        """When it was loaded."""
        return datetime.fromisoformat(self.loaded_at)


@dataclass(frozen=True)
class Batch:
    """A record and the file or folder it tells of, and what happened to it since."""

    record: Record
    path: Path
    events: tuple[Event, ...] = ()

    @property
    def is_undone(self) -> bool:
        """Whether it was taken back: kept, but it counts no more."""
        return events.is_undone(self.events)


def folder(data: Path) -> Path:
    """Where the files are kept."""
    return data / FOLDER


def kept(data: Path) -> list[Batch]:
    """All kept files, the oldest first, with those that were taken back. Raises BadInputError for a spoilt record."""
    found = []
    for record in sorted(folder(data).glob(f"[!.]*/{RECORD}")):
        try:
            content = Record(**json.loads(record.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            place, rule = record.relative_to(data).as_posix(), "the record of a load, as it was written"
            cure = "put it back from a backup, or delete the folder"
            raise BadInputError([Problem(place, None, "-", str(error)[:60], rule, cure)]) from error
        path = record.parent / "received" / content.file_name
        found.append(Batch(content, path, events.of(record.parent, data)))
    return sorted(found, key=lambda batch: batch.record.batch_id)


def counting(every: Iterable[Batch]) -> list[Batch]:
    """Those of them that were not taken back."""
    return [batch for batch in every if not batch.is_undone]


def next_moment(now: datetime, after: Iterable[Batch]) -> datetime:
    """Now, to the second, and later than all that happened: the order in time is the order in which files count."""
    now = now.replace(microsecond=0, tzinfo=None)
    moments = [moment for batch in after for moment in (batch.record.loaded, *(e.happened for e in batch.events))]
    return max(now, max(moments) + timedelta(seconds=1)) if moments else now


def new(
    path: Path, by: str, now: datetime, after: list[Batch], only: tuple[str, ...] | None = None,
    of_kind: str | None = None,
) -> Batch:  # fmt: skip
    """The record of a file that is brought now. Raises UnreadableFileError when it is missing, empty or too large, or
    cannot be read at all.

    only: codes of the kabupaten whose rows may go in (None: of all). of_kind: the BatchKind (None: as it looks).
    """
    files = _files(path)
    size = sum(file.stat().st_size for file in files)
    if size == 0:
        raise UnreadableFileError("csv_none" if path.is_dir() and not files else "file_empty")
    if size > limits.MOST_BYTES:
        raise UnreadableFileError("file_too_big", most=limits.MOST_BYTES // 2**20, size=-(-size // 2**20))
    sha256 = _sha256(path, files)
    at = next_moment(now, after)
    batch_id = f"{at:%Y%m%d-%H%M%S}-{sha256[:8]}"
    said, name = None if only is None else ",".join(sorted(only)), messages.file_name(path.resolve().name)
    return Batch(Record(batch_id, of_kind or kind(path), name, sha256, at.isoformat(), by, said), path)


def kind(path: Path) -> str:
    """The BatchKind of a file that nobody has read yet. Raises UnreadableFileError."""
    from etl.forms import sniff  # noqa: PLC0415 - it reads files by what stands below here

    if path.is_dir() and (path / EVIDENCE).is_file():
        return BatchKind.WHATSAPP
    return str(sniff.kind(path))


def is_workbook(path: Path) -> bool:
    """Whether a path is a workbook rather than CSV."""
    return xlsx_file.is_workbook_file(path)


def keep(batch: Batch, data: Path) -> Batch:
    """Copy the file as received and its record; both appear in one step, or not at all, and are on the disk then."""
    final = folder(data) / batch.record.batch_id
    draft = final.with_name(f"{_DRAFT}{final.name}")
    shutil.rmtree(draft, ignore_errors=True)
    (draft / "received").mkdir(parents=True)
    target = draft / "received" / batch.record.file_name
    if batch.path.is_dir():
        target.mkdir()
        for file in _files(batch.path):
            shutil.copyfile(file, target / file.name)
    else:
        shutil.copyfile(batch.path, target)
    said = {name: value for name, value in asdict(batch.record).items() if value is not None}
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    (draft / RECORD).write_text(text, encoding="utf-8")
    durable.flush_tree(draft)
    durable.put(draft, final)
    return Batch(batch.record, final / "received" / batch.record.file_name)


def forget(batch: Batch, data: Path) -> None:
    """Take a kept file away again: the build refused it, so nothing may remain."""
    place = folder(data) / batch.record.batch_id
    # Out of sight in one step: half of it would be a record without its file.
    draft = place.with_name(f"{_DRAFT}{place.name}")
    if place.exists():
        place.replace(draft)
    shutil.rmtree(draft, ignore_errors=True)


def fingerprint(path: Path) -> str:
    """SHA-256 of one file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint_of(path: Path) -> str | None:
    """SHA-256 of a file, or of the names and contents of the CSV files of a folder; None where nothing is there."""
    try:
        return _sha256(path, _files(path))
    except (UnreadableFileError, OSError):
        return None


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UnreadableFileError("file_missing")
    beside = [path / EVIDENCE] if path.is_dir() and (path / EVIDENCE).is_file() else []
    return [*csv_file.files_of(path), *beside]


def _sha256(path: Path, files: list[Path]) -> str:
    """Of the file; of a folder the names and contents of its CSV files and of the evidence beside them."""
    if not path.is_dir():
        return fingerprint(path)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
