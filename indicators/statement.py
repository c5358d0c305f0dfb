"""Shares in words, by the small-sample rule: a percentage never stands without its count."""

from collections.abc import Callable

from indicators.share import Share
from indicators.small_sample import Band
from schemas.vocabulary import ValueStatus
from translations.format import number, percent
from translations.text import text

Write = Callable[[float], str]


def count_words(share: Share, write: Write = number) -> str:
    """`7 dari 11`; where there is no count, the reason in a few words ("tidak disurvei")."""
    if share.is_counted:
        assert share.numerator is not None
        assert share.denominator is not None
        return text("share.count", numerator=write(share.numerator), denominator=write(share.denominator))
    if share.status == ValueStatus.COUNTED:
        return text("indicator_sentence.nothing" if share.is_census else "share.no_respondents")
    if share.status == ValueStatus.PUBLISHED_ONLY and share.published is not None:
        return text("share.published_only", percent=percent(share.published))
    return text(f"value_status.{share.status}.short")


def share_words(share: Share, write: Write = number) -> str:
    """Count first, percentage after it where the rule allows: `7 dari 11 (64%, sampel kecil)`."""
    words = count_words(share, write)
    if not share.is_counted or share.percent is None:
        return words
    key = "share.with_percent_small" if share.band == Band.SMALL else "share.with_percent"
    return text(key, count=words, percent=percent(share.percent))


def interval_words(share: Share) -> str | None:
    """`35-85%`, or None where the rule gives no interval."""
    if share.interval is None:
        return None
    return text("share.interval", low=number(100 * share.interval.low), high=number(100 * share.interval.high))
