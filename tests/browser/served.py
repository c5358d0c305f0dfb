"""The dashboard in a process of its own, with a warehouse of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from doors.settings import OWN_MACHINE
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT

SECONDS_TO_START = 60
SECRETS = "secrets.toml"


@dataclass(frozen=True)
class Served:
    """A running server. `log` is what it wrote."""

    process: "subprocess.Popen[bytes]"
    url: str
    log: Path

    def stop(self) -> None:
        """End this process and no other."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=20)


def build_warehouse(folder: Path) -> None:
    """Build the warehouse into `folder` with the real ETL."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "etl", "build"]
    done = subprocess.run(command, cwd=ROOT, env=_environment(folder), capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"the warehouse could not be built:\n{done.stdout}{done.stderr}")


def serve(warehouse: Path, *, plain_streamlit: bool = False, port: int | None = None) -> Served:
    """Start `python -m server` (or `streamlit run dashboard.py`), on a free port or this one, and wait for it.

    As `make run` does it: while no login is set up, who comes from this machine may do everything.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    how = ["-m", "server", "--port", str(port)]
    if plain_streamlit:
        how = ["-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    log = warehouse / f"server-{port}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *how], cwd=ROOT, env=_environment(warehouse), stdout=out, stderr=subprocess.STDOUT
        )
    served = Served(process, f"http://127.0.0.1:{port}", log)
    try:
        _wait_until_healthy(served)
    except BaseException:
        served.stop()
        raise
    return served


def _wait_until_healthy(served: Served) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if served.process.poll() is not None:
            raise AssertionError(f"the server ended before it served a page:\n{served.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{served.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer within {SECONDS_TO_START} s:\n{served.log.read_text()}")


def _environment(warehouse: Path) -> dict[str, str]:
    """Secrets come from the folder of the warehouse (there are none unless a test puts them there), never from ours."""
    doors = {"STREAMLIT_SECRETS_FILES": str(warehouse / SECRETS), OWN_MACHINE: "1"}
    return {**os.environ, **doors, FOLDER_VARIABLE: str(warehouse), "PYTHONDONTWRITEBYTECODE": "1"}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
