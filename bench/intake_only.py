"""The intake without keeping and building: a file is read, checked and turned into the tables of the register.

Run as a process: `python -m bench.intake_only <file>`.
"""

import sys
from datetime import datetime
from pathlib import Path

from etl.build import WITA
from etl.intake import batches, tables


def main(path: Path) -> int:
    """Returns how many meetings went in."""
    batch = batches.new(path, "bench", datetime.now(WITA), [])
    return len(tables.combine([batch]).tables["meeting"])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) == 0)
