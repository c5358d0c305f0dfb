"""The sample beside the study, cell by cell: what the tables of the sample say, and what the study prints."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from etl.sample import observed, persons
from etl.sample.places import Spot
from etl.sample.study import Study, Weights
from schemas.vocabulary import GroupType

# question -> (table of the study, whether the sample is drawn by kabupaten)
COMPARED: Mapping[str, tuple[str, bool]] = {
    "founder": ("3", True), "sk": ("4, 5", True), "ad_art": ("4, 6", True), "officers": ("7", False),
    "agenda": ("8", False), "kak": ("9", False), "meeting_frequency": ("11", True), "attendance": ("12", True),
    "topics": ("13", False), "funding_source": ("14", False), "school_cost": ("15", True),
    "equipment": ("16", False), "narasumber": ("17", False), "monitoring": ("19", False),
    "periodic_report": ("20", False),
}  # fmt: skip
NOT_IN_THE_REGISTER = {
    *(("officers", one) for one in ("wakil_ketua", "wakil_sekretaris", "wakil_bendahara", "anggota")),
    *(("equipment", one) for one in ("internet", "audio", "kamera", "gawai", "listrik", "tidak_ada")),
}


class Row(NamedTuple):
    """One cell. Counts of the study are None where only percentages are printed (`study_of` is then 100).

    block: "kabupaten" when the study's cell is that of the kabupaten, "all" for the five together, "percent".
    """

    table: str
    question: str
    option: str
    group_type: str
    kabupaten: str
    block: str
    study_share: float
    study_count: int | None
    study_of: int
    sample_count: int
    sample_of: int

    @property
    def sample_share(self) -> float:
        """0-1."""
        return self.sample_count / self.sample_of

    @property
    def groups_off(self) -> float:
        """Groups by which the sample misses the study's share; below 1 it could not be nearer with whole groups."""
        return abs(self.sample_count - self.study_share * self.sample_of)


def rows(tables: observed.Tables, study: Study) -> Iterator[Row]:
    """All cells, by table, type, kabupaten and option; none for a block of groups that give no answer in the sample."""
    for question, (table, by_kabupaten) in COMPARED.items():
        given = observed.answers(tables, question)
        for group_type in observed.types_asked(tables):
            if question == "agenda" and group_type == GroupType.KKKS:
                continue  # table 8 has no column for them
            groups = tables["working_group"]
            groups = groups[(groups["group_type"] == group_type) & groups["group_id"].isin(list(given))]
            if groups.empty:
                continue  # nobody of this type was asked
            parts = groups.groupby("kabupaten_code") if by_kabupaten else [("", groups)]
            for kabupaten, block in parts:
                weights = study.weights(question, group_type, str(kabupaten) or None)
                of = (table, question, group_type, str(kabupaten))
                yield from _cells(of, weights, given, list(block["group_id"]))


def _cells(of: tuple[str, str, str, str], weights: Weights, given: observed.Given, ids: list[str]) -> Iterator[Row]:
    table, question, group_type, kabupaten = of
    for option, share in weights.shares.items():
        if (question, option) in NOT_IN_THE_REGISTER:
            continue
        count = None if weights.of == "percent" else round(weights.parts[option])
        having = sum(option in given[one] for one in ids)
        yield Row(table, question, option, group_type, kabupaten, weights.of, share, count, round(weights.base), having,
                  len(ids))  # fmt: skip


class Access(NamedTuple):
    """Table 18 beside the narasumber of the sample, for the KKG of one kabupaten."""

    kabupaten: str
    study_share: float  # of the KKG that answered: access at least "cukup memadai"
    near: int  # KKG with a suitable person within persons.NEAR_KM
    with_point: int

    @property
    def sample_share(self) -> float:
        """0-1."""
        return self.near / self.with_point


def access(tables: observed.Tables, study: Study) -> list[Access]:
    """One row per kabupaten, the best access by the study first."""
    people = tables["resource_person"].dropna(subset=["longitude"])
    is_qualified = people["has_s1"] | (people["teaching_years"] >= persons.STANDARD_YEARS) | people["has_expertise"]
    suitable = _spots(people[is_qualified.fillna(value=False) & people["is_available"]])
    groups = tables["working_group"].dropna(subset=["longitude"])
    found = []
    for kabupaten, kkg in groups[groups["group_type"] == GroupType.KKG].groupby("kabupaten_code"):
        spots = _spots(kkg)
        near = sum(any(persons.kilometres(one, other) <= persons.NEAR_KM for other in suitable) for one in spots)
        found.append(Access(str(kabupaten), persons.adequacy(study, str(kabupaten)), near, len(spots)))
    return sorted(found, key=lambda row: -row.study_share)


def _spots(frame: pd.DataFrame) -> list[Spot]:
    return [Spot(float(x), float(y)) for x, y in zip(frame["longitude"], frame["latitude"], strict=True)]
