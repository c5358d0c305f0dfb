"""Narasumber who agreed to be named, on the page Narasumber: for readers who signed in with a role, and nobody else."""

import streamlit as st

from answers import data, log_places
from charts import panel
from components import viewer
from queries.selection import Selection
from translations.text import text

SHOWN = 40


def listed(selection: Selection) -> None:
    """The names of the chosen place; nothing at all where the reader sees no persons, or nobody agreed."""
    place = log_places.chosen(selection)
    if not (viewer.scope().sees_persons and viewer.scope().sees_some_groups):
        return
    rows = data.ask("persons_named", **place.codes)
    seen = [row for row in rows if viewer.scope().sees_groups_of(row["kabupaten_code"])]
    if not seen:
        return
    body = [
        (
            row["name"],
            text(f"resource_person_kind.{row['kind']}"),
            " · ".join(filter(None, (row["kecamatan_name"], row["kabupaten_name"]))),
            text("page_tables.yes" if row["is_available"] else "page_tables.no"),
        )
        for row in seen
    ]
    heads = [text(f"named_persons.{one}") for one in ("name", "kind", "place", "available")]
    captions = (text("named_persons.caption"), text("named_persons.more"))
    st.html(f'<div class="g">{panel.unfolding_table(captions, heads, body, shown=SHOWN)}</div>')
