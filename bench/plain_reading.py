"""The least that reading a workbook takes: python-calamine turns every sheet into Python rows, and nothing is done.

Run as a process: `python -m bench.plain_reading <file>`.
"""

import sys
from pathlib import Path

import python_calamine


def main(path: Path) -> int:
    """Returns how many rows were read."""
    with python_calamine.load_workbook(path) as workbook:
        return sum(len(workbook.get_sheet_by_name(name).to_python()) for name in workbook.sheet_names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
