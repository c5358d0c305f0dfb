"""Bytes of a first visit: everything that comes over the line with an empty cache, by kind, page and size of screen."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench import browser, servers
from bench.results import Result
from components.shell import PAGES

KINDS = ("html", "js", "css", "fonts", "images", "other", "websocket")
_KIND_OF_TYPE = {
    "Document": "html", "Script": "js", "Stylesheet": "css", "Font": "fonts", "Image": "images",
}  # fmt: skip
LARGEST = 6
VISITS = 3


@dataclass
class Weight:
    """What one visit has fetched so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    requests: int = 0

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.kinds.values())

    def listen(self, page: Page) -> None:
        """Count what arrives: headers and compressed bodies of HTTP, frames of the websocket."""
        asked: dict[str, tuple[str, str]] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", lambda event: asked.update({event["requestId"]: _what(event)}))
        session.on("Network.loadingFinished", lambda event: self._add(asked, event))
        session.on("Network.webSocketHandshakeResponseReceived", self._handshake)
        browser.on_frame(page, self._frame)

    def _add(self, asked: dict[str, tuple[str, str]], event: dict[str, Any]) -> None:
        kind, name = asked.get(event["requestId"], ("other", "?"))
        self.kinds[kind] += int(event["encodedDataLength"])
        self.files[name] += int(event["encodedDataLength"])
        self.requests += 1

    def _handshake(self, event: dict[str, Any]) -> None:
        headers = event["response"]["headers"]
        self.kinds["websocket"] += sum(len(name) + len(value) + 4 for name, value in headers.items())

    def _frame(self, payload: bytes) -> None:
        size = len(payload)
        self.kinds["websocket"] += size + _frame_header(size)

    def as_dict(self) -> Result:
        """For JSON."""
        return {
            "total": self.total,
            "requests": self.requests,
            **{kind: self.kinds[kind] for kind in KINDS},
            "largest": dict(self.files.most_common(LARGEST)),
        }


def _frame_header(size: int) -> int:
    """Bytes that the websocket puts before a frame from the server (RFC 6455)."""
    return 2 if size < 126 else 4 if size < 65_536 else 10


def _what(event: dict[str, Any]) -> tuple[str, str]:
    kind = _KIND_OF_TYPE.get(event["type"], "other")
    path = PurePosixPath(urlsplit(event["response"]["url"]).path)
    return kind, path.name or "/"


def visit(chromium: Browser, url: str, screen: dict[str, Any]) -> Weight:
    """One first visit: a new context has an empty cache."""
    context = chromium.new_context(**screen)
    page = browser.watched(context.new_page())
    weight = Weight()
    weight.listen(page)
    page.goto(url)
    page.wait_for_selector("#run-stamp", state="attached", timeout=browser.PATIENCE)
    browser.wait_quiet(page, 0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # what is fetched last, once everything is drawn
    context.close()
    return weight


def visits(chromium: Browser, url: str, screen: dict[str, Any]) -> Result:
    """The visit in the middle of several, and the weight of the heaviest: some fetch a file by chance."""
    found = sorted((visit(chromium, url, screen) for _ in range(VISITS)), key=lambda one: one.total)
    return {**found[VISITS // 2].as_dict(), "heaviest": found[-1].total}


def measure() -> Result:
    """Every page, wide and phone, once the server has compressed its files well; and the first reader after a start."""
    with servers.warehouse() as folder, servers.serve(folder) as server, browser.chromium() as chromium:
        first = visit(chromium, f"{server.url}/", browser.WIDE)
        for path in paths().values():
            visit(chromium, f"{server.url}{path}", browser.WIDE)
        server.wait_for_rest()
        pages = {
            stem: {
                "wide": visits(chromium, f"{server.url}{path}", browser.WIDE),
                "phone": visits(chromium, f"{server.url}{path}", browser.PHONE),
            }
            for stem, path in paths().items()
        }
    return {"first_after_start": {**first.as_dict(), "heaviest": first.total}, "pages": pages}


def paths() -> dict[str, str]:
    return {stem: "/" if number == 0 else f"/{stem}" for number, stem in enumerate(PAGES)}
