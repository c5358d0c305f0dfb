"""The part of the page Akun for admins that says which pages are opened how often: counts, and none under five."""

from collections import Counter
from datetime import datetime, timedelta

import streamlit as st

from answers.stamp import WITA
from charts import panel
from components import panels, viewer
from operation import usage
from schemas.vocabulary import Role
from translations.format import number
from translations.text import text

DAYS = 30


def of_admins() -> None:
    """All of it; nothing for anybody else."""
    if not viewer.scope().may_give_roles:
        return
    panels.section("usage")
    first = (datetime.now(WITA).date() - timedelta(days=DAYS - 1)).isoformat()
    counts: Counter[tuple[str, str]] = Counter()
    for key, count in usage.read():
        if key.day >= first:
            counts[key.page, key.role] += count
    if not counts:
        said = "none" if usage.is_on() else "disabled"
        st.html(panel.empty(text(f"usage.{said}"), text(f"usage_to_do.{said}")))
        return
    heads = (text("usage.page"), *(text(f"role.{one}") for one in Role))
    rows = [(text(f"page.{page}.menu"), *(_shown(counts[page, str(one)]) for one in Role))
            for page in dict.fromkeys(page for page, _ in sorted(counts))]  # fmt: skip
    st.html(panel.plain_table(text("usage.table"), heads, rows))


def _shown(count: int) -> str:
    told = usage.told(count)
    return text("usage.few", least=usage.LEAST) if told is None else number(told)
