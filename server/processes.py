"""Several server processes on one machine: start them, start again what dies, end all together.

One process uses one processor: the script of a page is Python, and one interpreter runs one line at a time. So a
machine with several processors runs as many processes, each on a port of its own, and a proxy in front keeps every
reader with one of them (a cookie): a page, its uploads and its downloads live in the memory of the process that drew
it (`deploy/Caddyfile`, `docs/deployment.md`).

The sockets belong to this process and are handed down. So a port is open while its worker starts again: who comes
then waits a moment instead of being refused.
"""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from operation import events
from schemas.warehouse_file import ROOT

_COOKIE_VARIABLE = "STREAMLIT_SERVER_COOKIE_SECRET"
_LOOK_EVERY = 0.2  # seconds
_BACKLOG = 2048  # as uvicorn's own
# A worker that dies sooner than this has hardly started: the next one waits a little, longer each time.
_SHORT_LIFE = 30.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
# uvicorn lets answers under way finish for five seconds (server/__main__.py).
_SECONDS_TO_END = 15.0


@dataclass
class Worker:
    """One place for a process: its socket stays, its processes come and go."""

    number: int
    socket: socket.socket
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = 0.0  # seconds before the next start
    ended: float = 0.0


@dataclass
class Processes:
    """The workers. `command` is what starts one, to which the number of its socket is added."""

    command: Sequence[str]
    workers: list[Worker]
    environment: Mapping[str, str] = field(default_factory=dict)
    _ending: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Serve until SIGINT or SIGTERM: 0. 1 when a worker cannot even start the first time."""
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, self._stop)
        try:
            for worker in self.workers:
                self._start(worker)
            while not self._ending.wait(_LOOK_EVERY):
                for worker in self.workers:
                    if not self._look_after(worker):
                        return 1
        finally:
            self._end()
        return 0

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending.set()

    def _start(self, worker: Worker) -> None:
        descriptor = worker.socket.fileno()
        # The pipe is never written to: its end tells a worker that this process is gone, however that came.
        worker.process = subprocess.Popen(  # noqa: S603 - our own module, by our own Python
            [*self.command, str(descriptor)],
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
            pass_fds=[descriptor],
            start_new_session=True,  # Ctrl-C in a terminal reaches this process, which ends them in order
        )
        worker.started = time.monotonic()

    def _look_after(self, worker: Worker) -> bool:
        """Start a dead worker again when its pause is over; False where that makes no sense."""
        now = time.monotonic()
        if worker.process is None:
            if now >= worker.ended + worker.pause:
                self._start(worker)
            return True
        code = worker.process.poll()
        if code is None:
            return True
        lived = now - worker.started
        self._close(worker)
        worker.ended = now
        first = worker.pause == 0.0
        if code > 0 and first and lived < _SHORT_LIFE:
            events.tell("worker_not_started", level=logging.ERROR, number=worker.number, code=code)
            return False
        worker.pause = _FIRST_PAUSE if lived >= _SHORT_LIFE or first else min(2 * worker.pause, _LONGEST_PAUSE)
        events.tell("worker_ended", level=logging.WARNING, number=worker.number, code=code, pause=worker.pause)
        return True

    def _end(self) -> None:
        """End all, those that hang by force."""
        running = [worker for worker in self.workers if worker.process is not None]
        for worker in running:
            assert worker.process is not None
            worker.process.terminate()
        until = time.monotonic() + _SECONDS_TO_END
        for worker in running:
            assert worker.process is not None
            try:
                worker.process.wait(max(until - time.monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()
            self._close(worker)
        for worker in self.workers:
            worker.socket.close()

    def _close(self, worker: Worker) -> None:
        assert worker.process is not None
        assert worker.process.stdin is not None
        worker.process.stdin.close()
        worker.process = None


def listen(host: str, port: int, count: int) -> list[Worker]:
    """`count` open sockets on ports one after the other from `port`; port 0: free ones.

    Raises OSError when one is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    workers = []
    for number in range(count):
        one = socket.socket(family, socket.SOCK_STREAM)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((host, port + number if port else 0))
        one.listen(_BACKLOG)
        workers.append(Worker(number + 1, one))
    return workers


def environment(*, cookie_secret_is_set: bool) -> dict[str, str]:
    """What all workers have in common beside this process's own environment.

    Streamlit signs its cookies with a secret that it makes up at each start. All workers sign with one, so that a
    reader stays who he is when his worker was started again or when the proxy gives him another.
    """
    found = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))}
    if not cookie_secret_is_set:
        found[_COOKIE_VARIABLE] = secrets.token_hex(32)
    return found


def handed_down(descriptor: int) -> socket.socket:
    """In a worker: its socket. When the process that started it is gone, even killed, nothing is left on its port."""

    def watch() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="supervisor", daemon=True).start()
    return socket.socket(fileno=descriptor)
