"""The groups themselves: how many, what they are called, where they meet, how large they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from etl.sample import chance, named, rules
from etl.sample.named import Named
from etl.sample.places import Area, Kecamatan, Spot
from schemas.vocabulary import GroupLevel, GroupType, LocationSource

Totals = Mapping[tuple[str, str], int]  # (type, kabupaten code) -> groups


@dataclass(frozen=True)
class Group:
    """One simulated group; the fields are those of schemas/working_group.yaml."""

    group_id: str
    group_type: GroupType
    name: str
    level: GroupLevel
    kabupaten_code: str
    kecamatan_code: str | None
    members: int
    spot: Spot | None
    location_source: LocationSource | None
    gugus_name: str | None = None
    schools: int | None = None
    core_school: str | None = None
    study: Named | None = None

    @property
    def kind(self) -> tuple[str, str]:
        """(type, kabupaten code): the block of the study's tables that it is drawn from."""
        return str(self.group_type), self.kabupaten_code


def make(areas: Sequence[Area], totals: Totals) -> list[Group]:
    """All groups, in order of kabupaten, type and number; some without a point (rules.WITHOUT_POINT)."""
    found = []
    for area in areas:
        kkg = list(_kkg(area, totals.get(("KKG", area.code), 0)))
        found += kkg
        found += _kkks(area, kkg, totals.get(("KKKS", area.code), 0))
        found += _kkm(area, totals.get(("KKM", area.code), 0))
        found.append(_kkps(area))
    return _some_without_point(found)


def _kkg(area: Area, total: int) -> Iterator[Group]:
    """Groups of gugus: kecamatan get them in proportion to their desa, each gugus near another desa."""
    if not total:
        return
    weights = {one.code: float(one.desa) for one in area.kecamatan}
    least = {code: number for code, number in named.gugus_needed() if code in weights}
    parts = chance.apportioned(total, weights, least if sum(least.values()) <= total else None)
    for kecamatan in area.kecamatan:
        spots = chance.shuffled(kecamatan.spots, "spots", kecamatan.code)
        for number in range(1, parts[kecamatan.code] + 1):
            yield _gugus(area, kecamatan, number, spots[(number - 1) % len(spots)])


def _gugus(area: Area, kecamatan: Kecamatan, number: int, spot: Spot) -> Group:
    known = named.find("KKG", kecamatan.code, number)
    gugus = f"Gugus {number} {kecamatan.name}"
    group_id = f"KKG-{kecamatan.code or area.code}-{number:02d}"
    schools = known.schools if known and known.schools else chance.whole(6, 10, "schools", group_id)
    members = min(60, max(15, chance.nearest(schools * chance.between(3.2, 6.2, "members", group_id))))
    # Each gugus counts its schools on from the last: two of one kecamatan never share a core school.
    core = known.core_school if known and known.core_school else f"SDN {1 + (number - 1) * 3} {kecamatan.name}"
    point = kecamatan.near(spot, 120, 700, group_id)
    return Group(group_id, GroupType.KKG, f"KKG {gugus}", GroupLevel.GUGUS, area.code, kecamatan.code or None, members,
                 point, LocationSource.DESA, gugus, schools, core, known)  # fmt: skip


def _kkks(area: Area, kkg: Sequence[Group], total: int) -> Iterator[Group]:
    """One per kecamatan where there are as many as kecamatan (Bima 18, Dompu 8), else one in each gugus.

    The study: "sebagian KKKS hanya berada di tingkat gugus dan sebagian lainnya dibentuk berdasarkan kecamatan" (line
    483), members are all head teachers of the gugus or kecamatan (line 487). Sumbawa Barat has 14 for 15 gugus.
    """
    if total == len(area.kecamatan) and area.kecamatan[0].code:
        for kecamatan in area.kecamatan:
            schools = sum(one.schools or 0 for one in kkg if one.kecamatan_code == kecamatan.code) or 5
            group_id = f"KKKS-{kecamatan.code or area.code}"
            yield Group(group_id, GroupType.KKKS, f"KKKS Kecamatan {kecamatan.name}", GroupLevel.KECAMATAN, area.code,
                        kecamatan.code or None, schools, kecamatan.near(kecamatan.middle, 50, 300, group_id),
                        LocationSource.KECAMATAN, None, schools, None,
                        named.find("KKKS", kecamatan.code, 0))  # fmt: skip
        return
    without = set(chance.shuffled([one.group_id for one in kkg if not one.study], "no KKKS")[: len(kkg) - total])
    for one in kkg:
        if one.group_id not in without:
            yield _kkks_of_gugus(area, one)


def _kkks_of_gugus(area: Area, kkg: Group) -> Group:
    group_id = kkg.group_id.replace("KKG", "KKKS")
    kecamatan = area.by_code[kkg.kecamatan_code or ""]
    point = kecamatan.near(kkg.spot or kecamatan.middle, 90, 350, group_id)
    return replace(kkg, group_id=group_id, group_type=GroupType.KKKS, name=f"KKKS {kkg.gugus_name}", spot=point,
                   members=kkg.schools or 1, study=None)  # fmt: skip


def _kkm(area: Area, total: int) -> Iterator[Group]:
    """Groups of madrasah: of the kabupaten in Bima, Dompu, Sumbawa Barat; else around a MIN, then a MIS (464-473)."""
    by_size = sorted(area.kecamatan, key=lambda one: -one.desa)
    covers_all = 1 if total <= 2 else 0
    state_schools = min(4, ceil(total / 2))
    for number in range(1, total + 1):
        kecamatan = by_size[(number - 1) % len(by_size)]
        group_id = f"KKM-{area.code}-{number:02d}"
        if number <= covers_all:
            schools = chance.whole(14, 26, "schools", group_id)
            point = area.around_seat.near(area.seat, 200, 600, group_id)
            yield Group(group_id, GroupType.KKM, f"KKM Kabupaten {area.name}", GroupLevel.KABUPATEN, area.code, None,
                        schools * 5, point, LocationSource.KECAMATAN, None, schools, f"MIN 1 {area.name}",
                        named.find("KKM", area.code, 0))  # fmt: skip
            continue
        is_state = number <= state_schools or bool(covers_all)
        private = "Sub-KKM Kecamatan" if area.code == rules.HAS_SUB_KKM else "KKM MIS"
        name = f"KKM MIN {number} {area.name}" if is_state else f"{private} {kecamatan.name}"
        core = f"MIN {number} {area.name}" if is_state else f"MIS {kecamatan.name}"
        schools = chance.whole(6, 14, "schools", group_id)
        point = kecamatan.near(kecamatan.middle, 300, 900, group_id)
        yield Group(group_id, GroupType.KKM, name, GroupLevel.KECAMATAN, area.code, kecamatan.code or None, schools * 4,
                    point, LocationSource.KECAMATAN, None, schools, core,
                    named.find("KKM", area.code, number))  # fmt: skip


def _kkps(area: Area) -> Group:
    group_id = f"KKPS-{area.code}"
    return Group(group_id, GroupType.KKPS, f"KKPS Kabupaten {area.name}", GroupLevel.KABUPATEN, area.code, None,
                 chance.whole(8, 25, "members", group_id), area.seat, LocationSource.KECAMATAN)  # fmt: skip


def _some_without_point(groups: list[Group]) -> list[Group]:
    could = [one.group_id for one in groups if one.group_type in ("KKG", "KKKS") and not one.study]
    without = set(chance.shuffled(could, "no point")[: chance.nearest(rules.WITHOUT_POINT * len(groups))])
    return [replace(one, spot=None, location_source=None) if one.group_id in without else one for one in groups]
