"""Pieces of the one-page brief of a kabupaten: small and quiet, so that all of it fits one screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import css_percent, picture, reference_mark, safe, track
from indicators.share import Rate, Share
from indicators.small_sample import Band


@dataclass(frozen=True)
class SmallFigure:
    """One key figure. `big` is the count (or the rate), `beside` what stands after it, `source` its date and source.

    reference: the five kabupaten together, drawn as a thin mark, said in `reference_words`.
    """

    title: str
    figure: Share | Rate
    big: str
    beside: str
    reference: Share | Rate | None
    reference_words: str
    sentence: str
    source: str


def small_figure(one: SmallFigure) -> str:
    """A card as HTML: count, picture, the five together, date and source; its sentence for screen readers."""
    look = "g-big" if one.figure.is_counted else "g-big g-long"
    beside = f'<span class="g-beside">{safe(one.beside)}</span>' if one.beside else ""
    mark = '<i class="g-key-ref"></i>' if _has_mark(one) else ""
    reference = f'<p class="g-reference">{mark}{safe(one.reference_words)}</p>' if one.reference_words else ""
    return (
        f'<div class="g"><section class="g-card g-small-card"><h3 class="g-title">{safe(one.title)}</h3>'
        f'<p class="g-figure"><span class="{look}">{safe(one.big)}</span>{beside}</p>'
        f'<p class="g-unseen">{safe(one.sentence)}</p>{_picture(one)}{reference}'
        f'<p class="g-foot">{safe(one.source)}</p></section></div>'
    )


def _has_mark(one: SmallFigure) -> bool:
    if isinstance(one.figure, Rate):
        return isinstance(one.reference, Rate) and one.reference.is_counted
    return isinstance(one.reference, Share) and one.reference.percent is not None and one.figure.takes_colour


def _picture(one: SmallFigure) -> str:
    """Counted from a sample: dots below ten, the interval from ten on. From the whole register: a bar."""
    if isinstance(one.figure, Rate):
        return _rate_bar(one.figure, one.reference)
    reference = one.reference if isinstance(one.reference, Share) else None
    if not one.figure.is_census:
        drawn = track(one.figure, reference) if one.figure.interval else picture(one.figure, reference)
        return f"<div>{drawn}</div>"
    if one.figure.fraction is None:
        return f"<div>{picture(one.figure)}</div>"
    mark = reference_mark(reference) if one.figure.band != Band.NONE else ""
    return _bar(one.figure.fraction, mark)


def _rate_bar(rate: Rate, reference: Share | Rate | None) -> str:
    """Both on one line that ends at the larger of the two."""
    if rate.value is None:
        return ""
    other = reference.value if isinstance(reference, Rate) else None
    longest = max(rate.value, other or 0) or 1
    mark = f'<i class="g-ref" style="left:{css_percent(other / longest)}"></i>' if other is not None else ""
    return _bar(rate.value / longest, mark)


def _bar(fraction: float, mark: str) -> str:
    """What it shows stands in words beside it, so it says nothing to a screen reader."""
    fill = f'<i class="g-fill g-solid" style="width:{css_percent(fraction)}"></i>'
    return f'<div><span class="g-track" aria-hidden="true">{fill}{mark}</span></div>'


def head(name: str, mark: str, lines: Sequence[str]) -> str:
    """Whose brief it is: name, the mark of simulated data (empty: none), and lines of facts."""
    badge = f'<span class="g-badge g-sample-mark">{safe(mark)}</span>' if mark else ""
    facts = "".join(f"<li>{safe(line)}</li>" for line in lines if line)
    return f'<header class="g g-profile-head"><h2 class="g-section">{safe(name)}{badge}</h2><ul>{facts}</ul></header>'


def heading(title: str, lead: str = "") -> str:
    """Small head of a part."""
    words = f'<p class="g-quiet">{safe(lead)}</p>' if lead else ""
    return f'<div class="g g-small-head"><h2>{safe(title)}</h2>{words}</div>'


def decision(number: int, sentence: str, action: str, lines: Sequence[str]) -> str:
    """One thing to decide: what is wrong, what the study recommends, then why, who acts, where it comes from."""
    quiet = "".join(f'<p class="g-quiet">{safe(line)}</p>' for line in lines if line)
    return (
        f'<section class="g g-decision"><span class="g-decision-number" aria-hidden="true">{number}</span>'
        f"<div><h3>{safe(sentence)}</h3><p>{safe(action)}</p>{quiet}</div></section>"
    )


def note(words: str) -> str:
    """A quiet line."""
    return f'<div class="g"><p class="g-note g-close">{safe(words)}</p></div>'


def lines(title: str, found: Sequence[str], foot: str) -> str:
    """Facts as a list, one line each, with one dated source."""
    rows = "".join(f"<li>{safe(words)}</li>" for words in found)
    return (
        f'<section class="g g-panel g-facts-list"><h3 class="g-panel-title">{safe(title)}</h3><ul>{rows}</ul>'
        f'<p class="g-foot">{safe(foot)}</p></section>'
    )


def place_card(name: str, facts: Sequence[tuple[str, str, str]]) -> str:
    """A kabupaten to choose: its name and two figures, each (count, what is counted, its date and source)."""
    rows = "".join(
        f'<li><b>{safe(count)}</b><span>{safe(what)}</span><span class="g-quiet">{safe(source)}</span></li>'
        for count, what, source in facts
    )
    return (
        f'<div class="g"><section class="g-card g-place-card"><h3 class="g-panel-title">{safe(name)}</h3>'
        f"<ul>{rows}</ul></section></div>"
    )
