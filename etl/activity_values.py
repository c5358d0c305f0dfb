"""indicators/log_*.sql -> activity_value: numerator and denominator of every indicator of the log in every place.

Each indicator is counted into `activity_count` (the finest rows, which etl/sql/activity_value.sql sums to places) or,
where the figure of a place is not the sum of its parts, into `activity_place_count`. Spark does the same with the same
SQL (etl/spark/values.py).
"""

from typing import Any

import duckdb
import pandas as pd

from etl.warehouse import SQL, NewWarehouse
from indicators import registry
from indicators.registry import Indicator
from schemas import contract

PLACE = ("group_type", "kabupaten_code", "kecamatan_code")  # of the finest rows
AREA = ("group_type", "level", "area_code")
COUNTS = ("numerator", "denominator")
# A sum of doubles depends on the order of its parts, and each engine has another; six places are more than is measured.
COUNT_TYPE = "decimal(24, 6)"
STAGES = {"activity_count": PLACE, "activity_place_count": AREA}
ASKED = "activity_asked"  # indicator_id, group_type
CREATE = (
    """create or replace temporary table activity_count (
        indicator_id varchar, group_type varchar, kabupaten_code varchar, kecamatan_code varchar,
        numerator decimal(24, 6), denominator decimal(24, 6)
    )""",
    """create or replace temporary table activity_place_count (
        indicator_id varchar, group_type varchar, level varchar, area_code varchar,
        numerator decimal(24, 6), denominator decimal(24, 6)
    )""",
    "create or replace temporary table activity_asked (indicator_id varchar, group_type varchar)",
)
DROP = ("drop table activity_count", "drop table activity_place_count", "drop table activity_asked")


def fill(new: NewWarehouse) -> pd.DataFrame:
    """Run the SQL of every indicator of the log and write the table; returns its rows for checks.

    Every place of a province that has a group has a row for every type of group; where nothing can be counted its
    denominator is 0. Raises ValueError with the name of the file when a query does not run or breaks its own yaml.
    """
    for statement in CREATE:
        new.connection.execute(statement)
    for indicator in registry.all_indicators("log"):
        _count(new, indicator)
    new.connection.executemany("insert into activity_asked values (?, ?)", asked())
    rules = contract.load("activity_value")
    frame = new.ask((SQL / "activity_value.sql").read_text(encoding="utf-8")).df()
    frame = frame.astype({column.name: column.pandas_dtype for column in rules.columns})
    refuse_more_than_there_are(frame)
    new.write("activity_value", frame)
    for statement in DROP:
        new.connection.execute(statement)
    return frame


def asked() -> list[tuple[str, str]]:
    """(indicator, type of group) of all indicators of the log."""
    return [(one.id, str(kind)) for one in registry.all_indicators("log") for kind in one.group_types]


def stage_of(indicator: Indicator) -> str:
    """Name of the table its rows are counted into: a key of STAGES."""
    return "activity_count" if indicator.adds_over_places else "activity_place_count"


def refuse_other_columns(indicator: Indicator, columns: list[str]) -> None:
    """Raises ValueError when the query of an indicator gives other columns than its yaml asks for."""
    wanted = [*STAGES[stage_of(indicator)], *COUNTS]
    if columns != wanted:
        raise ValueError(f"indicators/{indicator.id}.sql gives {columns}; its yaml asks for {wanted}")


def refuse_more_than_there_are(frame: pd.DataFrame) -> None:
    """Raises ValueError when a share of `activity_value` is over the whole."""
    shares = {one.id for one in registry.all_indicators("log") if one.scale == "share"}
    over = frame[(frame["numerator"] > frame["denominator"]) & frame["indicator_id"].isin(shares)]
    for row in over.to_dict("records"):
        raise ValueError(f"indicators/{row['indicator_id']}.sql counts more than there are: {_words(row)}")


def _count(new: NewWarehouse, indicator: Indicator) -> None:
    name = duckdb.ConstantExpression(indicator.id).alias("indicator_id")
    try:
        rows = new.ask(indicator.sql)
        refuse_other_columns(indicator, rows.columns)
        rows.select(name, duckdb.StarExpression()).insert_into(stage_of(indicator))
    except duckdb.Error as error:
        raise ValueError(f"indicators/{indicator.id}.sql does not run: {error}") from error
    if not indicator.adds_over_places:
        _refuse_a_place_twice(rows.df(), indicator)


def _refuse_a_place_twice(rows: pd.DataFrame, indicator: Indicator) -> None:
    for row in rows[rows.duplicated(list(AREA))].to_dict("records"):
        raise ValueError(f"indicators/{indicator.id}.sql gives a place twice: {_words(row)}")


def _words(row: dict[Any, Any]) -> str:
    return ", ".join(f"{name} {row[name]}" for name in (*AREA, *COUNTS))
