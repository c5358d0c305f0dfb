"""Passing on what one sees: a link with every parameter explicit, a short text with it, and WhatsApp."""

from ipaddress import ip_address
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from answers import nation
from charts.parts import safe
from components import copy_button, links, url_state
from components.url_state import LANGUAGE
from queries.selection import Selection
from translations.text import text, use_language

WHATSAPP = "https://wa.me/?text="
LANDING = "ringkasan"  # the page without a path
# Who reaches an address: only this machine, only who is in the same network, or everybody.
Reach = Literal["machine", "network", "everybody"]


def address() -> str:
    """Where the reader has reached the dashboard, without page and parameters; empty where nobody says."""
    parts = urlsplit(st.context.url or "")
    if not parts.netloc:
        return ""
    path = parts.path.rstrip("/")
    last = path.rsplit("/", 1)[-1]
    return f"{parts.scheme}://{parts.netloc}{path.removesuffix(f'/{last}') if links.has(last) else path}"


def reach(where: str) -> Reach:
    """Who can open a link to this address, as far as its name tells."""
    host = (urlsplit(where).hostname or "").casefold()
    if host == "localhost" or host.endswith(".localhost"):
        return "machine"
    try:
        found = ip_address(host)
    except ValueError:
        return "network" if host.endswith((".local", ".lan")) or "." not in host else "everybody"
    if found.is_loopback or found.is_unspecified:
        return "machine"
    return "network" if found.is_private or found.is_link_local else "everybody"


def public_address() -> str:
    """The address for documents that travel; empty where it would lead nowhere on another machine."""
    where = address()
    return "" if reach(where) == "machine" else where


def public_link(stem: str) -> str:
    """The link to the page as it is shown now, for files that travel; empty where it would lead nowhere."""
    where = public_address()
    return link(stem, where) if where else ""


def link(stem: str, where: str) -> str:
    """The page as it is shown now: every parameter explicit, so that no later default changes what it means."""
    return f"{where}/{'' if stem == LANDING else stem}?{urlencode(links.of_page(stem))}"


def words(stem: str, selection: Selection, shared: str) -> str:
    """A short text: which dashboard, which page, whose groups, and the link."""
    page = text(f"page.{stem}.menu")
    what = text("share.what", page=page, group_type=selection.group_type, place=selection.log_place)
    return f"{nation.title()}: {what}\n{shared}"


def warning(where: str) -> str:
    """What is to know before this link is passed on; empty where everybody can open it."""
    keys = {"machine": "share.only_machine", "network": "share.only_network", "everybody": ""}
    key = keys[reach(where)]
    return text(key) if key else ""


def open_dialog(stem: str, selection: Selection) -> None:
    """The dialog with all ways of passing on."""

    @st.dialog(text("share.title"))
    def draw() -> None:
        use_language(url_state.value(LANGUAGE))
        ways(stem, selection)

    draw()


def ways(stem: str, selection: Selection) -> None:
    """The text with its link to read, what is to know about it, and three ways to pass it on."""
    where = address()
    here = link(stem, where)
    shared = words(stem, selection, here)
    lines = "<br>".join(safe(line) for line in shared.splitlines())
    st.html(f'<div class="g"><p class="g-share" style="overflow-wrap:anywhere">{lines}</p></div>')
    if warning(where):
        st.warning(warning(where))
    with st.container(horizontal=True, gap="small"):
        copy_button.draw(here, key=f"copy_link_{stem}", label=text("share.copy"), done=text("share.copied"))
        copy_button.draw(shared, key=f"copy_words_{stem}", label=text("share.copy_words"), done=text("share.copied"))
        st.link_button(text("share.whatsapp"), whatsapp(shared))


def whatsapp(shared: str) -> str:
    """The address that opens WhatsApp with these words, for the reader to choose whom they go to."""
    return f"{WHATSAPP}{quote(shared, safe='')}"
