"""`make run` from a clean copy to the first page in the browser, step by step. Packages are fetched first and apart."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import browser
from bench.results import Result
from schemas.warehouse_file import FOLDER_VARIABLE, POINTER, ROOT

PATIENCE = 1800  # seconds for the whole
PYTHON = Path(sys.base_prefix) / "bin" / "python3"  # the same for the downloads and for make


def measure(*, uncommitted: bool) -> Result:
    """Seconds of each step. `uncommitted`: copy the working tree instead of cloning HEAD."""
    with tempfile.TemporaryDirectory(prefix="gugus-bench-") as folder, browser.chromium() as chromium:
        clone, wheels = Path(folder) / "clone", Path(folder) / "wheels"
        steps = {"clone": _timed(lambda: _copy(clone) if uncommitted else _clone(clone))}
        steps["downloads"] = _timed(lambda: _download(clone, wheels))
        address = f"http://127.0.0.1:{_free_port()}"
        started = time.perf_counter()
        with _make_run(clone, wheels, address) as process:
            for name, done in _signs(clone, address).items():
                _wait(done, process, clone)
                steps[name] = time.perf_counter() - started - sum(steps[s] for s in list(steps)[2:])
            page = browser.watched(chromium.new_context(**browser.WIDE).new_page())
            before = time.perf_counter()
            page.goto(address)
            page.wait_for_selector("#run-stamp", state="attached", timeout=browser.PATIENCE)
            steps["first page"] = time.perf_counter() - before
            whole = time.perf_counter() - started
    return {"uncommitted": uncommitted, "steps": steps, "make_run_to_first_page": whole}


def _clone(target: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)], check=True)


def _copy(target: Path) -> None:
    """What git would commit now: tracked and new files, nothing ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)


def _download(clone: Path, wheels: Path) -> None:
    """The packages, without pip's cache: this depends on the network alone."""
    command = [str(PYTHON), "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-cache-dir"]
    subprocess.run([*command, "-r", "requirements.txt", "-d", str(wheels)], cwd=clone, check=True, capture_output=True)


@contextmanager
def _make_run(clone: Path, wheels: Path, address: str) -> Iterator[subprocess.Popen[bytes]]:
    """`make run` with the packages at hand; it is ended with all that it has started, and nothing else."""
    environment = {name: value for name, value in os.environ.items() if name != FOLDER_VARIABLE}
    # A virtual environment around us must not be taken for the one of the clone.
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_CACHE_DIR": "1"}
    command = ["make", "run", f"PYTHON={PYTHON}", f"PORT={address.rsplit(':', 1)[1]}"]
    with _log(clone).open("wb") as log:
        process = subprocess.Popen(command, cwd=clone, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _signs(clone: Path, address: str) -> dict[str, Callable[[], bool]]:
    """Step of `make run` -> how it is seen from outside that the step is done."""
    return {
        "virtual environment": lambda: _has_pip(clone),
        "packages": (clone / ".make" / "run").exists,
        "warehouse": (clone / "data" / POINTER).exists,
        "server": lambda: _answers(address),
    }


def _log(clone: Path) -> Path:
    """What `make run` says; beside the clone, so that the clone stays clean."""
    return clone.parent / "log"


def _has_pip(clone: Path) -> bool:
    return (clone / ".venv" / "bin" / "pip").exists()


def _answers(address: str) -> bool:
    host, port = address.removeprefix("http://").split(":")
    with socket.socket() as asking:
        asking.settimeout(1)
        return asking.connect_ex((host, int(port))) == 0


def _wait(done: Callable[[], bool], process: subprocess.Popen[bytes], clone: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        if process.poll() is not None:
            raise RuntimeError(f"`make run` ended with {process.returncode}: {_log(clone).read_text()[-2000:]}")
        if time.monotonic() > until:
            raise TimeoutError("`make run` took too long")
        time.sleep(0.02)


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
