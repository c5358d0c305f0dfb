"""Two states of the register, or the rows of several files in their order -> which values became which. Frames only."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.intake.arrivals import ORDER, TOPICS, Tables, topics_said
from schemas import contract
from schemas.vocabulary import ChangeKind

TABLES = (*ORDER, TOPICS)
COLUMNS = ["kind", "table_name", "row_key", "column_name", "old_value", "new_value", "group_id", "kabupaten_code",
           "source_batch_id", "source_sheet", "source_row"]  # fmt: skip
KNOWN = ("new", "changed", "same")
# Where a row stands is no value of it.
_PLACE = ("batch_id", "source_sheet", "source_row", "is_sample")
NOT_RECORDED = "(nama tidak dicatat)"  # that a name changed is told, never what it was
Mask = npt.NDArray[np.bool_]


def key_of(table: str) -> list[str]:
    """Columns that tell one row from another; the topics of a person are one value."""
    return ["person_id"] if table == TOPICS else list(contract.load(table).key)


def updates(arrived: Tables) -> pd.DataFrame:
    """Values that a later file changed (COLUMNS); `source_batch_id` is the file that did. A blank changes nothing."""
    kabupaten = _kabupaten(arrived["working_group"])
    return _stacked([
        change
        for table in TABLES
        for change in _updates_of(table, *_steps(arrived[table], key_of(table)), kabupaten)
    ])  # fmt: skip


def counts(arrived: Tables, batch_ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """Rows of each file: new, changed, same (known already). A person whose topics changed has changed."""
    found = counts_by_sheet(arrived)
    return {
        batch: {what: sum(one[what] for one in found.get(batch, {}).values()) for what in KNOWN} for batch in batch_ids
    }


def counts_by_sheet(arrived: Tables) -> dict[str, dict[str, dict[str, int]]]:
    """The same for each file and each of its sheets."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    topics = _changed_topics(arrived[TOPICS])
    for table in ORDER:
        frame = arrived[table]
        if frame.empty:
            continue
        status = pd.Series("new", index=frame.index)
        rows, before, later = _steps(frame, key_of(table))
        changed = np.zeros(len(rows), dtype=bool)
        for column in before.columns:
            changed |= _differs(before[column], rows[column])
        if table == "resource_person" and topics:
            changed |= np.fromiter(
                map(topics.__contains__, zip(rows["batch_id"], rows["person_id"], strict=True)), bool
            )
        status.loc[rows.index[later]] = np.where(changed[later], "changed", "same")
        rows_of = status.groupby([frame["batch_id"], frame["source_sheet"], status]).size()
        for place, number in rows_of.items():
            batch, sheet, what = map(str, place if isinstance(place, tuple) else (place,))
            found.setdefault(batch, {}).setdefault(sheet, dict.fromkeys(KNOWN, 0))[what] += int(number)
    return found


def between(before: Tables, after: Tables) -> pd.DataFrame:
    """Rows that went and came, and values that are others now (see COLUMNS). Of tables, not of what arrived."""
    kabupaten = _kabupaten(before["working_group"]) | _kabupaten(after["working_group"])
    parts: list[pd.DataFrame] = []
    for table in TABLES:
        key = key_of(table)
        old, new = (_by_key(topics_said(one[table]) if table == TOPICS else one[table], key) for one in (before, after))
        gone, back = old.index.difference(new.index, sort=False), new.index.difference(old.index, sort=False)
        for kind, rows in ((ChangeKind.ROW_GONE, old.loc[gone]), (ChangeKind.ROW_BACK, new.loc[back])):
            parts += [_rows(table, kind, rows, kabupaten)] if len(rows) else []
        both = old.index.intersection(new.index, sort=False)
        old, new = old.loc[both], new.loc[both]
        for column in _values(old, key):
            if (where := _other(old[column], new[column])).any():
                parts.append(_values_of(table, column, old[column], new, where, kabupaten))
    return _stacked(parts)


def _steps(frame: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.DataFrame, Mask]:
    """(rows whose key several files have, their values before, which of them are not the first of their key)."""
    rows = frame[frame.duplicated(key, keep=False)]
    columns = _values(rows, key)
    if rows.empty:
        return rows, rows[columns], np.zeros(0, dtype=bool)
    # A blank says nothing: the value before is the last one that was said.
    known = rows.groupby(key, sort=False)[columns].ffill()
    groups = [rows[name] for name in key]
    before = known.groupby(groups, sort=False).shift()
    return rows, before, rows.groupby(key, sort=False).cumcount().to_numpy() > 0


def _updates_of(
    table: str, rows: pd.DataFrame, before: pd.DataFrame, later: Mask, kabupaten: dict[str, str]
) -> list[pd.DataFrame]:
    found = {column: _differs(before[column], rows[column]) & later for column in before.columns if later.any()}
    return [
        _values_of(table, str(column), before[column], rows, where, kabupaten)
        for column, where in found.items()
        if where.any()
    ]


def _changed_topics(said: pd.DataFrame) -> set[tuple[str, str]]:
    rows, before, later = _steps(said, ["person_id"])
    hit = rows[_differs(before["topic"], rows["topic"]) & later]
    return set(zip(hit["batch_id"], hit["person_id"], strict=True))


def _differs(before: pd.Series, now: pd.Series) -> Mask:
    """Where something is said that was not so before."""
    return now.notna().to_numpy() & ~_same(before, now)


def _other(before: pd.Series, now: pd.Series) -> Mask:
    """Where the value is another, or gone."""
    return ~(_same(before, now) | (before.isna().to_numpy() & now.isna().to_numpy()))


def _same(one: pd.Series, other: pd.Series) -> Mask:
    return (one == other).fillna(False).to_numpy(dtype=bool)


def _values(frame: pd.DataFrame, key: list[str]) -> list[str]:
    return [str(column) for column in frame.columns if column not in (*key, *_PLACE)]


def _by_key(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    return frame.set_index(pd.Index(_row_keys(frame, key), dtype="string"))


def _row_keys(frame: pd.DataFrame, key: list[str]) -> pd.Series:
    joined = _as_text(frame[key[0]])
    for name in key[1:]:
        joined = joined + " | " + _as_text(frame[name])
    return joined


def _values_of(
    table: str, column: str, before: pd.Series, rows: pd.DataFrame, where: Mask, kabupaten: dict[str, str]
) -> pd.DataFrame:
    hit = rows[where]
    old, new = _as_text(before[where]), _as_text(hit[column])
    if contract.load(table).column(column).personal == "name":
        old, new = old.mask(old.notna(), NOT_RECORDED), new.mask(new.notna(), NOT_RECORDED)
    return _rows(table, ChangeKind.VALUE, hit, kabupaten).assign(
        column_name=column, old_value=old.to_numpy(), new_value=new.to_numpy()
    )


def _rows(table: str, kind: ChangeKind, rows: pd.DataFrame, kabupaten: dict[str, str]) -> pd.DataFrame:
    groups = rows["group_id"] if "group_id" in rows.columns else pd.Series(pd.NA, index=rows.index, dtype="string")
    places = rows["kabupaten_code"] if table == "resource_person" else groups.map(kabupaten)
    made = {
        "kind": str(kind), "table_name": table, "row_key": _row_keys(rows, key_of(table)).to_numpy(),
        "column_name": None, "old_value": None, "new_value": None, "group_id": groups.to_numpy(),
        "kabupaten_code": places.to_numpy(), "source_batch_id": rows["batch_id"].to_numpy(),
        "source_sheet": rows["source_sheet"].to_numpy(), "source_row": rows["source_row"].to_numpy(),
    }  # fmt: skip
    return pd.DataFrame(made, index=range(len(rows)), columns=COLUMNS)


def _stacked(parts: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=COLUMNS)


def _kabupaten(groups: pd.DataFrame) -> dict[str, str]:
    return dict(zip(groups["group_id"], groups["kabupaten_code"], strict=True))


def _as_text(values: pd.Series) -> pd.Series:
    """Values as a reader of the history compares them: days as 2018-10-13, yes and no as true and false."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return values.dt.strftime("%Y-%m-%d").astype("string")
    if pd.api.types.is_bool_dtype(values.dtype):
        return values.map({True: "true", False: "false"}, na_action="ignore").astype("string")
    return values.astype("string")
