"""The card of one working group: who it is, its class and why, what is missing, money, papers, the last meetings."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import safe
from charts.standard_matrix import status_icon
from schemas.vocabulary import StandardStatus
from translations.text import text


@dataclass(frozen=True)
class Document:
    """A paper or officer the group has (True), has not (False), or nobody has said (None)."""

    name: str
    has: bool | None
    note: str = ""

    @property
    def state(self) -> str:
        """`yes`, `no` or `unknown`: class of the icon and key of the words."""
        return "unknown" if self.has is None else "yes" if self.has else "no"


@dataclass(frozen=True)
class MeetingLine:
    """One meeting: its day, what it was about, who came; where it was read and what was said there, if in a chat."""

    day: str
    about: str
    attendance: str
    source: str = ""
    quotes: Sequence[str] = ()


@dataclass(frozen=True)
class StandardLine:
    """One component of the 2008 standard: its status in words, and what is to be done."""

    words: str
    status: StandardStatus
    to_do: Sequence[str]


@dataclass(frozen=True)
class Card:
    """Words of a card. `mark` says that the group is simulated; empty for a real one."""

    name: str
    who: str
    mark: str
    activity_class: str
    reason: str
    missing: str
    facts: Sequence[tuple[str, str]]
    documents: Sequence[Document]
    meetings: Sequence[MeetingLine]
    foot: str
    standard: Sequence[StandardLine] = ()


def group_card(card: Card) -> str:
    """The card as HTML; every word is escaped."""
    mark = f'<p class="g-badge g-sample-mark">{safe(card.mark)}</p>' if card.mark else ""
    return (
        f'<div class="g"><section class="g-card g-group"><div><h3 class="g-panel-title">{safe(card.name)}</h3>'
        f'<p class="g-quiet">{safe(card.who)}</p>{mark}</div>'
        f"<div>{class_tag(card.activity_class)}<p>{safe(card.reason)}</p>"
        f'<p class="g-missing">{safe(card.missing)}</p></div>'
        f"{_facts(card.facts)}{_documents(card.documents)}{_standard(card.standard)}{_meetings(card.meetings)}"
        f'<p class="g-foot">{safe(card.foot)}</p></section></div>'
    )


def invitation(title: str, lead: str, sentence: str, foot: str) -> str:
    """What stands where the card will be: how to choose, and the place in one sentence (empty: none)."""
    said = f"<p>{safe(sentence)}</p>" if sentence else ""
    return (
        f'<div class="g"><section class="g-card g-group"><h3 class="g-panel-title">{safe(title)}</h3>'
        f'<p>{safe(lead)}</p>{said}<p class="g-foot">{safe(foot)}</p></section></div>'
    )


def class_tag(activity_class: str) -> str:
    """Icon, colour and word of a class, large."""
    words = safe(text(f"activity_class.{activity_class}"))
    return f'<p class="g-class-tag">{class_icon(activity_class)}{words}</p>'


def class_icon(activity_class: str) -> str:
    """The icon of a class, drawn, so that it looks the same on every device."""
    return f'<i class="g-class-icon g-is-{safe(activity_class.replace("_", "-"))}" aria-hidden="true"></i>'


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{safe(term)}</dt><dd>{safe(words)}</dd>" for term, words in facts)
    return f'<dl class="g-group-facts">{rows}</dl>'


def _documents(documents: Sequence[Document]) -> str:
    rows = ""
    for one in documents:
        said = text(f"group_card.has.{one.state}")
        note = f" · {one.note}" if one.note else ""
        rows += (
            f'<li><i class="g-has g-has-{one.state}" aria-hidden="true"></i>'
            f"<span>{safe(one.name)}: {safe(said)}{safe(note)}</span></li>"
        )
    return f'<h4 class="g-group-head">{safe(text("group_card.documents"))}</h4><ul class="g-documents">{rows}</ul>'


def _standard(lines: Sequence[StandardLine]) -> str:
    if not lines:
        return ""
    rows = "".join(
        f"<li>{status_icon(one.status)}<span>{safe(one.words)}"
        + "".join(f'<span class="g-quiet">{safe(words)}</span>' for words in one.to_do)
        + "</span></li>"
        for one in lines
    )
    head = f'<h4 class="g-group-head">{safe(text("standard.card.head"))}</h4>'
    return f'{head}<ul class="g-documents g-standard">{rows}</ul>'


def _meetings(meetings: Sequence[MeetingLine]) -> str:
    head = f'<h4 class="g-group-head">{safe(text("group_card.last_meetings"))}</h4>'
    if not meetings:
        return f"{head}<p>{safe(text('group_card.no_meetings'))}</p>"
    rows = "".join(
        f'<li><span class="g-when">{safe(one.day)}</span><span>{safe(one.about)}'
        f'<br><span class="g-quiet">{safe(one.attendance)}</span>{_source(one)}</span></li>'
        for one in meetings
    )
    return f'{head}<ol class="g-meetings">{rows}</ol>'


def _source(one: MeetingLine) -> str:
    """`dari percakapan WhatsApp: "..."`; nothing for a meeting from a file."""
    quotes = "".join(f" <q>{safe(words)}</q>" for words in one.quotes)
    return f'<br><span class="g-quiet">{safe(one.source)}{":" if quotes else ""}{quotes}</span>' if one.source else ""
