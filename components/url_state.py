"""Filters in the URL: read from a link, kept in the session across pages, written back with every parameter explicit.

Streamlit's own `bind="query-params"` writes the *label* of an option and drops defaults, so that a link would change
its meaning with the language and with a new default. Here a link holds codes (`kabupaten=52.06`), and names are
understood too.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import streamlit as st

from geo import names
from translations.text import LANGUAGES

_WRITTEN = "url_written"  # what we wrote last: anything else in the URL comes from a link or from the back button
_IGNORED = "url_ignored"
_UNUSED = "url_unused"
# Added to links on their way by those who carry or count them; nobody chose anything with them.
_OF_CARRIERS = ("utm_", "fbclid", "gclid", "igshid", "mc_")
EVERYWHERE = "semua"


@dataclass(frozen=True)
class Parameter:
    """One filter in the URL: its name there, its session key, its default, and how a word in a link is understood.

    `parse` returns the value, or None for a word it does not know.
    """

    name: str
    default: str
    parse: Callable[[str], str | None]

    @property
    def key(self) -> str:
        """Key in the session (and of the widget)."""
        return f"filter_{self.name}"


def one_of(*allowed: str) -> Callable[[str], str | None]:
    """Parser for a closed list, in any case: `kkg` is `KKG`."""
    # Plain text, never an enum member: Streamlit treats a member as a choice from an enum and fails.
    by_fold = {str(value).casefold(): str(value) for value in allowed}
    return lambda word: by_fold.get(word.strip().casefold())


def several_of(*allowed: str) -> Callable[[str], str | None]:
    """Parser for some words of a closed list, `vakum,aktif`, in the order of the list; `semua` for none or all."""
    one = one_of(*allowed)

    def parse(word: str) -> str | None:
        if word.strip().casefold() in (EVERYWHERE, "all", ""):
            return EVERYWHERE
        found = [one(part) for part in word.split(",")]
        return None if None in found else joined([str(part) for part in found], allowed)

    return parse


def joined(chosen: Iterable[str], allowed: Sequence[str]) -> str:
    """Chosen words of a closed list as they stand in the URL; `semua` for none or all."""
    chosen = set(chosen)
    found = [str(word) for word in allowed if word in chosen]
    return EVERYWHERE if len(found) in (0, len(allowed)) else ",".join(found)


def several(parameter: Parameter) -> tuple[str, ...]:
    """Chosen words of a parameter of `several_of`; empty: all of them."""
    word = value(parameter)
    return () if word == EVERYWHERE else tuple(word.split(","))


def kabupaten(allowed: tuple[str, ...], province: str) -> Callable[[str], str | None]:
    """Parser for a kabupaten of a province by code or name, or `semua`; only those in `allowed` are known."""

    def parse(word: str) -> str | None:
        if word.strip().casefold() in (EVERYWHERE, "all", ""):
            return EVERYWHERE
        try:
            code = names.kabupaten_code(word, province_code=province)
        except names.UnknownPlaceError:
            return None
        return code if code in allowed else None

    return parse


def kecamatan(allowed: Callable[[], Container[str]]) -> Callable[[str], str | None]:
    """Parser for a kecamatan by code, or by a name that stands once in the province; only those in `allowed`."""

    def parse(word: str) -> str | None:
        if word.strip().casefold() in (EVERYWHERE, "all", ""):
            return EVERYWHERE
        if word.strip() in allowed():
            return word.strip()
        try:  # names are known in the province of the study alone
            code = names.kecamatan_code(word)
        except names.UnknownPlaceError:
            return None
        return code if code in allowed() else None

    return parse


LANGUAGE = Parameter("lang", LANGUAGES[0], one_of(*LANGUAGES))


def incoming(url: Mapping[str, str], written: Mapping[str, str], parameter: Parameter) -> tuple[str | None, str | None]:
    """(value to adopt, word to report as ignored): both None when the URL says nothing new about this parameter."""
    word = url.get(parameter.name)
    if word is None or word == written.get(parameter.name):
        return None, None
    value = parameter.parse(word)
    return (value, None) if value is not None else (None, word)


def read(*parameters: Parameter) -> None:
    """Adopt what a link says, before any widget is drawn; unknown words are kept for `ignored()`."""
    written = st.session_state.get(_WRITTEN, {})
    for parameter in parameters:
        value, unknown = incoming(st.query_params, written, parameter)
        if value is not None:
            st.session_state[parameter.key] = value
        elif unknown is not None:
            st.session_state.setdefault(_IGNORED, {})[parameter.name] = unknown
        # Said anew in every run: a choice that came from a link is known to the session only, and the widget of the
        # next page would start empty (Streamlit 1.67, `persist_state="session"`).
        chosen = st.session_state.get(parameter.key)
        st.session_state[parameter.key] = parameter.default if chosen is None else chosen


def write(*parameters: Parameter) -> None:
    """Write the chosen values into the URL, each explicit; parameters of other pages leave it.

    Names of the link that this page does not know are kept for `unused()`.
    """
    chosen = {parameter.name: str(st.session_state[parameter.key]) for parameter in parameters}
    found = not_known(st.query_params, st.session_state.get(_WRITTEN, {}), chosen)
    if found:
        st.session_state.setdefault(_UNUSED, {}).update({name: nearest(name, chosen) for name in found})
    if st.query_params.to_dict() != chosen:
        st.query_params.from_dict(chosen)
    st.session_state[_WRITTEN] = chosen


def write_one(parameter: Parameter) -> None:
    """Write one parameter into the URL beside the others: for a switch whose part of the page runs alone."""
    chosen = str(st.session_state[parameter.key])
    st.query_params[parameter.name] = chosen
    st.session_state[_WRITTEN] = {**st.session_state.get(_WRITTEN, {}), parameter.name: chosen}


def ignored() -> dict[str, str]:
    """Words of the link that were not understood (parameter -> word); told once."""
    found: dict[str, str] = st.session_state.pop(_IGNORED, {})
    return found


def not_known(url: Mapping[str, str], written: Mapping[str, str], known: Container[str]) -> list[str]:
    """Names in the URL that a link brought and the page does not know, as renamed and misspelt ones are."""
    return [
        name
        for name, word in url.items()
        if name not in known and written.get(name) != word and not name.casefold().startswith(_OF_CARRIERS)
    ]


def nearest(name: str, known: Iterable[str]) -> str:
    """The parameter that was probably meant; empty where none is near."""
    return next(iter(get_close_matches(name.casefold(), list(known), n=1, cutoff=0.7)), "")


def unused() -> dict[str, str]:
    """Names of the link that the page does not know (name -> what was probably meant, or empty); told once."""
    found: dict[str, str] = st.session_state.pop(_UNUSED, {})
    return found


def value(parameter: Parameter) -> str:
    """Chosen value of a parameter."""
    return str(st.session_state.get(parameter.key, parameter.default))
