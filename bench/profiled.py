"""Our server with a profiler around each run of the script: `python -m bench.profiled`. Started by bench/costs.py."""

import atexit
import cProfile
import os
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

import server.__main__ as command

FILE_VARIABLE = "GUGUS_BENCH_PROFILE"
SKIPPED_VARIABLE = "GUGUS_BENCH_PROFILE_SKIPPED"  # runs before the first that counts


def install() -> None:
    """Profile every run after the skipped ones; written at the end of the process."""
    profiler = cProfile.Profile()
    plain = ScriptRunner._run_script
    left = int(os.environ[SKIPPED_VARIABLE])

    def profiled(runner: ScriptRunner, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            plain(runner, *given, **named)
        else:
            profiler.runcall(plain, runner, *given, **named)

    ScriptRunner._run_script = profiled  # type: ignore[method-assign, assignment]
    atexit.register(lambda: profiler.dump_stats(Path(os.environ[FILE_VARIABLE])))


if __name__ == "__main__":
    install()
    command.main()
