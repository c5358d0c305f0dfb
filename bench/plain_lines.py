"""The least that reading a chat takes: a bare loop tells by one regular expression which lines begin a message.

Run as a process: `python -m bench.plain_lines <file>`.
"""

import re
import sys
from pathlib import Path

HEADER = re.compile(r"(\d{1,2}/\d{1,2}/\d{2,4}) (\d{1,2}\.\d{2}) - ([^:]+): (.*)")


def main(path: Path) -> int:
    """Returns how many messages were found."""
    found: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            match = HEADER.match(line)
            if match:
                found.append(list(match.groups()))
            elif found:
                found[-1][3] += line
    return len(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
