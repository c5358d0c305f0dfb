"""What browsers fetch by URL: shapes and the points of groups -> static/ (Streamlit serves it at /app/static).

A copy, not a link: Streamlit refuses links out of the folder. Static files are served before any login. So only what
anybody may see goes there under a known name: shapes, the empty Excel template, the questionnaire of a survey round.
The points of groups (name, kind, class, place, number of members) lie in files that nobody can guess and nothing lists,
one per province and one per kabupaten; the table `map_file` tells their names to who may see these groups. None holds
more than a province: the map of the country shows counts (`charts.deck_country`), not single groups.
"""

import os
import shutil
import time
from collections import defaultdict
from collections.abc import Hashable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl import intake, rounds
from geo import country, group_points
from schemas import contract
from schemas.warehouse_file import LOCKED, ROOT

# Plotly itself, for charts that stay where they are (components/steady_chart.py); found without importing it.
PLOTLY = Path(str(find_spec("plotly").origin)).parent / "package_data" / "plotly.min.js"  # type: ignore[union-attr]
COPIED = (
    PLOTLY,
    ROOT / "geo" / "boundaries" / "kabupaten_ntb.geojson",
    ROOT / "geo" / "boundaries" / "kecamatan_ntb.geojson",
    country.KABUPATEN_FILE,
    country.BORDER_FILE,
    ROOT / "charts" / "group_marks.json",  # where each mark lies in them
    ROOT / "charts" / "group_marks_light.png",  # marks of the map, drawn by charts/deck_marks.py
    ROOT / "charts" / "group_marks_dark.png",
)
TARGET = ROOT / "static" / "geo"
NTB = "52"
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
    kabupaten = sorted(groups["kabupaten_code"].unique())
    # Without a group too the province of the study has its file: an empty one.
    codes = [*((code, None) for code in sorted({NTB, *(code[:2] for code in kabupaten)}))]
    codes += [(code[:2], code) for code in kabupaten]
    rows = pd.DataFrame(codes, columns=["province_code", "kabupaten_code"])
    rows["file_name"] = [group_points.new_file_name() for _ in codes]
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
    provinces = set(files["province_code"]) - {NTB}
    shapes = country.by_province() if provinces else {}
    for province in provinces:
        _write(shapes_name(province), country.document(shapes[province]))
    of_place: dict[str, list[str]] = {}
    for province, rows in _by_province(groups).items():
        of_place[province] = []
        for kabupaten, line in group_points.lines(rows):
            of_place[province].append(line)
            of_place.setdefault(kabupaten, []).append(line)
    for file in files.astype("object").where(files.notna(), None).to_dict("records"):
        lines = of_place.get(file["kabupaten_code"] or file["province_code"], [])
        _write(file["file_name"], group_points.collection(lines))
    _forget_old_points(set(files["file_name"]))


def _by_province(groups: pd.DataFrame) -> dict[str, list[dict[Hashable, Any]]]:
    found: dict[str, list[dict[Hashable, Any]]] = defaultdict(list)
    for row in groups.astype("object").where(groups.notna(), None).to_dict("records"):
        found[row["kabupaten_code"][:2]].append(row)
    return found


def shapes_name(province: str) -> str:
    """Name of the file with the kabupaten of a province (a code)."""
    return "kabupaten_ntb.geojson" if province == NTB else f"kabupaten_{province}.geojson"


def _write(name: str, content: str) -> None:
    draft = TARGET / f"{name}.{os.getpid()}.draft"
    draft.write_text(content, encoding="utf-8", newline="\n")
    draft.replace(TARGET / name)


def are_published(warehouse: Path) -> bool:
    """Whether the served copies are those of the repository, and the points of this build are there."""
    return (
        all(map(_is_published, _names_in(warehouse)))
        and all(map(_is_current, WORKBOOKS))
        and all(_same(one, TARGET / one.name) for one in COPIED)
    )


def _names_in(warehouse: Path) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True, config=dict(LOCKED)) as connection:
        found = connection.table("map_file").project("file_name, province_code").fetchall()
    return [name for name, _ in found] + sorted({shapes_name(province) for _, province in found})


def _is_published(name: str) -> bool:
    """A file of points is written once; the shapes of a province must not be older than what they are made from."""
    path = TARGET / name
    if not path.is_file() or name in (source.name for source in COPIED):
        return path.is_file()
    made_from = () if name.startswith("points-") else (country.SOURCE, Path(country.__file__))
    return all(path.stat().st_mtime >= one.stat().st_mtime for one in made_from)


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
