"""A reader's hand on a map drawn by deck.gl: where a place is on the screen, hovering, clicking until it counts."""

import math
import random
import time
from collections.abc import Callable, Iterable, Mapping

import pydeck as pdk
from playwright.sync_api import Locator

from tests.browser.visit import PATIENCE_MS, Visit, colours_of, squeeze

WORLD_PX = 512  # width of the Mercator world at zoom 0
SECONDS_PER_CLICK = 10  # an answer that comes late must not find a second click on its way
MIXED = 28  # of 255, per channel


def canvas(visit: Visit) -> Locator:
    """The map."""
    return visit.page.locator(".stDeckGlJsonChart canvas").first


def marks_near(visit: Visit, colours: Iterable[str]) -> dict[str, int]:
    """Pixels of the map that are about of each colour: marks are small, so most of a ring is mixed with its ground."""
    found = colours_of(canvas(visit).screenshot())
    drawn = [(bytes.fromhex(one[1:]), count) for one, count in found.items()]
    near = {}
    for colour in colours:
        red, green, blue = bytes.fromhex(colour[1:])
        near[colour] = sum(
            count
            for one, count in drawn
            if abs(one[0] - red) <= MIXED and abs(one[1] - green) <= MIXED and abs(one[2] - blue) <= MIXED
        )
    return near


def wait_for_marks(visit: Visit, wanted: Mapping[str, int]) -> None:
    """Look until the map has about so many pixels of each colour; 0: until it has none."""
    until, found = time.monotonic() + PATIENCE_MS / 1000 / 2, {}
    while time.monotonic() < until:
        found = marks_near(visit, wanted)
        if all((found[colour] >= least) if least else (found[colour] == 0) for colour, least in wanted.items()):
            return
        time.sleep(0.2)
    raise AssertionError(f"looked for {dict(wanted)}, found {found}")


def pixel(visit: Visit, view: pdk.ViewState, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point is on the screen while the map shows `view`."""
    canvas(visit).scroll_into_view_if_needed()
    box = canvas(visit).bounding_box()
    assert box
    world = WORLD_PX * 2**view.zoom
    x = world * (longitude - view.longitude) / 360
    y = world * (_mercator(view.latitude) - _mercator(latitude))
    return box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y


def hover(visit: Visit, x: float, y: float) -> str:
    """Move the mouse about a point until the tooltip is there; returns its words.

    deck.gl compiles what it needs to find the object under the mouse only when it is first asked; until then nothing
    is found.
    """
    tip = visit.page.locator(".gugus-tip")
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until:
        visit.page.mouse.move(x + random.uniform(-2, 2), y + random.uniform(-2, 2))
        time.sleep(0.3)
        if tip.count() and tip.first.is_visible():
            return squeeze(tip.first.inner_text())
    raise AssertionError("no tooltip appeared: deck.gl finds nothing under the mouse")


def click(visit: Visit, x: float, y: float, is_done: Callable[[], bool]) -> None:
    """Hover, then click, as a reader does, until the page has answered.

    deck.gl reads the picture back at each press to find the object under the mouse. Drawn in software on a busy machine
    that outlasts the quarter of a second after which a press no longer counts as a click; Streamlit hands no setting
    for it on. So a click may be lost there, and the reader clicks again.
    """
    hover(visit, x, y)
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until:
        visit.page.mouse.move(x, y)
        visit.page.mouse.click(x, y)
        again = time.monotonic() + SECONDS_PER_CLICK
        while time.monotonic() < again or visit.is_running:
            if is_done():
                return
            time.sleep(0.1)
    raise AssertionError(f"no click on ({x:.0f}, {y:.0f}) was answered")


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)
