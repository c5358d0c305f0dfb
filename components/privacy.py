"""`Data pribadi: apa yang disimpan dan mengapa`: per kind of data what, why, how long, who sees it, how to be removed.

Which columns are of a kind stands in the contracts (`personal`); the words stand in translations/privacy.
"""

from collections.abc import Callable

import streamlit as st

from charts import panel
from charts.parts import safe
from components import url_state
from components.url_state import LANGUAGE
from schemas.contract import PERSONAL, all_contracts
from translations.text import text

ANCHOR = "data-pribadi"
# Beside the columns of the warehouse: what passes through, or lies in files, and stands in no table.
OUTSIDE = ("number", "chat", "file", "account", "visit")
ASPECTS: dict[str, Callable[[str], str]] = {
    "what": lambda kind: text(f"privacy.what.{kind}"),
    "why": lambda kind: text(f"privacy.why.{kind}"),
    "how_long": lambda kind: text(f"privacy.how_long.{kind}"),
    "who": lambda kind: text(f"privacy.who.{kind}"),
    "removal": lambda kind: text(f"privacy.removal.{kind}"),
}


def link(*, is_here: bool = False) -> None:
    """One line that leads to the section, from another page or (`is_here`) from the top of its own: a browser that
    opens the address does not scroll to what is drawn later.
    """
    page = "" if is_here else f"/riwayat?{LANGUAGE.name}={url_state.value(LANGUAGE)}"
    address = f"{page}#{ANCHOR}"
    words = safe(text("privacy.title"))
    st.html(f'<div class="g"><p><a class="g-link" href="{address}" target="_self">{words}</a></p></div>')


def section() -> None:
    """Head with an anchor to link to, and the table."""
    st.html(f'<div id="{ANCHOR}"></div>{panel.section(text("privacy.title"), text("privacy.lead"))}')
    heads = [text("privacy.kind"), *(text(f"privacy.head.{aspect}") for aspect in ASPECTS)]
    rows = [
        [text(f"privacy.kinds.{kind}"), *(said(kind) for said in ASPECTS.values())] for kind in (*PERSONAL, *OUTSIDE)
    ]
    st.html(panel.plain_table(text("privacy.caption"), heads, rows, numbers_from=len(heads), stacked=True))
    pairs = [(text(f"privacy.kinds.{kind}"), ", ".join(columns(kind))) for kind in PERSONAL]
    st.html(f'<div class="g">{panel.details(text("privacy.columns"), panel.definitions(pairs))}</div>')


def columns(kind: str) -> list[str]:
    """`table.column` of every column that may hold personal data of this kind."""
    return [
        f"{one.table}.{column.name}" for one in all_contracts() for column in one.columns if column.personal == kind
    ]
