"""What may stand in the log: a closed list of events, each with its fields. There is no field for a person.

`tell` refuses what is not listed here, so a name, an address, a name of a file or a query string has no way in.
"""

import logging
import re
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from schemas.warehouse_file import ROOT

LOGGER = "gugus"
_log = logging.getLogger(LOGGER)

# Event -> fields. Values are numbers, codes and words of ours; `where` and `error` say which line of code failed.
EVENTS = MappingProxyType(
    {
        "started": frozenset({"version", "python", "port", "login", "usage", "hosts"}),
        "stopped": frozenset({"seconds"}),
        "worker_ended": frozenset({"number", "code", "pause"}),
        "worker_not_started": frozenset({"number", "code"}),
        "build_seen": frozenset({"build", "as_of"}),
        "page_failed": frozenset({"reference", "page", "error", "where"}),
        "request": frozenset({"method", "path", "status", "ms"}),
        "request_failed": frozenset({"method", "path", "error", "where"}),
        "host_refused": frozenset(),
        "sessions_full": frozenset({"most"}),
        "import_started": frozenset({"command", "commands"}),
        "import_ended": frozenset({"command", "state", "seconds", "reference"}),
        "import_broke": frozenset({"command", "reference", "error", "where"}),
        "document_failed": frozenset({"document", "reference", "error", "where"}),
        "roles_spoilt": frozenset({"error", "where"}),
        "signed_in": frozenset({"role", "why"}),
        "usage_not_written": frozenset({"error"}),
    }
)
# What libraries say comes through the formatter: their text without its arguments, and the name of the library.
LIBRARY = "library"
_PLAIN = re.compile(r"[\w .:<>*/+-]{0,200}")
_MOST_PLACES = 30
_TRACED = re.compile(r'^ *File "([^"\n]+)", line (\d+), in (.+)$', re.MULTILINE)
_KIND = re.compile(r"^(?:\w+\.)*(\w*(?:Error|Exception|Interrupt|Warning))\b", re.MULTILINE)

Value = str | float | bool | None | list[str]


@dataclass(frozen=True)
class Cause:
    """What went wrong, with its words: told only where the log is for the person who sits at the machine."""

    error: BaseException | None = None
    words: str = ""


def tell(event: str, *, level: int = logging.INFO, cause: Cause | None = None, **fields: Value) -> None:
    """One line of the log. Raises ValueError for an event or a field that is not listed, or a text of other signs."""
    unknown = set(fields) - EVENTS[event] if event in EVENTS else {event}
    if unknown:
        raise ValueError(f"the log has no place for {', '.join(sorted(unknown))}")
    for name, value in fields.items():
        texts = value if isinstance(value, list) else [value]
        if not all(_PLAIN.fullmatch(one) for one in texts if isinstance(one, str)):
            raise ValueError(f"{name} of {event} is no plain word")
    cause = cause or Cause()
    words = " ".join([event, *(f"{name}={value}" for name, value in fields.items()), cause.words])
    _log.log(level, "%s", words, exc_info=cause.error, extra={"event": event, "fields": fields})


def failed(event: str, error: BaseException, **fields: Value) -> None:
    """An event with what went wrong: the kind of the error and the lines it went through, never its words, which may
    repeat a value that somebody typed or brought.
    """
    told: dict[str, Value] = {"error": type(error).__name__, "where": places(error)}
    tell(event, level=logging.ERROR, cause=Cause(error), **told, **fields)


def broke(event: str, said: str, **fields: Value) -> None:
    """The same of another process, by what it wrote before it ended: lines of a traceback, and perhaps values."""
    where = [_plain(f"{_shown(Path(file))}:{line} {name}") for file, line, name in _TRACED.findall(said)]
    kinds = _KIND.findall(said)
    told: dict[str, Value] = {"error": kinds[-1] if kinds else "Ended", "where": list(where[-_MOST_PLACES:])}
    tell(event, level=logging.ERROR, cause=Cause(words=said), **told, **fields)


def places(error: BaseException) -> list[str]:
    """`components/shell.py:61 run_page`, the outermost first; of libraries the package and its file."""
    found = traceback.extract_tb(error.__traceback__)
    return [_plain(f"{_shown(Path(one.filename))}:{one.lineno} {one.name}") for one in found][-_MOST_PLACES:]


def _shown(path: Path) -> str:
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    return "/".join(path.parts[-2:])


def _plain(words: str) -> str:
    return re.sub(r"[^\w .:<>*/+-]", "_", words)[:200]


def fields_of(record: logging.LogRecord) -> dict[str, Any] | None:
    """The event and its fields of one of our records; None of all others."""
    event = getattr(record, "event", None)
    return {"event": event, **getattr(record, "fields", {})} if event in EVENTS else None
