"""Pieces of the page Pendanaan: cost bands, sources of funding, examples from the prose of the study."""

from functools import partial

import streamlit as st

from answers import data, sentences
from charts import panel, plotly_base, plotly_money
from components import origin, panels
from components.origin import Origin
from queries.selection import Selection
from translations.format import rupiah
from translations.text import text

BANDS = ("cost_under_1_million", "cost_1_to_3_million", "cost_4_to_5_million")
QUESTION = "school_cost"
EXAMPLES = ("iuran_guru_pajo", "iuran_kepala_sekolah_pajo", "dana_kkg_mini_sila")


def cost_bands(values: data.Values, selection: Selection) -> None:
    """What a school pays per year, in the printed bands, by kabupaten."""
    panels.chart_panel(
        QUESTION,
        selection,
        (15,),
        indicator_id="cost_1_to_3_million",
        draw=lambda: plotly_money.cost_bands(data.ordered("school_cost", selection), mode=panels.mode()),
        config=plotly_base.plotly_config(),
        sentence=sentences.distribution(
            "cost.sentence", {one: text(f"cost.part.{one}") for one in BANDS}, values, selection
        ),
    )
    st.html(f'<div class="g"><p class="g-note">{text("cost.note")}</p></div>')


def cost_origin(selection: Selection) -> Origin:
    """What stands behind the bands where they are said in words."""
    table = partial(panels.table_of_answers, QUESTION, selection)
    asked = tuple(panels.asked(selection, *BANDS))
    return Origin(text(f"question.{QUESTION}"), asked, QUESTION, table=table)


def sources(selection: Selection) -> None:
    """Where the money comes from, other types of group as thin marks."""
    panels.options_panel("funding_source", selection, tables=(14,), sentence_of="funding_school_dues")


def examples(selection: Selection) -> None:
    """Amounts that stand in the prose of the study."""
    facts = {fact: row for (fact, _), row in data.facts().items()}
    rows = [
        (
            text(f"fact.{fact}"),
            text("fact.per_month", amount=rupiah(facts[fact]["value"])),
            str(facts[fact]["source_line"]),
        )
        for fact in EXAMPLES
    ]
    heads = (text("fact.what"), text("fact.amount"), text("fact.line"))
    st.html(panel.plain_table(text("section.examples.title"), heads, rows))
    origin.button("examples", Origin(text("section.examples.title"), facts=EXAMPLES), selection)
