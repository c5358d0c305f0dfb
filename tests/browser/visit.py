"""A tab of the browser: what it asked for, what it complained about, and when the dashboard is done drawing."""

import io
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, ViewportSize

from components import shell

PATIENCE_MS = 40_000
PAGES = shell.PAGES
EVERY_PAGE = (*PAGES, *shell.QUIET_PAGES)  # those without a place in the menu too
WITH_FILTERS = tuple(page for page in PAGES if page not in shell.WITHOUT_FILTERS)
LANDING = "ringkasan"
_ANDROID = (
    "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)
LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1400, "height": 900}},
    # With its own name: the page asks it how wide the map will be.
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "user_agent": _ANDROID},
}

# Left to itself, Streamlit looks for its server below a deep link first; the 404 is how it learns where the root is.
_PROBE = re.compile(r"^/[^/]+/_stcore/(health|host-config)$")

_LATEST = """() => {
  const stamps = [...document.querySelectorAll('span#run-stamp')].map(stamp => ({...stamp.dataset}))
  return stamps.length && stamps.reduce((a, b) => Number(b.run) > Number(a.run) ? b : a)
}"""
_DONE = """run => {
  const stamp = document.querySelector('#run-stamp')
  const app = document.querySelector('[data-testid=stApp]')
  // A skeleton stands for an element whose code is still on its way.
  return stamp && Number(stamp.dataset.run) > run && app.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')
}"""


def address(page: str, **parameters: str) -> str:
    """Path of a page with filters: `/peta?kabupaten=52.06`."""
    path = "/" if page == LANDING else f"/{page}"
    return f"{path}?{urlencode(parameters)}" if parameters else path


@dataclass
class Visit:
    """One tab on one server."""

    page: Page
    server: str
    size: ViewportSize
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    probes: list[str] = field(default_factory=list)

    @classmethod
    def in_tab(cls, context: BrowserContext, server: str) -> "Visit":
        """A fresh tab that listens from the start."""
        page = context.new_page()
        assert page.viewport_size
        visit = cls(page, server, page.viewport_size)
        visit.page.set_default_timeout(PATIENCE_MS)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("websocket", lambda socket: visit.requests.append(socket.url))
        visit.page.on("console", visit._note)
        visit.page.on("pageerror", lambda error: visit.complaints.append(f"page error: {error}"))
        # Violations reach the console too, but not those inside a worker's own policy.
        visit.page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.blockedURI))"
        )
        return visit

    def open(self, path: str) -> "Visit":
        """Go to a path of the server as a new session and wait for the whole page."""
        self.page.goto(self.server + path)
        self.wait(after=0)
        return self

    def wait(self, after: int) -> None:
        """Wait until a run of the script later than `after` has reached the browser whole."""
        self.page.wait_for_function(_DONE, arg=after, timeout=PATIENCE_MS)

    def act(self, locator: Locator) -> None:
        """Click, then wait for the run that follows."""
        before = self.run
        locator.click()
        self.wait(after=before)

    @property
    def is_running(self) -> bool:
        """Whether the script runs now."""
        return self.page.locator("[data-testid=stApp]").get_attribute("data-test-script-state") != "notRunning"

    @property
    def run(self) -> int:
        """Number of the last run of this session."""
        return int(self.stamp["run"])

    @property
    def stamp(self) -> dict[str, str]:
        """What the last run says of itself: page, filters, milliseconds.

        While a run is drawn the stamp of the one before may still stand below its own.
        """
        found: dict[str, str] = self.page.wait_for_function(_LATEST).json_value()
        return found

    @property
    def parameters(self) -> dict[str, str]:
        """Parameters in the address bar."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    @property
    def words(self) -> str:
        """All visible text of the page, in one line."""
        return squeeze(self.page.locator("[data-testid=stApp]").inner_text())

    def foreign(self) -> list[str]:
        """Requests and websockets that left for another host than the server."""
        own = urlsplit(self.server).netloc
        return [
            url for url in self.requests if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
        ]

    def leave(self) -> None:
        """Leave the page as a closed tab would, and be as a fresh tab for the next visit.

        A tab that stays keeps its process: the second page costs half of what it costs in a new tab.
        """
        self.page.set_viewport_size(self.size)
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        for heard in (self.requests, self.complaints, self.probes):
            heard.clear()

    def close(self) -> None:
        """Close the tab."""
        self.page.close()

    def _note(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error":
            is_probe = "404" in message.text and _PROBE.match(urlsplit(where).path)
            (self.probes if is_probe else self.complaints).append(f"{message.text} ({where})")


def squeeze(words: str) -> str:
    """Words with single spaces, as a reader sees them."""
    return " ".join(words.split())


def colours_of(picture: bytes) -> Counter[str]:
    """Colour (#RRGGBB) -> pixels in a PNG."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counted = image.getcolors(maxcolors=image.width * image.height) or []
    return Counter({f"#{bytes(colour).hex().upper()}": count for count, colour in counted})


def wait_for_colours(locator: Locator, wanted: Mapping[str, int]) -> Counter[str]:
    """Look until each colour covers that many pixels: WebGL tells nobody when it has drawn."""
    until = time.monotonic() + PATIENCE_MS / 1000 / 2
    while True:
        found = colours_of(locator.screenshot())
        missing = {colour: at_least for colour, at_least in wanted.items() if found[colour] < at_least}
        if not missing:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"{missing} never appeared; largest areas: {found.most_common(8)}")
        time.sleep(0.2)
