"""Places on one line from 0 to 100 %: dots for few answers, point and interval from ten, bars for a census."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import bar, counts, dots, dots_key, interval_key, name_tag, range_words, row_class, safe, track
from indicators.share import Share
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class StripRow:
    """One place. label: its name and n (`Bima, n = 11`). words: count first. quiet: coverage, or nothing.

    `area_code` None: the five kabupaten together, set apart.
    """

    area_code: str | None
    label: str
    share: Share
    words: str
    quiet: str = ""
    is_chosen: bool = False


def compare_strip(rows: Sequence[StripRow], *, unit: str) -> str:
    """Rows as HTML in the given order (west to east, never by value); `unit` is what a dot stands for."""
    ticks = "".join(f'<i style="left:{tick}%">{safe(percent(tick))}</i>' for tick in TICKS)
    line = f'<span class="g-pic"><span class="g-ticks">{ticks}</span></span>'
    axis = f'<li class="g-axis-row" aria-hidden="true">{line}</li>'
    return (
        f'<div class="g"><ul class="g-strip g-compare">{axis}{"".join(map(_row, rows))}</ul>'
        f"{_keys([row.share for row in rows], unit)}</div>"
    )


def _row(row: StripRow) -> str:
    quiet = "".join(
        f'<span class="g-quiet {look}">{safe(words)}</span>'
        for look, words in (("g-covered", row.quiet), ("g-range", range_words(row.share)))
        if words
    )
    # The name of the five together is its label here, with its n, so it is never replaced.
    name = name_tag(row.area_code or "all", row.label, row.is_chosen)
    return (
        f'<li{row_class(row.area_code, row.is_chosen)}>{name}<span class="g-words">{safe(row.words)}</span>'
        f'<span class="g-pic">{_picture(row.share, row.words)}</span><span class="g-cover">{quiet}</span></li>'
    )


def _picture(share: Share, words: str) -> str:
    counted = counts(share)
    if counted is not None and share.percent is None:
        return dots(*counted)
    if counted is not None:
        return track(share) or bar(share, share.fraction or 0, "g-solid")
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return bar(share, share.published / 100, "g-hatch")
    return f'<span class="g-empty g-hatch" role="img" aria-label="{safe(words)}"></span>'


def _keys(shares: Sequence[Share], unit: str) -> str:
    """Legend of what occurs, in words."""
    counted = [share for share in shares if share.is_counted]
    keys = [dots_key(unit)] if any(share.percent is None for share in counted) else []
    if any(share.interval for share in counted):
        keys.append(interval_key())
    if any(share.status == ValueStatus.PUBLISHED_ONLY for share in shares):
        keys.append(f"<span>{safe(text('chart.options.published'))}</span>")
    return f'<p class="g-note">{"".join(keys)}</p>' if keys else ""
