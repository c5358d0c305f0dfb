"""What a real browser makes of the headers: everything is drawn, nothing is refused, nobody else is asked."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

if TYPE_CHECKING:
    from tests.server.conftest import RunningServer

    ServerFactory = Callable[..., RunningServer]

pytestmark = pytest.mark.browser

PATIENCE = 60_000

HEAVY_PAGE = """
import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

st.set_page_config(page_title="Uji", page_icon="\\N{BOOKS}", layout="wide")

def square(number):
    west = 116 + number
    ring = [[west, -9], [west + 0.8, -9], [west + 0.8, -8.2], [west, -8.2], [west, -9]]
    return {"type": "Feature", "id": str(number), "properties": {"n": number},
            "geometry": {"type": "Polygon", "coordinates": [ring]}}

shapes = {"type": "FeatureCollection", "features": [square(number) for number in range(3)]}
st.plotly_chart(go.Figure(go.Bar(x=["a", "b"], y=[3, 1])), key="bar")
choropleth = go.Figure(go.Choroplethmap(geojson=shapes, locations=["0", "1", "2"], z=[1, 2, 3]))
choropleth.update_layout(map_style="white-bg", map_center={"lat": -8.6, "lon": 117.4}, map_zoom=6)
st.plotly_chart(choropleth, key="map")
layers = [
    pdk.Layer("GeoJsonLayer", shapes, filled=True, get_fill_color=[200, 30, 30]),
    pdk.Layer("TextLayer", [{"t": "Mataram", "p": [116.1, -8.6]}], get_text="t", get_position="p"),
]
view = pdk.ViewState(latitude=-8.6, longitude=117.4, zoom=6)
st.pydeck_chart(pdk.Deck(layers, map_provider=None, initial_view_state=view), key="deck")
st.dataframe(pd.DataFrame({"gugus": range(50), "nama": ["x"] * 50}))
st.table({"a": [1, 2]})
st.metric("Gugus", 3, chart_data=[1, 2, 3])
st.html('<div id="gaya" style="color: rgb(1, 2, 3)">gaya</div>')
# st.html drops drawings; as Markdown and as a picture they are kept.
st.markdown('<svg id="gambar" width="20" height="20"><circle r="9"/></svg>', unsafe_allow_html=True)
st.image('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><circle r="9"/></svg>')
component = st.components.v2.component(
    "uji", html="<b></b>", js="export default (c) => { c.parentElement.querySelector('b').textContent = 'hidup' }")
component(key="component")
st.markdown(":material/home: $x^2$")
st.download_button("Unduh", "a,b", "a.csv")
st.html('<p id="selesai">selesai</p>')
"""

LIGHT_PAGE = """
import streamlit as st

st.set_page_config(page_title="Uji", page_icon="\\N{BOOKS}")

def beranda():
    st.metric("Gugus", 1234)
    st.table({"a": [1, 2]})
    st.html('<p id="selesai" style="font-variant-numeric: tabular-nums">selesai</p>')

def ikon():
    st.markdown(":material/home: rumah")
    st.html('<p id="selesai">selesai</p>')

st.navigation([st.Page(beranda, default=True), st.Page(ikon, url_path="ikon")], position="top").run()
"""


class Visit:
    """A page in the browser with all it asked for and all it complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.sockets: list[str] = []
        self.bytes = 0
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.sockets.append(socket.url))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda event: self._count(event["encodedDataLength"]))
        # Violations reach the console too, but not those inside a worker's own policy.
        page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.blockedURI))")
        page.goto(address)
        page.wait_for_selector("#selesai", timeout=PATIENCE)

    def _note(self, kind: str, text: str) -> None:
        # On the address of a page Streamlit looks for its health below that page first: a 404 by design.
        if kind == "error" and "404" not in text:
            self.complaints.append(text)

    def _count(self, size: float) -> None:
        self.bytes += int(size)

    def foreign(self) -> list[str]:
        """Requests that left for another host."""
        own = {"127.0.0.1", "localhost"}
        return [url for url in self.requests + self.sockets if urlsplit(url).hostname not in {*own, None}]


def colours(png: bytes) -> set[tuple[int, ...]]:
    """The colours in a picture."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    found = picture.getcolors(maxcolors=picture.width * picture.height) or []
    return {colour for _, colour in found if isinstance(colour, tuple)}


def wait_for_colour(page: Page, element: str, wanted: Callable[[tuple[int, ...]], bool]) -> None:
    """Wait until ``element`` shows a colour: WebGL tells nobody when it has drawn."""
    for _ in range(60):
        if any(wanted(colour) for colour in colours(page.locator(element).screenshot())):
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{element} has not been drawn")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_everything_is_drawn_and_nothing_refused(start: ServerFactory, browser: Browser, host: str) -> None:
    server = start(HEAVY_PAGE)
    page = browser.new_page(viewport={"width": 1280, "height": 3000})
    visit = Visit(page, f"http://{host}:{server.port}/")
    page.locator(".st-key-bar .bars path").first.wait_for(timeout=PATIENCE)
    wait_for_colour(page, ".st-key-map", lambda c: c[2] > 90 and c[0] < 60)  # the darkest blue of the scale
    wait_for_colour(page, "[data-testid=stDeckGlJsonChart]", lambda c: c[0] > 150 and c[1] < 80)  # the red of the layer
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for(timeout=PATIENCE)
    page.locator("[data-testid=stTable] td", has_text="2").first.wait_for()
    page.get_by_text("hidup").wait_for(timeout=PATIENCE)
    assert page.locator("#gaya").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    assert page.locator("svg#gambar circle").count() == 1
    assert page.locator("[data-testid=stImage] img").evaluate("e => e.naturalWidth") == 30
    page.locator(".st-key-bar").hover()
    with page.expect_download(timeout=PATIENCE) as picture:
        page.locator(".st-key-bar [data-title^='Download']").click(force=True)
    assert picture.value.suggested_filename.endswith(".png")
    with page.expect_download(timeout=PATIENCE) as file:
        page.get_by_text("Unduh").click()
    assert file.value.suggested_filename == "a.csv"
    assert visit.complaints == []
    assert visit.foreign() == []
    assert any(socket.startswith(f"ws://{host}:") for socket in visit.sockets)
    page.close()


def test_a_light_page_is_light_and_fetches_icons_when_shown(start: ServerFactory, browser: Browser) -> None:
    server = start(LIGHT_PAGE)
    context = browser.new_context()
    visit = Visit(context.new_page(), f"{server.url}/")
    visit.page.wait_for_timeout(1500)
    assert visit.page.evaluate("document.documentElement.lang") == "id"
    assert not [url for url in visit.requests if "MaterialSymbols" in url]
    assert 0 < visit.bytes < 1_000_000
    visit.page.goto(f"{server.url}/ikon?lang=en")
    visit.page.wait_for_selector("#selesai", timeout=PATIENCE)
    visit.page.wait_for_function("() => document.fonts.check('1em \"Material Symbols Rounded\"')", timeout=PATIENCE)
    icon = visit.page.locator("[data-testid=stMarkdownContainer] span[role=img]").first
    # Drawn as one sign, not as the word "home".
    assert icon.evaluate("e => e.getBoundingClientRect().width") < 30
    assert [url for url in visit.requests if "MaterialSymbols" in url]
    assert visit.page.evaluate("document.documentElement.lang") == "en"
    assert visit.complaints == []
    assert visit.foreign() == []
    context.close()


def test_figures_have_one_width(start: ServerFactory, browser: Browser) -> None:
    """The font Streamlit ships has figures of one width, so no other font is needed for tables."""
    server = start(LIGHT_PAGE)
    visit = Visit(browser.new_page(), f"{server.url}/")
    widths = visit.page.evaluate(
        """async () => {
            const widths = []
            for (const weight of [400, 600, 700]) {
              await document.fonts.load(`${weight} 16px "Source Sans"`)
              const measured = [...'0123456789'].map((figure) => {
                const span = document.createElement('span')
                span.style.cssText = `font: ${weight} 100px "Source Sans"; position: absolute`
                span.textContent = figure.repeat(10)
                document.body.append(span)
                return span.getBoundingClientRect().width.toFixed(1)
              })
              widths.push(new Set(measured).size)
            }
            return widths
          }"""
    )
    assert widths == [1, 1, 1]
    visit.page.close()
