"""Several messages about one meeting -> one candidate with several pieces of evidence; the fullest value wins."""

from dataclasses import replace
from datetime import date

from etl.whatsapp.candidates import Candidate
from etl.whatsapp.doubts import Doubt, doubt
from etl.whatsapp.facts import Fact, Facts, Sure

WITHIN_DAYS = 2
_RANK = {Sure.HIGH: 2, Sure.MEDIUM: 1, Sure.LOW: 0}
_COMPARED = ("date", "attended", "invited", "topic", "narasumber", "cost_rupiah", "agenda")
_OF_GROUP = ("group_id", "group_name", "suggestions")


def merged(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates of one kind, of the same group and within two days of the first, as one; in the order of the file."""
    heaps: list[list[Candidate]] = []
    by_group: dict[tuple[str, str], list[list[Candidate]]] = {}
    for one in candidates:
        name = _name(one)
        fitting = (
            next((heap for heap in by_group.get((one.kind, name), []) if _fits(heap[0], one)), None) if name else None
        )
        if fitting is not None:
            fitting.append(one)
            continue
        heaps.append([one])
        if name:
            by_group.setdefault((one.kind, name), []).append(heaps[-1])
    return [_one(heap) for heap in heaps]


def _name(one: Candidate) -> str:
    """What the group is compared by: its ID, else its words without the type."""
    if one.group is None:
        return ""
    return str(one.facts.value("group_id") or one.group.compared)


def _fits(first: Candidate, other: Candidate) -> bool:
    types = {kind for kind in (_type(first), _type(other)) if kind}
    return len(types) < 2 and abs((first.day - other.day).days) <= WITHIN_DAYS


def _type(one: Candidate) -> str | None:
    return one.group.group_type if one.group else None


def _one(heap: list[Candidate]) -> Candidate:
    if len(heap) == 1:
        return heap[0]
    # A correction first, then the one that says most; of equal ones the later.
    order = sorted(range(len(heap)), key=lambda at: (heap[at].is_correction, heap[at].filled, at), reverse=True)
    ranked = [heap[at] for at in order]
    best, found = ranked[0], Facts()
    names = dict.fromkeys(name for one in ranked for name in one.facts.found)
    for name in names:
        found.found[name] = _fullest(name, ranked)
    found.doubts = _doubts(ranked, found)
    evidence = [piece for one in heap for piece in one.evidence]
    return replace(best, facts=found, evidence=evidence)


def _fullest(name: str, ranked: list[Candidate]) -> Fact:
    said = [one.facts.found[name] for one in ranked if name in one.facts.found]
    if ranked[0].is_correction and name in ranked[0].facts.found and said[0].sure is not Sure.LOW:
        return said[0]
    if name in ("topic_words", "place"):
        return max(said, key=lambda one: (_RANK[one.sure], len(str(one.value))))
    return max(said, key=lambda one: _RANK[one.sure])


def _doubts(ranked: list[Candidate], found: Facts) -> list[Doubt]:
    """The doubts that remain, and one for each field on which the messages differ."""
    kept: list[Doubt] = []
    for one in ranked:
        for told in one.facts.doubts:
            is_settled = told.field in found.found and told.field not in _OF_GROUP and _settles(told, found)
            if not is_settled and told not in kept and all(told.key != other.key for other in kept):
                kept.append(told)
    for name in _COMPARED:
        if name not in found.found or ranked[0].is_correction:
            continue
        clear = {one.facts.value(name) for one in ranked
                 if name in one.facts.found and (one.facts.found[name].sure is not Sure.LOW)}  # fmt: skip
        others = sorted(_told(value) for value in clear - {found.value(name)})
        if others:
            kept.append(doubt("contradiction", field=name, value=_told(found.value(name)), others=", ".join(others)))
    return kept


def _settles(told: Doubt, found: Facts) -> bool:
    """Whether another message has said clearly what one left open."""
    return found.found[str(told.field)].sure is not Sure.LOW and told.key in (
        "date_missing", "date_no_year", "date_unclear", "attended_percent", "attended_words", "narasumber_unknown",
        "cost_per_person", "cost_unclear",
    )  # fmt: skip


def _told(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
