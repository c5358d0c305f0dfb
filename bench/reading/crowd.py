"""`python -m bench.reading.crowd`: many readers at once, in a process of their own, as JSON on the standard output.

They give way to the server (`nice`), and their own processor time is told: what they take, the server does not get.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.reading.tab import Tab
from bench.reading.visits import PAGES, Click, Reader, State, read, think

NICE = 5
LINK = "lang=id"
COMING = 0.3  # seconds between two readers who come


async def crowd(
    url: str,
    readers: int,
    seconds: float,
    pause: float,
    expected: Mapping[State, list[str]] | None,
    seed: int,
    links: Sequence[str] = (LINK,),
) -> dict[str, Any]:
    """`readers` come one after the other, by the `links` in turn, and click; what was clicked in so many `seconds` once
    all were there. expected None: a page is only asked whether it is the one of the chosen place.
    """
    clicks: list[Click] = []
    pages = PAGES if expected is None else tuple(dict.fromkeys(page for page, _, _ in expected))
    lost: list[str] = []
    arrived = asyncio.Semaphore(0)
    over = asyncio.Event()

    async def one(number: int) -> None:
        chance = random.Random(f"{seed} {number}")
        await asyncio.sleep(chance.uniform(0, COMING * readers))
        try:
            async with Tab(url) as tab:
                reader = Reader(tab, chance, expected, clicks.append, pages)
                await reader.open("", links[number % len(links)])
                arrived.release()
                while not over.is_set():
                    await think(chance, pause)
                    await reader.click()
        except Exception as error:  # whatever ends a reader's visit is an answer lost, and the others read on
            lost.append(f"{type(error).__name__}: {error}"[:200])
            arrived.release()

    tasks = [asyncio.create_task(one(number)) for number in range(readers)]
    for _ in tasks:
        await arrived.acquire()
    clicks.clear()
    cpu, started = time.process_time(), time.perf_counter()
    print(json.dumps({"all": "there"}), flush=True)
    await asyncio.sleep(seconds)
    over.set()
    await asyncio.gather(*tasks)
    return {
        "clicks": [click.as_dict() for click in clicks],
        "lost": lost,
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - cpu,
    }


def main(arguments: list[str] | None = None) -> int:
    """Read the command line; two lines of JSON: all are there, and what happened since."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading.crowd", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=3.0, help="seconds between two clicks (default: %(default)s)")
    parser.add_argument("--expected", type=Path, help="file of visits.written")
    parser.add_argument("--link", action="append", help="query of a link by which readers come, in turn")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    os.nice(NICE)
    expected = read(options.expected.read_text()) if options.expected else None
    found = asyncio.run(
        crowd(options.url, options.readers, options.seconds, options.think, expected, options.seed,
              options.link or (LINK,))
    )  # fmt: skip
    print(json.dumps(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
