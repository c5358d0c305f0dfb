"""``python -m tests.fuzz.table DIR...``: the accounts of some runs as the table of docs/measurements.md."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import document
from schemas.warehouse_file import ROOT
from tests.fuzz.__main__ import NAMES
from tests.fuzz.trying import CORPUS

NAME = "fuzz"


def table(folders: Iterable[Path]) -> str:
    """Rows by target: minutes, files, findings (each place of the code counts once), files of it that are kept."""
    minutes: defaultdict[str, float] = defaultdict(float)
    files: defaultdict[str, int] = defaultdict(int)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for path in folder.glob("*.json"):
            if path.stem in NAMES:
                told = json.loads(path.read_text(encoding="utf-8"))
                minutes[path.stem] += told["seconds"] / 60
                files[path.stem] += told["executions"]
                found[path.stem] |= set(told["findings"])
    heads = "| way in | minutes of the processor | files tried | findings | kept files |"
    lines = [heads, "| --- | ---: | ---: | ---: | ---: |"]
    for name in NAMES:
        kept = sum(path.is_file() for path in (CORPUS / name).glob("*"))
        lines.append(f"| {name} | {minutes[name]:.1f} | {files[name]:,} | {len(found[name])} | {kept} |")
    whole = sum(map(len, found.values()))
    lines.append(f"| together | {sum(minutes.values()):.1f} | {sum(files.values()):,} | {whole} | |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or write it into the document."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.table", description="What was tried and found.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR", help="--out of runs of python -m tests.fuzz")
    parser.add_argument("--write", action="store_true", help="into docs/measurements.md, between its markers")
    options = parser.parse_args(arguments)
    made = table(options.folders)
    print(made)
    if options.write:
        file = ROOT / "docs" / "measurements.md"
        file.write_text(document.replaced(file.read_text(encoding="utf-8"), NAME, made), encoding="utf-8")


if __name__ == "__main__":
    main()
