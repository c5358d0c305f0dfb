"""data/sample -> the tables of the register as a build of one day sees them."""

import calendar
import hashlib
from datetime import date, datetime, time
from pathlib import Path

import pandas as pd

from etl import frames
from etl.problems import BadInputError, Problem
from etl.sample import rules
from etl.sample.writing import AS_CSV, AS_PARQUET, columns_of
from geo import group_names
from schemas import contract
from schemas.vocabulary import BatchKind, ReviewState

BATCH_ID = "contoh"
LOADED_BY = "simulasi (etl.sample)"
ROUNDED_TO = 1_000  # rupiah, of the running year


class OutsideTheSpanError(BadInputError):
    """The day of the build lies where the sample has no meetings; the message says how to make it longer."""


def read(folder: Path, as_of: date) -> dict[str, pd.DataFrame]:
    """The register of `folder` on the day `as_of`, typed by the contracts, with `_file` and `_row`.

    Meetings and visits: the two years before `as_of`. Income and spending: three full years and the running one, of
    which only the part that has passed. One row of load_batch. Raises OutsideTheSpanError where the two years are not
    in the sample, BadInputError when a file cannot be read.
    """
    problems: list[Problem] = []
    texts = {table: _csv(folder, table, problems) for table in AS_CSV}
    logs = {table: _parquet(folder, table, problems) for table in AS_PARQUET}
    if problems:
        raise BadInputError(problems)
    _check_span(folder, logs["meeting"]["held_on"].max().date(), as_of)
    first = pd.Timestamp(_years_before(as_of, rules.YEARS_SHOWN))
    logs["meeting"] = _with_ids(_between(logs["meeting"], "held_on", first, as_of))
    logs["monitoring_visit"] = _between(logs["monitoring_visit"], "visited_on", first, as_of)
    for table in ("funding", "spending"):
        logs[table] = _years(logs[table], as_of)
    texts["group_alias"]["alias_folded"] = texts["group_alias"]["alias"].map(group_names.fold).astype("string")
    tables = {table: _completed(frame, table) for table, frame in (texts | logs).items()}
    return tables | {"load_batch": _batch(folder, as_of, sum(map(len, tables.values())))}


def _csv(folder: Path, table: str, problems: list[Problem]) -> pd.DataFrame:
    rules_of_table = contract.load(table)
    columns = [column.name for column in columns_of(table)]
    return frames.typed(frames.read_text(folder / f"{table}.csv", f"sample/{table}.csv", columns, problems),
                        rules_of_table, problems)  # fmt: skip


def _parquet(folder: Path, table: str, problems: list[Problem]) -> pd.DataFrame:
    name = f"sample/{table}.parquet"
    columns = columns_of(table)
    try:
        frame = pd.read_parquet(folder / f"{table}.parquet", columns=[column.name for column in columns])
        frame = frame.astype({column.name: column.pandas_dtype for column in columns})
    except (OSError, ValueError, KeyError) as error:
        cure = f"make it anew ({LOADED_BY}) or restore it from the repository"
        problems.append(Problem(name, None, "-", str(error)[: frames.MOST_SHOWN], "a file of the sample", cure))
        return frames.empty(contract.load(table))
    frame[frames.FILE] = name
    frame[frames.ROW] = range(1, len(frame) + 1)
    return frame


def _check_span(folder: Path, last: date, as_of: date) -> None:
    """Meetings must be there up to the day before `as_of` (the last year of the span is whole)."""
    first_as_of = rules.FIRST_DAY.replace(year=rules.FIRST_DAY.year + rules.YEARS_SHOWN)
    last_as_of = date(last.year + 1, 1, 1)
    if first_as_of <= as_of <= last_as_of:
        return
    rule = f"the sample log can show days from {first_as_of} to {last_as_of}"
    cure = f"make a longer one: {LOADED_BY} --until {as_of.year}" if as_of > last_as_of else "choose a later day"
    name = f"{folder.name}/meeting.parquet"
    raise OutsideTheSpanError([Problem(name, None, "held_on", as_of.isoformat(), rule, cure)])


def _between(frame: pd.DataFrame, column: str, first: pd.Timestamp, as_of: date) -> pd.DataFrame:
    kept = frame[(frame[column] >= first) & (frame[column] < pd.Timestamp(as_of))]
    return kept.reset_index(drop=True)


def _years(frame: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Full years as they are; of the running year what has passed of it, and no row where that is nothing."""
    kept = frame[frame["year"].between(as_of.year - rules.FULL_YEARS_SHOWN, as_of.year)].copy()
    days = 366 if calendar.isleap(as_of.year) else 365
    passed = (as_of - date(as_of.year, 1, 1)).days / days
    is_running = kept["year"] == as_of.year
    so_far = (kept["amount_rupiah"] * passed // ROUNDED_TO).astype("Int64") * ROUNDED_TO
    kept["amount_rupiah"] = kept["amount_rupiah"].mask(is_running, so_far)
    return kept[~is_running | (kept["amount_rupiah"] > 0)].reset_index(drop=True)


def _with_ids(meetings: pd.DataFrame) -> pd.DataFrame:
    """meeting_id: group and day, and a number where the log has the day twice."""
    ids = meetings["group_id"] + "-" + meetings["held_on"].dt.strftime("%Y%m%d").astype("string")
    again = meetings.groupby(["group_id", "held_on"]).cumcount()
    numbers = again.map(lambda times: f"-{times + 1}" if times else "").astype("string")
    return meetings.assign(meeting_id=ids + numbers)


def _completed(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The columns that are the same for every row, and where each came from, in the order of the contract."""
    rules_of_table = contract.load(table)
    same = {"batch_id": BATCH_ID, "is_sample": True, "review_state": str(ReviewState.DIKONFIRMASI), "topic_words": None}
    made = {column.name: pd.Series([same[column.name]] * len(frame), index=frame.index, dtype=column.pandas_dtype)
            for column in rules_of_table.columns if column.name in same}  # fmt: skip
    file = frame[frames.FILE].map(lambda name: Path(str(name)).name).astype("string")
    whole = frame.assign(**made, source_sheet=file, source_row=frame[frames.ROW].astype("Int64"))
    return whole[[*rules_of_table.names, frames.FILE, frames.ROW]]


def _batch(folder: Path, as_of: date, rows: int) -> pd.DataFrame:
    digest = hashlib.sha256()
    for table, suffix in [*((one, "csv") for one in AS_CSV), *((one, "parquet") for one in AS_PARQUET)]:
        digest.update((folder / f"{table}.{suffix}").read_bytes())
    # Nobody loaded it: the day of the build stands in, so that the same inputs make the same table.
    row = {
        "batch_id": BATCH_ID, "kind": str(BatchKind.SAMPLE), "file_name": "data/sample", "sha256": digest.hexdigest(),
        "loaded_at": datetime.combine(as_of, time()), "loaded_by": LOADED_BY, "rows_read": rows, "rows_taken": rows,
        "rows_refused": 0, "is_sample": True, "is_undone": False, "brought_for": None,
        frames.FILE: "sample", frames.ROW: 1,
    }  # fmt: skip
    columns = {column.name: column.pandas_dtype for column in contract.load("load_batch").columns}
    return pd.DataFrame([row]).astype(columns)


def _years_before(day: date, years: int) -> date:
    last = calendar.monthrange(day.year - years, day.month)[1]
    return day.replace(year=day.year - years, day=min(day.day, last))
