"""One event per request that fails, and with `--log-level info` per request: what kind of address, never which.

The address of a reader, the query string (it holds the filters), names of files and identifiers of sessions are not in
it: a path is told as its pattern.
"""

import logging
import time
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from operation import events
from server.paths import base_path, route_path

# The first part of a path that is told with a star for the rest; everything else is a page or unknown.
_FOLDERS = ("/app/static", "/static", "/media", "/component", "/_stcore/upload_file", "/_stcore/bidi-components")
_WHOLE = ("/", "/health", "/_stcore/health", "/_stcore/stream", "/_stcore/host-config", "/_stcore/metrics")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})


def pattern(path: str, pages: frozenset[str]) -> str:
    """`/peta`, `/static/*`, `/*`: never a part of a path that somebody else has written."""
    bare = path.rstrip("/") or "/"
    if bare in _WHOLE or bare[1:] in pages:
        return bare
    return next((f"{one}/*" for one in _FOLDERS if bare.startswith(f"{one}/")), "/*")


class RequestLog:
    """ASGI middleware that tells failures always, and every request where `tells_all`."""

    def __init__(self, app: ASGIApp, pages: frozenset[str]) -> None:
        self.app = app
        self._pages, self._base = pages, base_path()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and tell how it ended."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def watching(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        path = pattern(route_path(scope, self._base), self._pages)
        try:
            await self.app(scope, receive, watching)
        except Exception as error:
            events.failed("request_failed", error, method=method, path=path)
            raise
        # A 503 of /health is an answer, and comes every few seconds while there is no warehouse.
        is_bad = status >= HTTPStatus.INTERNAL_SERVER_ERROR and path != "/health"
        if is_bad or logging.getLogger().isEnabledFor(logging.INFO):
            level = logging.ERROR if is_bad else logging.INFO
            milliseconds = round((time.perf_counter() - begun) * 1000)
            events.tell("request", level=level, method=method, path=path, status=status, ms=milliseconds)
