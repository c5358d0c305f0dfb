"""The card of a meeting that a chat reports: its sentence, the messages it was read from, and what to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from charts import panel
from charts.parts import safe


@dataclass(frozen=True)
class Quote:
    """One message: where and when it stands, and its lines without names."""

    where: str
    words: str


@dataclass(frozen=True)
class ChatCard:
    """Words of a card. `facts`: (name, value, whether to look at it); `doubts`: sentences."""

    title: str
    state: str
    facts: Sequence[tuple[str, str, bool]]
    quotes: Sequence[Quote]
    doubts: Sequence[str]
    quotes_title: str
    doubts_title: str
    look: str  # said behind a value that is not sure


@cache
def style() -> str:
    """The rules of these cards, for the one page that shows them: the common sheet travels with every run."""
    return f"<style>{Path(__file__).with_name('chat.css').read_text(encoding='utf-8')}</style>"


def chat_card(card: ChatCard) -> str:
    """The card in one piece of HTML."""
    facts = "".join(
        f"<dt>{safe(name)}</dt><dd>{safe(value)}{f' <em>({safe(card.look)})</em>' if unsure else ''}</dd>"
        for name, value, unsure in card.facts
        if value
    )
    quotes = "".join(
        f'<li><span class="g-quiet">{safe(one.where)}</span> <q>{_lines(one.words)}</q></li>' for one in card.quotes
    )
    return (
        f'<article class="g g-chat"><h3 class="g-panel-title">{safe(card.title)}</h3>'
        f'<p class="g-quiet">{safe(card.state)}</p>'
        f'<dl class="g-definitions">{facts}</dl>'
        f'<p class="g-notes-title">{safe(card.quotes_title)}</p><ul class="g-quotes">{quotes}</ul>'
        f"{panel.notes(card.doubts_title, card.doubts)}</article>"
    )


def _lines(words: str) -> str:
    return safe(words).replace("\n", "<br>")
