"""Run the dashboard: ``python -m server --port 8501``.

Streamlit's settings (``.streamlit/config.toml``, ``STREAMLIT_*`` variables) hold as they do under
``streamlit run``, except the address and the port, which are given here.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import signal
import socket
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Any

import streamlit as st
import uvicorn
from starlette.types import ASGIApp
from streamlit.logger import set_log_level
from streamlit.web import bootstrap
from streamlit.web.cli import main_run

from answers.stamp import release
from doors.settings import OWN_MACHINE
from operation import events, usage
from server import log_lines, processes, usage_command
from server.allowed_hosts import allowed_hosts
from server.app import ROOT, SCRIPT, app

LOG_LEVELS = ("critical", "error", "warning", "info", "debug")

# Streamlit's own default; a proxy drops a silent connection after a minute.
_WEBSOCKET_PING_SECONDS = 30
# What a browser sends on its websocket are values of filters and forms; files come by another way.
LARGEST_MESSAGE = 8 * 1024 * 1024
# An answer under way (an export) may be finished; a hanging one does not hold up a restart.
_SECONDS_TO_FINISH = 5


class _Server(uvicorn.Server):
    """uvicorn that says on one line where it is reached, once it is."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        scheme = "https" if self.config.ssl else "http"
        print(f"Gugus Dashboard: {scheme}://{f'[{host}]' if ':' in host else host}:{port}", flush=True)
        events.tell("started", version=release(), python=platform.python_version(), port=port, usage=usage.is_on(),
                    hosts=len(allowed_hosts()))  # fmt: skip


def uvicorn_settings(host: str, port: int, log_level: str) -> dict[str, Any]:
    """Settings for uvicorn: the given address, and from Streamlit's settings what concerns the server."""
    ping = st.get_option("server.websocketPingInterval") or _WEBSOCKET_PING_SECONDS
    return {
        "host": host,
        "port": port,
        # Its loggers hand up to ours; what it would tell of each request holds addresses and queries.
        "log_config": None,
        "log_level": log_level,
        "access_log": False,
        "server_header": False,
        "ws": "websockets-sansio",
        "ws_max_size": LARGEST_MESSAGE,
        "ws_per_message_deflate": bool(st.get_option("server.enableWebsocketCompression")),
        "ws_ping_interval": ping,
        "ws_ping_timeout": ping,
        "ssl_certfile": st.get_option("server.sslCertFile"),
        "ssl_keyfile": st.get_option("server.sslKeyFile"),
        "timeout_graceful_shutdown": _SECONDS_TO_FINISH,
    }


def read_environment(host: str) -> None:
    """Let the ``STREAMLIT_*`` variables hold.

    Streamlit reads them in its command line only, not when an application is run in another way;
    so its command line is asked to read them, without being run.
    """
    settings = dict(main_run.make_context("run", [str(SCRIPT)]).params)
    for argument in ("target", "args"):
        settings.pop(argument)
    ours = {
        # Given here; who may write asks whether other machines can reach it (components/viewer.py).
        "server_address": host,
        # Streamlit would watch every imported file for changes, and go through all of them for each new reader.
        "server_fileWatcherType": settings.get("server_fileWatcherType") or "none",
        # Nor is all memory looked through after each run of each reader: server/frozen_modules.py does it in turn.
        "runner_postScriptGC": False,
    }
    bootstrap.load_config_options({**settings, **ours})


def _leave(_signal: int, _frame: FrameType | None) -> None:
    # uvicorn stops serving on a signal and raises it again when it is done: end without a traceback.
    raise SystemExit(0)


def serve(
    application: ASGIApp, *, host: str = "127.0.0.1", port: int = 8501, log_level: str = "warning",
    log_format: str = "json", listening: socket.socket | None = None,
) -> None:  # fmt: skip
    """Serve until SIGINT or SIGTERM. Port 0 takes a free one; `listening` is an open socket to take instead."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _leave)
    set_log_level(log_level.upper())
    log_lines.start(log_level, log_format)
    usage.start()
    begun = time.monotonic()
    try:
        sockets = [listening] if listening is not None else None
        _Server(uvicorn.Config(application, **uvicorn_settings(host, port, log_level))).run(sockets)
    finally:
        usage.stop()
        events.tell("stopped", seconds=round(time.monotonic() - begun))
        logging.shutdown()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and serve the dashboard."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["usage"]:
        raise SystemExit(usage_command.main(words[1:]))
    options = _options(words)
    if options.own_machine:
        os.environ[OWN_MACHINE] = "1"
    # The script imports our packages from the repository, wherever this was started.
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    # Started from another folder, Streamlit finds config.toml only now and warns that it has changed.
    set_log_level("ERROR")
    read_environment(options.host)
    log_format = options.log_format or ("text" if options.own_machine else "json")
    if options.socket is None and options.processes > 1:
        log_lines.start(options.log_level, log_format)
        raise SystemExit(_several(words, options))
    listening = processes.handed_down(options.socket) if options.socket is not None else None
    serve(
        app, host=options.host, port=options.port, log_level=options.log_level, log_format=log_format,
        listening=listening,
    )  # fmt: skip


def _several(words: Sequence[str], options: argparse.Namespace) -> int:
    """Look after as many processes, each on a port of its own; the exit code."""
    if sys.platform == "win32":
        print("--processes needs Linux or macOS: on Windows run one process", file=sys.stderr)
        return 2
    try:
        workers = processes.listen(options.host, options.port, options.processes)
    except OSError as error:
        last = options.port + options.processes - 1
        print(f"cannot listen on {options.host}, ports {options.port} to {last}: {error}", file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "server", *words, "--socket"]
    common = processes.environment(cookie_secret_is_set=st.config.is_manually_set("server.cookieSecret"))
    return processes.Processes(command, workers, common).run()


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m server", description="Serve the Gugus Dashboard.",
                                     epilog="python -m server usage: how often which page was opened")  # fmt: skip
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8501, help="port, 0 for a free one (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="so many processes on as many ports from "
                        "--port on, behind a proxy that keeps a reader with one (deploy/Caddyfile)")  # fmt: skip
    parser.add_argument("--log-level", choices=LOG_LEVELS, default="warning", help="default: %(default)s")
    parser.add_argument("--own-machine", action="store_true", help="while no login is set up, who sits at this machine "
                        "may do everything (`make run`); never behind a reverse proxy")  # fmt: skip
    parser.add_argument("--log-format", choices=tuple(log_lines.FORMATS), default=None,
                        help="default: json, one object per line; with --own-machine text")  # fmt: skip
    parser.add_argument("--socket", type=int, help=argparse.SUPPRESS)  # of a worker: handed down by server/processes.py
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
