"""Chance without a clock or a state: every draw is a hash of the seed and of what is drawn.

So a meeting of 2026 is the same whether the span ends in 2031 or in 2040, and one more group moves no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from math import floor
from typing import TypeVar

SEED = 20181105  # November 2018, when the survey was in the field

T = TypeVar("T")


def unit(*key: object) -> float:
    """A number in [0, 1) that belongs to `key`."""
    text = "|".join(map(str, (SEED, *key)))
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest()) / 2**56


def between(low: float, high: float, *key: object) -> float:
    """A number in [low, high)."""
    return low + (high - low) * unit(*key)


def whole(low: int, high: int, *key: object) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + floor((high - low + 1) * unit(*key))


def happens(share: float, *key: object) -> bool:
    """True in `share` (0-1) of the cases."""
    return unit(*key) < share


def one_of(weights: Mapping[T, float], *key: object) -> T:
    """One of the keys, each as often as its weight says."""
    left = unit(*key) * sum(weights.values())
    for choice, weight in weights.items():
        left -= weight
        if left < 0:
            return choice
    return next(reversed([choice for choice, weight in weights.items() if weight > 0]))


def shuffled(values: Iterable[T], *key: object) -> list[T]:
    """The values in an order that belongs to `key` and to the values themselves."""
    return sorted(values, key=lambda value: unit(*key, value))


def nearest(value: float) -> int:
    """Rounded half up, as the study rounds."""
    return floor(value + 0.5)


def apportioned(total: int, weights: Mapping[T, float], at_least: Mapping[T, int] | None = None) -> dict[T, int]:
    """`total` split into whole parts in proportion to `weights` (largest remainder; of equals the first wins).

    `at_least` keeps parts from falling below a number. Raises ValueError when nothing has a weight or the least parts
    do not fit into the total.
    """
    floors = {choice: part for choice, part in (at_least or {}).items() if choice in weights}
    if sum(weights.values()) <= 0 or sum(floors.values()) > total:
        raise ValueError(f"{total} cannot be split by {dict(weights)} with at least {floors}")
    fixed: dict[T, int] = {}
    while True:
        free = {choice: weight for choice, weight in weights.items() if choice not in fixed}
        parts = _largest_remainder(total - sum(fixed.values()), free)
        short = {choice: floors[choice] for choice, part in parts.items() if part < floors.get(choice, 0)}
        if not short:
            return {choice: fixed.get(choice, parts.get(choice, 0)) for choice in weights}
        fixed |= short


def _largest_remainder(total: int, weights: Mapping[T, float]) -> dict[T, int]:
    whole_weight = sum(weights.values()) or 1
    quotas = {choice: total * weight / whole_weight for choice, weight in weights.items()}
    parts = {choice: floor(quota + 1e-9) for choice, quota in quotas.items()}
    by_remainder = sorted(weights, key=lambda choice: round(parts[choice] - quotas[choice], 9))
    for choice in by_remainder[: total - sum(parts.values())]:
        parts[choice] += 1
    return parts


def assigned(ids: Sequence[str], weights: Mapping[T, float], key: str, prefer: Sequence[tuple[T, Iterable[str]]] = ()
             ) -> dict[str, T]:  # fmt: skip
    """Each id gets one of the choices, each choice its apportioned number of ids.

    `prefer`: (choice, ids that take it first while there is room), the most important first.
    """
    room = apportioned(len(ids), weights) if ids else {}
    taken: dict[str, T] = {}
    waiting = shuffled(ids, key)
    for choice, wanted in prefer:
        first = set(wanted)
        for one in waiting:
            if one in first and one not in taken and room.get(choice, 0) > 0:
                taken[one] = choice
                room[choice] -= 1
    left = [choice for choice, places in room.items() for _ in range(places)]
    return taken | dict(zip((one for one in waiting if one not in taken), left, strict=True))


def chosen(ids: Sequence[str], share: float, key: str, first: Iterable[str] = (), last: Iterable[str] = ()) -> set[str]:
    """`share` of the ids (rounded half up); `first` are taken first, `last` only when nobody else is left."""
    first, last = set(first), set(last)
    order = sorted(shuffled(ids, key), key=lambda one: (one in last) - (one in first))
    return set(order[: nearest(len(ids) * share)])
