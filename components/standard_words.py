"""The 2008 standard in the words of one group: its components with status and to-do, for the card of the group."""

from collections.abc import Iterable, Sequence

from charts.group_card import StandardLine
from indicators import standard
from indicators.standard import Component, Criterion
from queries.run import Row
from schemas.vocabulary import StandardStatus
from translations.format import number
from translations.text import text


def card_lines(rows: Sequence[Row], group_type: str) -> list[StandardLine]:
    """One line per component, from the rows of `queries/sql/group_standard.sql`; none without rows."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["component"], []).append(row)
    return [_line(one, found[one.id], group_type) for one in standard.components() if one.id in found]


def _line(component: Component, rows: Sequence[Row], group_type: str) -> StandardLine:
    status = StandardStatus(rows[0]["standard_status"])
    met = {row["criterion_id"]: row["met"] for row in rows}
    counted = text(
        "standard.card.counts", met=number(sum(one is True for one in met.values())), criteria=number(len(met))
    )
    words = text("standard.card.line", name=component.name, status=text(f"standard_status.{status}"))
    to_do = [
        text("standard.card.act", to_do=one.to_do, who=one.who_words(group_type)) for one in component.missing(met)
    ]
    unknown = component.unknown(met)
    if unknown:
        to_do.append(text("standard.card.unknown", names=names(unknown)))
    return StandardLine(words if status == StandardStatus.UNKNOWN else f"{words}, {counted}", status, to_do)


def names(criteria: Iterable[Criterion]) -> str:
    """`AD/ART, ketua, sekretaris, bendahara`."""
    return ", ".join(one.name for one in criteria)
