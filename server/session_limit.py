"""How many readers one process takes: each open page keeps a websocket and a session in memory.

Streamlit takes any number until the memory ends, and then all readers lose their pages. Beyond the limit a new reader
is told to come back, and nobody who reads is disturbed.
"""

import logging
import os

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from operation import events

VARIABLE = "GUGUS_SESSIONS"
DEFAULT = 400
_FULL = 503


def most() -> int:
    """Open pages that one process takes."""
    said = os.environ.get(VARIABLE, "").strip()
    return int(said) if said.isdecimal() and int(said) > 0 else DEFAULT


class SessionLimit:
    """ASGI middleware that counts open websockets of this process."""

    def __init__(self, app: ASGIApp, limit: int | None = None) -> None:
        self.app = app
        self._most = limit or most()
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse one websocket too many with 503, hand on everything else."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if self._open >= self._most:
            events.tell("sessions_full", level=logging.WARNING, most=self._most)
            await PlainTextResponse("Too many readers", status_code=_FULL)(scope, receive, send)
            return
        self._open += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._open -= 1
