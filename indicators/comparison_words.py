"""The statement of difference in words: one title per indicator, and what else must be said of the places."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.comparison import LEAST, Differences, PlaceFigure, Verdict, between, extremes, judge, one_and_all, rest
from indicators.indicator import Indicator
from indicators.share import Share
from indicators.statement import count_words
from schemas.vocabulary import ValueStatus
from translations.format import listed, number, percent, rupiah_round, unbroken
from translations.text import text

REST = "lain"  # area_code of the five together without one
MOST_NAMED, FEW_NAMED = 5, 3  # places that a title names; of more the first ones
MOST_CLAUSES = 2  # a title names what stands out; all pairs stand in the table


@dataclass(frozen=True)
class Statement:
    """`title`: the comparison in one sentence. `notes`: which places took no part, and why."""

    title: str
    notes: tuple[str, ...] = ()


def statement(indicator: Indicator, places: Sequence[PlaceFigure], group_type: str) -> Statement:
    """What may be said of these places; with one kabupaten and the five together, of it and the other four."""
    single = [place for place in places if place.area_code is not None]
    together = [place for place in places if place.area_code is None]
    if together and only_together(places):
        said = figure_words(indicator, together[0])
        return Statement(text("compare.only_together", name=indicator.title, words=said))
    if pair := one_and_all(places):
        own, everyone = pair
        other = others(indicator, own, everyone)
        if indicator.clock == "log":
            return _log_with_rest(indicator, own, other or everyone)
        return _survey_with_rest(indicator, own, other, group_type)
    return _log(indicator, single) if indicator.clock == "log" else _survey(indicator, between(places), group_type)


def only_together(places: Sequence[PlaceFigure]) -> bool:
    """The source has one figure for the five together and none for any of these kabupaten."""
    statuses = {place.figure.status for place in places if place.area_code and isinstance(place.figure, Share)}
    return ValueStatus.NOT_BY_KABUPATEN in statuses and statuses <= {
        ValueStatus.NOT_BY_KABUPATEN,
        ValueStatus.NOT_SURVEYED,
    }


def figure_words(indicator: Indicator, place: PlaceFigure) -> str:
    """The figure of one place with its counts, a score with its scale, or why there is none."""
    figure = place.figure
    if indicator.scale == "score" and isinstance(figure, Share) and figure.published is not None:
        return indicator.score_words(figure.published)
    return indicator.figure_words(figure)


def n_words(indicator: Indicator, place: PlaceFigure) -> str:
    """`n = 11`, `n = 574 pertemuan`, `dari Rp 166,3 juta`: what the figure rests on; empty where nothing is counted."""
    if not place.figure.is_counted:
        return ""
    counted = place.figure.denominator or 0
    what = indicator.unit.rsplit("_", maxsplit=1)[-1]  # `rupiah_per_pertemuan` rests on meetings
    return unbroken(text(f"compare.n.{what}", n=rupiah_round(counted) if what == "rupiah" else number(counted)))


# --- a sample -------------------------------------------------------------------------------------------------------


def _survey(indicator: Indicator, found: Differences, group_type: str) -> Statement:
    name = indicator.title
    if found.pairs:
        clauses = [
            text("compare.more", higher=_places(higher), lower=_places(lower))
            for higher, lower in found.groups[:MOST_CLAUSES]
        ]
        more = len(found.groups) - len(clauses)
        tail = text("compare.rest_in_table") if more else text("compare.rest_undecided") if found.undecided else ""
        title = text("compare.said", name=name, words="; ".join(clauses) + tail)
        return Statement(title, (*_few(found), *_uncounted(found)))
    if found.undecided:
        title = text("compare.undecided", name=name, places=_places(found.able))
        return Statement(title, (*_few(found), *_uncounted(found)))
    if found.able or found.few:
        title = text("compare.too_few", name=name, group_type=group_type, least=LEAST)
        return Statement(title, _uncounted(found))
    return Statement(text("compare.no_count", name=name), _uncounted(found))


def _few(found: Differences) -> tuple[str, ...]:
    """Who had too few answers to take part, said once."""
    names = [place.area_name for place in found.few]
    return (text("compare.few", places=listed(names), least=LEAST),) if names else ()


def _uncounted(found: Differences) -> tuple[str, ...]:
    """Who took no part for want of a count, by reason."""
    by_reason: dict[str, list[str]] = {}
    for one in found.uncounted:
        by_reason.setdefault(count_words(one.share), []).append(one.area_name)
    words = [text("compare.reason", place=listed(names), reason=reason) for reason, names in by_reason.items()]
    return (text("compare.uncounted", places="; ".join(words)),) if words else ()


def _survey_with_rest(indicator: Indicator, own: PlaceFigure, other: PlaceFigure | None, group_type: str) -> Statement:
    name = indicator.title
    if other is None:
        reason = count_words(own.share) if not own.share.is_counted else text("compare.rest_unknown")
        return Statement(text("compare.no_count_of", name=name, place=own.area_name, reason=reason))
    note = (text("compare.with_rest", place=own.area_name),)
    verdict = judge(own.share, other.share)
    if verdict == Verdict.DIFFERENT:
        key = "compare.more" if own.size > other.size else "compare.fewer"
        words = text(key, higher=_place(own), lower=_place(other))
        return Statement(text("compare.said", name=name, words=words), note)
    if verdict == Verdict.UNDECIDED:
        return Statement(text("compare.undecided", name=name, places=_places((own, other))), note)
    if verdict == Verdict.TOO_FEW:
        return Statement(text("compare.too_few", name=name, group_type=group_type, least=LEAST), note)
    reason = count_words(other.share)
    return Statement(text("compare.no_count_of", name=name, place=other.area_name, reason=reason))


def others(indicator: Indicator, own: PlaceFigure, together: PlaceFigure) -> PlaceFigure | None:
    """`kabupaten lain`: the five together without this one; None where that can't be worked out."""
    left = rest(together.figure, own.figure) if indicator.adds_over_places else None
    if left is None:
        return None
    return PlaceFigure(
        REST,
        text("compare.others"),
        left,
        None if own.basis is None or together.basis is None else together.basis - own.basis,
        _without(together.groups_surveyed, own.groups_surveyed),
        _without(together.groups_total, own.groups_total),
    )


def _without(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part


def _place(place: PlaceFigure) -> str:
    return text("compare.place", place=place.area_name, words=count_words(place.share))


def _places(places: Sequence[PlaceFigure]) -> str:
    return _named([_place(place) for place in places])


def _named(words: Sequence[str]) -> str:
    """All of them; of more than a sentence holds the first ones, and how many more there are."""
    if len(words) <= MOST_NAMED:
        return listed(words)
    return listed([*words[:FEW_NAMED], text("province.more_places", count=number(len(words) - FEW_NAMED))])


# --- a census -------------------------------------------------------------------------------------------------------


def _log(indicator: Indicator, single: Sequence[PlaceFigure]) -> Statement:
    name, found = indicator.title, extremes(single)
    if found is None:
        short = [place.area_name for place in single if place.n < LEAST]
        if len(short) == len(single):
            return Statement(text("compare.log_few_all", name=name, least=LEAST))
        return Statement(text("compare.log_few", name=name, places=_named(short), least=LEAST))
    if found.is_flat:
        return Statement(text("compare.log_same", name=name))
    high, low = (_named([_value(indicator, place) for place in places]) for places in (found.highest, found.lowest))
    return Statement(text("compare.log_extremes", name=name, high=high, low=low))


def _log_with_rest(indicator: Indicator, own: PlaceFigure, other: PlaceFigure) -> Statement:
    name, mine, theirs = indicator.title, own.n, other.n
    if not (mine and theirs):
        place, reason = (other if mine else own).area_name, text("indicator_sentence.nothing")
        return Statement(text("compare.no_count_of", name=name, place=place, reason=reason))
    note = text("compare.with_rest" if indicator.adds_over_places else "compare.with_all", place=own.area_name)
    if min(mine, theirs) < LEAST:
        places = listed([_value(indicator, own), _value(indicator, other)])
        return Statement(text("compare.log_few_of", name=name, places=places, least=LEAST), (note,))
    if own.size == other.size:
        return Statement(text("compare.log_same", name=name), (note,))
    key = "compare.higher" if own.size > other.size else "compare.lower"
    words = text(key, own=_value(indicator, own), other=_value(indicator, other))
    return Statement(text("compare.said", name=name, words=words), (note,))


def _value(indicator: Indicator, place: PlaceFigure) -> str:
    """`Bima (16 dari 88, 18%)`, `Bima (Rp 209.277, n = 484 pertemuan)`: the value never without what it rests on."""
    figure = place.figure
    if isinstance(figure, Share):
        words = count_words(figure, _short if indicator.is_rupiah else number)
        if figure.percent is not None:
            words = text("compare.value", value=words, n=percent(figure.percent))
    else:
        value = unbroken(indicator.value_words(figure))
        words = text("compare.value", value=value, n=n_words(indicator, place))
    return text("compare.place", place=place.area_name, words=words)


def _short(amount: float) -> str:
    """Rupiah of a title: the whole amounts stand in the rows."""
    return unbroken(rupiah_round(amount))
