"""The text for WhatsApp: five lines with counts, source, the mark of simulated data, version and link."""

from collections.abc import Sequence

from answers.document import Content, Decision, KeyFigure
from translations.text import text

MOST = 700  # characters: more is folded away behind "read more" on a phone
FIGURES = 2


def text_of(content: Content) -> str:
    """Five lines: what it is about, two figures, the first thing to decide, version and link.

    `*...*` is bold in WhatsApp. Words are in the language of this run, which is that of the content. A decision that
    would make it longer than MOST loses what is recommended, never its count or its source.
    """
    first = content.decisions[0] if content.decisions else None
    figures = chosen(content, first)
    head = text("message.head", title=content.title)
    said = [text("message.figure", sentence=one.sentence, source=one.basis.source) for one in figures]
    foot = " ".join(filter(None, (content.stamp.words, content.link)))
    long, short = (
        "\n".join(filter(None, (head, *said, decided, foot))) for decided in _decided(content, first, figures)
    )
    return long if len(long) <= MOST else short


def chosen(content: Content, decision: Decision | None) -> list[KeyFigure]:
    """Two figures that are counted, one of each clock where both have one, and not what the decision says anyway."""
    known = [one for one in content.key_figures if one.figure.is_counted] or list(content.key_figures)
    others = [one for one in known if decision is None or one.sentence != decision.sentence] or known
    of_clock = {one.basis.clock: one for one in reversed(others)}  # the first one of each clock
    firsts = [one for one in others if of_clock[one.basis.clock] is one]
    return [*firsts, *(one for one in others if one not in firsts)][:FIGURES]


def _decided(content: Content, decision: Decision | None, figures: Sequence[KeyFigure]) -> tuple[str, str]:
    """The line of the decision, whole and short. Its source stands there unless a line above has named it."""
    if decision is None:
        return content.conclusion, content.conclusion
    named = any(one.basis.source == decision.source for one in figures)
    source = "" if named else f" ({decision.source})"
    short = text("message.decision", sentence=f"{decision.sentence}{source}")
    return f"{short} {decision.action}", short
