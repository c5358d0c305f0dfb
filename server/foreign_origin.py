"""Turn away websockets that another site opens, before Streamlit asks the internet about them.

When the Origin of a websocket is not the host it is sent to, Streamlit compares it with the public
address of the machine, which it looks up at an outside service, blocking the event loop for up to
two seconds, at each such request. That is a call to another host, and a cheap way for a stranger
to stall everybody. The same decision is made here without asking anybody.

Behind a proxy that does not hand on the Host header, list the public address in
``server.corsAllowedOrigins`` (or set ``browser.serverAddress``).
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

# Streamlit lets these in as well: a proxy on the same machine.
_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0"})  # noqa: S104 (a name to compare with, nothing is bound)


def _hostname(address: str) -> str:
    """The host name in ``https://host:port/`` or ``host:port``, in lower case."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    return (parts.hostname or "").lower()


def allowed_hostnames() -> frozenset[str]:
    """Host names that may open a websocket although they are not the host it is sent to."""
    listed = [*st.get_option("server.corsAllowedOrigins"), st.get_option("browser.serverAddress")]
    return _LOCAL | {_hostname(str(entry)) for entry in listed if entry}


class ForeignOrigin:
    """ASGI middleware that closes websockets whose Origin is neither the host nor an allowed name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close a foreign websocket with code 1008 (uvicorn answers 403), hand on everything else."""
        if scope["type"] == "websocket" and not self._welcome(Headers(scope=scope)):
            await receive()  # the "websocket.connect" event comes first
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)

    @staticmethod
    def _welcome(headers: Headers) -> bool:
        # server.enableCORS=false means "from anywhere" in Streamlit; it is not ours to overrule.
        if not st.get_option("server.enableCORS"):
            return True
        origin = headers.get("origin")
        if origin is None or urlsplit(origin).netloc == headers.get("host"):
            return True
        return _hostname(origin) in allowed_hostnames()
