"""What a reader does: opens a page by a link, changes filters, goes to other pages, asks where a figure comes from.

Every answer is held against what a lone reader saw in the same state before: a figure of another reader, of another
place, or half a page is an error, not an answer.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bench.reading.page import choices, difference, digests
from bench.reading.tab import Answer, Tab

PLACE, TYPE = "filter_kabupaten", "filter_jenis"
PAGES = ("", "peta", "keaktifan", "pendanaan", "narasumber", "kelembagaan")
# Of a hundred clicks. Readers try the filters of a page; now and then they ask for a source or turn the page.
CLICKS = {"place": 55, "type": 20, "page": 15, "origin": 10}
State = tuple[str, str, str]  # page, kabupaten, type of group: as the reader sees them


@dataclass(frozen=True)
class Click:
    """One click of a reader and what came of it; `fault` is empty when the right answer arrived."""

    kind: str
    page: str
    seconds: float
    size: int
    fault: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def state(tab: Tab, page: str) -> State:
    """Page, place and type that are chosen now."""

    def chosen(key: str) -> str:
        try:
            widget, _ = tab.page.filter(key)
        except LookupError:
            return ""
        return "".join(tab.page.chosen.get(widget.id, ()))

    return page, chosen(PLACE), chosen(TYPE)


def options(tab: Tab, key: str) -> list[str]:
    """What can be chosen in a filter; empty where the page does not have it."""
    try:
        widget, _ = tab.page.filter(key)
    except LookupError:
        return []
    return choices(widget)


@dataclass
class Reader:
    """One reader with a tab. `expected`: digests of what a lone reader saw; None where nothing is known beforehand."""

    tab: Tab
    chance: random.Random
    expected: Mapping[State, list[str]] | None
    note: Callable[[Click], object]
    pages: tuple[str, ...] = PAGES
    page: str = ""

    async def open(self, page: str, query: str) -> None:
        """Follow a link."""
        self.page = page
        await self._did("open", self.tab.open(page, query), self._fault_of_page)

    async def click(self) -> None:
        """One click of the usual mixture."""
        kind = self.chance.choices(list(CLICKS), list(CLICKS.values()))[0]
        if kind == "type" and not options(self.tab, TYPE):
            kind = "place"
        if kind == "place" and not options(self.tab, PLACE):
            kind = "page"
        if kind == "origin" and not self._origins():
            kind = "page"
        if kind == "page":
            self.page = self.chance.choice([one for one in self.pages if one != self.page])
            await self._did("page", self.tab.go(self.page), self._fault_of_page)
        elif kind == "origin":
            await self._origin(self.chance.choice(self._origins()))
        else:
            key = PLACE if kind == "place" else TYPE
            now = state(self.tab, self.page)[1 if key == PLACE else 2]
            other = self.chance.choice([one for one in options(self.tab, key) if one != now])
            await self._did("filter", self.tab.choose(key, other), lambda: self._fault_of_choice(key, other))

    async def _origin(self, key: str) -> None:
        """Open what a figure rests on, and close it: the part of the page that runs alone."""
        for _ in range(2):
            await self._did("part", self.tab.click(key), self._fault_of_part)

    def _origins(self) -> list[str]:
        return [key for key in self.tab.page.keys("button") if key.startswith("origin_")]

    async def _did(self, kind: str, answer: Awaitable[Answer], fault: Callable[[], str]) -> None:
        found = await answer
        self.note(Click(kind, self.page, found.seconds, found.size, fault()))

    def _fault_of_choice(self, key: str, option: str) -> str:
        """What was chosen is what the page now says of itself, and the page is the one of that choice."""
        now = state(self.tab, self.page)[1 if key == PLACE else 2]
        return self._fault_of_page() if now == option else f"{option} was chosen, {now} is shown"

    def _fault_of_page(self) -> str:
        page = self.tab.page
        mark = page.stamp()
        if not mark:
            return "the page has no end"
        if mark["page"] != (self.page or "ringkasan"):
            return f"{self.page} was asked for, {mark['page']} is shown"
        now = state(self.tab, self.page)
        if self.expected is None:
            words = page.words()
            return "" if now[1] in ("", "Semua") or any(now[1] in one for one in words) else f"nothing of {now[1]}"
        if now not in self.expected:
            return f"unknown state {now}"
        other = difference(page.words(), self.expected[now])
        return f"not the page of {now}: {other}" if other else ""

    def _fault_of_part(self) -> str:
        return "" if self.tab.page.arrived else "nothing arrived"


@dataclass(frozen=True)
class Seen:
    """A page in one state: what is seen there, and the messages that it is made of."""

    words: list[str]
    messages: list[bytes]


async def walk(url: str, pages: tuple[str, ...] = PAGES) -> dict[State, Seen]:
    """Every page in every state of its filters, read alone."""
    seen: dict[State, Seen] = {}
    async with Tab(url) as tab:
        await tab.open("", "lang=id")
        for page in pages:
            if page:
                await tab.go(page)
            for kind in options(tab, TYPE) or [""]:
                if kind and state(tab, page)[2] != kind:
                    await tab.choose(TYPE, kind)
                places = options(tab, PLACE) or [""]  # the map of the country has no filter of kabupaten
                for place in places:
                    if state(tab, page)[1] != place:
                        await tab.choose(PLACE, place)
                    seen[state(tab, page)] = Seen(tab.page.words(), tab.page.messages())
                if places[0]:
                    await tab.choose(PLACE, places[0])
    return seen


def written(seen: Mapping[State, Seen]) -> str:
    """What `expected` is made from, for another process."""
    return json.dumps([[list(where), digests(one.words)] for where, one in seen.items()])


def read(text: str) -> dict[State, list[str]]:
    """What `written` has written."""
    return {(page, place, kind): seen for (page, place, kind), seen in json.loads(text)}


async def think(chance: random.Random, seconds: float) -> None:
    """Read before the next click: `seconds` on average, between half and one and a half of it."""
    await asyncio.sleep(chance.uniform(0.5 * seconds, 1.5 * seconds))
