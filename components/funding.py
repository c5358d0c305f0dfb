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


def cost_bands(selection: Selection) -> None:
    """What a school pays per year, in the printed bands, by kabupaten."""
    panels.chart_panel(
        selection,
        QUESTION,
        (15,),
        indicator_id="cost_1_to_3_million",
        draw=_bands_figure,
        say=_bands_sentence,
    )
    st.html(f'<div class="g"><p class="g-note">{text("cost.note")}</p></div>')


def _bands_figure(selection: Selection, mode: str) -> str:
    return plotly_base.wire(plotly_money.cost_bands(data.ordered(QUESTION, selection), mode=mode))


def _bands_sentence(selection: Selection) -> str | None:
    parts = {one: text(f"cost.part.{one}") for one in BANDS}
    return sentences.distribution("cost.sentence", parts, data.values(selection), selection)


def cost_origin(selection: Selection) -> Origin:
    """What stands behind the bands where they are said in words."""
    table = partial(panels.table_of_answers, QUESTION, selection)
    asked = tuple(panels.asked(selection, *BANDS))
    return Origin(text(f"question.{QUESTION}"), asked, QUESTION, table=table)


def sources(selection: Selection) -> None:
    """Where the money comes from, other types of group as thin marks."""
    panels.options_panel(selection, "funding_source", (14,), "funding_school_dues")


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
