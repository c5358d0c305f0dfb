"""A process of its own that makes documents: orders in through a pipe, steps and files out. `python -m exports.worker`.

It knows no Streamlit and shares no interpreter with the server, so that nobody's page waits for a document. It ends
when its pipe is closed, also when the server was killed.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from exports.files import File
from exports.order import Order, Tell

Maker = Callable[[Order, Tell], File]
NICE = 5  # readers come first: with few processors a document takes what they leave
MOST_MEMORY = 2_000_000_000  # bytes of its own data; a package takes a fifth (docs/measurements.md)

# What it answers with: ("step", done, of, step), then ("done", file) or ("failed", traceback).


def serve(orders: BinaryIO, answers: BinaryIO, maker: Maker) -> None:
    """Make one order after the other until `orders` is closed."""

    def tell(*said: object) -> None:
        pickle.dump(said, answers)
        answers.flush()

    while True:
        try:
            order = pickle.load(orders)  # noqa: S301 - from the process that started this one, nobody else
        except EOFError:
            return
        try:
            made = maker(order, lambda done, of, step: tell("step", done, of, step))
        except Exception:
            tell("failed", traceback.format_exc())
        else:
            tell("done", made)


def main(maker: Maker | None = None) -> None:
    """Serve standard input and output; what a library prints goes to the log and not between the answers."""
    if maker is None:
        from exports.press import make  # noqa: PLC0415 - the writers, which another maker does not need

        maker = make
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the server, which closes the pipe
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _be_modest()
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers, maker)


def _be_modest() -> None:
    """Give way to the server in time, and end rather than take its memory (where the system knows how)."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
