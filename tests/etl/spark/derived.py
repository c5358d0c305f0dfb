"""Registers at random, and derived tables as another engine leaves them (lakes: tests/etl/lake/lakes.py)."""

import dataclasses
import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl.spark import marts_folder
from schemas.vocabulary import (
    FundingSource,
    GroupType,
    MeetingKind,
    NarasumberKind,
    ReviewState,
    SpendingCategory,
    Topic,
)
from tests.small_register import AS_OF, BIMA, BOLO, DOMPU, HUU, WOHA, Rows

SOUTH_ACEH = "11.01"
PLACES = ((BIMA, BOLO), (BIMA, WOHA), (BIMA, None), (DOMPU, HUU), (DOMPU, None), (SOUTH_ACEH, None))
ISSUERS = ("Bupati Dompu", "DINAS Pendidikan", "UPT Dinas Kec. Bolo", "Kepala Kemenag", "Wali Kota", "100% swadaya", "")


def write(
    folder: Path, lake: Path, connection: duckdb.DuckDBPyConnection, reference: Mapping[str, pd.DataFrame], as_of: date
) -> None:
    """The derived tables of a warehouse as an engine `other 1.0` leaves them, with the note that fits this lake."""
    _write_tables(folder, connection)
    contents = marts_folder.lake_fingerprint(marts_folder.local_contents(lake))
    note = marts_folder.note(as_of, contents, reference, "other 1.0")
    write_note(folder, dataclasses.replace(note, is_finished=True, rows=_counted(connection)))


def write_note(folder: Path, note: marts_folder.Note) -> None:
    """As Spark does: one line in a folder."""
    (folder / marts_folder.NOTE).mkdir(exist_ok=True)
    (folder / marts_folder.NOTE / "part-0.txt").write_text(note.to_json() + "\n", encoding="utf-8")


def _write_tables(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Through a connection of its own: that of a published warehouse may touch no file."""
    with duckdb.connect(":memory:") as writer:
        for table in marts_folder.TABLES:
            target = folder / table
            target.mkdir(parents=True)
            is_cut = table in marts_folder.PARTITIONED
            writer.register("one", connection.sql(_in_parts(table) if is_cut else f"from {table}").to_arrow_table())
            where = f"'{target}' (format parquet, partition_by (province_code, year), overwrite_or_ignore)"
            writer.execute(f"copy one to {where}" if is_cut else f"copy one to '{target}/part-0.parquet'")


def _counted(connection: duckdb.DuckDBPyConnection) -> marts_folder.Rows:
    found: marts_folder.Rows = {}
    for table in marts_folder.TABLES:
        if table not in marts_folder.PARTITIONED:
            found[table] = {marts_folder.WHOLE: connection.table(table).shape[0]}
            continue
        parts = connection.sql(
            f"select province_code, year, count(*) from ({_in_parts(table)}) group by all"
        ).fetchall()
        found[table] = {f"province_code={province}/year={year}": rows for province, year, rows in parts}
    return found


def rewrite(folder: Path, sql: str) -> None:
    """The one file of a table with other columns; `one` in the query is the table as it was."""
    (file,) = folder.glob("*.parquet")
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"create table one as from '{file}'")
        connection.execute(f"copy ({sql}) to '{file}' (format parquet)")


def _in_parts(table: str) -> str:
    day = marts_folder.PARTITIONED[table]
    return (
        f"select {table}.*, left(working_group.kabupaten_code, 2) as province_code, year({day}) as year "
        f"from {table} join working_group using (group_id)"
    )


def random_register(seed: int, groups: int = 60, meetings: int = 500) -> dict[str, Rows]:
    """Rows as tests/small_register.py takes them, beside those there: every kind of gap, tie, bound, odd sum."""
    dice = random.Random(seed)

    def maybe(value: Any) -> Any:
        return value if dice.random() < 0.7 else None

    def yes_no() -> Any:
        return dice.choice([True, False, None])

    def group(number: int) -> dict[str, Any]:
        kabupaten, kecamatan = dice.choice(PLACES)
        point = dice.random() < 0.7
        named = ("has_sk", "has_ad_art", "has_kak", "has_chair", "has_secretary", "has_treasurer", "has_room",
                 "has_computer", "has_projector", "has_periodic_report")  # fmt: skip
        return {
            "group_id": f"R{number}", "group_type": str(dice.choice(list(GroupType))),
            "name": f"Kelompok {number}, \"é\"",
            "kabupaten_code": kabupaten, "kecamatan_code": kecamatan, "members": maybe(dice.randint(1, 40)),
            "longitude": round(dice.uniform(117, 119), 5) if point else None,
            "latitude": round(dice.uniform(-9, -8), 5) if point else None,
            "schools": maybe(dice.randint(1, 9)), "founded_year": maybe(dice.randint(2015, 2027)),
            "sk_issuer": dice.choice(ISSUERS) or None, "level": "gugus", **{name: yes_no() for name in named},
        }  # fmt: skip

    def meeting(number: int) -> dict[str, Any]:
        return {
            "meeting_id": f"r{number:04}", "group_id": f"R{dice.randrange(groups * 4 // 5)}",
            "held_on": (AS_OF - timedelta(days=dice.choice([0, 1, 365, 366, dice.randint(-40, 2400)]))).isoformat(),
            "kind": str(dice.choice(list(MeetingKind))), "topic": maybe(str(dice.choice(list(Topic)))),
            "attended": maybe(dice.randint(0, 40)), "invited": maybe(dice.randint(0, 40)),
            "lesson_hours": maybe(dice.choice([0.1, 0.2, 0.7, 1.5, 7.3, 10.0, 29.9])),
            "narasumber_kind": maybe(str(dice.choice(list(NarasumberKind)))),
            "cost_rupiah": maybe(dice.choice([0, 1, 99_999, 250_001, 40_000_000, 3_000_000_000])),
            "review_state": str(dice.choice([*ReviewState, *[ReviewState("dikonfirmasi")] * 4])),
        }  # fmt: skip

    def person(number: int) -> dict[str, Any]:
        kabupaten, kecamatan = dice.choice(PLACES[:5])
        return {
            "person_id": f"Q{number:02}", "kind": "guru", "kabupaten_code": kabupaten, "kecamatan_code": kecamatan,
            "longitude": maybe(round(dice.uniform(117, 119), 5)), "latitude": -8.5, "has_s1": yes_no(),
            "has_expertise": yes_no(), "teaching_years": maybe(dice.randint(0, 30)),
            "is_available": dice.random() < 0.8,
        }  # fmt: skip

    def money(column: str, values: list[str]) -> Rows:
        keys = {
            (f"R{dice.randrange(groups)}", dice.choice([2024, 2025, 2026]), dice.choice(values)) for _ in range(120)
        }
        return [{"group_id": one, "year": year, column: value, "amount_rupiah": dice.choice([0, 7, 10**6, 123_456_789])}
                for one, year, value in sorted(keys)]  # fmt: skip

    persons = [person(number) for number in range(25)]
    visits = {
        (f"R{dice.randrange(groups)}", AS_OF - timedelta(days=dice.choice([-9, 0, 1, 365, 366]))) for _ in range(40)
    }
    offered = {(dice.choice(persons)["person_id"], str(dice.choice(list(Topic)))) for _ in range(60)}
    return {
        "working_group": [group(number) for number in range(groups)],
        "meeting": [meeting(number) for number in range(meetings)],
        "funding": money("source", [str(one) for one in FundingSource]),
        "spending": money("category", [str(one) for one in SpendingCategory]),
        "resource_person": persons,
        "resource_person_topic": [{"person_id": one, "topic": topic} for one, topic in sorted(offered)],
        "monitoring_visit": [{"group_id": one, "visited_on": day.isoformat()} for one, day in sorted(visits)],
    }  # fmt: skip
