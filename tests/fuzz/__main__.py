"""Fuzz all importers, or some: ``python -m tests.fuzz --minutes 30 [TARGET ...]``. Minutes are of the processor."""

import argparse
import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from schemas.warehouse_file import ROOT
from tests.fuzz import trying

LEAST_SECONDS = 5.0
NAMES = (
    "template-xlsx", "template-csv", "export-xlsx", "export-csv", "export-zip", "cells-xlsx", "cells-csv",
    "mapping-json", "xlsform", "chat-txt", "chat-zip", "confirm-json", "mend-json", "round", "round-xlsx",
    "restore-zip", "lake-csv", "lake-parquet", "lake-register",
)  # fmt: skip


def _atheris() -> ModuleType | None:
    try:
        return importlib.import_module("atheris")
    except ImportError:
        return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when nothing was found, 1 with findings (their files lie in --out), 2 when a target ended early."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz everything that reads files.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)} (default: all)")
    parser.add_argument("--minutes", type=float, default=5, help="of the processor, for all targets together")
    parser.add_argument("--seed", type=int, default=None, help="default: another one each time")
    parser.add_argument("--plain", action="store_true", help="without atheris, also where it is installed")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="default: %(default)s")
    parser.add_argument("--in-this-process", type=float, metavar="SECONDS", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    chosen = options.targets or list(NAMES)
    if unknown := set(chosen) - set(NAMES):
        parser.error(f"no target is called {', '.join(sorted(unknown))}")
    start = options.seed if options.seed is not None else int(time.time())
    if options.in_this_process:
        engine = None if options.plain else _atheris()
        trying.run(chosen[0], options.out.absolute(), options.in_this_process, start, engine)
        return 0
    seconds = max(options.minutes * 60 / len(chosen), LEAST_SECONDS)
    return _all(chosen, options.out, seconds, start, options.plain)


def _all(chosen: Sequence[str], out: Path, seconds: float, start: int, is_plain: bool) -> int:
    """Each target in a process of its own: one that ends the process ends no other."""
    code = 0
    print(f"seed {start}, {seconds:.0f} s of the processor for each target; findings go to {out}/", flush=True)
    for name in chosen:
        (out / f"{name}.json").unlink(missing_ok=True)
        words = [sys.executable, "-m", "tests.fuzz", name, "--in-this-process", str(seconds), "--seed", str(start),
                 "--out", str(out.absolute()), *(["--plain"] if is_plain else [])]  # fmt: skip
        out.mkdir(parents=True, exist_ok=True)
        with (out / f"{name}.out").open("wb") as log:
            done = subprocess.run(words, cwd=ROOT, stdout=log, stderr=log, check=False, env={**os.environ})
        code = max(code, _said(name, out, done.returncode))
    return code


def _said(name: str, out: Path, exit_code: int) -> int:
    account = out / f"{name}.json"
    if not account.is_file() or exit_code:
        print(f"{name}: ended early (exit code {exit_code}), see {out}/{name}.out", flush=True)
        return 2
    told = json.loads(account.read_text())
    rate = told["executions"] / max(told["seconds"], 0.1)
    print(f"{name}: {told['executions']} files in {told['seconds']} s ({told['engine']}, {rate:.0f} a second), "
          f"{len(told['findings'])} findings", flush=True)  # fmt: skip
    for said, file in told["findings"].items():
        print(f"  {said}  ({file})", flush=True)
    return int(bool(told["findings"]))


if __name__ == "__main__":
    sys.exit(main())
