"""One indicator in two rounds of the survey: a row per place, both rounds on one line from 0 to 100 %.

A circle stands for the earlier round and a diamond for the later one, each with its year, count and interval: the
rounds are told apart by shape and word. Where a round has fewer than 10 answers its groups stand there as dots.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts import name_tag, picture, range_words, row_class, safe, track, unit_words
from indicators.round_change import Change, change
from indicators.share import Share
from indicators.statement import share_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

TICKS = (0, 25, 50, 75, 100)
ICONS = {Change.ROSE: "▲", Change.FELL: "▼", Change.UNDECIDED: "≈", Change.TOO_FEW: "–", Change.NO_COUNT: "–"}


@dataclass(frozen=True)
class RoundLabel:
    """How a round is called: beside its mark (`2018`) and in the legend (`Survei November 2018`)."""

    short: str
    long: str


@dataclass(frozen=True)
class PairRow:
    """One place in both rounds; `area_code` None is the five kabupaten together and stands apart."""

    area_code: str | None
    area_name: str
    before: Share
    after: Share
    is_chosen: bool = False

    @property
    def change(self) -> Change:
        """What may be said of the two."""
        return change(self.before, self.after)


def round_pair(rows: Sequence[PairRow], *, before: RoundLabel, after: RoundLabel, unit: str | None = None) -> str:
    """Rows as HTML in the given order (west to east, never by value). unit: what is counted (`KKG`)."""
    ticks = "".join(f'<i style="left:{tick}%">{safe(percent(tick))}</i>' for tick in TICKS)
    axis = f'<li class="g-axis-row" aria-hidden="true"><span class="g-pair-axis">{ticks}</span></li>'
    has_line = any(share.interval for row in rows for share in (row.before, row.after))
    body = "".join(_row(row, before, after) for row in rows)
    lines = f'<ul class="g-pair">{axis if has_line else ""}{body}</ul>'
    return f'<div class="g">{lines}{_legend(rows, before, after, unit)}</div>'


def change_words(found: Change) -> str:
    """`naik`, `turun`, `belum bisa dibedakan` ..."""
    return text(f"two_rounds.change.{found}")


def _row(row: PairRow, before: RoundLabel, after: RoundLabel) -> str:
    said = f'<b aria-hidden="true">{ICONS[row.change]}</b>{safe(change_words(row.change))}'
    return (
        f"<li{row_class(row.area_code, row.is_chosen)}>{name_tag(row.area_code, row.area_name, row.is_chosen)}"
        f'<span class="g-change g-change-{row.change}">{said}</span>'
        f"{_round(row.before, before, is_later=False)}{_round(row.after, after, is_later=True)}</li>"
    )


def _round(share: Share, label: RoundLabel, *, is_later: bool) -> str:
    spread = range_words(share)
    quiet = f'<span class="g-quiet">{safe(spread)}</span>' if spread else ""
    return (
        f'<span class="g-round {"g-later" if is_later else "g-earlier"}">'
        f'<span class="g-round-name">{_key(is_later)}{safe(label.short)}</span>'
        f'<span class="g-words">{safe(share_words(share))}{quiet}</span>'
        f'<span class="g-pic">{track(share) or picture(share)}</span></span>'
    )


def _key(is_later: bool) -> str:
    return f'<i class="g-round-key{" g-later-key" if is_later else ""}" aria-hidden="true"></i>'


def _legend(rows: Sequence[PairRow], before: RoundLabel, after: RoundLabel, unit: str | None) -> str:
    shares = [share for row in rows for share in (row.before, row.after)]
    items = [
        f"<li>{_key(is_later)}<span>{safe(label.long)}</span></li>"
        for is_later, label in ((False, before), (True, after))
    ]
    notes = []
    if any(share.interval for share in shares):
        notes.append(text("two_rounds.key.interval"))
    if any(share.is_counted and share.interval is None for share in shares):
        notes.append(text("two_rounds.key.dots", unit=unit_words(unit)))
    if any(share.status == ValueStatus.PUBLISHED_ONLY for share in shares):
        notes.append(text("chart.options.published"))
    words = "".join(f"<span>{safe(note)}</span>" for note in notes)
    return f'<ul class="g-legend">{"".join(items)}</ul>' + (f'<p class="g-note">{words}</p>' if words else "")
