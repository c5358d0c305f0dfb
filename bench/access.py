"""Can everybody read it? axe-core on every page, the contrast of every pair of colours, clicks to an answer."""

from itertools import product
from typing import Any, Literal
from urllib.parse import urlencode

from playwright.sync_api import Browser

from bench import axe, browser, servers
from bench.results import Result
from charts.contrast import ratio
from charts.theme import PALETTES, Palette
from components.shell import PAGES

LOOKS: dict[str, tuple[dict[str, Any], Literal["light", "dark"]]] = {
    "wide, light": (browser.WIDE, "light"),
    "wide, dark": (browser.WIDE, "dark"),
    "phone, light": (browser.PHONE, "light"),
}
SHOWN = {"kabupaten": "52.06", "lang": "id"}
TEXT, MARK = 7.0, 3.0  # what the design asks for: text, and marks (bars, dots, outlines)


def measure() -> Result:
    """axe-core in three looks, on a server of its own; contrast from the palette."""
    with servers.warehouse() as folder, servers.serve(folder) as server, browser.chromium() as chromium:
        pages = {page: _page(chromium, server.url, page) for page in PAGES}
    return {"pages": pages, "contrast": {mode: _pairs(colours) for mode, colours in PALETTES.items()}}


def _page(chromium: Browser, url: str, page: str) -> Result:
    """Per look: rules that hold, and elements with a finding by impact."""
    found: Result = {}
    for name, (look, theme) in LOOKS.items():
        context = chromium.new_context(**look, color_scheme=theme)
        tab = browser.watched(context.new_page())
        tab.goto(f"{url}/{'' if page == PAGES[0] else page}?{urlencode(SHOWN)}")
        browser.wait_quiet(tab, 0)
        seen = axe.look(tab)
        found[name] = {"passed": seen.passed, **{impact: seen.count(impact) for impact in axe.IMPACTS},
                       "rules": [one.rule for one in seen.broken]}  # fmt: skip
        context.close()
    return found


def _pairs(colours: Palette) -> list[Result]:
    """Every colour on every ground it stands on: (use, ground, ratio, what is asked for)."""
    texts = {"text": colours.text, "quiet text": colours.quiet}
    marks = {
        "accent": colours.accent,
        **{f"class {name}": colour for name, colour in colours.classes.items()},
        **{f"category {place}": colour for place, colour in enumerate(colours.categories, start=1)},
    }
    grounds = {"ground": colours.ground, "card": colours.card}
    pairs = [_pair(ink, ground, TEXT) for ink, ground in product(texts.items(), grounds.items())]
    pairs.append(_pair(("link", colours.accent), ("ground", colours.ground), TEXT))
    pairs += [_pair(ink, ground, MARK) for ink, ground in product(marks.items(), grounds.items())]
    for step, colour in enumerate(colours.scale, start=1):
        # The figure in a coloured cell is written in the better of the two inks.
        best = max(ratio(colour, colours.text), ratio(colour, colours.ground))
        pairs.append({"ink": "better ink", "ground": f"scale {step}", "ratio": best, "asked": 4.5})
    return pairs


def _pair(ink: tuple[str, str], ground: tuple[str, str], asked: float) -> Result:
    return {"ink": ink[0], "ground": ground[0], "ratio": ratio(ink[1], ground[1]), "asked": asked}
