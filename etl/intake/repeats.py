"""Two rows of one file with one key: the same again is left out and counted; another content is refused, both named."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from etl.intake.sheet_rows import SheetRows


def refuse(rows: SheetRows, frame: pd.DataFrame, key: list[str], said: str, alike: Sequence[str] | None = None) -> None:
    """Mark repeats in `rows`; the first row of a key stands.

    key: columns of `frame`; said: the key in words. alike: columns that must agree for a row to be the same again
    (default: all).
    """
    standing = frame[~rows.out]
    later = standing[standing.duplicated(key, keep="first")]
    if later.empty:
        return
    first = standing[~standing.duplicated(key, keep="first")]
    origin = pd.Series(first.index, index=pd.MultiIndex.from_frame(first[key]))
    at = origin.reindex(pd.MultiIndex.from_frame(later[key])).to_numpy()
    columns = list(alike or frame.columns)
    one, other = later[columns].reset_index(drop=True), standing.loc[at, columns].reset_index(drop=True)
    same = ((one == other).fillna(False) | (one.isna() & other.isna())).all(axis=1).to_numpy(dtype=bool)
    rows.repeated[later.index[same]] = True
    rows.out[later.index[same]] = True
    for position, earlier in zip(later.index[~same], at[~same], strict=True):
        told = {"key": said, "first": int(rows.rows[earlier]), "row": int(rows.rows[position])}
        written = [column for column in rows.sheet.columns if column.field in key and column.field in rows.places]
        at_column = (written or list(rows.sheet.required))[0]
        rows.refuse(int(position), at_column, "duplicate", told)


def count(rows: SheetRows) -> int:
    """Rows that were the same again."""
    return int(np.count_nonzero(rows.repeated))
