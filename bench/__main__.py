"""`python -m bench [command]`: take the figures of docs/measurements.md. Without a command: all but the clean clone."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import (
    access,
    build,
    changes,
    clean_clone,
    costs,
    document,
    documents,
    loading,
    machine,
    map_groups,
    nation_map,
    readers,
    results,
    sample,
    soak,
    spark,
    survey,
    whatsapp,
    wire,
)
from bench.national import measuring as national
from bench.pages import measure as pages
from bench.questions import measure as questions
from bench.results import Result

DEFAULT_REPEATS = {
    "build": 15,
    "load": 7,
    "changes": 10,
    "costs": 5,
    "map-groups": 8,
    "nation-map": 8,
    "documents": 3,
    "whatsapp": 3,
    "pages": 10,
    "spark": 2,
    "national": 3,
    "questions": 15,
    "readers": 3,
}
COMMANDS = (
    "survey",
    "build",
    "load",
    "bytes",
    "changes",
    "costs",
    "map-groups",
    "nation-map",
    "sample",
    "access",
    "documents",
    "whatsapp",
    "pages",
    "spark",
    "national",
    "questions",
    "readers",
    "soak",
    "clean-clone",
    "all",
    "write",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when all went well."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Take the figures of docs/measurements.md.")
    parser.add_argument("command", nargs="?", choices=COMMANDS, default="all", help="default: all but clean-clone")
    parser.add_argument("--repeats", type=int, help=f"default: {DEFAULT_REPEATS}")
    parser.add_argument("--minutes", type=float, default=soak.MINUTES, help="soak (default: %(default)g)")
    parser.add_argument("--nation", "--warehouse", type=Path, metavar="DIR",
                        help="questions, pages, readers: a warehouse of national size, to take too")  # fmt: skip
    parser.add_argument("--uncommitted", action="store_true", help="clean-clone: copy the working tree, not HEAD")
    options = parser.parse_args(arguments)
    if options.command == "write":
        document.write()
        return 0
    work = _work(options)
    names = [name for name in work if name != "clean-clone"] if options.command == "all" else [options.command]
    for name in names:
        print(f"{name} ...", flush=True)
        started = time.perf_counter()
        facts = machine.describe()
        results.save(name, _command(name, options), facts, work[name]())
        print(f"{name}: {time.perf_counter() - started:.0f} s", flush=True)
    document.write()
    return 0


def _work(options: argparse.Namespace) -> dict[str, Callable[[], Result]]:
    """How each figure is taken, in the order of `all`."""

    def times(name: str) -> int:
        return options.repeats or DEFAULT_REPEATS[name]

    return {
        "survey": survey.measure,
        "build": lambda: build.measure(times("build")),
        "load": lambda: loading.measure(times("load")),
        "bytes": wire.measure,
        "changes": lambda: changes.measure(times("changes")),
        "costs": lambda: costs.measure(times("costs")),
        "map-groups": lambda: map_groups.measure(times("map-groups")),
        "nation-map": lambda: nation_map.measure(times("nation-map")),
        "sample": sample.measure,
        "access": access.measure,
        "documents": lambda: documents.measure(times("documents")),
        "whatsapp": lambda: whatsapp.measure(times("whatsapp")),
        "pages": lambda: pages.measure(times("pages"), options.nation),
        "spark": lambda: spark.measure(times("spark")),
        "national": lambda: national.measure(times("national")),
        "questions": lambda: questions.measure(times("questions"), options.nation),
        "readers": lambda: readers.measure(times("readers"), options.nation),
        "soak": lambda: soak.measure(options.minutes),
        "clean-clone": lambda: clean_clone.measure(uncommitted=options.uncommitted),
    }


def _command(name: str, options: argparse.Namespace) -> str:
    """The command that takes this figure alone."""
    words = ["python -m bench", name]
    if name in DEFAULT_REPEATS:
        words.append(f"--repeats {options.repeats or DEFAULT_REPEATS[name]}")
    if name in ("questions", "pages", "readers") and options.nation:
        words.append("--nation DIR")
    if name == "soak":
        words.append(f"--minutes {options.minutes:g}")
    if name == "clean-clone" and options.uncommitted:
        words.append("--uncommitted")
    return " ".join(words)


if __name__ == "__main__":
    sys.exit(main())
