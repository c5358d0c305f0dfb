"""What the tables of the sample themselves say to the study's questions: read back, never taken from the draw."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from etl.sample import rules
from schemas.vocabulary import GroupType

Tables = Mapping[str, pd.DataFrame]
Given = dict[str, tuple[str, ...]]  # group id -> its answers; a group that is not in it gave none

# Meetings in two years from which on a log speaks of an answer of table 11.
FREQUENCY_FROM = {
    "mingguan": 60, "dua_mingguan": 30, "bulanan": 14, "triwulan": 8, "semester": 4, "tahunan": 1, "tidak_pernah": 0,
}  # fmt: skip
EQUIPMENT = {"gedung": "has_room", "komputer": "has_computer", "lcd": "has_projector"}  # answer of table 16 -> column
OFFICERS = {"ketua": "has_chair", "sekretaris": "has_secretary", "bendahara": "has_treasurer"}
PAPERS = {"sk": "has_sk", "ad_art": "has_ad_art", "kak": "has_kak", "periodic_report": "has_periodic_report"}


def answers(tables: Tables, question: str) -> Given:
    """Answers that follow from register and log, for one question of the study (LookupError for others).

    Groups without what the answer follows from (no meeting, nobody counted, no money) are left out.
    """
    groups = tables["working_group"]
    if question in PAPERS:
        return _per_group(groups, lambda row: ("ya" if row[PAPERS[question]] else "tidak",))
    if question == "founder":
        return _per_group(groups, lambda row: (row["formed_by"],))
    if question == "equipment":
        asked = groups[groups["has_room"].notna()]
        return _per_group(asked, lambda row: tuple(name for name, column in EQUIPMENT.items() if row[column]))
    if question == "officers":
        return _per_group(groups, lambda row: tuple(name for name, column in OFFICERS.items() if row[column]))
    return _FROM_LOGS[question](tables)


def _per_group(groups: pd.DataFrame, answer: Callable[[dict[Hashable, Any]], tuple[str, ...]]) -> Given:
    return {row["group_id"]: answer(row) for row in groups.to_dict("records")}


def _in_band(value: float, least: Mapping[str, float]) -> tuple[str, ...]:
    """The band with the highest least value that is reached."""
    return (max((one for one in least if value >= least[one]), key=lambda one: least[one]),)


def _counted(tables: Tables, table: str, least: Mapping[str, float]) -> Given:
    counts = tables[table]["group_id"].value_counts().to_dict()
    return {one: _in_band(counts.get(one, 0), least) for one in tables["working_group"]["group_id"]}


def _attendance(tables: Tables) -> Given:
    both = tables["meeting"].dropna(subset=["attended", "invited"])
    sums = both.groupby("group_id")[["attended", "invited"]].sum()
    return {str(one): _in_band(row["attended"] / row["invited"], rules.ATTENDANCE_FROM) for one, row in sums.iterrows()}


def _named_in_log(column: str, tables: Tables) -> Given:
    """Every group that met; a group that named nothing gave an empty answer."""
    log = tables["meeting"]
    found: dict[str, tuple[str, ...]] = dict.fromkeys(log["group_id"].unique(), ())
    for one, values in log.dropna(subset=[column]).groupby("group_id")[column]:
        found[str(one)] = tuple(sorted(set(values)))
    return found


def _sources(tables: Tables) -> Given:
    return {str(one): tuple(sorted(set(rows))) for one, rows in _last_full_year(tables).groupby("group_id")["source"]}


def _school_cost(tables: Tables) -> Given:
    """Income of the last full year per school. KKPS have no schools."""
    income = _last_full_year(tables).groupby("group_id")["amount_rupiah"].sum()
    schools = tables["working_group"].set_index("group_id")["schools"].dropna()
    per_school = (income / schools).dropna()
    return {str(one): _in_band(float(value), rules.SCHOOL_COST_FROM) for one, value in per_school.items()}


def _last_full_year(tables: Tables) -> pd.DataFrame:
    funding, batch = tables["funding"], tables["load_batch"]
    return funding[funding["year"] == batch["loaded_at"].iloc[0].year - 1]


_FROM_LOGS: Mapping[str, Callable[[Tables], Given]] = {
    "meeting_frequency": lambda tables: _counted(tables, "meeting", FREQUENCY_FROM),
    "monitoring": lambda tables: _counted(tables, "monitoring_visit", rules.VISITS_IN_TWO_YEARS_FROM),
    "attendance": _attendance,
    "topics": partial(_named_in_log, "topic"),
    "agenda": partial(_named_in_log, "kind"),
    "narasumber": partial(_named_in_log, "narasumber_kind"),
    "funding_source": _sources,
    "school_cost": _school_cost,
}


def types_asked(tables: Tables) -> list[str]:
    """Types of group that the survey asked and that are in the register."""
    there = set(tables["working_group"]["group_type"])
    return [str(one) for one in GroupType if one != GroupType.KKPS and one in there]
