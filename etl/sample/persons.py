"""Resource persons (narasumber): what they are, where they are, whether they meet the standard, what they offer.

Access follows table 18: in each kabupaten the suitable persons (qualified and available) stand so that about as large a
share of the KKG has one near as calls its access at least "cukup memadai".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from etl.sample import chance
from etl.sample.groups import Group
from etl.sample.places import Area, Spot
from etl.sample.study import Study
from schemas.vocabulary import GroupType, ResourcePersonKind, Topic

ADEQUATE = ("sangat_memadai", "memadai", "cukup_memadai")
NEAR_KM = 10.0
EARTH_RADIUS_KM = 6371.0088
PER_KKG, LEAST = 0.5, 12  # persons in a kabupaten; more where access is better
AVAILABLE = 0.88
STANDARD_YEARS = 10  # or S1, or proven expertise (lines 1200-1203)

KINDS: Mapping[ResourcePersonKind, float] = {
    ResourcePersonKind.PENGAWAS: 0.30, ResourcePersonKind.KEPALA_SEKOLAH: 0.22, ResourcePersonKind.GURU: 0.14,
    ResourcePersonKind.FASDA: 0.13, ResourcePersonKind.IKA: 0.06, ResourcePersonKind.DINAS_PENDIDIKAN: 0.08,
    ResourcePersonKind.KEMENAG: 0.05, ResourcePersonKind.LSM: 0.02,
}  # fmt: skip
MAY_LACK_THE_STANDARD = {ResourcePersonKind.GURU: 0.5, ResourcePersonKind.DINAS_PENDIDIKAN: 0.3,
                         ResourcePersonKind.LSM: 0.2}  # fmt: skip
TEACHING_YEARS: Mapping[ResourcePersonKind, tuple[int, int]] = {
    ResourcePersonKind.PENGAWAS: (15, 34), ResourcePersonKind.KEPALA_SEKOLAH: (12, 33),
    ResourcePersonKind.DINAS_PENDIDIKAN: (0, 20), ResourcePersonKind.KEMENAG: (2, 22), ResourcePersonKind.LSM: (1, 12),
}  # fmt: skip
OTHER_TEACHING_YEARS = (4, 28)
# Of the provincial capital: LPMP and the universities (lines 1257-1261).
CAPITAL, FROM_CAPITAL = "52.71", (ResourcePersonKind.WIDYAISWARA, ResourcePersonKind.DOSEN) * 6

# Everybody can help with papers; what needs special knowledge is hard to find (lines 1239-1241).
OFFERED: Mapping[Topic, float] = {
    Topic.PERANGKAT_ADMINISTRASI: 5, Topic.PERANGKAT_PENILAIAN: 4, Topic.KEBIJAKAN_PEMERINTAH: 3,
    Topic.INSTRUMEN_SUMATIF: 2, Topic.UJIAN_SUMATIF_BERSAMA: 2, Topic.MASALAH_PEMBELAJARAN: 2,
    Topic.MASALAH_GURU_PESERTA: 2, Topic.ISU_KELAS_SEKOLAH: 1.5, Topic.KOMPETENSI_PEDAGOGIK: 1.2,
    Topic.MATERI_ALAT_ASESMEN: 0.8, Topic.MEDIA_PEMBELAJARAN: 0.7, Topic.HARI_BESAR: 0.5, Topic.PTK_KARYA_ILMIAH: 0.5,
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One simulated person; the fields are those of schemas/resource_person.yaml."""

    person_id: str
    kind: ResourcePersonKind
    kabupaten_code: str
    has_s1: bool
    teaching_years: int
    has_expertise: bool | None
    is_available: bool
    kecamatan_code: str | None = None
    spot: Spot | None = None

    @property
    def is_suitable(self) -> bool:
        """Meets the standard and can be asked."""
        is_qualified = self.has_s1 or self.teaching_years >= STANDARD_YEARS or bool(self.has_expertise)
        return is_qualified and self.is_available


def make(areas: Sequence[Area], groups: Sequence[Group], study: Study, capital: Area | None = None) -> list[Person]:
    """All persons, by kabupaten; those of `capital` come last."""
    found: list[Person] = []
    for area in areas:
        kkg = [one for one in groups if one.kabupaten_code == area.code and one.group_type == GroupType.KKG]
        found += _of_area(area, kkg, adequacy(study, area.code))
    for number, kind in enumerate(FROM_CAPITAL if capital else (), start=1):
        person = _person(f"N-{CAPITAL}-{number:03d}", kind, CAPITAL)
        found.append(_at(person, capital.seat, None) if capital else person)
    return found


def adequacy(study: Study, kabupaten: str) -> float:
    """Share (0-1) of the KKG which answered that call their access at least "cukup memadai" (table 18)."""
    parts = study.weights("narasumber_access", str(GroupType.KKG), kabupaten).parts
    return sum(parts.get(answer, 0) for answer in ADEQUATE) / sum(parts.values())


def rows(persons: Sequence[Person]) -> Iterator[dict[str, Any]]:
    """Rows of resource_person, without batch_id."""
    for one in persons:
        yield {
            "person_id": one.person_id, "kind": str(one.kind), "kabupaten_code": one.kabupaten_code,
            "kecamatan_code": one.kecamatan_code, "longitude": one.spot.longitude if one.spot else None,
            "latitude": one.spot.latitude if one.spot else None, "has_s1": one.has_s1,
            "teaching_years": one.teaching_years, "has_expertise": one.has_expertise,
            "is_available": one.is_available,
        }  # fmt: skip


def topic_rows(persons: Sequence[Person]) -> Iterator[dict[str, Any]]:
    """Rows person x topic offered, one to four each, in the order of the vocabulary."""
    for one in persons:
        left, offered = dict(OFFERED), []
        for turn in range(chance.whole(1, 4, "topics", one.person_id)):
            offered.append(chance.one_of(left, "topic", turn, one.person_id))
            del left[offered[-1]]
        for topic in sorted(offered, key=list(Topic).index):
            yield {"person_id": one.person_id, "topic": str(topic)}


def kilometres(one: Spot, other: Spot) -> float:
    """Distance over the ground as the crow flies, on a sphere (0.5 % off at most)."""
    west, east = radians(one.longitude), radians(other.longitude)
    south, north = radians(one.latitude), radians(other.latitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def _of_area(area: Area, kkg: Sequence[Group], share: float) -> Iterator[Person]:
    placed = [one for one in kkg if one.spot]
    number_of = max(LEAST, chance.nearest(len(kkg) * PER_KKG * (0.5 + share)))
    homes = _homes(placed, share)
    found = 0
    for number in range(1, number_of + 1):
        person_id = f"N-{area.code}-{number:03d}"
        person = _person(person_id, chance.one_of(KINDS, "kind", person_id), area.code)
        if not placed:
            yield person
            continue
        # Every home gets its first suitable person before one gets a second.
        if person.is_suitable and homes:
            home, found = homes[found % len(homes)], found + 1
        else:
            home = chance.shuffled([one.group_id for one in placed], "home", person_id)[0]
        group = next(one for one in placed if one.group_id == home)
        kecamatan = area.by_code[group.kecamatan_code or ""]
        yield _at(person, kecamatan.near(group.spot or kecamatan.middle, 40, 300, person_id), group.kecamatan_code)


def _homes(placed: Sequence[Group], share: float) -> list[str]:
    """Groups near which suitable persons live, so that about `share` of all has one within NEAR_KM."""
    by_id = {one.group_id: one for one in placed}
    homes: list[str] = []
    covered: set[str] = set()
    for candidate in chance.shuffled(by_id, "homes"):
        reach = {one.group_id for one in placed if _distance(one, by_id[candidate]) <= NEAR_KM}
        if not reach <= covered and len(covered | reach) <= share * len(placed) + 0.5:
            homes.append(candidate)
            covered |= reach
    return homes


def _distance(one: Group, other: Group) -> float:
    return kilometres(one.spot, other.spot) if one.spot and other.spot else float("inf")


def _person(person_id: str, kind: ResourcePersonKind, kabupaten: str) -> Person:
    available = chance.happens(AVAILABLE, "available", person_id)
    if chance.happens(MAY_LACK_THE_STANDARD.get(kind, 0.0), "lacks", person_id):
        years = chance.whole(1, STANDARD_YEARS - 1, "years", person_id)
        return Person(person_id, kind, kabupaten, False, years, False, available)
    years = chance.whole(*TEACHING_YEARS.get(kind, OTHER_TEACHING_YEARS), "years", person_id)
    has_s1 = chance.happens(0.88, "S1", person_id)
    knows = None if chance.happens(0.2, "not said", person_id) else chance.happens(0.5, "expertise", person_id)
    if not has_s1 and years < STANDARD_YEARS:
        knows = True
    return Person(person_id, kind, kabupaten, has_s1, years, knows, available)


def _at(person: Person, spot: Spot, kecamatan: str | None) -> Person:
    fields = person.__dict__ | {"spot": spot, "kecamatan_code": kecamatan}
    return Person(**fields)
