"""The index page, the headers, the closed doors and the command line."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from server.index_page import PAGE_TEXTS, index_file, rewrite
from server.security_headers import inline_script_hashes

if TYPE_CHECKING:
    from tests.server.conftest import RunningServer

    ServerFactory = Callable[..., RunningServer]


class _Page(HTMLParser):
    """The few things of a page the tests look at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang = ""
        self.title = ""
        self.description = ""
        self.addresses: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in = tag
        if tag == "html":
            self.lang = values["lang"]
        if tag == "meta" and values.get("name") == "description":
            self.description = values["content"]
        self.addresses += [values[name] for name in ("src", "href") if name in values]

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data.strip()


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "id"),
        ("/?lang=en", "en"),
        ("/?lang=id", "id"),
        ("/?lang=de", "id"),
        ("/?kab=5201&lang=en", "en"),
        ("/gugus?lang=en", "en"),
        ("/gugus", "id"),
    ],
)
def test_language_of_the_page(running: RunningServer, path: str, language: str) -> None:
    answer = running.ask(path)
    html = answer.body.decode()
    page = _Page(html)
    assert page.lang == language
    assert page.title == PAGE_TEXTS[language].title
    assert page.description == PAGE_TEXTS[language].description
    assert PAGE_TEXTS[language].noscript in html
    assert "You need to enable JavaScript" not in html
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_languages_have_their_own_etags(running: RunningServer) -> None:
    indonesian, english = running.ask("/"), running.ask("/?lang=en")
    assert indonesian.headers["ETag"] != english.headers["ETag"]
    assert running.ask("/?lang=en", headers={"If-None-Match": indonesian.headers["ETag"]}).status == 200


def test_the_page_names_no_other_host(running: RunningServer) -> None:
    addresses = _Page(running.ask("/").body.decode()).addresses
    assert addresses
    assert not [address for address in addresses if "//" in address]


def test_another_index_page_is_refused() -> None:
    html = index_file().read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="lang"):
        rewrite(html.replace("<html lang", "<html data-lang"), "id")


EVERYWHERE = [
    ("/", 200),
    ("/gugus", 200),
    ("/static/js/tidak-ada.js", 200),
    ("/app/static/bentuk.geojson", 200),
    ("/app/static/tidak-ada.json", 404),
    ("/_stcore/health", 200),
    ("/_stcore/host-config", 200),
    ("/_stcore/metrics", 404),
    ("/media/tidak-ada.png", 404),
    ("/static/../rahasia", 400),
    ("//contoh.id", 400),
    ("/ekspor", 200),
    ("/gagal", 500),
]


@pytest.mark.parametrize(("path", "status"), EVERYWHERE)
def test_headers_are_on_every_answer(running: RunningServer, path: str, status: int) -> None:
    answer = running.ask(path, headers={"Accept-Encoding": "br"})
    assert answer.status == status
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert "Server" not in answer.headers


def test_scripts_carry_the_short_policy(running: RunningServer) -> None:
    script = next(a for a in _Page(running.ask("/").body.decode()).addresses if a.endswith(".js"))
    answer = running.ask(script.removeprefix("."), headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Security-Policy"] == "default-src 'self'; frame-ancestors 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/?lang=en"])
def test_the_policy_allows_the_inline_scripts_of_the_page_and_no_other(running: RunningServer, path: str) -> None:
    answer = running.ask(path)
    directives = answer.headers["Content-Security-Policy"].split("; ")
    scripts = next(directive for directive in directives if directive.startswith("script-src")).split()
    assert [source for source in scripts if source.startswith("'sha256-")] == inline_script_hashes(answer.body.decode())
    assert "'unsafe-inline'" not in scripts


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/metrics?families=x", "/_stcore%2Fmetrics"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_metrics_are_closed(running: RunningServer, path: str, method: str) -> None:
    answer = running.ask(path, method)
    assert answer.status == 404
    assert b"session" not in answer.body


def test_metrics_can_be_opened(start: ServerFactory) -> None:
    answer = start(environment={"GUGUS_METRICS": "1"}).ask("/_stcore/metrics")
    assert answer.status == 200
    assert b"active_sessions" in answer.body


def test_health_is_open(running: RunningServer) -> None:
    answer = running.ask("/_stcore/health")
    assert (answer.status, answer.body) == (200, b"ok")


def test_a_websocket_of_another_site_is_refused_at_once(running: RunningServer) -> None:
    address = f"ws://127.0.0.1:{running.port}/_stcore/stream"
    begun = time.monotonic()
    with pytest.raises(InvalidStatus) as refused:
        connect(address, origin=Origin("https://contoh.id"), proxy=None)
    assert refused.value.response.status_code == 403
    # Streamlit would ask an outside service for the address of the machine, with a second's patience.
    assert time.monotonic() - begun < 0.9


def test_a_websocket_of_the_page_is_welcome(running: RunningServer) -> None:
    with connect(f"ws://127.0.0.1:{running.port}/_stcore/stream", origin=Origin(running.url), proxy=None):
        pass


def test_a_prefix_switches_nothing_off(start: ServerFactory) -> None:
    """The prefix comes from the environment, which Streamlit itself would not read here."""
    server = start(environment={"STREAMLIT_SERVER_BASE_URL_PATH": "dasbor"})
    assert server.ask("/dasbor/_stcore/health").status == 200
    assert server.ask("/dasbor/_stcore/metrics").status == 404
    answer = server.ask("/dasbor/app/static/bentuk.geojson", headers={"Accept-Encoding": "br"})
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "br")
    assert answer.headers["ETag"].startswith("W/")
    assert _Page(server.ask("/dasbor/gugus?lang=en").body.decode()).lang == "en"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_when_told(start: ServerFactory, how: signal.Signals) -> None:
    server = start()
    assert server.first_line == f"Gugus Dashboard: http://127.0.0.1:{server.port}"
    assert server.ask("/").status == 200
    # A reader's page is open meanwhile.
    with connect(f"ws://127.0.0.1:{server.port}/_stcore/stream", origin=Origin(server.url), proxy=None):
        code, out, log = server.stop(how)
    assert (code, out) == (0, "")
    assert [json.loads(line)["event"] for line in log.splitlines()] == ["started", "stopped"]
