"""What browsers fetch by URL: shapes and the points of all groups -> static/ (Streamlit serves it at /app/static).

A copy, not a link: Streamlit refuses links out of the folder. Only what anybody may see goes there, since static
files are served before any login: shapes, and of a group its name, kind, class, place and number of members; and
the empty Excel template, and the questionnaire of a survey round.
"""

import os
import shutil
import time
from pathlib import Path

import pandas as pd

from etl import intake, rounds
from geo import group_points
from schemas.warehouse_file import ROOT

COPIED = (
    ROOT / "geo" / "boundaries" / "kabupaten_ntb.geojson",
    ROOT / "geo" / "boundaries" / "kecamatan_ntb.geojson",
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


def publish(build_id: str, groups: pd.DataFrame) -> None:
    """Copy the shapes and write the points of this build; a file that is the same already is left alone.

    groups: group_id, name, group_type, activity_class, kabupaten_code, kecamatan_code, members, longitude, latitude.
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
    points = TARGET / group_points.file_name(build_id)
    draft = points.with_name(f"{points.name}.{os.getpid()}.draft")
    rows = groups.astype("object").where(groups.notna(), None).to_dict("records")
    draft.write_text(group_points.document(rows), encoding="utf-8", newline="\n")
    draft.replace(points)
    _forget_old_points(points)


def are_published(build_id: str) -> bool:
    """Whether the served copies are those of the repository, and the points of this build are there."""
    there = (TARGET / group_points.file_name(build_id)).is_file()
    return there and all(map(_is_current, WORKBOOKS)) and all(_same(one, TARGET / one.name) for one in COPIED)


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


def _forget_old_points(but: Path) -> None:
    for path in TARGET.glob(group_points.file_name("*")):
        try:
            if path != but and time.time() - path.stat().st_mtime > SECONDS_KEPT:
                path.unlink()
        except OSError:  # another build was quicker, or a reader of Windows has it open: the next build takes it
            continue


def _same(source: Path, target: Path) -> bool:
    return target.is_file() and source.read_bytes() == target.read_bytes()
