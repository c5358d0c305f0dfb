"""Close ``/_stcore/metrics``.

Streamlit answers it to anybody: sessions, cache sizes and names of cached functions. That is the
operator's business, so it is a 404 like any unknown address unless the operator opens it with the
environment variable ``GUGUS_METRICS=1`` (to scrape it from behind a proxy that keeps others out).
"""

from __future__ import annotations

import os

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.paths import base_path, route_path

METRICS_VARIABLE = "GUGUS_METRICS"
_METRICS_PATH = "/_stcore/metrics"


def metrics_allowed() -> bool:
    """Whether the operator has opened the metrics."""
    return os.environ.get(METRICS_VARIABLE, "").strip().lower() in {"1", "true", "yes"}


class ClosedMetrics:
    """ASGI middleware that answers 404 for the metrics unless they are opened."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._base = base_path()
        self._allowed = metrics_allowed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404 for every method on the metrics path, hand on everything else."""
        closed = scope["type"] == "http" and not self._allowed
        if closed and route_path(scope, self._base).rstrip("/") == _METRICS_PATH:
            await PlainTextResponse("Not Found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
