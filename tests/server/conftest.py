"""A real server on a free port, for the tests of ``server``."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Starts the command line of ``server`` on a script of the test, with two routes of our own.
_LAUNCHER = """
import sys
from pathlib import Path
from starlette.responses import PlainTextResponse
from starlette.routing import Route
import server.__main__ as command
from server.app import create_app

async def export(request):
    return PlainTextResponse("gugus,pertemuan\\n" * 2000, media_type="text/csv")

async def broken(request):
    raise RuntimeError("on purpose")

command.app = create_app(Path(sys.argv[1]), routes=[Route("/ekspor", export), Route("/gagal", broken)])
command.main(sys.argv[2:])
"""

_SETTINGS = """
[browser]
gatherUsageStats = false
[client]
toolbarMode = "minimal"
[server]
headless = true
enableStaticServing = true
fileWatcherType = "none"
"""

GEOJSON = '{"type": "FeatureCollection", "features": [' + ", ".join(["null"] * 500) + "]}"


@dataclass(frozen=True)
class Answer:
    """What the server sent, as it was on the wire."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class RunningServer:
    """A server process and how to ask it."""

    process: subprocess.Popen[str]
    first_line: str
    port: int
    folder: Path

    @property
    def url(self) -> str:
        """The address of the front page, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
        """One request exactly as given: nothing is decoded, followed or added."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """End the process; its exit code and what it wrote after the first line."""
        self.process.send_signal(how)
        try:
            out, errors = self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, out, errors


def start_server(folder: Path, script: str, environment: Mapping[str, str] | None = None) -> RunningServer:
    """Serve ``script`` from ``folder``, which is not the working directory of the server."""
    (folder / ".streamlit").mkdir(exist_ok=True)
    (folder / ".streamlit" / "config.toml").write_text(_SETTINGS)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "bentuk.geojson").write_text(GEOJSON)
    (folder / "halaman.py").write_text(script)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", _LAUNCHER, str(folder / "halaman.py"), "--port", "0"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.strip():
        _, errors = process.communicate(timeout=20)
        raise AssertionError(f"the server did not start: {errors}")
    return RunningServer(process, line.rstrip("\n"), int(line.strip().rsplit(":", 1)[1]), folder)


ServerFactory = Callable[..., RunningServer]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[ServerFactory]:
    """Start servers that are ended with the test, if it has not done so itself."""
    started: list[RunningServer] = []

    def start_one(
        script: str = "import streamlit as st\nst.write('halo')", **options: Mapping[str, str]
    ) -> RunningServer:
        started.append(start_server(tmp_path, script, **options))
        return started[-1]

    yield start_one
    for running in started:
        if running.process.poll() is None:
            running.stop()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One plain server for all tests that only ask it."""
    server = start_server(tmp_path_factory.mktemp("server"), "import streamlit as st\nst.write('halo')")
    yield server
    server.stop()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, so that ``-m 'not browser'`` leaves the slow tests out."""
    config.addinivalue_line("markers", "browser: needs a real browser (Debian's chromium)")
