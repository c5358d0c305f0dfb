"""Rows of the sheets that refer to a group -> meeting, funding, spending, monitoring_visit, without batch_id."""

import zlib
from datetime import date

import numpy as np
import pandas as pd

from etl.intake import messages, repeats
from etl.intake.fence import Fence
from etl.intake.messages import note
from etl.intake.sheet_rows import SheetRows
from geo import group_names
from schemas.vocabulary import ReviewState
from translations.format import day


def meetings(rows: SheetRows, group_ids: pd.Series, loaded_on: date, fence: Fence) -> pd.DataFrame:
    """Rows of meeting; what looks wrong though no rule forbids it is noted."""
    frame = rows.frame.assign(kelompok=group_ids)
    frame["status"] = frame["status"].fillna(ReviewState.DIKONFIRMASI)
    frame["idpertemuan"] = frame["idpertemuan"].fillna(_made_ids(frame))
    fence.refuse_taken(rows, frame["idpertemuan"], "idpertemuan")
    key = "ID pertemuan (kelompok, tanggal, agenda, dan topik)"
    repeats.refuse(rows, frame, ["idpertemuan"], key)
    _note_over_invited(rows, frame)
    _note_future(rows, frame, loaded_on)
    return contract_columns(rows, frame)


def simple(rows: SheetRows, group_ids: pd.Series) -> pd.DataFrame:
    """Rows of funding, spending or monitoring_visit: the key is all that the sheet requires, amounts apart."""
    frame = rows.frame.assign(kelompok=group_ids)
    keys = [column for column in rows.sheet.required if column.kind != "rupiah"]
    said = ", ".join(column.header for column in keys)
    # The hints beside a group are not part of the row: with and without them it is the same.
    alike = [column.field for column in rows.sheet.columns if column.kind != "hint"]
    repeats.refuse(rows, frame, [column.field for column in keys], said, alike)
    return contract_columns(rows, frame)


def contract_columns(rows: SheetRows, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand, under the names of the contract."""
    named = {column.field: column.name for column in rows.sheet.columns if column.kind != "hint"}
    kept: pd.DataFrame = frame.loc[~rows.out, list(named)].rename(columns=named)
    return kept


def _made_ids(frame: pd.DataFrame) -> pd.Series:
    """Group, day, kind and topic: the same meeting reported twice has one ID."""
    days = frame["tanggal"].dt.strftime("%Y%m%d").astype("string")
    topic = frame["topik"].fillna(_word_marks(frame)).fillna("-")
    return frame["kelompok"] + "/" + days + "/" + frame["agenda"] + "/" + topic


def _word_marks(frame: pd.DataFrame) -> pd.Series:
    """A short mark of a topic in own words, where no topic of the list is said."""
    words = frame["uraiantopik"].where(frame["topik"].isna())
    return words.map(lambda text: f"{zlib.crc32(group_names.fold(text).encode()):08x}", na_action="ignore").astype(
        "string"
    )


def _note_over_invited(rows: SheetRows, frame: pd.DataFrame) -> None:
    over = ((frame["hadir"] > frame["diundang"]).fillna(False).to_numpy(dtype=bool)) & ~rows.out
    for position in map(int, np.flatnonzero(over)):
        said = {"attended": frame["hadir"].iat[position], "invited": frame["diundang"].iat[position]}
        rows.notes.append(note(rows.name, "note_over_invited", cell=_cell(rows, position, "hadir"), **said))


def _note_future(rows: SheetRows, frame: pd.DataFrame, loaded_on: date) -> None:
    later = ((frame["tanggal"] > pd.Timestamp(loaded_on)).fillna(False).to_numpy(dtype=bool)) & ~rows.out
    for position in map(int, np.flatnonzero(later)):
        value = day(frame["tanggal"].dt.date.iat[position])
        rows.notes.append(note(rows.name, "note_future", cell=_cell(rows, position, "tanggal"), value=value))


def _cell(rows: SheetRows, position: int, field: str) -> str:
    return messages.cell(int(rows.rows[position]), rows.places[field])
