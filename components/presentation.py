"""The slides of a selection in the page: sent once, then moved by the browser, so that a lost connection stops nothing.

`slide`, `jeda` and `ke` in the URL say which slides in which order, the seconds for each, and where to begin.
"""

from functools import lru_cache
from pathlib import Path
from typing import get_args

import streamlit as st

from answers import content, data, slides, stamp
from answers.document import SlideKey
from components import panels, url_state
from components.new_build import BUILDS
from components.url_state import EVERYWHERE, Parameter
from doors.scope import Scope
from exports import slide_html
from queries.selection import Selection
from translations.text import language

KEPT = 40  # every kabupaten and type in both languages; some 50 kB each
KEYS: tuple[SlideKey, ...] = get_args(SlideKey)
_ONE = url_state.one_of(*KEYS)
_COMPONENT, _CHOICE = "slides", "choice"


def _order(word: str) -> str | None:
    """Keys of slides in the order of the link, each once; `semua` for all of them in the order of the house."""
    if word.strip().casefold() in (EVERYWHERE, "all", ""):
        return EVERYWHERE
    found = [_ONE(part) for part in word.split(",")]
    return None if None in found else _joined([str(one) for one in found])


def _joined(keys: list[str]) -> str:
    chosen = tuple(dict.fromkeys(keys))
    return EVERYWHERE if chosen in (KEYS, ()) else ",".join(chosen)


def _pause(word: str) -> str | None:
    """Seconds for each slide; 0: by hand."""
    seconds = _number(word)
    is_known = seconds is not None and (seconds == 0 or slide_html.SHORTEST <= seconds <= slide_html.LONGEST)
    return str(seconds) if is_known else None


def _place(word: str) -> str | None:
    place = _number(word)
    return str(place) if place is not None and 1 <= place <= len(KEYS) else None


def _number(word: str) -> int | None:
    return int(word) if word.strip().isascii() and word.strip().isdigit() else None


SLIDES = Parameter("slide", EVERYWHERE, _order)
PAUSE = Parameter("jeda", "0", _pause)
PLACE = Parameter("ke", "1", _place)
PARAMETERS = (SLIDES, PAUSE, PLACE)


def chosen() -> tuple[SlideKey, ...]:
    """Keys of the chosen slides in the chosen order."""
    word = url_state.value(SLIDES)
    return KEYS if word == EVERYWHERE else tuple(key for one in word.split(",") for key in KEYS if key == one)


def show(selection: Selection) -> None:
    """The slides with all that moves them; the choice of the reader comes back and goes into the URL."""
    _component(
        data={
            "html": _html(data.build(), language(), data.shared_scope(), selection),
            "words": slide_html.words(),
            "order": list(chosen()),
            "pause": int(url_state.value(PAUSE)),
            "at": int(url_state.value(PLACE)),
            "isDark": panels.mode() == "dark",
        },
        key=_COMPONENT,
        on_choice_change=_adopt,
    )


def _adopt() -> None:
    """Take over what the reader chose in the browser. It is checked like a link: anybody may send anything."""
    found = st.session_state[_COMPONENT][_CHOICE]
    if not isinstance(found, dict):
        return
    for parameter, word in ((SLIDES, found.get("order")), (PAUSE, found.get("pause"))):
        value = parameter.parse(str(word))
        if value is not None:
            st.session_state[parameter.key] = value
            # At once: the address that came with this choice is older than it, and would be taken for a link.
            url_state.write_one(parameter)


@lru_cache(maxsize=KEPT)
def _html(build: str, words: str, scope: Scope, selection: Selection) -> str:
    """All slides of a selection; readers of one build and one language who see the same groups share them."""
    return slide_html.show(slides.deck(content.of(selection, stamp=stamp.now())))


BUILDS.forget_with(_html.cache_clear)
_component = st.components.v2.component(
    "slides",
    html='<div class="s-host"></div>',
    css=f"/**/\n{slide_html.stylesheet()}",  # a text of one line would be taken for a path
    js=slide_html.script() + Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)
