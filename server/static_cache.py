"""Files compressed once and kept in memory.

A first visit fetches some seventy files of Streamlit's front end, 3 MB plain, up to 12 MB with
charts and maps. They never change while the server runs, so compressing them at each visit would
be waste, and serving them plain costs a reader on a slow line half a minute.

A file is compressed when it is first asked for: quickly for that visitor, then once more at the
highest quality in a background thread of the lowest priority, for everybody after. Nothing is
written to disk, nothing has to be built at install.

Streamlit stays in charge of what may be served and with which headers: each request asks it by an
internal HEAD, which costs a stat. The kept bytes belong to the ETag it gives (date and size of the
file), so a file changed on disk is noticed at once.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import posixpath
import queue
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass

import anyio
import anyio.to_thread
import brotli  # type: ignore[import-untyped, unused-ignore]
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.compression import MINIMUM_SIZE, Encoding, accepted_encoding
from server.conditional import is_current
from server.paths import base_path, route_path

# Streamlit's front end and the public files of the dashboard (shapes of the maps).
PREFIXES = ("/static/", "/app/static/")

# Fonts (woff2) and pictures are compressed already.
_COMPRESSIBLE = frozenset(
    {
        "application/geo+json",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/wasm",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/javascript",
        "text/plain",
    }
)
# A larger file is compressed as it is sent instead of being held in memory.
_MAXIMUM_FILE = 48 * 1024 * 1024
_MAXIMUM_CACHE = 96 * 1024 * 1024

_BROTLI_QUICK = 5
_BROTLI_BEST = 11
_GZIP_LEVEL = 9

_ENCODING_HEADERS = frozenset({b"accept-encoding"})
_CONDITIONAL_HEADERS = frozenset(
    {b"if-match", b"if-modified-since", b"if-none-match", b"if-range", b"if-unmodified-since", b"range"}
)
# What RFC 9110 wants repeated in a 304, and the rights of other pages.
_HEADERS_OF_304 = frozenset({"access-control-allow-origin", "cache-control", "etag", "last-modified", "vary"})


@dataclass(frozen=True)
class Key:
    """What kept bytes belong to."""

    path: str
    etag: str
    encoding: Encoding


def compress(body: bytes, encoding: Encoding, *, best: bool = False) -> bytes:
    """``body`` in ``encoding``; ``best`` spends a hundred times the time for a seventh less."""
    if encoding == "gzip":
        return gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return bytes(brotli.compress(body, quality=_BROTLI_BEST if best else _BROTLI_QUICK))


class AssetCache:
    """Compressed bytes by path, ETag and encoding; the least recently used are dropped first.

    Safe to use from several threads.
    """

    def __init__(self, maximum_bytes: int = _MAXIMUM_CACHE) -> None:
        self._maximum = maximum_bytes
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._to_improve: queue.SimpleQueue[tuple[Key, bytes]] = queue.SimpleQueue()
        self._improver: threading.Thread | None = None

    def get(self, key: Key) -> bytes | None:
        """The kept bytes, or None."""
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
            return body

    def add(self, key: Key, plain: bytes) -> bytes:
        """Compress ``plain`` quickly and keep it; a background thread replaces it by the best."""
        body = compress(plain, key.encoding)
        with self._lock:
            self._keep(key, body)
            if self._improver is None:
                self._improver = threading.Thread(target=self._improve, name="static-cache", daemon=True)
                self._improver.start()
        if key.encoding == "br":
            self._to_improve.put((key, plain))
        return body

    def _keep(self, key: Key, body: bytes) -> None:
        self._bytes += len(body) - len(self._kept.pop(key, b""))
        self._kept[key] = body
        while self._bytes > self._maximum:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)

    def _improve(self) -> None:
        # Linux has a priority for each thread: the runs of the script go first. brotli lets go of
        # the interpreter lock while it works, so nothing else waits for it.
        if sys.platform == "linux":
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        while True:
            key, plain = self._to_improve.get()
            body = compress(plain, key.encoding, best=True)
            with self._lock:
                if key in self._kept:
                    self._keep(key, body)


class StaticCache:
    """ASGI middleware that answers for compressible files below ``PREFIXES`` from an ``AssetCache``."""

    def __init__(self, app: ASGIApp, cache: AssetCache | None = None) -> None:
        self.app = app
        self.cache = cache or AssetCache()
        self._base = base_path()
        self._loading: dict[Key, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a file, or hand the request on when it is not for a file we may compress."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        path = route_path(scope, self._base)
        if not path.startswith(PREFIXES):
            await self.app(scope, receive, send)
            return
        status, headers, _ = await self._ask(scope, "HEAD")
        etag = headers.get("etag")
        media_type = headers.get("content-type", "").split(";")[0].strip().lower()
        size = int(headers.get("content-length", "0"))
        if status != 200 or etag is None or media_type not in _COMPRESSIBLE or size > _MAXIMUM_FILE:
            await self.app(scope, receive, send)
            return
        if "cache-control" not in headers:
            # The dashboard's own files keep their name when they change: the browser has to ask,
            # and is told "not changed" in a few bytes.
            headers["Cache-Control"] = "no-cache"
        await self._serve(scope, receive, send, posixpath.normpath(path), headers, size)

    async def _serve(
        self, scope: Scope, receive: Receive, send: Send, path: str, headers: MutableHeaders, size: int
    ) -> None:
        request = Headers(scope=scope)
        encoding = accepted_encoding(request.get("accept-encoding", "")) if size >= MINIMUM_SIZE else None
        plain_etag = headers["etag"]
        headers.add_vary_header("Accept-Encoding")
        if "range" in request:
            encoding = None  # parts are parts of the plain file
        if encoding is not None:
            # Weak, because the same file goes out compressed quickly and, later, better.
            headers["ETag"] = f'W/"{plain_etag.removeprefix("W/").strip(chr(34))}-{encoding}"'
        if "range" not in request and is_current(request, headers["etag"], headers.get("last-modified")):
            await _send_whole(send, 304, _only(headers, _HEADERS_OF_304), b"")
            return
        if encoding is None:
            await self._plain(scope, receive, send, headers)
            return
        body = await self._compressed(scope, Key(path, plain_etag, encoding))
        if body is None:  # gone since we asked
            await self.app(scope, receive, send)
            return
        headers["Content-Encoding"] = encoding
        headers["Content-Length"] = str(len(body))
        del headers["accept-ranges"]
        await _send_whole(send, 200, headers, b"" if scope["method"] == "HEAD" else body)

    async def _compressed(self, scope: Scope, key: Key) -> bytes | None:
        body = self.cache.get(key)
        if body is not None:
            return body
        # A hundred readers arriving together after a restart: one compresses, the others wait.
        lock = self._loading.setdefault(key, asyncio.Lock())
        try:
            async with lock:
                body = self.cache.get(key)
                if body is None:
                    status, _, plain = await self._ask(scope, "GET")
                    if status != 200:
                        return None
                    body = await anyio.to_thread.run_sync(self.cache.add, key, plain)
        finally:
            self._loading.pop(key, None)
        return body

    async def _plain(self, scope: Scope, receive: Receive, send: Send, headers: MutableHeaders) -> None:
        """Let Streamlit send the plain file (or a part of it), with our Vary and Cache-Control."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                if "accept-encoding" not in sent.get("vary", "").lower():
                    sent.add_vary_header("Accept-Encoding")
                sent.setdefault("Cache-Control", headers["cache-control"])
            await send(message)

        await self.app(_asking_plain(scope, _ENCODING_HEADERS), receive, send_with_headers)

    async def _ask(self, scope: Scope, method: str) -> tuple[int, MutableHeaders, bytes]:
        """What Streamlit answers to the same request for the plain, whole file."""
        status = 500
        headers = MutableHeaders()
        chunks: list[bytes] = []
        asked = False

        async def receive() -> Message:
            nonlocal asked
            if asked:
                await anyio.sleep_forever()  # the reader does not go away: there is none
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            nonlocal status, headers
            if message["type"] == "http.response.start":
                status, headers = message["status"], MutableHeaders(raw=list(message["headers"]))
            elif message["type"] == "http.response.body":
                chunks.append(message.get("body", b""))

        inner = _asking_plain(scope, _ENCODING_HEADERS | _CONDITIONAL_HEADERS)
        await self.app({**inner, "method": method}, receive, send)
        return status, headers, b"".join(chunks)


def _asking_plain(scope: Scope, dropped: frozenset[bytes]) -> Scope:
    """A copy of ``scope`` without some request headers and without the server's short cuts for files."""
    kept = [(name, value) for name, value in scope["headers"] if name not in dropped]
    return {**scope, "headers": kept, "extensions": {}}


def _only(headers: MutableHeaders, names: frozenset[str]) -> MutableHeaders:
    return MutableHeaders(raw=[(name, value) for name, value in headers.raw if name.decode("latin-1") in names])


async def _send_whole(send: Send, status: int, headers: MutableHeaders, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})
