"""The map in the real chromium: drawn in its class colours, clickable, and silent towards every other host."""

import io
import json
import math
import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from charts.deck_map import NARROW_HEIGHT_PX, NARROW_PX, WIDE_HEIGHT_PX, WIDE_PX
from charts.deck_patterns import dots
from charts.deck_places import view_of
from charts.theme import palette

ROOT = Path(__file__).parents[2]
SECONDS = 60

# Two sets of values, so that the test sees colours change while the shapes stay in the browser.
SCRIPT = """
import json, sys
sys.path.insert(0, {root!r})
import streamlit as st
from charts.deck_map import NARROW_HEIGHT_PX, NARROW_PX, WIDE_HEIGHT_PX, WIDE_PX, choropleth, clicked_code
from indicators.share import AreaShare, Share

st.set_page_config(layout="wide")
narrow, mode = "narrow" in st.query_params, st.query_params.get("mode", "light")
st.session_state.setdefault("chosen", None)

def clicked():
    code = clicked_code(st.session_state["map"].selection)
    st.session_state["state"] = json.dumps(
        {{"layers": list(st.session_state["map"].selection["objects"]),
          "keys": sorted(sum((list(o[0]) for o in st.session_state["map"].selection["objects"].values()), []))}})
    if code:
        st.session_state["chosen"] = code
        st.session_state["answered"] = st.session_state["state"]

st.button("Bima", on_click=lambda: st.session_state.update(chosen="52.06"))
first = not st.toggle("other values")
shares = {{"52.02": Share(15, 18), "52.07": Share(7, 13), "52.04": Share(1, 4), "52.05": Share(2, 6),
          "52.06": Share(2, 11) if first else Share(11, 11)}}
values = {{code: AreaShare(code, code, share, 88, 11) for code, share in shares.items()}}
deck = choropleth(values, mode=mode, chosen=st.session_state["chosen"], unit="KKG",
                  kabupaten_url="/app/static/geo/kabupaten_ntb.geojson",
                  kecamatan_url="/app/static/geo/kecamatan_ntb.geojson",
                  width_px=NARROW_PX if narrow else WIDE_PX)
st.pydeck_chart(deck, key="map", on_select=clicked, selection_mode="single-object",
                width="stretch" if narrow else WIDE_PX, height=NARROW_HEIGHT_PX if narrow else WIDE_HEIGHT_PX)
st.text(f"chosen={{st.session_state['chosen']}} state={{st.session_state.get('answered')}}")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scratch Streamlit app that serves the real shapes; its process ends with the tests."""
    folder = tmp_path_factory.mktemp("map")
    (folder / "static" / "geo").mkdir(parents=True)
    for level in ("kabupaten", "kecamatan"):
        shutil.copy(ROOT / "geo" / "boundaries" / f"{level}_ntb.geojson", folder / "static" / "geo")
    (folder / "map.py").write_text(SCRIPT.format(root=str(ROOT)), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.enableStaticServing=true", "--server.headless=true", "--server.fileWatcherType=none",
               "--browser.gatherUsageStats=false", "--server.address=127.0.0.1", f"--server.port={port}"]  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "map.py", *options],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_healthy(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "streamlit ended before it served a page"
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"streamlit did not answer within {SECONDS} s")


def open_map(browser: Browser, url: str, *, width: int = 1400, dark: bool = False) -> tuple[Page, Locator, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme="dark" if dark else "light")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(url)
    canvas = page.locator(".stDeckGlJsonChart canvas").first
    canvas.wait_for(timeout=SECONDS * 1000)
    return page, canvas, requests


def colours_of(canvas: Locator) -> dict[str, int]:
    """Colour -> pixels in a screenshot of the map."""
    picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    pixels = picture.tobytes()
    counted = Counter(pixels[start : start + 3] for start in range(0, len(pixels), 3))
    return {f"#{colour.hex().upper()}": count for colour, count in counted.items()}


def wait_for_colour(canvas: Locator, colour: str, at_least: int = 400) -> dict[str, int]:
    """deck.gl tells nobody when it has drawn: look until the colour is there."""
    until, found = time.monotonic() + SECONDS, {}
    while time.monotonic() < until:
        found = colours_of(canvas)
        if found.get(colour, 0) >= at_least:
            return found
        time.sleep(0.3)
    largest = sorted(found.items(), key=lambda pair: -pair[1])[:8]
    raise AssertionError(f"{colour} never appeared on the map; largest areas: {largest}")


def click_place(page: Page, canvas: Locator, code: str) -> Locator:
    """Clicks a point inside a place, while the map shows the whole of NTB; returns what says the choice."""
    box = canvas.bounding_box()
    assert box
    view = view_of(None, width_px=WIDE_PX, height_px=WIDE_HEIGHT_PX)
    longitude, latitude = sorted(dots(code))[len(dots(code)) // 2]
    world = 512 * 2**view.zoom
    x = world * (longitude - view.longitude) / 360
    y = world * (_mercator(view.latitude) - _mercator(latitude))
    return click(page, box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y, f"chosen={code}")


def click(page: Page, x: float, y: float, said: str) -> Locator:
    """Hovers until the tooltip is there and clicks, as a reader does, until the page says the choice.

    deck.gl reads the picture back at each press to find the object under the mouse. Drawn in software on a busy machine
    that outlasts the quarter of a second after which a press no longer counts as a click; Streamlit hands no setting
    for it on. So a click may be lost there, and the reader clicks again.
    """
    hover(page, x, y)
    answer = page.get_by_text(said)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        page.mouse.move(x, y)
        page.mouse.click(x, y)
        try:
            answer.wait_for(timeout=6_000)
        except TimeoutError:
            continue
        return answer
    raise AssertionError(f"the page never said {said}")


def hover(page: Page, x: float, y: float) -> None:
    """Moves the mouse about a point until the tooltip is there: deck.gl compiles what it needs when first asked."""
    tip = page.locator(".gugus-tip")
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        page.mouse.move(x + random.uniform(-2, 2), y + random.uniform(-2, 2))
        time.sleep(0.3)
        if tip.count() and tip.first.is_visible():
            return
    raise AssertionError("no tooltip appeared: deck.gl finds nothing under the mouse")


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)


def foreign(requests: list[str]) -> list[str]:
    return [url for url in requests if not url.startswith(("data:", "blob:")) and urlsplit(url).hostname != "127.0.0.1"]


@pytest.mark.browser
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_map_is_drawn_in_its_class_colours_without_any_foreign_request(
    address: str, browser: Browser, mode: str
) -> None:
    page, canvas, requests = open_map(browser, f"{address}/?mode={mode}", dark=mode == "dark")
    colours = palette(mode)
    found = wait_for_colour(canvas, colours.scale[4])  # Lombok Tengah, 15 of 18
    for step in (0, 1, 2):  # Bima 2 of 11, Dompu 2 of 6, Sumbawa Barat 7 of 13
        assert found.get(colours.scale[step], 0) > 400, step
    assert found.get(colours.card, 0) > 400  # not surveyed, and Sumbawa with its dots
    assert foreign(requests) == []
    page.close()


@pytest.mark.browser
def test_a_click_on_bima_chooses_bima_and_new_values_are_painted(address: str, browser: Browser) -> None:
    page, canvas, requests = open_map(browser, address)
    colours = palette("light")
    wait_for_colour(canvas, colours.scale[4])
    chosen = click_place(page, canvas, "52.06")
    assert "2 dari 11 (18%, sampel kecil)" in page.locator(".gugus-tip").first.inner_text()
    state = json.loads(chosen.inner_text().split("state=", 1)[1])
    # What clicked_code() relies on; a new Streamlit or deck.gl that sends something else must not pass unseen.
    assert state == {"layers": ["choice-none"], "keys": ["geometry", "properties", "type"]}
    wait_for_colour(canvas, colours.text, 500)  # the outline of the choice
    page.get_by_text("other values").click()
    wait_for_colour(canvas, colours.scale[4], 20_000)  # Bima fills the view: 11 of 11
    assert len([url for url in requests if url.endswith("kabupaten_ntb.geojson")]) == 1
    assert foreign(requests) == []
    page.close()


@pytest.mark.browser
def test_the_same_place_can_be_clicked_again_after_another_way_of_choosing(address: str, browser: Browser) -> None:
    page, canvas, _ = open_map(browser, address)
    wait_for_colour(canvas, palette("light").scale[4])
    click_place(page, canvas, "52.04")
    page.get_by_role("button", name="Bima").click()
    page.get_by_text("chosen=52.06").wait_for(timeout=SECONDS * 1000)
    wait_for_colour(canvas, palette("light").scale[0], 20_000)
    box = canvas.bounding_box()
    assert box
    # Sumbawa, at the left of Bima's view
    click(page, box["x"] + 30, box["y"] + box["height"] - 60, "chosen=52.04")
    page.close()


@pytest.mark.browser
def test_a_phone_sees_the_whole_of_ntb(address: str, browser: Browser) -> None:
    page, canvas, _ = open_map(browser, f"{address}/?narrow=1", width=390)
    colours = palette("light")
    found = wait_for_colour(canvas, colours.scale[4], 100)
    assert found.get(colours.scale[0], 0) > 100  # Bima, at the other end
    box = canvas.bounding_box()
    assert box
    assert NARROW_PX <= box["width"] <= 390
    assert round(box["height"]) == NARROW_HEIGHT_PX
    page.close()
