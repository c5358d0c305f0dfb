"""The table of all rules that turn a figure into something to act on."""

import streamlit as st

from charts import panel
from indicators import attention
from translations.format import line_words
from translations.text import text

HEADS = ("theme", "clock", "condition", "action", "who", "lines")


def rules_table() -> None:
    """All rules for Sumber dan metode: condition in words, recommendation and its lines, who acts."""
    order = list(attention.THEMES)
    body = [
        (
            rule.indicator.theme_words,
            text(f"decision.clock.{rule.indicator.clock}"),
            rule.condition,
            rule.action,
            rule.actor,
            line_words(rule.source_lines),
        )
        for rule in sorted(attention.rules(), key=lambda rule: order.index(rule.indicator.theme))
    ]
    heads = [text(f"decision.head.{name}") for name in HEADS]
    table = panel.plain_table(text("decision.rules"), heads, body, numbers_from=len(heads), stacked=True)
    st.html(f'{table}<div class="g"><p class="g-note">{text("decision.order")}</p></div>')
