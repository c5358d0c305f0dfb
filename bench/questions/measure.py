"""How long each question takes without a cache, beside fetching the same rows from a table that holds just them.

The questions and their parameters were recorded while the pages asked (record.py). Both contestants answer in this
process, one after the other, their order turned each time. At national size they are asked of the province and the
kabupaten with the most groups. Rows that a page would not read out, too many for one file, are left out.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from bench import repeats, servers
from bench.questions import start
from bench.questions.record import FILE, FILES_OF, KABUPATEN
from bench.results import Result
from components.origin import MOST_ROWS
from doors.scope import EVERYTHING, PUBLIC, Scope
from queries import kinds, run
from schemas import warehouse_file
from schemas.vocabulary import Role

AIM = 50.0  # milliseconds
CONTESTANTS = ("question", "floor")


@dataclass(frozen=True)
class Asked:
    """One way in which a page asks."""

    question: str
    parameters: dict[str, Any]

    @property
    def name(self) -> str:
        """The question without the counting by file."""
        return self.question.removeprefix(FILES_OF)

    def ask(self, scope: Scope) -> list[run.Row]:
        """Through the same door as a page, without its cache."""
        door = run.files_of if self.question.startswith(FILES_OF) else run.ask_build
        return door(None, self.name, self.parameters, scope)


def measure(times: int, national: Path | None = None) -> Result:
    """Every question at both sizes. `national`: folder of a finished national warehouse (None: NTB alone)."""
    with ExitStack() as stack:
        sizes = {"ntb": stack.enter_context(servers.warehouse())}
        if national is not None:
            sizes["national"] = national
        return {"repeats": times, "aim": AIM, "sizes": {name: _size(path, times) for name, path in sizes.items()}}


@dataclass(frozen=True)
class Place:
    """Where the questions are asked: what was recorded for NTB is asked there, with a group and a kecamatan of it."""

    province: str
    kabupaten: str
    known: dict[str, set[str | None]]
    here: dict[str, Any]

    def value(self, name: str, recorded: Any) -> Any:
        """The value of a parameter here."""
        if name == "province_code" and recorded is not None:
            return self.province
        if name == "kabupaten_code" and recorded is not None:
            return self.kabupaten
        known = self.known.get(name)
        return self.here[name] if known is not None and recorded and recorded not in known else recorded


def _place() -> Place:
    """Of one province the recorded place, of several the one with the most groups: no other is slower to ask of."""
    points = {"province_code": None, "kabupaten_code": None, "kecamatan_code": None, "group_type": None}
    groups = run.ask("group_points", scope=EVERYTHING, **points)
    of_province = Counter(one["kabupaten_code"][:2] for one in groups)
    province, kabupaten = KABUPATEN[0][:2], KABUPATEN[0]
    if len(of_province) > 1:
        ((province, _),) = of_province.most_common(1)
        inside = Counter(one["kabupaten_code"] for one in groups if one["kabupaten_code"][:2] == province)
        ((kabupaten, _),) = inside.most_common(1)
    own = [one for one in groups if one["kabupaten_code"] == kabupaten]
    here = next((one for one in own if one["kecamatan_code"]), own[0])
    known = {name: {one[name] for one in own} for name in ("group_id", "kecamatan_code")}
    return Place(province, kabupaten, known, here)


def _size(folder: Path, times: int) -> Result:
    with _reading(folder):
        place = _place()
        dinas = Scope(Role.DINAS, (place.kabupaten,))
        asked, too_many = _recorded(place)
        of_dinas = [one for one in asked if one.parameters.get("kabupaten_code", place.kabupaten) == place.kabupaten]
        public = [one for one in asked if kinds.gives_rows(one.name)]
        (held,) = run.ask("log_state", scope=EVERYTHING)
        return {
            "meetings": held["meetings"],
            "groups": held["working_groups"],
            "province": place.province,
            "kabupaten": place.kabupaten,
            "everything": _answers(asked, EVERYTHING, times),
            "dinas": _answers([one for one in of_dinas if kinds.gives_rows(one.name)], dinas, times),
            "public": {"asked": len(public), "rows": sum(len(one.ask(PUBLIC)) for one in public)},
            "too_many": too_many,
            "start": start.measure(folder),
        }


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """The questions of this process go to the warehouse in `folder` until the end of the block."""
    before = os.environ.get(warehouse_file.FOLDER_VARIABLE)
    os.environ[warehouse_file.FOLDER_VARIABLE] = str(folder)
    try:
        yield
    finally:
        os.environ.pop(warehouse_file.FOLDER_VARIABLE)
        if before is not None:
            os.environ[warehouse_file.FOLDER_VARIABLE] = before


def _recorded(place: Place) -> tuple[list[Asked], int]:
    """What pages ask of this place, and how many answers are too long to be read out."""
    found, too_many = [], 0
    for one in json.loads(FILE.read_text(encoding="utf-8")):
        asked = Asked(one["question"], {name: place.value(name, value) for name, value in one["parameters"].items()})
        if asked.question.startswith("rows_") and _is_too_long(asked):
            too_many += 1
        else:
            found.append(asked)
    return found, too_many


def _is_too_long(asked: Asked) -> bool:
    """Whether a page offers these rows no more, or could not even count them in the time that a question has."""
    try:
        counted = run.files_of(None, asked.question, asked.parameters, EVERYTHING)
    except duckdb.InterruptException:
        return True
    return sum(row["rows"] for row in counted) > MOST_ROWS


def _answers(asked: list[Asked], scope: Scope, times: int) -> Result:
    """Each question by its slowest way of asking, and all ways together (milliseconds)."""
    found, stopped = [], []
    for one in asked:
        try:
            found.append(_answer(one, scope, times))
        except duckdb.InterruptException:  # LOCKED: max_execution_time
            stopped.append(f"{one.question} {one.parameters}")
    by_question: dict[str, list[Result]] = {}
    for answer in found:
        by_question.setdefault(answer["question"], []).append(answer)
    return {
        "asked": len(asked),
        "stopped": stopped,
        "over": sorted({one["question"] for one in found if one["milliseconds"]["p95"] > AIM}),
        "ways_over": sum(one["milliseconds"]["p95"] > AIM for one in found),
        "ways_over_cpu": sum(one["cpu"] > AIM for one in found),
        "all": repeats.summary([value for one in found for value in one["each"]]).as_dict(),
        "questions": {
            name: {key: value for key, value in max(ways, key=_median).items() if key != "each"}
            for name, ways in by_question.items()
        },
    }


def _median(one: Result) -> float:
    return float(one["milliseconds"]["median"])


def _answer(asked: Asked, scope: Scope, times: int) -> Result:
    with _floor(asked, scope) as fetch:
        ways: dict[str, Callable[[], list[Any]]] = {"question": lambda: asked.ask(scope), "floor": fetch}
        rows = [len(ways[name]()) for name in CONTESTANTS]  # once uncounted: the file in the page cache
        if rows[0] != rows[1]:
            raise RuntimeError(f"{asked.question} {asked.parameters} gives {rows[0]} rows, its floor {rows[1]}")
        taken: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
        cpu: list[float] = []
        for order in repeats.interleaved(CONTESTANTS, times):
            for name in order:
                begun, worked = time.perf_counter(), time.process_time()
                ways[name]()
                taken[name].append(1000 * (time.perf_counter() - begun))
                if name == "question":
                    cpu.append(1000 * (time.process_time() - worked))
    return {
        "question": asked.question,
        "parameters": asked.parameters,
        "rows": rows[0],
        "milliseconds": repeats.summary(taken["question"]).as_dict(),
        "cpu": repeats.median(cpu),
        "floor": repeats.median(taken["floor"]),
        "times_floor": repeats.paired_ratio(taken["question"], taken["floor"]),
        "each": taken["question"],
    }


@contextmanager
def _floor(asked: Asked, scope: Scope) -> Iterator[Callable[[], list[Any]]]:
    """The same rows as a table of its own in memory: what is left is fetching them as a page gets them."""
    rows = asked.ask(scope)
    with duckdb.connect(":memory:", config={"threads": warehouse_file.LOCKED["threads"]}) as connection:
        connection.from_df(pd.DataFrame(rows, columns=None if rows else ["nothing"], dtype="object")).create("answer")

        def fetch() -> list[Any]:
            cursor = connection.cursor()
            names = [column[0] for column in cursor.execute("select * from answer").description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        yield fetch
