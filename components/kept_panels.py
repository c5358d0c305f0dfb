"""Panels made once for all readers: what a filter was set to before costs a look, not a picture.

A panel depends on the build, the language, what the reader may see, and the selection: with these as key it is kept in
the process, for every reader, as the HTML or the JSON that goes over the wire.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar

import streamlit as st

from answers import data
from components import origin
from components.new_build import BUILDS
from components.origin import Origin
from doors.scope import PUBLIC, Scope
from queries.selection import Selection
from translations.text import language

Made = TypeVar("Made")

KEPT = 200  # of each panel: every kabupaten and type in both languages, and some kecamatan; 10-30 kB each


@dataclass(frozen=True)
class KeptPanel:
    """One panel: its HTML, and what stands behind it (None where there is nothing to show)."""

    html: str
    key: str = ""
    origin: Origin | None = None


def kept(function: Callable[..., KeptPanel]) -> Callable[..., None]:
    """Draw what `function` makes, and keep it: all readers of a build, a language, a selection and a scope share one
    HTML.

    Light and dark are the same HTML; `function` must depend on nothing but its arguments, the first of them the
    selection, the build, the language and what the reader may see.
    """

    return _drawn(remembered(function))


def kept_for_all(function: Callable[..., KeptPanel]) -> Callable[..., None]:
    """The same for a panel of nothing but figures of places, such as those of the survey: one for every reader."""
    return _drawn(remembered_for_all(function))


def _drawn(panel_of: Callable[..., KeptPanel]) -> Callable[..., None]:
    @wraps(panel_of)
    def show(selection: Selection, *arguments: Any, **named: Any) -> None:
        draw(panel_of(selection, *arguments, **named), selection)

    return show


def draw(found: KeptPanel, selection: Selection) -> None:
    """The panel, and the button of its drawer where something stands behind it."""
    st.html(found.html)
    if found.origin:
        origin.button(found.key, found.origin, selection)


def kept_html(function: Callable[..., str]) -> Callable[..., None]:
    """The same for a part that is HTML alone, and whose button, if it has one, the page draws."""
    html_of = remembered(function)

    @wraps(function)
    def show(*arguments: Any) -> None:
        st.html(html_of(*arguments))

    return show


def remembered(function: Callable[..., Made]) -> Callable[..., Made]:
    """`function` behind a cache; the build and the reader, its first two arguments, are part of the key alone."""

    @lru_cache(maxsize=KEPT)
    def cached(build: str, reader: tuple[str, Scope], *arguments: Any, **named: Any) -> Made:
        return function(*arguments, **named)

    BUILDS.forget_with(cached.cache_clear)

    @wraps(function)
    def look(*arguments: Any, **named: Any) -> Made:
        return cached(data.build(), _reader(), *arguments, **named)

    return look


def remembered_for_all(function: Callable[..., Made]) -> Callable[..., Made]:
    """The same without asking who reads: it is made as for the public, which is given no row of a group or person."""

    @lru_cache(maxsize=KEPT)
    def cached(build: str, language: str, *arguments: Any, **named: Any) -> Made:
        with data.asking_as(PUBLIC):
            return function(*arguments, **named)

    BUILDS.forget_with(cached.cache_clear)

    @wraps(function)
    def look(*arguments: Any, **named: Any) -> Made:
        return cached(data.build(), language(), *arguments, **named)

    return look


def _reader() -> tuple[str, Scope]:
    """Who reads alike: the same language, and the same rows to be seen."""
    return language(), data.shared_scope()
