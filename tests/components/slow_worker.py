"""A worker whose documents need no warehouse and no writer: what it does stands in the address of the order."""

import os
import time
from pathlib import Path

from exports import worker
from exports.files import File
from exports.order import Order, Tell


def make(order: Order, tell: Tell) -> File:
    """`sleep 0.2`, `die`, `die once <file>`, `fail`, `size 1000`, `print`; then a file that says who made it."""
    what, _, rest = order.address.partition(" ")
    tell(0, 2, "content")
    size = 10
    if what == "sleep":
        time.sleep(float(rest))
    elif what == "die":
        marker = Path(rest.removeprefix("once ")) if rest else None
        if marker is None or not marker.exists():
            if marker:
                marker.touch()
            os._exit(3)
    elif what == "fail":
        raise ValueError(f"cannot be made: {rest}")
    elif what == "size":
        size = int(rest)
    elif what == "print":
        print("a library talks")
    tell(1, 2, "card")
    return File(str(os.getpid()), "text/plain", b"x" * size)


if __name__ == "__main__":
    worker.main(make)
