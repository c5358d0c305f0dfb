"""The running server: which hosts it answers for, how much it takes, what its log and its headers say."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from server import request_log
from server.__main__ import LARGEST_MESSAGE
from server.allowed_hosts import VARIABLE as HOSTS
from server.app import PAGES
from server.session_limit import DEFAULT, VARIABLE, most

if TYPE_CHECKING:
    from tests.server.conftest import RunningServer

    ServerFactory = Callable[..., RunningServer]

SECRET = "?kab=5206&nama=Siti%20Aminah"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("localhost:8501", 200), ("[::1]:8501", 200), ("LOCALHOST", 200),
        ("contoh.id", 421), ("127.0.0.1.contoh.id", 421), ("", 421), ("localhost.contoh.id:80", 421), ("10.0.0.1", 421),
    ],
)  # fmt: skip
def test_only_this_machine_is_answered_while_no_host_is_set(running: RunningServer, host: str, status: int) -> None:
    answer = ask_as(running, "/_stcore/health", host)
    assert answer.status == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def ask_as(server: RunningServer, path: str, host: str) -> Any:
    """The Host header alone, as a browser that was sent here under another name."""
    import http.client  # noqa: PLC0415

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_the_operator_names_the_hosts(start: ServerFactory) -> None:
    server = start(environment={HOSTS: "gugus.example.id, *.dinas.example.id"})
    statuses = [
        ask_as(server, "/", host).status
        for host in ("gugus.example.id", "bima.dinas.example.id", "127.0.0.1", "example.id", "xgugus.example.id")
    ]
    assert statuses == [200, 200, 200, 421, 421]
    way = socket.create_connection(("127.0.0.1", server.port))
    with pytest.raises(InvalidStatus) as refused:
        connect("ws://contoh.id/_stcore/stream", sock=way, proxy=None)
    assert refused.value.response.status_code == 421


def test_one_reader_too_many_is_told_to_come_back_and_the_others_stay(start: ServerFactory) -> None:
    server = start(environment={VARIABLE: "2"})
    address, origin = f"ws://127.0.0.1:{server.port}/_stcore/stream", Origin(server.url)
    with connect(address, origin=origin, proxy=None) as first, connect(address, origin=origin, proxy=None):
        with pytest.raises(InvalidStatus) as refused:
            connect(address, origin=origin, proxy=None)
        assert refused.value.response.status_code == 503
        first.ping().wait(5)
    with connect(address, origin=origin, proxy=None):
        pass
    told = [json.loads(line) for line in server.stop()[2].splitlines()]
    assert {"event": "sessions_full", "most": 2}.items() <= told[1].items()


@pytest.mark.parametrize(("said", "limit"), [("", DEFAULT), ("7", 7), ("0", DEFAULT), ("banyak", DEFAULT)])
def test_how_many_readers_a_process_takes(monkeypatch: pytest.MonkeyPatch, said: str, limit: int) -> None:
    monkeypatch.setenv(VARIABLE, said)
    assert most() == limit


def test_a_message_that_is_too_large_ends_its_connection(running: RunningServer) -> None:
    address = f"ws://127.0.0.1:{running.port}/_stcore/stream"
    with connect(address, origin=Origin(running.url), proxy=None, max_size=None) as reader:
        reader.send(b"x" * (LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosed) as closed:
            reader.recv(timeout=20)
        assert closed.value.rcvd is None or closed.value.rcvd.code == 1009
    assert running.ask("/_stcore/health").status == 200


def test_no_page_of_another_site_may_read_or_write(running: RunningServer) -> None:
    strange = {"Origin": "https://contoh.id"}
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/media/x"):
        answer = running.ask(path, headers=strange)
        assert answer.headers.get("Access-Control-Allow-Origin") is None, path
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    put = running.ask("/_stcore/upload_file/x/y", "PUT", {**strange, "Content-Length": "0"})
    assert put.status in {400, 403}
    assert running.ask("/", headers=strange).headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_browser_is_told_to_stay_with_tls_only_where_it_came_by_tls(running: RunningServer) -> None:
    assert "Strict-Transport-Security" not in running.ask("/").headers
    behind = running.ask("/", headers={"X-Forwarded-Proto": "https"})  # a proxy of this machine is believed
    assert behind.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/media/tidak-ada.xlsx", "/_stcore/upload_file/x/y"])
def test_files_of_one_reader_are_kept_by_nobody_between(running: RunningServer, path: str) -> None:
    assert running.ask(path).headers["Cache-Control"] == "private, no-store"


FAILING = """
import logging
import streamlit as st
logging.getLogger("streamlit.web.x").warning("address %s", "siti@dinas.go.id")
raise KeyError("Siti Aminah")
"""


def test_every_line_of_the_log_is_an_object_and_none_holds_what_a_reader_sent(start: ServerFactory) -> None:
    server = start(FAILING)
    server.ask(f"/gagal{SECRET}")
    ask_as(server, f"/{SECRET}", "siti.contoh.id")
    with connect(f"ws://127.0.0.1:{server.port}/_stcore/stream{SECRET}", origin=Origin(server.url), proxy=None) as page:
        page.send(rerun())
        with suppress(TimeoutError):  # the page is drawn, and then there is nothing more to say
            while True:
                page.recv(timeout=2)
    log = server.stop()[2]
    told = [json.loads(line) for line in log.splitlines()]
    assert all({"time", "level", "event"} <= set(one) for one in told)
    events = [one["event"] for one in told]
    assert events[0] == "started" and events[-1] == "stopped"
    (failed,) = [one for one in told if one["event"] == "request_failed"]
    assert (failed["path"], failed["error"]) == ("/*", "RuntimeError") and failed["where"]
    assert {"event": "host_refused"}.items() <= next(one for one in told if one["event"] == "host_refused").items()
    assert any(one["event"] == "library" and one.get("error") == "KeyError" for one in told), "the script that failed"
    for sign in ("Siti", "Aminah", "kab=", "5206", "siti", "@", "127.0.0.1"):
        assert sign not in log, sign


def rerun() -> bytes:
    """What the front end sends when a page is opened."""
    from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: PLC0415

    message = BackMsg()
    message.rerun_script.query_string = SECRET.removeprefix("?")
    return message.SerializeToString()


def test_each_request_is_told_by_its_pattern_where_the_operator_wants_it(start: ServerFactory) -> None:
    server = start(environment={}, script="import streamlit as st")
    assert server.stop()[2].count("\n") == 2, "requests that do well are not told"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "/"), ("/peta", "/peta"), ("/peta/", "/peta"), ("/health", "/health"), ("/Siti", "/*"),
        ("/media/0123abcd.xlsx", "/media/*"), ("/app/static/geo/x.json", "/app/static/*"),
        ("/_stcore/upload_file/sesi/berkas", "/_stcore/upload_file/*"), ("/peta/Siti", "/*"), ("//contoh.id", "/*"),
    ],
)  # fmt: skip
def test_a_path_is_told_as_its_pattern(path: str, told: str) -> None:
    assert request_log.pattern(path, PAGES) == told


def test_every_answer_that_is_kept_is_kept_within_bounds() -> None:
    """A cache without a limit is memory that anybody can fill with other filters."""
    import ast  # noqa: PLC0415

    from tests.house import called, name_of, read  # noqa: PLC0415
    from tests.test_house import CODE_FILES  # noqa: PLC0415

    loose = []
    for path in CODE_FILES:
        for node in ast.walk(ast.parse(read(path))):
            for mark in getattr(node, "decorator_list", []):
                name = called(mark) or ast.unparse(mark)
                arguments = {one.arg for one in mark.keywords} if isinstance(mark, ast.Call) else set()
                has_parameters = bool(node.args.args) if isinstance(node, ast.FunctionDef) else False
                if name.startswith("st.cache_") and has_parameters and not arguments & {"max_entries", "ttl"}:
                    loose.append(f"{name_of(path)}:{node.lineno}")
    assert loose == []


def test_what_protects_the_browser_of_a_reader_is_on() -> None:
    import tomllib  # noqa: PLC0415

    settings = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text())
    assert settings["server"]["enableXsrfProtection"] is True and settings["server"]["enableCORS"] is True
    assert settings["server"]["maxUploadSize"] == 100
