"""The simulated sample beside the study: every cell that the register or the log can answer, table by table."""

from collections import defaultdict

from bench.results import Result
from etl import build, sample
from etl.sample import compare, study
from geo import names
from schemas.warehouse_file import ROOT


def measure() -> Result:
    """Cells per table of the study, and by how many groups the sample misses them (whole groups cannot be nearer)."""
    data, day = ROOT / "data", build.today()
    tables, known = sample.read(data / "sample", day), study.load(data)
    found: dict[str, list[compare.Row]] = defaultdict(list)
    for row in compare.rows(tables, known):
        found[f"{row.table} {row.question}"].append(row)
    return {
        "as_of": day.isoformat(),
        "groups": {str(kind): int(n) for kind, n in tables["working_group"]["group_type"].value_counts().items()},
        "meetings": len(tables["meeting"]),
        "tables": {name: _table(rows) for name, rows in found.items()},
        "access": [
            {
                "kabupaten": names.place_name(one.kabupaten),
                "study": one.study_share,
                "near": one.near,
                "of": one.with_point,
            }
            for one in compare.access(tables, known)
        ],
    }


def _table(rows: list[compare.Row]) -> Result:
    off = [row.groups_off for row in rows]
    return {"cells": len(rows), "under_half": sum(one <= 0.5 for one in off), "worst": max(off)}
