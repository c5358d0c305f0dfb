"""Drawn pieces of page Impor: a file with its counts, rules that were broken, a row with what is wrong in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import safe


@dataclass(frozen=True)
class Count:
    """A large figure with its words. look: `good`, `changed`, `quiet` or `bad`, which colours the line above it."""

    figure: str
    words: str
    about: str
    look: str = "quiet"


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell of a row: where, what stands there, the rule, the cure."""

    place: str
    value: str
    rule: str
    cure: str


def steps(words: Sequence[str], current: int) -> str:
    """The steps of the way with the one where the reader stands (from 0)."""
    items = "".join(
        f"<li{' aria-current=step' if place == current else ''}><b>{place + 1}</b> {safe(one)}</li>"
        for place, one in enumerate(words)
    )
    return f'<div class="g"><ol class="g-import-steps">{items}</ol></div>'


def file_head(name: str, kind: str, state: str, look: str) -> str:
    """Name of a file, what it is, and what can be said of it in one line."""
    return (
        f'<div class="g"><section class="g-import-file g-import-{safe(look)}"><h3>{safe(name)}</h3>'
        f'<p class="g-quiet">{safe(kind)}</p><p>{safe(state)}</p></section></div>'
    )


def counts(found: Sequence[Count]) -> str:
    """Large figures side by side; two in a row on a phone."""
    cards = "".join(
        f'<li class="g-import-{safe(one.look)}"><span class="g-big">{safe(one.figure)}</span> <b>{safe(one.words)}</b>'
        f'<span class="g-quiet">{safe(one.about)}</span></li>'
        for one in found
    )
    return f'<div class="g"><ul class="g-import-counts">{cards}</ul></div>'


def rules(title: str, found: Sequence[tuple[str, str, str]]) -> str:
    """Broken rules with how often, and the cure: (count, rule, cure)."""
    items = "".join(
        f'<li><span class="g-import-times">{safe(count)}</span>'
        f"<span><b>{safe(sentence(rule))}</b><br>{safe(sentence(cure))}</span></li>"
        for count, rule, cure in found
    )
    return f'<div class="g"><h4 class="g-import-title">{safe(title)}</h4><ul class="g-import-rules">{items}</ul></div>'


def row(title: str, about: str, faults: Sequence[Fault], others: Sequence[tuple[str, str]]) -> str:
    """A row that waits: what is wrong in it, then its other cells."""
    wrong = "".join(
        f"<li><b>{safe(one.place)}</b> <q>{safe(one.value)}</q><br>"
        f"{safe(sentence(one.rule))} {safe(sentence(one.cure))}</li>"
        for one in faults
    )
    rest = "".join(f"<span><i>{safe(name)}</i> {safe(words)}</span>" for name, words in others if words)
    return (
        f'<div class="g"><h4 class="g-import-title">{safe(title)}</h4><p class="g-quiet">{safe(about)}</p>'
        f'<ul class="g-import-faults">{wrong}</ul><p class="g-import-cells">{rest}</p></div>'
    )


def sentence(words: str) -> str:
    """Words of a rule or a cure as a sentence: the ETL writes them to stand within one."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def said(words: Sequence[str], look: str = "good") -> str:
    """What has happened, or what to do: the first line is the main one."""
    first, *rest = words
    more = "".join(f"<p>{safe(one)}</p>" for one in rest if one)
    return (
        f'<div class="g"><section class="g-import-said g-import-{safe(look)}" role="status">'
        f"<p><b>{safe(first)}</b></p>{more}</section></div>"
    )


def notes(title: str, found: Sequence[str]) -> str:
    """Sentences under a small title: warnings, which refuse nothing."""
    items = "".join(f"<li>{safe(one)}</li>" for one in found)
    return f'<div class="g"><h4 class="g-import-title">{safe(title)}</h4><ul class="g-import-notes">{items}</ul></div>'
