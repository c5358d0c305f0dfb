"""The whole dashboard in a process of the test (Streamlit's AppTest), and what a reader would read of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

from components import shell
from schemas.warehouse_file import ROOT

MENU = shell.PAGES
PAGES = tuple(page for page in MENU if page not in shell.WITHOUT_FILTERS)  # those that show figures of a selection
SECONDS = 60  # the machine may be busy; a run takes a fraction of one
# Peta opens with the working groups; tests that walk all pages for the survey look at its other layer.
SURVEY_LAYER = {"peta": {"lapis": "indikator"}}

OWN_SOURCE = r'<li class="s-(?:card|decision)">.*?</li>'
SLIDE = r'<section class="s-slide .*?</section>'


@dataclass
class Element:
    """One HTML element: tag, classes, and the text a reader sees in it."""

    tag: str
    classes: tuple[str, ...]
    attributes: dict[str, str]
    text: str = ""


class _Reader(HTMLParser):
    """Collects every element with its visible text; `<style>` and `<script>` have none."""

    VOID = frozenset({"img", "br", "hr", "input", "meta", "link", "col", "path", "circle"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, tuple(attributes.get("class", "").split()), attributes)
        self.found.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.VOID:
            return
        while self.open and self.open.pop().tag != tag:
            continue

    def handle_data(self, data: str) -> None:
        if not any(element.tag in ("style", "script") for element in self.open):
            for element in self.open:
                element.text += data + " "


def elements(markup: str) -> list[Element]:
    """Every element of a piece of HTML."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    assert not reader.open, f"not closed: {[element.tag for element in reader.open]}"
    for element in reader.found:
        element.text = " ".join(element.text.split())
    return reader.found


@dataclass(frozen=True)
class Page:
    """One run of one page."""

    app: AppTest

    @property
    def markup(self) -> list[str]:
        """Every piece of HTML that the page drew, in order; that of the slides too, which a component draws."""
        found = []
        for node in nodes(self.app):
            if node.type == "html":
                found.append(node.proto.body)
            elif node.type == "bidi_component":
                found += pieces_of(handed_over(node).get("html", ""))
        return found

    @property
    def elements(self) -> list[Element]:
        """Every element of them."""
        return [element for markup in self.markup for element in elements(markup)]

    @property
    def text(self) -> str:
        """All that a reader reads: HTML, labels of buttons, notes."""
        drawn = [elements(f"<main>{markup}</main>")[0].text for markup in self.markup]
        labels = [button.label for button in self.app.button] + [note.value for note in self.app.info]
        return "\n".join([*drawn, *labels])

    def with_class(self, name: str) -> list[Element]:
        """Elements of one class."""
        return [element for element in self.elements if name in element.classes]

    @property
    def stamp(self) -> dict[str, str]:
        """What the hidden stamp says of the run; the last thing on the page."""
        last = elements(self.markup[-1])[0]
        assert last.attributes.get("id") == "run-stamp", "the stamp is not the last thing on the page"
        return {
            name.removeprefix("data-"): value for name, value in last.attributes.items() if name.startswith("data-")
        }

    @property
    def selection(self) -> str:
        """The selection in one sentence; empty on a page that failed."""
        return " ".join(element.text for element in self.with_class("g-selection"))

    @property
    def chips(self) -> dict[str, str]:
        """Removable chips and the reset button: key -> label."""
        return {
            str(button.key): button.label
            for button in self.app.button
            if str(button.key).startswith("chip_") or button.key == "reset"
        }

    @property
    def ignored(self) -> list[str]:
        """What the page says it ignored of the link, as a reader sees it."""
        return [re.sub(r"\\([\W_])", r"\1", note.value) for note in self.app.info]

    @property
    def failures(self) -> list[str]:
        """Exceptions and errors that stand on the page."""
        return [error.message for error in self.app.exception] + [error.value for error in self.app.error]


def handed_over(component: Any) -> dict[str, Any]:
    """What the page hands to a component in the browser."""
    told: dict[str, Any] = json.loads(component.proto.json or "{}")
    return told


def pieces_of(slides: str) -> list[str]:
    """HTML of slides in pieces that each have a source of their own: cards and decisions, each slide, the rest."""
    own = re.findall(OWN_SOURCE, slides)
    without = re.sub(OWN_SOURCE, "", slides)
    return [*own, *re.findall(SLIDE, without), re.sub(SLIDE, "", without)] if slides else []


def nodes(app: AppTest) -> Iterator[Any]:
    """Leaves of the page in order."""
    return leaves(app.main)


def leaves(block: Any) -> Iterator[Any]:
    """Elements in a container, in order, however deep."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from leaves(child)
        else:
            yield child


def opened(page: str = "ringkasan", *, theme: str = "light", **parameters: str) -> Page:
    """A new reader who opens a link to a page."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=SECONDS)
    app.context["theme"] = theme
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    # What the landing page knows is kept in the session; of the rest it knows nothing.
    own = {name: value for name, value in parameters.items() if name not in ("lang", "kabupaten", "jenis")}
    return Page(app) if page == PAGES[0] else switched(Page(app), page, **own)


def switched(before: Page, page: str, **parameters: str) -> Page:
    """The same reader on another page, perhaps by a link with parameters of that page; Peta with the survey's layer."""
    before.app.switch_page(f"pages/{page}.py")
    for name, value in (SURVEY_LAYER.get(page, {}) | parameters).items():
        before.app.query_params[name] = value
    before.app.run()
    return Page(before.app)


def plain(words: str) -> str:
    """Words without the marks of the page, for comparing."""
    return re.sub(r"\s+", " ", words).strip()


def looked_at(page: str, **parameters: str) -> Page:
    """The page with these filters, whole; set on the page itself, since the landing page knows fewer of them."""
    sight = opened(page)
    for name, value in parameters.items():
        sight.app.query_params[name] = value
    sight.app.run()
    assert sight.failures == [] and sight.ignored == []
    return sight
