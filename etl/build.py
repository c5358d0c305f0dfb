"""The steps that make the warehouse, in order. Built whole, checked, swapped in; on a problem nothing changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from etl import (
    activity_rules,
    activity_values,
    frames,
    indicator_values,
    marts,
    meaning,
    places,
    register,
    rounds,
    static_files,
    survey_2018,
    turn,
)  # fmt: skip
from etl.history import journal
from etl.lake import layout, loading
from etl.problems import BadInputError, Problem
from etl.spark import loading as derived_elsewhere
from etl.spark import marts_folder
from etl.spark.findings import finding, refuse
from etl.turn import WITA
from etl.warehouse import NewWarehouse
from schemas import contract, fingerprint, warehouse_file
from schemas.warehouse_file import ROOT

Progress = Callable[[int, int, str], None]

# Loaded from files, in the order in which they may refer to each other.
LOADED = (
    "province", "kabupaten", "kecamatan", "survey_round", "survey_question", "survey_option", "survey_frame",
    "survey_cell", "informant_count", "study_fact", "source_note", "activity_rule", *register.TABLES, *rounds.TABLES,
)  # fmt: skip
MADE_ON = date(2026, 11, 1)  # no clock that is right says an earlier day
DERIVED = ("survey_answer", "indicator_value", *marts.TABLES, "activity_value")

DATA = ("raw", "sample")
# What a build depends on beside the data: built data, and the code that reads it. A page or a word makes no new one.
INPUTS = (
    "geo/places/*.csv", "geo/aliases.csv", "geo/*.py", "geo/boundaries/*", "schemas/*.yaml", "schemas/*.py",
    "etl/**/*.py", "etl/intake/*.yaml", "etl/rounds/*.yaml", "etl/sql/*.sql", "indicators/*.yaml", "indicators/*.sql",
)  # fmt: skip
STEPS = ("read the survey", "read the places", "read the register", "check the contracts", "write the tables",
         "count the indicators", "check the meaning", "publish")  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """What a build made: rows per table, cells by how their count stands, and the file."""

    path: Path
    build_id: str
    rows: dict[str, int]
    cells: dict[str, int]
    indicators: int  # of the survey
    log_indicators: int


def today() -> date:
    """The day in Nusa Tenggara Barat."""
    return datetime.now(WITA).date()


def _judged_on(as_of: date | None) -> date:
    """That day, else today. A clock that stands before this program was made is refused: judged on such a day the whole
    log would lie in the future, and the pages would show nothing.
    """
    if as_of is None and (day := today()) < MADE_ON:
        rule, cure = f"the clock is not before {MADE_ON}", "set the clock, or name the day: --as-of YYYY-MM-DD"
        raise BadInputError([Problem("clock of this computer", None, "day", day.isoformat(), rule, cure)])
    return as_of or today()


def build(
    data: Path | None = None,
    progress: Progress | None = None,
    as_of: date | None = None,
    lake: Path | None = None,
    marts: Path | None = None,
) -> Summary:
    """Build the warehouse from `data` (default: the repository's data folder) and publish it.

    `lake` (default: what the environment names, mostly none): a folder whose register and log stand in for own files
    and the sample (etl/lake/layout.py). `marts`: tables that another engine derived from that lake (etl/spark).
    `as_of` (default: today) is the day for which the log is judged: meetings up to the day before count. `progress` is
    called with step number, number of steps and words. Raises BadInputError with all problems; the old warehouse stays
    untouched then. Only one writer at a time: waits for another, and raises turn.BusyError when that takes too long.
    """
    data, as_of, lake = data or warehouse_file.data_folder(), _judged_on(as_of), lake or warehouse_file.lake_folder()
    with turn.take(data, "build"):
        return _build(data, as_of, _Steps(progress or (lambda *_: None)), lake, marts)


def build_if_needed(
    data: Path | None = None,
    progress: Progress | None = None,
    as_of: date | None = None,
    lake: Path | None = None,
    marts: Path | None = None,
) -> Summary | None:
    """Build unless the warehouse is current (None then), be it because the builder that was waited for made it so."""
    data, as_of, lake = data or warehouse_file.data_folder(), _judged_on(as_of), lake or warehouse_file.lake_folder()
    if is_current(data, as_of, lake, marts):
        return None
    with turn.take(data, "build"):
        if is_current(data, as_of, lake, marts):
            return None
        return _build(data, as_of, _Steps(progress or (lambda *_: None)), lake, marts)


def _build(data: Path, as_of: date, say: "_Steps", lake: Path | None, taken: Path | None) -> Summary:
    # Asked before reading: what somebody puts there by hand meanwhile makes a next build, and is not taken for read.
    build_id, data_version, files = identity(data, as_of, lake, taken)
    tables = _read(data, as_of, say, lake)
    new = NewWarehouse(build_id, {"as_of": as_of})
    try:
        say.next()
        for table in _by_frame(lake):
            new.write(table, tables[table])
        if lake:
            loading.load(new, lake)
        new.derive("survey_answer")
        engine = _derive(new, tables, lake, taken)
        say.next()
        indicators = indicator_values.fill(new)
        new.derive("indicator_value")
        if not taken:
            activity_values.fill(new)
        log_indicators = new.frame("activity_value", ["indicator_id"])["indicator_id"].nunique()
        new.write("warehouse_build", _build_row(build_id, data_version, files, as_of, engine))
        points = static_files.names(tables["working_group"])
        new.write("map_file", points)
        say.next()
        _refuse_bad_meaning(new, tables)
        counts = new.counts([*LOADED, *DERIVED])
        say.next()
        static_files.publish(points, marts.located(new))
    except BaseException:
        new.discard()
        raise
    cells = tables["survey_cell"]["count_status"].value_counts().sort_index().to_dict()
    return Summary(
        new.publish(), build_id, counts, {str(k): int(v) for k, v in cells.items()}, indicators, log_indicators
    )


def _derive(new: NewWarehouse, tables: dict[str, pd.DataFrame], lake: Path | None, taken: Path | None) -> str | None:
    """The tables of the log, worked out here, or taken from another engine; its name then."""
    if not taken:
        marts.fill(new)
        return None
    if not lake:
        refuse([finding("no_lake", "--marts", str(taken))])
        return None
    return derived_elsewhere.fill(new, tables, taken, lake)


def identity(
    data: Path | None = None, as_of: date | None = None, lake: Path | None = None, marts: Path | None = None
) -> tuple[str, str, int]:
    """(build id, data version, number of data files) of the inputs as they lie there now, judged on `as_of`.

    Own files count with all that they hold, those of a lake by name, size and time (layout.signature), tables
    derived elsewhere by their note.
    """
    data = data or warehouse_file.data_folder()
    files = sorted(path for folder in DATA for path in (data / folder).rglob("*") if path.is_file())
    lake = lake or warehouse_file.lake_folder()
    told, of_lake = layout.signature(lake) if lake else ("", 0)
    data_version = fingerprint.digest(files, data, seed=told)
    noted = marts_folder.told(marts) if marts else ""
    others = sorted({path for pattern in INPUTS for path in ROOT.glob(pattern) if path.is_file()})
    return (
        fingerprint.digest(others, ROOT, seed=f"{data_version} {as_of or today()}{noted}"),
        data_version,
        len(files) + of_lake,
    )


def is_current(
    data: Path | None = None, as_of: date | None = None, lake: Path | None = None, marts: Path | None = None
) -> bool:
    """Whether the published warehouse was made from the inputs as they are now, judged on that day, and is whole."""
    current, build_id = warehouse_file.current_file(), identity(data, as_of, lake, marts)[0]
    return (
        current is not None
        and current.name == warehouse_file.file_name(build_id)
        and warehouse_file.is_whole(current)  # before anything is read of it
        and static_files.are_published(current)
    )


class _Steps:
    def __init__(self, progress: Progress) -> None:
        self.progress, self.number = progress, 0

    def next(self) -> None:
        self.number += 1
        self.progress(self.number, len(STEPS), STEPS[self.number - 1])


def _read(data: Path, as_of: date, say: _Steps, lake: Path | None) -> dict[str, pd.DataFrame]:
    """The tables that are written from frames, checked; of a lake the long ones stay where they are."""
    tables: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    say.next()
    survey_2018.run(data, tables, problems)
    say.next()
    places.run(tables, problems)
    say.next()
    activity_rules.run(data, as_of, tables, problems)
    if lake:
        register.nothing(tables)
        tables |= loading.frames_of(lake)
    else:
        register.run(data, as_of, tables, problems)
    rounds.run(data, tables, problems)
    journal.complete(tables)
    say.next()
    contracts = [contract.load(table) for table in _by_frame(lake)]
    for rules in contracts:
        frames.check(tables[rules.table], rules, problems)
    frames.check_references(tables, contracts, problems)
    if problems:
        raise BadInputError(_once(problems))
    return tables


def _by_frame(lake: Path | None) -> list[str]:
    """Of LOADED what is written from frames: all, but what DuckDB reads from a lake by itself."""
    return [table for table in LOADED if not lake or table not in loading.TABLES]


def _refuse_bad_meaning(new: NewWarehouse, tables: dict[str, pd.DataFrame]) -> None:
    problems = [problem for table in DERIVED for problem in new.problems(table)]
    meaning.check({**tables, "indicator_value": new.frame("indicator_value")}, problems)
    if problems:
        raise BadInputError(_once(problems))


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """A value that cannot be read is missing too; one message per cell is enough."""
    seen: dict[tuple[str, int | None, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.file, problem.row, problem.column), problem)
    return list(seen.values())


def _build_row(build_id: str, data_version: str, files: int, as_of: date, engine: str | None) -> pd.DataFrame:
    row = pd.DataFrame([{
        "build_id": build_id, "data_version": data_version, "input_files": files, "as_of": pd.Timestamp(as_of),
        "engine": engine,
    }])  # fmt: skip
    return row.astype({c.name: c.pandas_dtype for c in contract.load("warehouse_build").columns})
