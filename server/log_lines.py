"""The log as one JSON object per line, for everything that this process says: our events, and what libraries say.

Standard logging is enough: a library would add the writing of JSON, which is one call, and nothing of what matters
here, that no line holds a value of anybody. A library's words are kept without their arguments; signs that look like
an address, a number or a query are taken out.
"""

import json
import logging
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO

from streamlit import config
from streamlit import logger as streamlit_logger

from operation import events

_MOST_SIGNS = 300
_SECRETS = (
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "<address>"),
    (re.compile(r"\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b|\b[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,}\b"), "<host>"),
    (re.compile(r"\?[^\s'\"]*"), "?<query>"),
    (re.compile(r"(?<![\w.-])\+?\d[\d .-]{6,}\d"), "<number>"),
    # Names of files come quoted, or as a path.
    (re.compile(r"'[^']*'|\"[^\"]*\""), "<value>"),
    (re.compile(r"(?:/[\w .-]+){2,}"), "<path>"),
)


class JsonLines(logging.Formatter):
    """time (UTC), level, event, and the fields of the event; `library` for what is not ours."""

    def format(self, record: logging.LogRecord) -> str:
        """One line without a line break in it."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = events.fields_of(record) or _of_library(record)
        return json.dumps({"time": at, "level": record.levelname.lower(), **told}, ensure_ascii=False)


def _of_library(record: logging.LogRecord) -> dict[str, object]:
    told: dict[str, object] = {
        "event": events.LIBRARY, "logger": record.name, "message": without_values(str(record.msg)),
    }  # fmt: skip
    if record.exc_info and record.exc_info[1] is not None:
        error = record.exc_info[1]
        told |= {"error": type(error).__name__, "where": events.places(error)}
    return told


def without_values(words: str) -> str:
    """What a library says, on one line, without anything that looks like a value of somebody."""
    for pattern, instead in _SECRETS:
        words = pattern.sub(instead, words)
    return " ".join(words.split())[:_MOST_SIGNS]


FORMATS: dict[str, Callable[[], logging.Formatter]] = {
    "json": JsonLines,
    # For the person who sits at the machine (`make run`): with the words of errors and their traceback.
    "text": lambda: logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"),
}


def start(level: str, how: str = "json", stream: TextIO | None = None) -> None:
    """Send all loggers of this process through one handler.

    level: of libraries; our own events are always told. how: one of FORMATS.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(FORMATS[how]())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.getLogger(events.LOGGER).setLevel(logging.INFO if how == "json" else level.upper())
    logging.captureWarnings(capture=True)
    # It says an error when it is stopped while it looks; that is how each server ends.
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)

    # An error of a script that no page has caught would be painted on the console, with its words.
    config.set_option("logger.enableRich", False)

    # Streamlit gives each of its loggers a handler of its own, also those that are made later.
    def hand_up(logger: logging.Logger) -> None:
        logger.handlers.clear()
        logger.propagate = True

    streamlit_logger.setup_formatter = hand_up
    streamlit_logger.update_formatter()
