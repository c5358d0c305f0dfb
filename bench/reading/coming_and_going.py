"""`python -m bench.reading.coming_and_going`: readers who come, look around all pages, take files, and leave again.

Another comes for each who leaves. One line of JSON per click on the standard output, until the process is ended.
"""

import argparse
import asyncio
import json
import os
import random
import sys

from bench.reading.crowd import LINK, NICE
from bench.reading.tab import Tab
from bench.reading.visits import Click, Reader, think
from components.shell import PAGES, QUIET_PAGES

EVERY_PAGE = ("", *PAGES[1:], *QUIET_PAGES)
CLICKS = (4, 25)  # of one visit
# Of a hundred clicks: a document is made and taken, the table behind a page is taken.
DOCUMENTS, TABLES = 2, 4
MADE = ("make_card", "make_brief", "make_slides")
LOOKS, LOOK_EVERY = 120, 0.6  # as the dialog looks whether a document is ready


async def visit(url: str, chance: random.Random) -> None:
    """One reader from the first page to the last."""
    async with Tab(url) as tab:
        reader = Reader(tab, chance, None, say, EVERY_PAGE)
        await reader.open(chance.choice(EVERY_PAGE), LINK)
        for _ in range(chance.randint(*CLICKS)):
            await think(chance, 3.0)
            kind = chance.uniform(0, 100)
            if kind < DOCUMENTS and f"documents_{reader.page or PAGES[0]}" in tab.page.keys("button"):
                await document(tab, reader, chance)
            elif kind < DOCUMENTS + TABLES and "downloads" in tab.page.keys("button"):
                await table(tab, reader, chance)
            else:
                await reader.click()


async def document(tab: Tab, reader: Reader, chance: random.Random) -> None:
    """Order a document, wait as its dialog does, take it; another page closes the dialog."""
    await tab.click(f"documents_{reader.page or PAGES[0]}")
    wish = chance.choice(MADE)
    kind = wish.removeprefix("make_")
    if wish in tab.page.keys("button"):
        await tab.click(wish)
    for _ in range(LOOKS):
        if f"download_{kind}" in tab.page.keys("download_button"):
            content = await tab.download(f"download_{kind}")
            say(Click("document", reader.page, 0, len(content), "" if len(content) > 1000 else "an empty document"))
            break
        await asyncio.sleep(LOOK_EVERY)
        await tab.again(f"cancel_{kind}" if f"cancel_{kind}" in tab.page.keys("button") else wish)
    else:
        say(Click("document", reader.page, 0, 0, f"{kind} was not made"))


async def table(tab: Tab, reader: Reader, chance: random.Random) -> None:
    """Take the figures of the page away as a file."""
    await tab.click("downloads")
    keys = tab.page.keys("download_button")
    content = await tab.download(chance.choice(keys)) if keys else b""
    say(Click("table", reader.page, 0, len(content), "" if content else "an empty file"))


def say(click: Click) -> None:
    """One line of what happened."""
    print(json.dumps(click.as_dict()), flush=True)


async def place(url: str, number: int) -> None:
    """One chair: when its reader leaves, the next one comes."""
    chance = random.Random(number)
    while True:
        await think(chance, 2.0)
        try:
            await visit(url, chance)
        except Exception as error:  # an answer lost; the next reader comes all the same
            say(Click("lost", "", 0, 0, f"{type(error).__name__}: {error}"[:300]))


async def all_of_them(url: str, readers: int) -> None:
    """`readers` at any time."""
    await asyncio.gather(*(place(url, number) for number in range(readers)))


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and go on until ended."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading.coming_and_going", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--readers", type=int, default=10)
    options = parser.parse_args(arguments)
    os.nice(NICE)
    asyncio.run(all_of_them(options.url, options.readers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
