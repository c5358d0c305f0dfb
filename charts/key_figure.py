"""Key figures of the light landing page: the count in large type, everything else beside or under it."""

from collections.abc import Iterable

from charts.parts import picture, safe, track
from indicators.share import AreaShare
from indicators.small_sample import Band
from indicators.statement import count_words, share_words
from translations.text import text


def key_figure(title: str, area: AreaShare, reference: AreaShare | None, foot: str, sentence: str) -> str:
    """One card as HTML.

    title: what is counted (`Punya SK`). area: the share of the place. reference: the five kabupaten together, or None.
    foot: source and date. sentence: one generated sentence.
    """
    other = reference.share if reference is not None and area.area_code is not None else None
    return (
        f'<div class="g"><section class="g-card"><h2 class="g-title">{safe(title)}</h2>{_figure(area)}'
        f"<div>{picture(area.share, other)}</div>{track(area.share, other)}{_reference(area, reference)}"
        f'<p class="g-sentence">{safe(sentence)}</p><p class="g-foot">{safe(foot)}</p></section></div>'
    )


def key_figures(cards: Iterable[str]) -> str:
    """Cards side by side: four on a wide page, two on a tablet, one on a phone."""
    return f'<div class="g"><div class="g-cards">{"".join(cards)}</div></div>'


def _figure(area: AreaShare) -> str:
    """The count large; what share_words adds to it (percentage, mark for a small sample) beside it."""
    count = count_words(area.share)
    beside = share_words(area.share).removeprefix(count).strip() if area.share.band != Band.NONE else ""
    look = "g-big" if area.share.is_counted else "g-big g-long"
    extra = f'<span class="g-beside">{safe(beside)}</span>' if beside else ""
    return f'<p class="g-figure"><span class="{look}">{safe(count)}</span>{extra}</p>'


def _reference(area: AreaShare, reference: AreaShare | None) -> str:
    if reference is None or area.area_code is None:
        return ""
    words = text("chart.reference", words=share_words(reference.share))
    has_mark = reference.share.percent is not None and area.share.takes_colour
    mark = '<i class="g-key-ref"></i>' if has_mark else ""
    return f'<p class="g-reference">{mark}{safe(words)}</p>'
