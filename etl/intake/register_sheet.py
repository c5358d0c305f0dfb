"""Rows of the sheets kelompok_kerja and narasumber -> working_group, resource_person: codes, IDs, checked points."""

from typing import Any

import numpy as np
import pandas as pd

from etl.intake import lookups, repeats, template
from etl.intake.fence import Fence
from etl.intake.groups import Group, Groups, made_id
from etl.intake.sheet_rows import SheetRows
from geo import group_names, names, point_checks
from geo.point_checks import Verdict
from schemas.vocabulary import GroupLevel


def working_groups(rows: SheetRows, fence: Fence, refused_groups: dict[str, tuple[str, int]]) -> pd.DataFrame:
    """Rows of working_group without batch_id and is_sample; the groups are added to the register."""
    groups, batch = fence.groups, fence.batch
    kabupaten, kecamatan = lookups.places(rows, drops_row=True)
    fence.refuse_places(rows, kabupaten)
    frame = rows.frame.assign(kabupaten=kabupaten, kecamatan=kecamatan)
    frame["tingkat"] = frame["tingkat"].fillna(_levels(frame))
    needs = frame["kecamatan"].isna() & (frame["tingkat"] != GroupLevel.KABUPATEN)
    for position in map(int, np.flatnonzero(needs & ~rows.out)):
        said = {"level": frame["tingkat"].iat[position]}
        rows.refuse(position, rows.sheet.column("kecamatan"), "kecamatan_needed", said)
    frame["idkelompok"] = _ids(rows, frame, groups)
    fence.refuse_taken(rows, frame["idkelompok"], "idkelompok")
    repeats.refuse(rows, frame, ["idkelompok"], "ID kelompok")
    _check_points(rows, frame)
    # Without a point there is no source of one.
    frame["sumbertitik"] = frame["sumbertitik"].where(frame["bujur"].notna())
    for position in map(int, np.flatnonzero(rows.out)):
        told = rows.name, int(rows.rows[position])
        for field in ("idkelompok", "namakelompok"):
            if (cell := rows.cells[field][position] if field in rows.cells else None) is not None:
                refused_groups.setdefault(template.fold(str(cell)), told)
    for _, group in _groups(rows, frame):
        groups.add(group, batch)
    return _contract_columns(rows, frame)


def resource_persons(rows: SheetRows, fence: Fence) -> pd.DataFrame:
    """Rows of resource_person without batch_id, with the topics still beside them."""
    kabupaten, kecamatan = lookups.places(rows, drops_row=False)
    fence.refuse_places(rows, kabupaten)
    fence.refuse_taken(rows, rows.frame["idnarasumber"], "idnarasumber")
    frame = rows.frame.assign(kabupaten=kabupaten, kecamatan=kecamatan)
    repeats.refuse(rows, frame, ["idnarasumber"], "ID narasumber")
    _check_points(rows, frame)
    frame["bersedia"] = frame["bersedia"].fillna(True)
    return _contract_columns(rows, frame, keep=("topik1", "topik2", "topik3"))


def _contract_columns(rows: SheetRows, frame: pd.DataFrame, keep: tuple[str, ...] = ()) -> pd.DataFrame:
    """The rows that stand, under the names of the contract."""
    named = {column.field: column.name for column in rows.sheet.columns if column.table == rows.sheet.table}
    kept: pd.DataFrame = frame.loc[~rows.out, [*named, *keep]].rename(columns=named)
    return kept


def _levels(frame: pd.DataFrame) -> pd.Series:
    """What a group covers, where its row does not say: what is said of its gugus and kecamatan tells it."""
    of_gugus = frame["namagugus"].notna() | frame["namakelompok"].str.contains("gugus", case=False, na=False)
    level = np.where(frame["kecamatan"].notna(), GroupLevel.KECAMATAN, GroupLevel.KABUPATEN)
    return pd.Series(np.where(of_gugus, GroupLevel.GUGUS, level), index=frame.index, dtype="string")


def _ids(rows: SheetRows, frame: pd.DataFrame, groups: Groups) -> pd.Series:
    """The ID of each row: its own, else that of the group with its type, place and name, else a new one."""
    ids: list[str | None] = [None] * len(frame)
    seen: dict[tuple[str, str, str], str] = {}
    for position, group in _groups(rows, frame):
        own, known = group.group_id, groups.by_natural.get(group.natural) or seen.get(group.natural)
        if not own:
            name = group.gugus_name or group.name
            own = known or made_id(group.group_type, name, group.kabupaten_code, group.kecamatan_code)
        elif known is not None and known != own and own not in groups.by_id:
            rows.refuse(position, rows.sheet.column("idkelompok"), "same_group", {"other": known})
            continue
        seen.setdefault(group.natural, own)
        ids[position] = own
    return pd.Series(ids, dtype="string")


def _groups(rows: SheetRows, frame: pd.DataFrame) -> list[tuple[int, Group]]:
    """(position, group) of the rows that stand; without an ID it is empty."""
    fields = ["idkelompok", "jenis", "namakelompok", "namagugus", "kabupaten", "kecamatan"]
    texts = frame.loc[~rows.out, fields].astype(object)
    texts = texts.where(texts.notna(), None)
    listed = zip(texts.index, texts.itertuples(index=False, name=None), strict=True)
    return [(int(position), Group(cells[0] or "", *cells[1:])) for position, cells in listed]


def _check_points(rows: SheetRows, frame: pd.DataFrame) -> None:
    """A point that cannot be right is left out and named; its row goes in, with all that refers to it."""
    half = frame["lintang"].isna() ^ frame["bujur"].isna()
    named = {(one.row, one.column) for one in rows.refusals}
    for position in map(int, np.flatnonzero(half & ~rows.out)):
        row = int(rows.rows[position])
        if not {(row, "Lintang"), (row, "Bujur")} & named:
            field = "lintang" if frame["bujur"].isna().iat[position] else "bujur"
            rows.refuse(position, rows.sheet.column(field), "point_incomplete", drops_row=False)
    frame.loc[half, ["lintang", "bujur"]] = pd.NA
    whole = frame["lintang"].notna() & ~rows.out
    asked = frame.loc[whole, ["bujur", "lintang", "kabupaten", "kecamatan"]]
    asked.columns = pd.Index(["longitude", "latitude", "kabupaten_code", "kecamatan_code"])
    verdicts = point_checks.check(asked)
    verdicts = pd.concat([verdicts, asked.add_suffix("_written")], axis=1)
    wrong = verdicts[verdicts["verdict"] != Verdict.INSIDE]
    for position, verdict in zip(wrong.index, wrong.to_dict("records"), strict=True):
        _refuse_point(rows, int(position), {str(name): value for name, value in verdict.items()})
    frame.loc[wrong.index, ["lintang", "bujur"]] = pd.NA


def _refuse_point(rows: SheetRows, position: int, verdict: dict[str, Any]) -> None:
    kecamatan, found, away = verdict["kecamatan_code_written"], verdict["found_code"], verdict["metres"]
    said = {
        "latitude": _degrees(verdict["latitude"]), "longitude": _degrees(verdict["longitude"]),
        "kabupaten": names.place_name(str(verdict["kabupaten_code_written"])),
        "kecamatan": "" if pd.isna(kecamatan) else names.place_name(str(kecamatan)),
        "found": "" if pd.isna(found) else f"; titik ini di {names.place_name(str(found))}",
        "away": "" if pd.isna(away) else f"{away / 1000:.1f}".replace(".", ","),
        "most": f"{point_checks.kecamatan_tolerance() / 1000:.1f}".replace(".", ","),
    }  # fmt: skip
    value = f"{_degrees(verdict['latitude_written'])} / {_degrees(verdict['longitude_written'])}"
    rows.refuse(position, rows.sheet.column("lintang"), f"point_{verdict['verdict']}", said, False, value)


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def aliases(rows: SheetRows, group_ids: pd.Series, groups: Groups, batch: int) -> pd.DataFrame:
    """Rows of group_alias without batch_id; the aliases are added to the register."""
    frame = rows.frame.assign(kelompok=group_ids)
    frame["folded"] = frame["namalain"].map(group_names.fold, na_action="ignore").astype("string")
    repeats.refuse(rows, frame, ["folded", "kelompok"], "kelompok dan nama lain", alike=("folded", "kelompok"))
    kept = frame.loc[~rows.out, ["kelompok", "namalain", "folded"]]
    for group, alias in zip(kept["kelompok"], kept["namalain"], strict=True):
        groups.add_alias(str(group), str(alias), batch)
    return kept.set_axis(["group_id", "alias", "alias_folded"], axis=1)
