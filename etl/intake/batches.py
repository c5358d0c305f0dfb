"""The files of a Dinas as kept under data/raw/register/<batch_id>/, each with a record of who brought it and when."""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from etl.intake import FOLDER, RECORD, csv_file, xlsx_file
from etl.intake.messages import UnreadableFileError
from etl.problems import BadInputError, Problem
from schemas.vocabulary import BatchKind

MOST_BYTES = 100 * 1024 * 1024
_DRAFT = ".draft-"


@dataclass(frozen=True)
class Record:
    """What is known of one file (or folder of CSV files) beside its content. Times are local (WITA)."""

    batch_id: str
    kind: str
    file_name: str
    sha256: str
    loaded_at: str  # ISO, to the second
    loaded_by: str

    @property
    def loaded(self) -> datetime:
        """When it was loaded."""
        return datetime.fromisoformat(self.loaded_at)


@dataclass(frozen=True)
class Batch:
    """A record and the file or folder it tells of."""

    record: Record
    path: Path


def folder(data: Path) -> Path:
    """Where the files are kept."""
    return data / FOLDER


def kept(data: Path) -> list[Batch]:
    """All kept files, the oldest first. Raises BadInputError for a record that is spoilt."""
    found = []
    for record in sorted(folder(data).glob(f"[!.]*/{RECORD}")):
        try:
            content = Record(**json.loads(record.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            place, rule = record.relative_to(data).as_posix(), "the record of a load, as it was written"
            cure = "put it back from a backup, or delete the folder"
            raise BadInputError([Problem(place, None, "-", str(error)[:60], rule, cure)]) from error
        found.append(Batch(content, record.parent / "received" / content.file_name))
    return sorted(found, key=lambda batch: batch.record.batch_id)


def new(path: Path, by: str, now: datetime, after: list[Batch]) -> Batch:
    """The record of a file that is brought now. Raises UnreadableFileError when it is missing, empty or too large."""
    files = _files(path)
    size = sum(file.stat().st_size for file in files)
    if size == 0:
        raise UnreadableFileError("csv_none" if path.is_dir() and not files else "file_empty")
    if size > MOST_BYTES:
        raise UnreadableFileError("file_too_big", most=MOST_BYTES // 2**20, size=-(-size // 2**20))
    sha256 = _sha256(path, files)
    now = now.replace(microsecond=0, tzinfo=None)
    # The order of the batches is the order in which they count, so no two share a second.
    last = max((batch.record.loaded for batch in after), default=now - timedelta(seconds=1))
    at = max(now, last + timedelta(seconds=1))
    batch_id = f"{at:%Y%m%d-%H%M%S}-{sha256[:8]}"
    return Batch(Record(batch_id, kind(path), path.resolve().name, sha256, at.isoformat(), by), path)


def kind(path: Path) -> str:
    """The BatchKind of a file that nobody has read yet."""

    return BatchKind.TEMPLATE_XLSX if is_workbook(path) else BatchKind.TEMPLATE_CSV


def is_workbook(path: Path) -> bool:
    """Whether a path is a workbook rather than CSV."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return xlsx_file.is_workbook(path, file.read(512))


def keep(batch: Batch, data: Path) -> Batch:
    """Copy the file as received and its record; both appear in one step, or not at all."""
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
    text = json.dumps(asdict(batch.record), ensure_ascii=False, indent=1) + "\n"
    (draft / RECORD).write_text(text, encoding="utf-8")
    draft.replace(final)
    return Batch(batch.record, final / "received" / batch.record.file_name)


def forget(batch: Batch, data: Path) -> None:
    """Take a kept file away again: the build refused it, so nothing may remain."""
    shutil.rmtree(folder(data) / batch.record.batch_id, ignore_errors=True)


def fingerprint(path: Path) -> str:
    """SHA-256 of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UnreadableFileError("file_missing")
    return csv_file.files_of(path)


def _sha256(path: Path, files: list[Path]) -> str:
    """Of the file; of a folder the names and contents of its CSV files."""
    if not path.is_dir():
        return fingerprint(path)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
