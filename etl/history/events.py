"""What happened to a kept file after it came: one small file per event beside it, added to and never rewritten."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from etl import durable
from etl.problems import BadInputError, Problem
from schemas.vocabulary import BatchEvent

_NAMES = "event-*.json"


@dataclass(frozen=True)
class Event:
    """A file was taken back, or brought again. Times are local (WITA)."""

    event: str  # BatchEvent
    at: str  # ISO, to the second
    by: str
    why: str | None = None

    @property
    def happened(self) -> datetime:
        """When."""
        return datetime.fromisoformat(self.at)


def of(folder: Path, data: Path) -> tuple[Event, ...]:
    """Events of the file kept in `folder`, the oldest first. Raises BadInputError for one that is spoilt."""
    found = []
    for path in sorted(folder.glob(_NAMES)):
        try:
            event = Event(**json.loads(path.read_text(encoding="utf-8")))
            # Raises where a day is none.
            found.append(replace(event, event=str(BatchEvent(event.event)), at=event.happened.isoformat()))
        except (ValueError, TypeError) as error:
            place, rule = path.relative_to(data).as_posix(), "the record of an undo, as it was written"
            raise BadInputError(
                [Problem(place, None, "-", str(error)[:60], rule, "put it back from a backup")]
            ) from error
    return tuple(found)


def is_undone(events: tuple[Event, ...]) -> bool:
    """Whether a file with these events counts no more."""
    return bool(events) and events[-1].event == BatchEvent.UNDONE


def add(folder: Path, event: Event) -> Path:
    """Write one more event; it is on the disk when this returns."""
    number = len(list(folder.glob(_NAMES))) + 1
    path = folder / f"event-{number:03d}-{event.event}.json"
    durable.write_text(path, json.dumps(asdict(event), ensure_ascii=False, indent=1) + "\n")
    return path


def take_away(path: Path) -> None:
    """The build refused it, so it never happened."""
    path.unlink(missing_ok=True)
    durable.flush_folder(path.parent)
