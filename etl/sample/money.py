"""Income and spending of a group in a year, in whole rupiah; keyed by group and year, so no year depends on another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.sample import chance, rules
from etl.sample.answers import Answers
from etl.sample.groups import Group
from schemas.vocabulary import FundingSource, SpendingCategory

ROUNDED_TO = 1_000
MAIN_SOURCES = (str(FundingSource.IURAN_SEKOLAH), str(FundingSource.IURAN_GURU))


def funding(groups: Sequence[Group], answers: Answers, years: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Rows group x year x source. Only groups that meet report money."""
    for year in years:
        for group in groups:
            for source, amount in income(group, answers, year).items():
                yield {"group_id": group.group_id, "year": year, "source": source, "amount_rupiah": amount}


def spending(groups: Sequence[Group], answers: Answers, years: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Rows group x year x category."""
    for year in years:
        for group in groups:
            for category, amount in spent(group, answers, year).items():
                yield {"group_id": group.group_id, "year": year, "category": category, "amount_rupiah": amount}


def income(group: Group, answers: Answers, year: int) -> dict[str, int]:
    """Source -> rupiah. The main source brings what the band of table 15 says per school, the others fill it up."""
    sources = answers.several["funding_source"].get(group.group_id, ())
    if not sources:
        return {}
    main = next((source for source in MAIN_SOURCES if source in sources), sources[0])
    low, high, most, heads = _bounds(group, answers)
    level = chance.between(low, high, "level", group.group_id)
    level = min(high, max(low, level * chance.between(0.94, 1.06, "year", group.group_id, year)))
    amounts = {main: _rounded(level * heads)}
    others = [source for source in sources if source != main]
    for source in others:
        share = chance.between(0.3, 0.9, "other", source, group.group_id, year) / len(others)
        amounts[source] = _rounded(min(most - level, rules.OTHERS_AT_MOST * level) * heads * share)
    return {source: amounts[source] for source in sources}


def spent(group: Group, answers: Answers, year: int) -> dict[SpendingCategory, int]:
    """Category -> rupiah, in the order of the study (refreshments first)."""
    total = sum(income(group, answers, year).values()) * chance.between(*rules.SPENT, "spent", group.group_id, year)
    if not total:
        return {}
    shares = {category: share * chance.between(0.9, 1.1, "share", category, group.group_id, year)
              for category, share in rules.SPENDING_SHARES.items()}  # fmt: skip
    amounts = {category: _rounded(total * share / sum(shares.values())) for category, share in shares.items()}
    amounts[SpendingCategory.LAINNYA] += _rounded(total) - sum(amounts.values())
    return amounts


def at_meetings(group: Group, answers: Answers, year: int) -> float:
    """Rupiah that the meetings of the year cost together."""
    return rules.SPENT_AT_MEETINGS[answers.frequency(group)] * sum(spent(group, answers, year).values())


def _bounds(group: Group, answers: Answers) -> tuple[float, float, float, int]:
    """(least, most from the main source, most from all together, schools or members they are per)."""
    band = answers.one["school_cost"].get(group.group_id)
    if band is None or not group.schools:
        low, high = rules.KKPS_PER_MEMBER
        return low, high, high, group.members
    low, high, most = rules.SCHOOL_COST[band]
    if band == "lt_1jt":
        low, high = rules.LOW_COST.get(answers.frequency(group), (low, high))
    return low, high, most, group.schools


def _rounded(amount: float) -> int:
    return chance.nearest(amount / ROUNDED_TO) * ROUNDED_TO
