"""Kilometres from groups to the nearest suitable narasumber, in bands; rows of `log_distance_values`."""

from collections.abc import Sequence

from answers import log_places
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text

NEAR_KM, FAR_KM = 10, 25


def kilometres(value: float) -> str:
    """`12,5 km`; whole kilometres without a decimal."""
    return text("log_panel.km", count=number(value, 0 if float(value).is_integer() else 1))


def known(rows: Sequence[run.Row]) -> list[float]:
    """Distances that are known."""
    return [row["distance_km"] for row in rows if row["distance_km"] is not None]


def without(rows: Sequence[run.Row], bound: float) -> int:
    """Groups with nobody within so many kilometres; where there is no suitable person at all, every group."""
    return sum(row["distance_km"] is None or row["distance_km"] > bound for row in rows)


def sentence(rows: Sequence[run.Row], selection: Selection) -> str:
    """How many groups of the chosen place have nobody within FAR_KM, and within NEAR_KM."""
    return text(
        "log_panel.distances.sentence",
        place=selection.log_place,
        far=log_places.of_words(without(rows, FAR_KM), len(rows), str(selection.group_type)),
        far_km=FAR_KM,
        near=number(without(rows, NEAR_KM)),
        near_km=NEAR_KM,
    )


def counted_words(rows: Sequence[run.Row], selection: Selection) -> str:
    """What the distances rest on: groups that have a point, of those in the register."""
    return text(
        "log_panel.distances.counted", count=number(len(known(rows))), all=log_places.registered_words(selection)
    )
