"""Headers that keep the page to itself: no request leaves for another host.

The readers sit in ministries and schools; the page must not tell a third party who reads what, and
must work without internet. Streamlit knows several outside hosts (usage statistics, an icon font, a
map style); the Content-Security-Policy makes the browser refuse all of them, whatever the code does.

What is left open, and for what (each was taken away and tried in a real browser with charts, maps,
tables and components; what nothing missed stayed away):

* ``script-src blob:``: components written as Python strings (components v2) are imported from blobs.
* ``script-src 'wasm-unsafe-eval'``: deck.gl loads a decoder in WebAssembly with its code.
* ``'unsafe-eval'`` and ``'unsafe-inline'`` are *not* given to scripts: neither Streamlit nor plotly
  nor deck.gl needs them. The inline scripts of the index page are allowed by their hashes. The
  price: ``st.html(..., unsafe_allow_javascript=True)`` does nothing here (use a component), and
  plotly's ``scattergl``, ``splom`` and ``parcoords``, which compile code from strings, draw "WebGL
  is not supported" (use ``go.Scatter``; ``px.scatter`` takes ``render_mode="svg"``).
* ``style-src 'unsafe-inline'``: emotion, plotly, deck.gl and our own ``st.html`` set styles inline.
* ``worker-src blob:``: maplibre (plotly's maps) starts its workers from blobs.
* ``img-src data: blob:``: the emoji favicon, map icons, charts saved as pictures.
* ``font-src data:``: KaTeX in Streamlit's style sheet.
* ``connect-src 'self'`` covers the websocket as well, on whatever host the server is reached.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.paths import base_path, route_path

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Every powerful feature of the browser that a dashboard has no use for.
_UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def inline_script_hashes(html: str) -> list[str]:
    """CSP sources (``'sha256-...'``) of the inline scripts in ``html``."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def content_security_policy(script_hashes: Iterable[str] = (), frame_ancestors: str = "'none'") -> str:
    """The value of the Content-Security-Policy header.

    ``frame_ancestors`` names who may show the dashboard in a frame; nobody by default.
    """
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", "blob:", *script_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": [frame_ancestors],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


# What a browser loads for a page and never shows as one. The policy of the page governs it; the
# long headers would add nothing but their bytes, seventy times on a first visit.
_PARTS_OF_A_PAGE = ("application/javascript", "text/javascript", "text/css", "font/")


def security_headers(policy: str) -> list[tuple[str, str]]:
    """All headers for a response that may be shown as a page."""
    return [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        # The address carries the filters of the reader: other sites need not know them.
        ("Referrer-Policy", "same-origin"),
        # No page of another site holds a window of ours, or takes our files as pictures or scripts of its own.
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _UNUSED_FEATURES)),
    ]


def headers_of_parts() -> list[tuple[str, str]]:
    """The short headers for scripts, styles and fonts, which no page shows by themselves."""
    return [
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]


# Only where the reader came by TLS: on plain HTTP browsers ignore it, and a proxy may have its own.
_ONLY_TLS = ("Strict-Transport-Security", "max-age=31536000")
# Files that were made for one reader, or brought by one: no proxy and no shared computer keeps them.
_OF_ONE_READER = ("/media/", "/_stcore/upload_file/")
_NOT_KEPT = ("Cache-Control", "private, no-store")


class SecurityHeaders:
    """ASGI middleware that puts ``headers`` on every response that does not set its own."""

    def __init__(self, app: ASGIApp, headers: Sequence[tuple[str, str]]) -> None:
        self.app = app
        self._headers = list(headers)
        self._headers_of_parts = headers_of_parts()
        self._base = base_path()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on and add the headers to what comes back."""
        more = [_ONLY_TLS] if scope.get("scheme") in {"https", "wss"} else []
        is_of_one = scope["type"] == "http" and route_path(scope, self._base).startswith(_OF_ONE_READER)

        async def send_with_headers(message: Message) -> None:
            # The second kind is a websocket refused with an HTTP answer.
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                part = headers.get("content-type", "").startswith(_PARTS_OF_A_PAGE)
                for name, value in (*(self._headers_of_parts if part else self._headers), *more):
                    headers.setdefault(name, value)
                if is_of_one:
                    headers[_NOT_KEPT[0]] = _NOT_KEPT[1]
            await send(message)

        await self.app(scope, receive, send_with_headers)
