"""Monitoring visits: how often by table 19, by whom by what the study says of pengawas, Dinas and Kemenag."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from etl.sample import chance, days, rules
from etl.sample.answers import Answers
from etl.sample.groups import Group
from schemas.vocabulary import GroupType, Visitor

# Left to the pengawas nearly everywhere (lines 1345-1346); the Dinas of Sumbawa Barat visits too (lines 1343, 1362).
BY_PENGAWAS: Mapping[Visitor, float] = {Visitor.PENGAWAS: 0.9, Visitor.DINAS_PENDIDIKAN: 0.07, Visitor.LPMP: 0.03}
WITH_DINAS: Mapping[Visitor, float] = {Visitor.PENGAWAS: 0.55, Visitor.DINAS_PENDIDIKAN: 0.42, Visitor.LPMP: 0.03}
OF_MADRASAH: Mapping[Visitor, float] = {Visitor.PENGAWAS: 0.65, Visitor.KEMENAG: 0.35}
DINAS_VISITS = "52.07"


def visits(groups: Sequence[Group], answers: Answers, until: date) -> Iterator[dict[str, Any]]:
    """Rows group x day x visitor, by group and day."""
    for group in groups:
        rhythm = rules.VISIT_RHYTHM[answers.one["monitoring"][group.group_id]]
        on = chance.whole(0, days.FRIDAY, "visit", group.group_id)
        for day in days.chain(rhythm, on, until, "visit", group.group_id):
            by = chance.one_of(_visitors(group), "visitor", group.group_id, day)
            yield {"group_id": group.group_id, "visited_on": day, "visited_by": str(by)}


def _visitors(group: Group) -> Mapping[Visitor, float]:
    if group.group_type == GroupType.KKM:
        return OF_MADRASAH
    return WITH_DINAS if group.kabupaten_code == DINAS_VISITS else BY_PENGAWAS
