"""`/health`: does the warehouse answer? For the container, the proxy and the service manager.

Streamlit's own `/_stcore/health` says that the process runs; this one asks the warehouse a question. What it tells is
on every page already: the name of the build and its day. Why it does not answer is the operator's business (the log).
"""

import threading
import time
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from queries import run
from schemas import warehouse_file

PATH = "/health"
# However often a stranger asks, the warehouse is asked once in this time.
SECONDS_HELD = 2.0


class Health:
    """The last answer of one process, and when it was given."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked_at = -SECONDS_HELD
        self._told: tuple[HTTPStatus, dict[str, Any]] = (HTTPStatus.SERVICE_UNAVAILABLE, {"status": "unknown"})

    def answer(self, _request: Request) -> JSONResponse:
        """200 with the build that answers, 503 when none does. Starlette runs it in a thread of its own."""
        with self._lock:
            if time.monotonic() - self._asked_at >= SECONDS_HELD:
                self._told, self._asked_at = asked(), time.monotonic()
            status, told = self._told
        return JSONResponse(told, status, headers={"Cache-Control": "no-store"})


def asked() -> tuple[HTTPStatus, dict[str, Any]]:
    """What the warehouse says now. age_seconds: since the file was written."""
    try:
        path = warehouse_file.current_file()
        if path is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "no_warehouse"}
        (found,) = run.ask_build(path.name, "version", {})
        age = int(datetime.now(UTC).timestamp() - Path(path).stat().st_mtime)
    except Exception:  # whatever keeps it from answering, the asker learns that it does not
        return HTTPStatus.SERVICE_UNAVAILABLE, {"status": "warehouse_does_not_answer"}
    told = {"status": "ok", "build": found["build_id"], "as_of": str(found["as_of"]), "age_seconds": max(age, 0)}
    return HTTPStatus.OK, told


def routes() -> list[BaseRoute]:
    """The address, for GET and HEAD."""
    return [Route(PATH, Health().answer, methods=["GET"])]
