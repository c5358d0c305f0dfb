"""The register: groups with their papers and officers, and the other names some of them go by."""

from collections.abc import Iterator, Sequence
from typing import Any

from etl.sample import chance, rules
from etl.sample.answers import Answers
from etl.sample.groups import Group
from schemas.vocabulary import GroupType

YES = "ya"
FOUNDED = (1988, 2013)  # "lima sampai lebih dari dua puluh tahun lalu", seen from 2018 (line 497)
HAS_OTHER_NAME = 0.15
ISSUER_KABUPATEN, ISSUER_UPT = "Dinas Pendidikan Kabupaten", "UPT Dinas Pendidikan Kecamatan"
ISSUER_GUGUS, ISSUER_BUPATI, ISSUER_KEMENAG = "Ketua gugus", "Bupati", "Kantor Kemenag Kabupaten"


def working_groups(groups: Sequence[Group], answers: Answers) -> Iterator[dict[str, Any]]:
    """Rows of working_group (schemas/working_group.yaml), without batch_id and is_sample."""
    deeds = _notary_deeds(groups)
    for group in groups:
        group_id = group.group_id
        officers = answers.several["officers"][group_id]
        equipment = answers.several["equipment"].get(group_id)
        has_sk = answers.one["sk"][group_id] == YES
        yield {
            "group_id": group_id, "group_type": str(group.group_type), "name": group.name,
            "gugus_name": group.gugus_name, "level": str(group.level), "kabupaten_code": group.kabupaten_code,
            "kecamatan_code": group.kecamatan_code,
            "longitude": group.spot.longitude if group.spot else None,
            "latitude": group.spot.latitude if group.spot else None,
            "location_source": str(group.location_source) if group.location_source else None,
            "core_school": group.core_school, "schools": group.schools, "members": group.members,
            "founded_year": _founded(group), "formed_by": answers.one["founder"][group_id],
            "has_sk": has_sk, "sk_issuer": _issuer(group) if has_sk else None,
            "has_ad_art": answers.one["ad_art"][group_id] == YES, "has_kak": answers.one["kak"][group_id] == YES,
            "has_notary_deed": group_id in deeds, "has_chair": "ketua" in officers,
            "has_secretary": "sekretaris" in officers, "has_treasurer": "bendahara" in officers,
            "has_periodic_report": answers.one["periodic_report"][group_id] == YES,
            "has_room": _has("gedung", equipment), "has_computer": _has("komputer", equipment),
            "has_projector": _has("lcd", equipment),
        }  # fmt: skip


def aliases(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """Rows group x other name: those the study uses, and for some KKG the name of the core school."""
    for group in groups:
        if group.study and group.study.alias:
            yield {"group_id": group.group_id, "alias": group.study.alias}
        elif group.group_type == GroupType.KKG and chance.happens(HAS_OTHER_NAME, "alias", group.group_id):
            yield {"group_id": group.group_id, "alias": f"KKG {group.core_school}"}


def _has(option: str, equipment: Sequence[str] | None) -> bool | None:
    """Whether it is there; None for a type of group that table 16 did not ask."""
    return None if equipment is None else option in equipment


def _notary_deeds(groups: Sequence[Group]) -> set[str]:
    found: set[str] = set()
    for kind, share in rules.NOTARY_DEEDS.items():
        found |= chance.chosen([one.group_id for one in groups if one.kind == kind], share, "notary deed")
    return found


def _founded(group: Group) -> int | None:
    if group.study and group.study.founded_year:
        return group.study.founded_year
    if chance.happens(rules.KNOWS_FOUNDING_YEAR, "knows year", group.group_id):
        return chance.whole(*FOUNDED, "founded", group.group_id)
    return None


def _issuer(group: Group) -> str:
    """Lines 581-591: Kemenag for KKM, the Dinas in Sumbawa Barat and for KKPS, else the UPT or the head of the gugus;
    in Lombok Tengah since 2018 some by the Bupati.
    """
    if group.group_type == GroupType.KKM:
        return ISSUER_KEMENAG
    if group.group_type == GroupType.KKPS or group.kabupaten_code == "52.07":
        return ISSUER_KABUPATEN
    if group.kabupaten_code == "52.02" and chance.happens(0.25, "Bupati", group.group_id):
        return ISSUER_BUPATI
    return ISSUER_UPT if chance.happens(0.75, "issuer", group.group_id) else ISSUER_GUGUS
