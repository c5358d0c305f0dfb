"""A command that needs no data: what it does stands in its arguments, as `sleep 0.2`, `tell {...}`, `exit 4`."""

import json
import os
import sys
import time
from pathlib import Path


def main(words: list[str]) -> int:
    """Do one thing after the other; the exit code."""
    while words:
        what = words.pop(0)
        if what == "exit":
            return int(words.pop(0))
        if what == "sleep":
            time.sleep(float(words.pop(0)))
        elif what == "tell":
            print(words.pop(0), flush=True)
        elif what == "step":
            print(json.dumps({"step": 2, "of": 4, "words": words.pop(0)}), file=sys.stderr, flush=True)
        elif what == "say":
            print(words.pop(0), file=sys.stderr, flush=True)
        elif what == "know":
            print(json.dumps({**os.environ, "priority": os.getpriority(os.PRIO_PROCESS, 0), "in": str(Path.cwd())}))
        elif what == "fill":
            time.sleep(0.2)  # the limit is set right after the start
            print(len(bytearray(int(words.pop(0)))))
        elif what == "die":
            os._exit(9)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
