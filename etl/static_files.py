"""What browsers fetch by URL: shapes and the points of groups -> static/ (Streamlit serves it at /app/static).

A copy, not a link: Streamlit refuses links out of the folder. Static files are served before any login. So only what
anybody may see goes there under a known name: shapes, the empty Excel template, the questionnaire of a survey round.
The points of groups (name, kind, class, place, number of members) lie in files that nobody can guess and nothing lists,
one of all groups and one per kabupaten; the table `map_file` tells their names to who may see these groups.
"""

import os
import shutil
import time
from pathlib import Path

import duckdb
import pandas as pd

from etl import intake, rounds
from geo import group_points
from schemas import contract
from schemas.warehouse_file import LOCKED, ROOT

COPIED = (
    ROOT / "geo" / "boundaries" / "kabupaten_ntb.geojson",
    ROOT / "geo" / "boundaries" / "kecamatan_ntb.geojson",
    ROOT / "charts" / "group_marks.json",  # where each mark lies in them
    ROOT / "charts" / "group_marks_light.png",  # marks of the map, drawn by charts/deck_marks.py
    ROOT / "charts" / "group_marks_dark.png",
)
TARGET = ROOT / "static" / "geo"
# Empty workbooks for the pages to offer (/app/static/templat-gugus.xlsx): name -> what it is made from.
WORKBOOKS = {
    intake.TEMPLATE: intake.TEMPLATE_INPUTS,
    rounds.FORM: rounds.FORM_INPUTS,
    rounds.TEMPLATE: rounds.FORM_INPUTS,
}
# Points of older builds stay for readers who still look at them, and for other warehouses made from this checkout.
SECONDS_KEPT = 24 * 3600


def names(groups: pd.DataFrame) -> pd.DataFrame:
    """New names for the files of points: the table `map_file`. groups: kabupaten_code of every group."""
    codes = [None, *sorted(groups["kabupaten_code"].unique())]
    rows = pd.DataFrame({"kabupaten_code": codes, "file_name": [group_points.new_file_name() for _ in codes]})
    return rows.astype({c.name: c.pandas_dtype for c in contract.load("map_file").columns})


def publish(files: pd.DataFrame, groups: pd.DataFrame) -> None:
    """Copy the shapes and write the points of this build; a file that is the same already is left alone.

    files: as `names` gives them. groups: group_id, name, group_type, activity_class, kabupaten_code, kecamatan_code,
    members, longitude, latitude.
    """
    TARGET.mkdir(parents=True, exist_ok=True)
    for source in COPIED:
        if not _same(source, TARGET / source.name):
            draft = TARGET / f"{source.name}.{os.getpid()}.draft"
            shutil.copyfile(source, draft)
            draft.replace(TARGET / source.name)
    for name in WORKBOOKS:
        if not _is_current(name):
            _write_workbook(name)
    rows = groups.astype("object").where(groups.notna(), None).to_dict("records")
    for file in files.astype("object").where(files.notna(), None).to_dict("records"):
        of_place = [row for row in rows if file["kabupaten_code"] in (None, row["kabupaten_code"])]
        draft = TARGET / f"{file['file_name']}.{os.getpid()}.draft"
        draft.write_text(group_points.document(of_place), encoding="utf-8", newline="\n")
        draft.replace(TARGET / file["file_name"])
    _forget_old_points(set(files["file_name"]))


def are_published(warehouse: Path) -> bool:
    """Whether the served copies are those of the repository, and the points of this build are there."""
    return (
        all((TARGET / name).is_file() for name in _names_in(warehouse))
        and all(map(_is_current, WORKBOOKS))
        and all(_same(one, TARGET / one.name) for one in COPIED)
    )


def _names_in(warehouse: Path) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True, config=dict(LOCKED)) as connection:
        return [name for (name,) in connection.table("map_file").project("file_name").fetchall()]


def _write_workbook(name: str) -> None:
    from etl.intake import workbook  # noqa: PLC0415 - most builds find them written already
    from etl.rounds import template, xlsform  # noqa: PLC0415

    writers = {intake.TEMPLATE: workbook.written, rounds.FORM: xlsform.written, rounds.TEMPLATE: template.written}
    target = TARGET.parent / name
    draft = target.with_name(f"{name}.{os.getpid()}.draft")
    draft.write_bytes(writers[name]())
    draft.replace(target)


def _is_current(name: str) -> bool:
    """By time, not by content: writing it anew just to compare would slow every build and every start."""
    inputs = [path.stat().st_mtime for pattern in WORKBOOKS[name] for path in ROOT.glob(pattern)]
    target = TARGET.parent / name
    return target.is_file() and target.stat().st_mtime >= max(inputs)


def _forget_old_points(but: set[str]) -> None:
    of_old_names = list(TARGET.glob("groups-*.geojson"))  # before 2026-11-23 the build was their name: anybody's guess
    now = time.time()
    for path in [*of_old_names, *TARGET.glob(group_points.file_name("*"))]:
        try:
            is_kept = path not in of_old_names and now - path.stat().st_mtime <= SECONDS_KEPT
            if path.name not in but and not is_kept:
                path.unlink()
        except OSError:  # another build was quicker, or a reader of Windows has it open: the next build takes it
            continue


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and source.read_bytes() == target.read_bytes()
