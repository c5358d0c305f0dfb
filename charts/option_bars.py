"""Many answer options of one question: sorted horizontal bars, other types of group as thin markers on the same row."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from charts.parts import counts, css_percent, safe
from indicators.share import OptionShare, Share
from indicators.small_sample import allows_colour, allows_percent
from indicators.statement import count_words, share_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import text

MARK_LOOKS = 3
NO_OTHERS: Mapping[str, Sequence[OptionShare]] = MappingProxyType({})


def option_bars(
    options: Sequence[OptionShare],
    *,
    others: Mapping[str, Sequence[OptionShare]] = NO_OTHERS,
    keep_order: bool = False,
) -> str:
    """Bars on one line from 0 to 100 % as HTML.

    options: the answers of one group type or place. others: name of another group type (`KKKS`) -> its answers,
    joined by `option_id`; at most three get a marker, all stand in words. keep_order: for answers that have an order.
    """
    found = {name: {one.option_id: one.share for one in theirs} for name, theirs in others.items()}
    rows = "".join(_row(option, found) for option in (options if keep_order else sort_options(options)))
    return f'<div class="g"><ul class="g-options">{rows}</ul>{_notes(options, list(others))}</div>'


def sort_options(options: Sequence[OptionShare]) -> list[OptionShare]:
    """Largest share first, missing last; in the given order where the rule forbids an order (1-4 respondents)."""
    if any(option.share.is_counted and not option.share.takes_colour for option in options):
        return list(options)
    return sorted(options, key=lambda option: -_length(option.share))


def _length(share: Share) -> float:
    """Bar length 0-1; -1 for none, so that it sorts behind zero."""
    if share.fraction is not None:
        return share.fraction
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return share.published / 100
    return -1.0


def _row(option: OptionShare, others: Mapping[str, Mapping[str, Share]]) -> str:
    theirs = [(place, name, shares.get(option.option_id)) for place, (name, shares) in enumerate(others.items(), 1)]
    known = [(place, name, share) for place, name, share in theirs if share is not None]
    marks = "".join(_mark(place, share) for place, _, share in known)
    words = "".join(
        f'<span class="g-nowrap">{_key(place, share)}{safe(name)} {safe(count_words(share))}</span>'
        for place, name, share in known
    )
    beneath = f'<span class="g-others">{words}</span>' if words else ""
    label = safe(text("chart.alt.bar", words=share_words(option.share)))
    return (
        f'<li><span class="g-label">{safe(option.label)}</span>'
        f'<span class="g-words">{safe(_short_words(option.share))}</span>'
        f'<span class="g-bar" role="img" aria-label="{label}">{_fill(option.share)}{marks}</span>{beneath}</li>'
    )


def _short_words(share: Share) -> str:
    """As everywhere, but a published percentage without a count is short: the note under the bars says what it is."""
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return text("chart.map.published_short", percent=percent(share.published))
    return share_words(share)


def _fill(share: Share) -> str:
    """Solid from 10 respondents, one block per group below, hatched as published, an empty hatched box without."""
    length, counted = _length(share), counts(share)
    if counted is None:
        width = css_percent(length) if length >= 0 else "16px"
        return f'<i class="g-fill g-hatch" style="width:{width}"></i>'
    if allows_percent(share.denominator):
        return f'<i class="g-fill g-solid" style="width:{css_percent(length)}"></i>'
    yes, total = counted
    blocks = '<i class="g-y"></i>' * yes + "<i></i>" * (total - yes)
    return f'<span class="g-cells">{blocks}</span>'


def _has_mark(place: int, share: Share) -> bool:
    """1-4 respondents have no place on a scale: they stand in words only."""
    placed = not share.is_counted or allows_colour(share.denominator)
    return place <= MARK_LOOKS and placed and _length(share) >= 0


def _mark(place: int, share: Share) -> str:
    if not _has_mark(place, share):
        return ""
    return f'<i class="g-mark g-mark-{place}" style="left:{css_percent(_length(share))}"></i>'


def _key(place: int, share: Share) -> str:
    return f'<i class="g-key-mark g-key-mark-{place}"></i>' if _has_mark(place, share) else ""


def _notes(options: Sequence[OptionShare], others: Sequence[str]) -> str:
    notes = []
    if others:
        keys = " ".join(
            f'<span class="g-nowrap"><i class="g-key-mark g-key-mark-{place}"></i>{safe(name)}</span>'
            for place, name in enumerate(others[:MARK_LOOKS], start=1)
        )
        notes.append(f"<span>{safe(text('chart.options.markers'))} {keys}</span>")
    if any(option.share.status == ValueStatus.PUBLISHED_ONLY for option in options):
        notes.append(f"<span>{safe(text('chart.options.published'))}</span>")
    if any(option.share.is_counted and not allows_percent(option.share.denominator) for option in options):
        notes.append(f"<span>{safe(text('chart.options.unit_blocks'))}</span>")
    return f'<p class="g-note">{"".join(notes)}</p>' if notes else ""
