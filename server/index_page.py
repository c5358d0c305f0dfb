"""Streamlit's index page in the language of the reader.

Streamlit hard-codes ``<html lang="en">``, so a screen reader reads Indonesian with an English
voice and browsers offer to translate the page. It also says "Streamlit" in the title until the
script has run, has no description for search engines, and speaks English to a browser without
JavaScript. There is no setting for any of it.

It also fetches the font of its icons (375 kB) on every first visit, used or not. A script of three
lines keeps it from doing so: the style sheet names the font, so the browser fetches it by itself as
soon as an icon is shown. That is the largest single thing on a page without icons.

The language switch changes only the address, so a second script takes the language of the page from there.

The page is one small file, so the rewritten versions are made once, at start. If Streamlit changes
the file so that a piece is not found, starting fails with the name of the piece: better than
serving a page that is silently half English.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.conditional import is_current
from server.paths import base_path

DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True)
class PageTexts:
    """What the index page says before the script has run."""

    title: str
    description: str
    noscript: str


PAGE_TEXTS: dict[str, PageTexts] = {
    "id": PageTexts(
        title="Dashboard Gugus",
        description=(
            "Dashboard kegiatan gugus, kelompok kerja guru di Indonesia: cakupan, keaktifan pertemuan, "
            "dan kehadiran per kabupaten/kota."
        ),
        noscript="Halaman ini memerlukan JavaScript. Aktifkan JavaScript di peramban Anda, lalu muat ulang halaman.",
    ),
    "en": PageTexts(
        title="Gugus Dashboard",
        description=(
            "Dashboard of gugus, the working groups of teachers in Indonesia: coverage, meetings held "
            "and attendance by district."
        ),
        noscript="This page needs JavaScript. Switch JavaScript on in your browser, then reload the page.",
    ),
}

_PIECES: dict[str, re.Pattern[str]] = {
    "lang": re.compile(r'<html lang="[^"]*">'),
    "title": re.compile(r"<title>[^<]*</title>"),
    "noscript": re.compile(r"<noscript>.*?</noscript>", re.DOTALL),
    # Points programs to Streamlit's agent API, which this dashboard does not offer.
    "service-desc": re.compile(r'(?:<!--(?:(?!-->).)*?-->\s*)?<link rel="service-desc"[^>]*>\s*', re.DOTALL),
}

# Streamlit calls document.fonts.load() for its icon font at start. If it no longer does, this does
# nothing; every other font is loaded as before.
_LAZY_ICON_FONT = """(() => {
      const load = document.fonts.load.bind(document.fonts)
      document.fonts.load = (font, ...text) =>
        font.includes("Material Symbols") ? Promise.resolve([]) : load(font, ...text)
    })()"""


# The language switch changes the address without loading the page again; a screen reader asks the page which voice
# to read with. The address always names the language (components/url_state.py), so it is followed here.
_LANGUAGE_OF_ADDRESS = """(() => {
      const follow = () => {
        const language = new URLSearchParams(location.search).get("lang")
        if (["LANGUAGES"].includes(language)) document.documentElement.lang = language
      }
      for (const name of ["pushState", "replaceState"]) {
        const change = history[name].bind(history)
        history[name] = (...entry) => { change(...entry); follow() }
      }
      addEventListener("popstate", follow)
    })()""".replace('["LANGUAGES"]', json.dumps(list(PAGE_TEXTS)))


# On a deep link (/peta) Streamlit's front end tries /peta/_stcore first and meets two 404s before it finds the server.
# Told where the server is, it asks there at once: two round trips less for everybody who opens a shared link.
_SERVER_ADDRESS = """window.__streamlit = { BACKEND_BASE_URL: new URL("%s", location.origin).href }"""


def index_file() -> Path:
    """Streamlit's own index page."""
    return Path(streamlit.__file__).parent / "static" / "index.html"


def _as_is(text: str, _match: re.Match[str]) -> str:
    # Given as a plain string, re.sub would read backslashes in it.
    return text


def rewrite(html: str, language: str) -> str:
    """``html`` (Streamlit's index page) in ``language``; ValueError when a piece is not found once."""
    texts = PAGE_TEXTS[language]
    replacements = {
        "lang": f'<html lang="{language}">',
        "title": (
            f"<title>{escape(texts.title)}</title>\n"
            f'    <meta name="description" content="{escape(texts.description)}" />\n'
            f"    <script>{_LAZY_ICON_FONT}</script>\n"
            f"    <script>{_LANGUAGE_OF_ADDRESS}</script>\n"
            f"    <script>{_SERVER_ADDRESS % (base_path().rstrip('/') + '/')}</script>"
        ),
        "noscript": f"<noscript>\n      <p>{escape(texts.noscript)}</p>\n    </noscript>",
        "service-desc": "",
    }
    for piece, pattern in _PIECES.items():
        html, count = pattern.subn(partial(_as_is, replacements[piece]), html)
        if count != 1:
            raise ValueError(f"Streamlit's index.html has {count} pieces '{piece}' where one was expected")
    return html


def rewritten_pages() -> dict[str, str]:
    """The index page by language."""
    html = index_file().read_text(encoding="utf-8")
    return {language: rewrite(html, language) for language in PAGE_TEXTS}


def language_of(scope: Scope) -> str:
    """The language asked for by ``?lang=`` in the address, or Indonesian."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1].lower()
    return asked if asked in PAGE_TEXTS else DEFAULT_LANGUAGE


class IndexPage:
    """ASGI middleware that replaces Streamlit's index page by the rewritten one.

    Streamlit serves the file for every address of a page, so it is known by what is served (the
    length and the date of the file), not by a list of addresses that would have to be kept.
    """

    def __init__(self, app: ASGIApp, pages: Mapping[str, str]) -> None:
        self.app = app
        file = index_file().stat()
        self._length = str(file.st_size)
        self._modified = formatdate(file.st_mtime, usegmt=True)
        self._pages = {language: html.encode() for language, html in pages.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on; when Streamlit answers with its index page, send ours instead."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_page(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and self._is_index(message):
                replaced = True
                await self._answer(scope, message)(scope, receive, send)
            elif not replaced:  # otherwise: the body of Streamlit's page, which nobody needs
                await send(message)

        await self.app(scope, receive, send_page)

    def _is_index(self, message: Message) -> bool:
        headers = Headers(raw=message["headers"])
        return (
            message["status"] in {200, 206}
            and headers.get("content-type", "").startswith("text/html")
            and headers.get("last-modified") == self._modified
            and (headers.get("content-length") == self._length or "content-range" in headers)
        )

    def _answer(self, scope: Scope, message: Message) -> Response:
        body = self._pages[language_of(scope)]
        # Weak, because the same page goes out compressed and plain.
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        kept = {name: value for name, value in Headers(raw=message["headers"]).items() if name == "set-cookie"}
        headers = {"Cache-Control": "no-cache", "ETag": etag, **kept}
        if is_current(Headers(scope=scope), etag):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="text/html", headers=headers)
