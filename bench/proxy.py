"""The proxy of deploy/Caddyfile in front of several server processes, on a free port and without TLS."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

from schemas.warehouse_file import ROOT

CADDYFILE = ROOT / "deploy" / "Caddyfile"
PATIENCE = 20.0  # seconds


@contextmanager
def caddy(addresses: Sequence[str], folder: Path) -> Iterator[tuple[str, int]]:
    """(its address, its process) until the block is left. Raises RuntimeError where Caddy is not installed."""
    program = shutil.which("caddy")
    if program is None:
        raise RuntimeError("several processes need the proxy: apt-get install caddy")
    url = f"http://127.0.0.1:{_free_port()}"
    with tempfile.TemporaryDirectory(prefix="gugus-caddy-", dir=folder) as home:
        environment = {
            **os.environ,
            "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home,
            "GUGUS_HOST": url, "GUGUS_UPSTREAM": " ".join(urlsplit(one).netloc for one in addresses),
        }  # fmt: skip
        quiet = subprocess.DEVNULL
        command = [program, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"]
        process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
        try:
            _wait_for(f"{url}/_stcore/health", process)
            yield url, process.pid
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the proxy did not answer at {address}")
