"""The data dictionary on the screen: every table with its columns, from the contracts that check them."""

from functools import lru_cache

import streamlit as st

from charts import panel
from charts.parts import safe
from exports.table_csv import table_csv
from schemas import dictionary
from schemas.contract import Contract, all_contracts
from translations.text import language, text


def tables() -> None:
    """Every table to unfold, and all columns of all tables as one file."""
    st.html(_tables(language()))
    st.download_button(
        text("dictionary.download"),
        data=lambda: table_csv(dictionary.rows()),
        file_name="data_dictionary.csv",
        mime="text/csv",
    )


@lru_cache(maxsize=2)
def _tables(words: str) -> str:
    """`words` (the language) is the key only."""
    return f'<div class="g g-dictionary">{"".join(map(_table, all_contracts()))}</div>'


def _table(one: Contract) -> str:
    facts = [
        (text("dictionary.one_row_per"), one.one_row_per),
        (text("dictionary.made_by"), one.made_by),
        (text("dictionary.key"), ", ".join(one.key)),
    ]
    heads = tuple(text(f"dictionary.head.{name}") for name in dictionary.COLUMN_HEADS)
    rows = [dictionary.cells(column) for column in one.columns]
    columns = panel.plain_table(one.table, heads, rows, numbers_from=len(heads), stacked=True)
    # The contracts are English; but for the few heads so is all that is read out here.
    inside = f'<div lang="en"><p class="g-note">{safe(one.describes)}</p>{panel.definitions(facts)}{columns}</div>'
    return panel.details(text("dictionary.table", columns=len(rows)), inside, named=one.table)
