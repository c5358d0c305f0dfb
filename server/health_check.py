"""``python -m server.health_check [--wait SECONDS]``: does the dashboard answer, and its warehouse?

Nothing but the standard library is imported: it runs every half minute beside the readers.
"""

import argparse
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

ADDRESS = "http://127.0.0.1:8501/health"
_BETWEEN = 0.5
_PATIENCE = 4.0


def answers(address: str) -> bool:
    """Whether /health says 200 within four seconds."""
    try:
        # A proxy of the environment must not answer for this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=_PATIENCE) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 when it answers (within --wait), 1 when not."""
    parser = argparse.ArgumentParser(prog="python -m server.health_check", description="Does the dashboard answer?")
    parser.add_argument("--address", default=ADDRESS, help="default: %(default)s")
    parser.add_argument("--wait", type=float, default=0, metavar="SECONDS", help="until it answers (default: ask once)")
    options = parser.parse_args(arguments)
    until = time.monotonic() + options.wait
    while not answers(options.address):
        if time.monotonic() >= until:
            return 1
        time.sleep(_BETWEEN)
    return 0


if __name__ == "__main__":
    sys.exit(main())
