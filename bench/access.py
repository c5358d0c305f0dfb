"""Can everybody read it? axe-core on every page, the contrast of every pair of colours, clicks to an answer."""

from itertools import product
from typing import Any, Literal
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from bench import axe, browser, servers
from bench.results import Result
from charts.contrast import ratio
from charts.theme import PALETTES, Palette
from components.shell import PAGES
from indicators import registry
from schemas.vocabulary import GroupType

LOOKS: dict[str, tuple[dict[str, Any], Literal["light", "dark"]]] = {
    "wide, light": (browser.WIDE, "light"),
    "wide, dark": (browser.WIDE, "dark"),
    "phone, light": (browser.PHONE, "light"),
}
SHOWN = {"kabupaten": "52.06", "lang": "id"}
# Each comparison carries the button of its drawer, which is named after the indicator.
STATED = """() => [...document.querySelectorAll('[class*="st-key-origin_compare_"]')]
  .map(e => e.className.match(/st-key-origin_compare_([a-z0-9_]+)/)[1])"""
TEXT, MARK = 7.0, 3.0  # what the design asks for: text, and marks (bars, dots, outlines)


def measure() -> Result:
    """axe-core in three looks, on a server of its own; contrast from the palette."""
    with servers.warehouse() as folder, servers.serve(folder) as server, browser.chromium() as chromium:
        pages = {page: _page(chromium, server.url, page) for page in PAGES}
        clicks = _clicks(chromium, server.url)
    contrast = {mode: _pairs(colours) for mode, colours in PALETTES.items()}
    return {"pages": pages, "contrast": contrast, "clicks": clicks}


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


def _clicks(chromium: Browser, url: str) -> Result:
    """Clicks from the landing page to the statement whether kabupaten differ, by indicator of the survey for KKG."""
    tab = browser.watched(chromium.new_context(**browser.WIDE).new_page())
    tab.goto(url)
    browser.wait_quiet(tab, 0)
    browser.change(tab, ".st-key-menu a[href*=bandingkan]")
    needed = dict.fromkeys(_stated(tab), 1)
    themes = ".st-key-switch_tema button"
    for theme in range(tab.locator(themes).count()):
        if theme:  # the first is open
            browser.change(tab, f"{themes} >> nth={theme}")
        needed = {**dict.fromkeys(_stated(tab), 2), **needed}
        pills = ".st-key-pills_angka button"
        for pill in range(tab.locator(pills).count()):
            if tab.locator(pills).nth(pill).get_attribute("aria-checked") != "true":
                browser.change(tab, f"{pills} >> nth={pill}")
                needed = {**dict.fromkeys(_stated(tab), 3), **needed}
                browser.change(tab, f"{pills} >> nth={pill}")
    tab.context.close()
    asked = [one.id for one in registry.all_indicators() if GroupType.KKG in one.group_types]
    return {"indicators": len(asked), "needed": {str(n): sum(needed.get(one) == n for one in asked) for n in (1, 2, 3)}}


def _stated(tab: Page) -> list[str]:
    """Indicators whose comparison is on the screen."""
    found: list[str] = tab.evaluate(STATED)
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
