"""The same sample for other kabupaten and other numbers of groups: what the benchmarks feed on.

Kabupaten that nobody surveyed get the answers of the five together, and, where we have no kecamatan for them, groups of
the whole kabupaten.
"""

from collections.abc import Collection

from etl.sample import chance
from etl.sample.groups import Totals
from etl.sample.study import Study
from geo import places

ALL = "all"
WITHOUT_SHAPE = "81.08"  # Maluku Barat Daya: no shape in the source, see geo/boundaries.py


class UnknownKabupatenError(ValueError):
    """A code that is no kabupaten; the message lists some that are."""


def codes(wanted: Collection[str], study: Study) -> list[str]:
    """Codes of the kabupaten meant: those given, `all` for every one we can draw, none for those of the study."""
    known = sorted(set(places.kabupaten()["code"]) - {WITHOUT_SHAPE})
    if not wanted:
        return sorted({kabupaten for _, kabupaten in study.groups})
    if ALL in wanted:
        return known
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise UnknownKabupatenError(f"{', '.join(unknown)}: no kabupaten; write a code such as {known[0]}, or {ALL}")
    return sorted(wanted)


def totals(wanted: Collection[str], groups: int | None, study: Study) -> Totals:
    """(type, kabupaten) -> groups: `groups` in all, by population, and by type as in table 1 (KKPS come on top).

    Without `groups`, kabupaten of the study keep their totals of table 1, and others get as many per person.
    """
    chosen = codes(wanted, study)
    table = places.kabupaten().set_index("code")
    # A kabupaten whose population the source does not give counts as a middling one.
    people = table["population"].fillna(table["population"].median()).astype(float)
    by_type: dict[str, float] = {}
    for (group_type, _), number in study.groups.items():
        by_type[group_type] = by_type.get(group_type, 0) + number
    if groups is None:
        per_person = sum(by_type.values()) / sum(people[code] for code in {one for _, one in study.groups})
        groups = chance.nearest(per_person * sum(people[code] for code in chosen))
        kept = {key: number for key, number in study.groups.items() if key[1] in chosen}
    else:
        kept = {}
    parts = chance.apportioned(groups, {code: people[code] for code in chosen})
    made = {(group_type, code): number for code in chosen
            for group_type, number in chance.apportioned(parts[code], by_type).items()}  # fmt: skip
    return made | kept
