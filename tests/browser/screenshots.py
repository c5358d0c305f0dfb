"""Pictures of every page, for a person to look at: `python -m tests.browser.screenshots [FOLDER]`."""

import html
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from schemas.warehouse_file import ROOT
from tests.browser import chromium, served
from tests.browser.visit import EVERY_PAGE, LOOKS, Visit, address

LOWEST_PX, HIGHEST_PX = 600, 16_000
PICTURES_ALIKE = 3  # in a row: the map, which tells nobody when it has drawn, has come to rest


@dataclass(frozen=True)
class State:
    """One way to see every page."""

    name: str
    look: str
    theme: str = "light"
    parameters: dict[str, str] = field(default_factory=dict)


BIMA = {"kabupaten": "52.06"}
NOBODY = {"kabupaten": "52.07", "jenis": "KKM"}
STATES = (
    State("wide", "wide"),
    State("phone", "phone"),
    State("wide-bima", "wide", parameters=BIMA),
    State("phone-bima", "phone", parameters=BIMA),
    State("wide-dark", "wide", theme="dark"),
    State("phone-dark", "phone", theme="dark", parameters=BIMA),
    State("wide-english", "wide", parameters={"lang": "en"}),
    State("wide-nobody", "wide", parameters=NOBODY),
    State("phone-nobody", "phone", parameters=NOBODY),
)


def main(arguments: list[str] | None = None) -> None:
    """Take the pictures and write an index of them. Words after the folder pick states or pages by name."""
    folder, *only = (sys.argv[1:] if arguments is None else arguments) or ["screenshots"]
    out = (ROOT / folder).resolve()
    out.mkdir(parents=True, exist_ok=True)
    states = [state for state in STATES if state.name in only] or list(STATES)
    pages = [page for page in EVERY_PAGE if page in only] or list(EVERY_PAGE)
    with tempfile.TemporaryDirectory() as warehouse:
        served.build_warehouse(Path(warehouse))
        server = served.serve(Path(warehouse))
        try:
            _take_all(server.url, out, states, pages)
        finally:
            server.stop()
    index = out / "index.html"
    index.write_text(_index(states, pages), encoding="utf-8")
    print(index)


def _take_all(server: str, out: Path, states: list[State], pages: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        contexts: dict[tuple[str, str], BrowserContext] = {}
        for state in states:
            kind = (state.look, state.theme)
            if kind not in contexts:
                contexts[kind] = browser.new_context(**LOOKS[state.look], color_scheme=state.theme)
            for page in pages:
                visit = Visit.in_tab(contexts[kind], server).open(address(page, **state.parameters))
                file = out / _file_name(page, state)
                file.write_bytes(whole_page(visit.page))
                visit.close()
                print(file, flush=True)
        browser.close()


def whole_page(page: Page) -> bytes:
    """Picture of the page in its full height. Streamlit scrolls inside the page, so the window is made as high."""
    width = page.viewport_size["width"] if page.viewport_size else 1400
    for _ in range(2):  # a chart may grow once it has room
        height = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(height, LOWEST_PX), HIGHEST_PX)})
        page.wait_for_timeout(150)
    page.evaluate("document.fonts.ready")
    last, alike, until = page.screenshot(animations="disabled"), 1, time.monotonic() + 20
    while page.locator("canvas").count() and alike < PICTURES_ALIKE and time.monotonic() < until:
        page.wait_for_timeout(300)
        picture = page.screenshot(animations="disabled")
        alike = alike + 1 if picture == last else 1
        last = picture
    return last


def _file_name(page: str, state: State) -> str:
    return f"{page}-{state.name}.png"


def _index(states: list[State], pages: list[str]) -> str:
    """All pictures side by side: a row per page, a column per state."""
    head = "".join(f"<th>{html.escape(state.name)}</th>" for state in states)
    rows = ""
    for page in pages:
        cells = "".join(
            f'<td><a href="{name}"><img src="{name}" alt="{name}" loading="lazy"></a></td>'
            for name in (_file_name(page, state) for state in states)
        )
        rows += f"<tr><th>{html.escape(page)}</th>{cells}</tr>"
    style = "body{font:15px sans-serif} td{vertical-align:top} img{width:360px;border:1px solid #ccc}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gugus Dashboard: pictures</title>'
        f"<style>{style}</style><table><tr><td></td>{head}</tr>{rows}</table></html>"
    )


if __name__ == "__main__":
    main()
