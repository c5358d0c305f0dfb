"""The sample as files: what changes with the register as CSV, the long logs as Parquet (columns that say nothing, such
as batch and review state, are added when it is read).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from etl.sample import answers, groups, meetings, money, persons, places, register, rules, visits
from etl.sample.study import Study
from schemas import contract
from schemas.contract import Column, Contract

AS_CSV = ("working_group", "group_alias", "resource_person", "resource_person_topic")
AS_PARQUET = ("meeting", "funding", "spending", "monitoring_visit")
# Made when it is read: the same for every row, or made from the rest of it.
MADE_WHEN_READ = frozenset({"batch_id", "source_sheet", "source_row", "is_sample", "meeting_id", "alias_folded",
                            "review_state", "topic_words"})  # fmt: skip


# Nobody of the sample exists, so nobody is named.
_OF_REAL_PEOPLE = {"resource_person": frozenset({"name", "has_consent"})}


def columns_of(table: str) -> list[Column]:
    """The columns of the contract that stand in the file of a table."""
    left_out = MADE_WHEN_READ | _OF_REAL_PEOPLE.get(table, frozenset())
    return [column for column in contract.load(table).columns if column.name not in left_out]


@dataclass(frozen=True)
class World:
    """What everything else is made from: places, groups and their answers."""

    areas: Sequence[places.Area]
    groups: Sequence[groups.Group]
    answers: answers.Answers
    study: Study


def world(study: Study, totals: groups.Totals | None = None) -> World:
    """Groups and answers for `totals` ((type, kabupaten code) -> groups; default: table 1)."""
    totals = totals or study.groups
    areas = places.areas({kabupaten for _, kabupaten in totals})
    made = groups.make(areas, totals)
    return World(areas, made, answers.draw(made, study), study)


def frames(made: World, until: int) -> dict[str, pd.DataFrame]:
    """All tables of the sample, meetings and visits from rules.FIRST_DAY to the end of the year `until`."""
    last = meetings.last_day(until)
    years = range(rules.FIRST_DAY.year, until + 1)
    codes = {area.code for area in made.areas}
    capital = next(iter(places.areas([persons.CAPITAL])), None) if persons.CAPITAL not in codes else None
    everybody = persons.make(made.areas, made.groups, made.study, capital)
    found: Mapping[str, Iterable[dict[str, Any]]] = {
        "working_group": register.working_groups(made.groups, made.answers),
        "group_alias": register.aliases(made.groups),
        "resource_person": persons.rows(everybody),
        "resource_person_topic": persons.topic_rows(everybody),
        "meeting": meetings.log(made.groups, made.answers, last),
        "funding": money.funding(made.groups, made.answers, years),
        "spending": money.spending(made.groups, made.answers, years),
        "monitoring_visit": visits.visits(made.groups, made.answers, last),
    }
    return {table: _frame(rows, contract.load(table)) for table, rows in found.items()}


def write(tables: Mapping[str, pd.DataFrame], folder: Path) -> int:
    """Write the tables into `folder`; returns the bytes written."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in AS_CSV:
        # The line end is ours on every system.
        _as_text(tables[table]).to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")
    for table in AS_PARQUET:
        tables[table].to_parquet(folder / f"{table}.parquet", compression="zstd", index=False)
    return sum(path.stat().st_size for path in folder.iterdir() if path.suffix in (".csv", ".parquet"))


def _frame(rows: Iterable[dict[str, Any]], rules_of_table: Contract) -> pd.DataFrame:
    columns = columns_of(rules_of_table.table)
    frame = pd.DataFrame(list(rows), columns=[column.name for column in columns])
    return frame.astype({column.name: column.pandas_dtype for column in columns})


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Booleans written as frames.typed() reads them: true, false."""
    written = frame.copy()
    for name in frame.select_dtypes("boolean").columns:
        written[name] = frame[name].map({True: "true", False: "false"})
    return written
