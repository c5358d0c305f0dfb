"""Is the survey complete in the warehouse, and how many of its percentages have a count behind them?"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from bench import printed_shape, servers
from bench.results import Result
from queries.run import LOCKED
from schemas import warehouse_file
from schemas.vocabulary import CountStatus

# A percentage, "Na" or the dash of table 2, as they stand in a printed row.
TOKEN = re.compile(r"\d+ ?%|\bNa\b")

CELLS = """
    select source_table, group_type, question_id, option_id, kabupaten_code, printed, percent_published, respondents,
        count_status, fitting_denominators, source_line, source_text
    from survey_cell
    order by source_table, source_line, group_type, kabupaten_code
"""
LOADED = """
    select 1 as source_table, count(groups_total) + count(groups_surveyed) as cells from survey_frame
    union all select 2, count(printed) from informant_count
    union all select source_table, count(*) from survey_cell group by source_table
"""

Cell = dict[str, Any]


def measure() -> Result:
    """Build a warehouse and read the figures from it."""
    with servers.warehouse() as folder:
        name = (folder / warehouse_file.POINTER).read_text(encoding="utf-8").strip()
        return figures(folder / name)


def figures(path: Path) -> Result:
    """The figures of one warehouse file."""
    # Settings as of the readers: connections to one file in one process must not differ.
    with duckdb.connect(str(path), read_only=True, config=dict(LOCKED)) as connection:
        loaded = dict(connection.sql(LOADED).fetchall())
        cells = _rows(connection, CELLS)
    expected = printed_shape.expected()
    by_table = [_table(number, expected[number], loaded.get(number, 0), cells) for number in expected]
    return {
        "tables": by_table,
        "complete": sum(row["expected"] == row["loaded"] for row in by_table),
        "blocks_differ": _blocks_that_differ(cells),
        "cells": {"expected": sum(expected.values()), "loaded": sum(loaded.values())},
        "rows_proved": _rows_proved(cells),
        "percentages": _percentages(cells),
        "without_count": _without_count(cells),
    }


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Cell]:
    answer = connection.sql(sql)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


def _table(number: int, expected: int, loaded: int, cells: list[Cell]) -> Result:
    mine = [cell for cell in cells if cell["source_table"] == number]
    statuses = Counter(cell["count_status"] for cell in mine)
    return {
        "table": number,
        "expected": expected,
        "loaded": loaded,
        "percentages": sum(cell["percent_published"] is not None for cell in mine),
        **{str(status): statuses[status] for status in CountStatus},
    }


def _blocks_that_differ(cells: list[Cell]) -> list[str]:
    """Types of group whose cells are not those of the study, table by table: a right sum may hide two errors."""
    found = Counter((cell["source_table"], cell["group_type"]) for cell in cells)
    wanted = {(t, kind): block.cells for t, blocks in printed_shape.BLOCKS.items() for kind, block in blocks.items()}
    return [
        f"table {t} {kind}: {found[t, kind]} for {wanted.get((t, kind), 0)}"
        for t, kind in sorted(wanted.keys() | found.keys())
        if found[t, kind] != wanted.get((t, kind), 0)
    ]


def _rows_proved(cells: list[Cell]) -> Result:
    """Printed rows whose last words are the loaded cells, in their order."""
    lines: dict[int, list[Cell]] = {}
    for cell in cells:
        lines.setdefault(cell["source_line"], []).append(cell)
    proved = sum(_is_proved(row) for row in lines.values())
    return {"rows": len(lines), "proved": proved}


def _is_proved(row: list[Cell]) -> bool:
    printed = sorted(cell["printed"] for cell in row if cell["printed"] is not None)
    words = [word.replace(" ", "") for word in TOKEN.findall(row[0]["source_text"])]
    return sorted(words[-len(printed) :]) == printed if printed else not words


def _percentages(cells: list[Cell]) -> Result:
    printed = [cell for cell in cells if cell["percent_published"] is not None]
    statuses = Counter(cell["count_status"] for cell in printed)
    return {"printed": len(printed), "by_status": {str(status): statuses[status] for status in CountStatus}}


def _without_count(cells: list[Cell]) -> list[Result]:
    """Percentages without a count, by table and type of group: which, why, and what denominator would fit."""
    groups: dict[tuple[int, str, str, int, str], list[Cell]] = {}
    for cell in cells:
        if cell["percent_published"] is not None and cell["count_status"] != CountStatus.RECONSTRUCTED:
            key = (
                cell["source_table"], cell["group_type"], cell["question_id"], cell["respondents"],
                cell["fitting_denominators"] or "",
            )  # fmt: skip
            groups.setdefault(key, []).append(cell)
    return [
        {
            "table": table,
            "group_type": group_type,
            "respondents": respondents,
            "fits": fits,
            "no_integer_fits": [c["printed"] for c in found if c["count_status"] == CountStatus.NO_INTEGER_FITS],
            "others": [c["printed"] for c in found if c["count_status"] != CountStatus.NO_INTEGER_FITS],
        }
        for (table, group_type, _, respondents, fits), found in groups.items()
    ]
