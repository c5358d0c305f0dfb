"""The least DuckDB can do with the files of the build: read every table, write it into one file. Run as a process.

No contract, no code of a place, no reconstructed count, no indicator, no check: `python -m bench.floor <folder>`.
"""

import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ("data/raw/**/*.csv", "data/sample/*.csv", "data/sample/*.parquet", "geo/places/*.csv", "geo/aliases.csv")


def main(folder: Path) -> int:
    """Returns how many files were written."""
    files = sorted(path for pattern in INPUTS for path in ROOT.glob(pattern))
    with duckdb.connect(str(folder / "floor.duckdb")) as connection:
        for path in files:
            is_text = path.suffix == ".csv"
            rows = connection.read_csv(str(path), all_varchar=True) if is_text else connection.read_parquet(str(path))
            rows.create(f"{path.parent.name}_{path.stem}")
    return len(files)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
