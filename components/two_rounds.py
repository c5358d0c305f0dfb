"""The baseline and a later round of the survey side by side, and the plain statement of what may be compared.

Functions of values that were asked for before: which rounds, places and indicators there are is the page's business.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from answers import data
from charts import panel
from charts.parts import safe
from charts.round_pair import PairRow, RoundLabel, change_words, round_pair
from components import origin, panels
from components.origin import Origin
from indicators import registry
from indicators.registry import Indicator
from indicators.round_change import Change
from indicators.share import AreaShare, Share
from indicators.small_sample import LOWEST, Band
from indicators.statement import count_words, interval_words, share_words
from queries.selection import Selection
from schemas.vocabulary import GroupType, ValueStatus
from translations.format import listed, month, month_short, number
from translations.text import text

LEAST = LOWEST[Band.SMALL]  # answers that a round must have to be told apart from another
NA_QUESTIONS = ("attendance", "narasumber_access")  # where the study prints "n.a.", and the form offers it
NOT_RANDOM = "purposive"
NOT_APART = (Change.UNDECIDED, Change.TOO_FEW, Change.NO_COUNT)


@dataclass(frozen=True)
class Round:
    """One round: how it is called, how its groups were chosen, and every indicator in every place."""

    label: RoundLabel
    sampling: str  # `purposive`, `census` or `random`
    is_sample: bool  # simulated
    values: data.Values

    def area(self, indicator_id: str, code: str | None) -> AreaShare | None:
        """One indicator in one place; None where the round does not have it."""
        return self.values.rows.get((indicator_id, code))


def labels(*rounds: tuple[date, bool]) -> tuple[RoundLabel, ...]:
    """Labels of rounds by (first day in the field, is simulated): the year, or month and year where years repeat."""
    years = [day.year for day, _ in rounds]
    found = []
    for day, is_sample in rounds:
        long = text("two_rounds.round", month=month(day))
        long = text("two_rounds.round_sample", round=long) if is_sample else long
        short = str(day.year) if years.count(day.year) == 1 else f"{month_short(day)} {day.year}"
        found.append(RoundLabel(short, long))
    return tuple(found)


def draw(
    indicator_ids: Sequence[str], codes: Sequence[str | None], before: Round, after: Round, selection: Selection
) -> None:
    """Statement of what may be compared, then one panel per indicator, in pairs on a wide page.

    codes: places in the order to be drawn (west to east); None is the five kabupaten together.
    """
    st.html(statement(indicator_ids, codes, before, after, selection.group_type))
    shown: list[Callable[[], None]] = []
    for one in indicator_ids:
        indicator = registry.load(one)
        if _is_asked(indicator, selection.group_type):
            shown.append(partial(_draw_one, indicator, codes, before, after, selection))
    panels.side_by_side(*shown)


def _draw_one(
    indicator: Indicator, codes: Sequence[str | None], before: Round, after: Round, selection: Selection
) -> None:
    st.html(indicator_panel(indicator, codes, before, after, selection.group_type))
    behind_it = table(indicator, rows(indicator, codes, before, after), before, after)
    behind = Origin(indicator.title, (indicator.id,), indicator.question_id, table=behind_it)
    origin.button(f"rounds_{indicator.id}", behind, selection)


def rows(indicator: Indicator, codes: Sequence[str | None], before: Round, after: Round) -> list[PairRow]:
    """The places in both rounds; the five together alone where one of the rounds has no figure by kabupaten."""
    found = [_pair(indicator, code, before, after) for code in codes]
    places = [pair for pair in found if pair.area_code is not None]
    if places and all(_is_together_only(pair) for pair in places):
        return [_pair(indicator, None, before, after)]
    return found


def _pair(indicator: Indicator, code: str | None, before: Round, after: Round) -> PairRow:
    areas = [area for one in (before, after) if (area := one.area(indicator.id, code)) is not None]
    shares = [
        area.share if (area := one.area(indicator.id, code)) else Share(None, None, status=ValueStatus.NOT_ASKED)
        for one in (before, after)
    ]
    name = areas[0].area_name if areas else ""
    return PairRow(code, name, shares[0], shares[1], any(area.is_chosen for area in areas))


def _is_together_only(pair: PairRow) -> bool:
    missing = (ValueStatus.NOT_BY_KABUPATEN, ValueStatus.NOT_SURVEYED)
    return ValueStatus.NOT_BY_KABUPATEN in (pair.before.status, pair.after.status) or (
        pair.before.status in missing and pair.after.status in missing
    )


def sentence(indicator: Indicator, pairs: Sequence[PairRow], before: Round, after: Round) -> str:
    """What changed where, in one sentence: `SK: naik di Bima (2018: 2 dari 11; 2026: 13 dari 16); belum bisa ...`."""
    parts = [
        text("two_rounds.moved", change=change_words(pair.change), place=_place(pair), before=count_words(pair.before),
             after=count_words(pair.after), before_label=before.label.short, after_label=after.label.short)
        for pair in pairs if pair.change in (Change.ROSE, Change.FELL)
    ]  # fmt: skip
    for kept in NOT_APART:
        places = [_place(pair) for pair in pairs if pair.change == kept]
        if places:
            parts.append(text(f"two_rounds.places.{kept}", places=listed(places)))
    return text("two_rounds.sentence", name=indicator.title, parts="; ".join(parts))


def indicator_panel(
    indicator: Indicator, codes: Sequence[str | None], before: Round, after: Round, group_type: GroupType
) -> str:
    """One indicator as HTML: its sentence, both rounds in every place, what they rest on."""
    pairs = rows(indicator, codes, before, after)
    picture = round_pair(pairs, before=before.label, after=after.label, unit=str(group_type))
    facts = [_coverage(indicator, one, group_type) for one in (before, after)]
    if [pair.area_code for pair in pairs] == [None] != list(codes):
        facts.append(text("panel.not_by_kabupaten"))
    note = text("two_rounds.caveat", round=before.label.short, words=indicator.caveat) if indicator.caveat else ""
    caveat = f'<p class="g-note"><span>{safe(note)}</span></p>' if note else ""
    direction = text(f"indicator_direction.{indicator.direction}")
    return panel.panel(sentence(indicator, pairs, before, after), direction, picture + caveat, panel.foot(facts))


def statement(
    indicator_ids: Sequence[str], codes: Sequence[str | None], before: Round, after: Round, group_type: GroupType
) -> str:
    """What may be compared and what may not, as HTML; simulated rounds are named first."""
    simulated = [one.label.short for one in (before, after) if one.is_sample]
    sample = text("two_rounds.sample", rounds=listed(simulated)) if simulated else ""
    mark = f'<p class="g-sample">{safe(sample)}</p>' if sample else ""
    items = "".join(f"<li>{safe(words)}</li>" for words in _may(indicator_ids, before, after, group_type))
    barred = "".join(f"<li>{safe(words)}</li>" for words in _barred(indicator_ids, codes, before, after, group_type))
    barred = f'<li>{safe(text("two_rounds.may.cannot"))}<ul class="g-may">{barred}</ul></li>' if barred else ""
    title = safe(text("two_rounds.may.title"))
    listing = f'<ul class="g-may">{items}{barred}</ul>'
    return f'<section class="g">{mark}<h3 class="g-panel-title">{title}</h3>{listing}</section>'


def _may(indicator_ids: Sequence[str], before: Round, after: Round, group_type: GroupType) -> Iterable[str]:
    chosen = "; ".join(f"{one.label.short} {text(f'two_rounds.sampling.{one.sampling}')}" for one in (before, after))
    yield text("two_rounds.may.same")
    if NOT_RANDOM in (before.sampling, after.sampling):
        yield text("two_rounds.may.not_random", rounds=chosen, group_type=group_type)
    else:
        yield text("two_rounds.may.random", rounds=chosen)
    yield text("two_rounds.may.not_matched")
    yield text("two_rounds.may.rule", least=number(LEAST))
    if len(indicator_ids) > 1:
        yield text("two_rounds.may.many")
    asked = [registry.load(one) for one in indicator_ids]
    with_na = [one.title for one in asked if one.question_id in NA_QUESTIONS and _is_asked(one, group_type)]
    if with_na:
        yield text("two_rounds.may.na", names=", ".join(with_na))
    yield text("two_rounds.may.blank")


def _barred(
    indicator_ids: Sequence[str], codes: Sequence[str | None], before: Round, after: Round, group_type: GroupType
) -> Iterable[str]:
    """Indicators that can be compared in none of the places, each with the reason."""
    for indicator in map(registry.load, indicator_ids):
        if indicator.question_id is None:
            reasons = text("two_rounds.may.not_in_form")
        elif not _is_asked(indicator, group_type):
            reasons = text("two_rounds.may.not_asked", group_type=group_type)
        else:
            pairs = rows(indicator, codes, before, after)
            if any(pair.change != Change.NO_COUNT for pair in pairs):
                continue
            said = [
                text("two_rounds.may.reason", round=one.label.short, status=text(f"value_status.{status}.short"))
                for one, shares in ((before, [p.before for p in pairs]), (after, [p.after for p in pairs]))
                for status in _reasons(shares)
            ]
            reasons = listed(said)
        yield text("two_rounds.may.cannot_one", name=indicator.title, reasons=reasons)


def _reasons(shares: Sequence[Share]) -> list[ValueStatus]:
    """Why shares have no count, each reason once; a counted share without respondents is one that nobody answered."""
    found = [
        ValueStatus.NO_ANSWER if share.status == ValueStatus.COUNTED else share.status
        for share in shares
        if not share.is_counted
    ]
    return list(dict.fromkeys(found))


def _is_asked(indicator: Indicator, group_type: GroupType) -> bool:
    """Whether the questionnaire puts it to this type of group; figures of the study's prose have no question."""
    return indicator.question_id is not None and GroupType(group_type) in indicator.group_types


def _place(pair: PairRow) -> str:
    return pair.area_name if pair.area_code else text("two_rounds.together")


def _coverage(indicator: Indicator, one: Round, group_type: GroupType) -> str:
    """`2018: 52 dari 287 KKG disurvei`; how many there are is not known for every round."""
    area = one.area(indicator.id, None)
    if area is None or area.groups_surveyed is None:
        return ""
    said = {"round": one.label.long, "surveyed": number(area.groups_surveyed), "group_type": group_type}
    if not area.groups_total:
        return text("two_rounds.may.coverage_only", **said)
    return text("two_rounds.may.coverage", total=number(area.groups_total), **said)


def table(indicator: Indicator, pairs: Sequence[PairRow], before: Round, after: Round) -> str:
    """The table behind the picture."""
    heads = [text("two_rounds.head_place")]
    for one in (before, after):
        heads += [one.label.long, text("two_rounds.head_interval", round=one.label.short)]
    heads.append(text("two_rounds.head_change"))
    body = [
        (
            _place(pair),
            *(
                words
                for share in (pair.before, pair.after)
                for words in (share_words(share), interval_words(share) or "–")
            ),
            change_words(pair.change),
        )
        for pair in pairs
    ]
    return panel.plain_table(text("two_rounds.table", name=indicator.title), heads, body, numbers_from=9, stacked=True)
