"""The ASGI application: ``dashboard.py`` behind our middleware.

``app`` is what ``python -m server``, or any ASGI server, runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute

from server import health
from server.allowed_hosts import AllowedHosts
from server.closed_routes import ClosedMetrics
from server.compression import on_the_fly
from server.foreign_origin import ForeignOrigin
from server.frozen_modules import frozen_modules
from server.index_page import DEFAULT_LANGUAGE, IndexPage, rewritten_pages
from server.kept_files import KeepingApp
from server.request_log import RequestLog
from server.security_headers import (
    SecurityHeaders,
    content_security_policy,
    inline_script_hashes,
    security_headers,
)
from server.session_limit import SessionLimit
from server.static_cache import StaticCache

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "dashboard.py"
PAGES = frozenset(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))


def create_app(script: Path = SCRIPT, *, routes: Sequence[BaseRoute] = (), frame_ancestors: str = "'none'") -> st.App:
    """The dashboard as an ASGI application.

    ``routes`` are our own addresses beside the pages (exports, for instance). ``frame_ancestors``
    is a CSP source list: the sites that may show the dashboard in a frame.
    """
    pages = rewritten_pages()
    # The inline scripts are the same in every language.
    hashes = inline_script_hashes(pages[DEFAULT_LANGUAGE])
    headers = security_headers(content_security_policy(hashes, frame_ancestors))

    async def server_error(_request: Request, _error: Exception) -> PlainTextResponse:
        # Starlette answers this outside of all middleware, so the headers are put on here.
        return PlainTextResponse("Internal Server Error", status_code=500, headers=dict(headers))

    return KeepingApp(
        script,
        routes=[*health.routes(), *routes],
        lifespan=frozen_modules,
        # From the outside in.
        middleware=[
            Middleware(RequestLog, pages=PAGES),
            Middleware(SecurityHeaders, headers=headers),
            Middleware(AllowedHosts),
            Middleware(ForeignOrigin),
            Middleware(SessionLimit),
            Middleware(ClosedMetrics),
            Middleware(StaticCache),
            on_the_fly(),
            Middleware(IndexPage, pages=pages),
        ],
        exception_handlers={Exception: server_error},
    )


app = create_app()
