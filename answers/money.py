"""Income and spending that groups reported: sums of a year by source or purpose, and per reporting group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answers import data, log, log_places
from answers.log_places import LogPlace
from queries import run
from queries.selection import Selection
from translations.format import number, rupiah_round
from translations.text import text

SHOWN = 4  # sources of money, and purposes; the smaller ones together


@dataclass(frozen=True)
class Money:
    """One question of yearly sums: its key, the column that names what it is for, and the words of that column."""

    key: str
    question: str
    column: str
    words: Callable[[str], str]


INCOME = Money("income", "log_funding", "source", lambda source: data.option_words("funding_source", source))
SPENDING = Money("spending", "log_spending", "category", lambda category: text(f"spending_category.{category}"))
KINDS = {one.key: one for one in (INCOME, SPENDING)}


def last_full_year() -> int:
    """The last year that is over: the one that is running says little yet."""
    return log.state().until.year - 1


def of_last_year(money: Money, place: LogPlace, selection: Selection) -> list[run.Row]:
    """Sums of that year, the largest first; none where nobody reported."""
    year = last_full_year()
    return [row for row in place.ask(money.question, selection) if row["year"] == year]


@dataclass(frozen=True)
class PerGroup:
    """One source or purpose: rupiah per reporting group. `groups` had it; None where several are put together."""

    label: str
    amount: float
    groups: int | None

    @property
    def words(self) -> str:
        """`Rp 1,2 juta · 11 kelompok`."""
        amount = rupiah_round(self.amount)
        return amount if self.groups is None else text("profile.amount_of", amount=amount, count=number(self.groups))


def per_group(money: Money, rows: Sequence[run.Row]) -> list[PerGroup]:
    """The largest amounts, then all smaller ones together; `rows` of one year, the largest first."""
    if not rows:
        return []
    everyone = rows[0]["groups_reporting"]
    shown = len(rows) if len(rows) <= SHOWN + 1 else SHOWN
    found = [
        PerGroup(money.words(row[money.column]), row["amount_rupiah"] / everyone, row["groups"]) for row in rows[:shown]
    ]
    if rest := rows[shown:]:
        label = text("profile.rest", count=number(len(rest)))
        found.append(PerGroup(label, sum(row["amount_rupiah"] for row in rest) / everyone, None))
    return found


def sentence(money: Money, rows: Sequence[run.Row], selection: Selection) -> str:
    """How many groups of the chosen place reported in that year, and how much each on average."""
    place = log_places.chosen(selection)
    groups = rows[0]["groups_reporting"]
    return text(
        f"profile.{money.key}.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        year=rows[0]["year"],
        count=log_places.of_words(groups, log_places.groups(place, selection), str(selection.group_type)),
        amount=rupiah_round(sum(row["amount_rupiah"] for row in rows) / groups),
    )
