"""Several server processes: they start together, come back one by one, share what readers carry, and end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from server import processes

# A worker that answers a connection with its process and its cookie secret; the real server takes seconds to start.
WORKER = """
import os, sys
sys.path.insert(0, os.environ["REPOSITORY"])
from server.processes import handed_down
if os.environ.get("BROKEN"):
    sys.exit(3)
listening = handed_down(int(sys.argv[1]))
while True:
    one, _ = listening.accept()
    words = f"{os.getpid()} {os.environ['STREAMLIT_SERVER_COOKIE_SECRET']}"
    one.sendall(f"HTTP/1.0 200 OK\\r\\nContent-Length: {len(words)}\\r\\n\\r\\n{words}".encode())
    one.close()
"""
SUPERVISOR = """
import os, sys
sys.path.insert(0, os.environ["REPOSITORY"])
from server import processes
workers = processes.listen("127.0.0.1", 0, 2)
print(*(worker.socket.getsockname()[1] for worker in workers), flush=True)
command = [sys.executable, os.environ["WORKER"]]
sys.exit(processes.Processes(command, workers, processes.environment(cookie_secret_is_set=False)).run())
"""


class Running:
    """A supervisor with two workers."""

    def __init__(self, folder: Path, **more: str) -> None:
        worker = folder / "worker.py"
        worker.write_text(WORKER)
        known = {**os.environ, "REPOSITORY": str(Path(__file__).resolve().parents[2]), "WORKER": str(worker), **more}
        self.process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISOR], env=known, cwd=folder, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.ports = [int(port) for port in self.process.stdout.readline().split()]

    def answer(self, number: int) -> tuple[int, str]:
        """(process, cookie secret) of a worker; waits for one that starts."""
        pid, secret = httpx.get(f"http://127.0.0.1:{self.ports[number]}/", timeout=30).text.split()
        return int(pid), secret

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=30)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    started = Running(tmp_path)
    yield started
    if started.process.poll() is None:
        started.end(signal.SIGTERM)


def is_gone(pid: int) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(ProcessLookupError):
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text():
                return True
            time.sleep(0.05)
            continue
        return True
    return False


def test_a_killed_worker_comes_back_on_its_port_and_nobody_is_refused_meanwhile(running: Running) -> None:
    killed, _ = running.answer(0)
    other, _ = running.answer(1)
    os.kill(killed, signal.SIGKILL)
    assert is_gone(killed)
    back, _ = running.answer(0)  # asked while it starts: waits, is not refused
    assert back not in (killed, other)
    assert running.answer(1)[0] == other


def test_workers_sign_cookies_alike_so_that_a_reader_stays_who_he_is(running: Running) -> None:
    killed, secret = running.answer(0)
    assert len(secret) >= 32
    assert running.answer(1)[1] == secret
    os.kill(killed, signal.SIGKILL)
    assert is_gone(killed)
    assert running.answer(0)[1] == secret


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_all_end_together(running: Running, how: signal.Signals) -> None:
    pids = [running.answer(number)[0] for number in (0, 1)]
    assert running.end(how) == 0
    assert all(is_gone(pid) for pid in pids)


def test_nothing_is_left_on_the_ports_when_the_supervisor_is_killed(running: Running) -> None:
    pids = [running.answer(number)[0] for number in (0, 1)]
    running.end(signal.SIGKILL)
    assert all(is_gone(pid) for pid in pids)


def test_a_worker_that_cannot_start_ends_the_whole_with_an_error(tmp_path: Path) -> None:
    assert Running(tmp_path, BROKEN="1").process.wait(timeout=60) == 1


def test_a_secret_of_the_operator_is_not_replaced() -> None:
    assert "STREAMLIT_SERVER_COOKIE_SECRET" not in processes.environment(cookie_secret_is_set=True)


def test_a_taken_port_is_an_error() -> None:
    (first,) = processes.listen("127.0.0.1", 0, 1)
    port = first.socket.getsockname()[1]
    with pytest.raises(OSError, match="in use"):
        processes.listen("127.0.0.1", port, 1)
    first.socket.close()
