"""Refused rows that wait to be mended: those of the published warehouse, whole, with all that is wrong with each."""

import json
from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd

from geo import names
from geo.names import UnknownPlaceError
from schemas import warehouse_file
from schemas.vocabulary import BatchKind, QuarantineState

Told = dict[str, Any]
PROVINCE = "52"
_NOT_MENDED_HERE = (BatchKind.SURVEY, BatchKind.SURVEY_SAMPLE, BatchKind.SAMPLE)
_SUGGESTION = "; mungkin"  # from here on a cure names groups, perhaps of another kabupaten


def waiting(
    codes: tuple[str, ...] | None = None, allowed: dict[str, frozenset[str] | None] | None = None
) -> list[Told]:
    """Rows that wait, the newest file first, each with its errors; without a warehouse none.

    codes: kabupaten whose rows are told (None: all). allowed: batch -> the kabupaten it was brought for.
    """
    path = warehouse_file.current_file()
    if path is None:
        return []
    with duckdb.connect(str(path), read_only=True, config=dict(warehouse_file.LOCKED)) as connection:
        rejected, files = (connection.table(name).df() for name in ("rejected_row", "load_batch"))
    rejected = rejected[(rejected["state"] == QuarantineState.WAITS) & rejected["row_text"].notna()]
    files = files[~files["kind"].isin(list(map(str, _NOT_MENDED_HERE)))]
    whole = rejected.merge(files[["batch_id", "file_name", "loaded_at"]], on="batch_id")
    whole = whole.sort_values(["loaded_at", "batch_id"], ascending=False, kind="stable")
    told = []
    for _, rows in whole.groupby(["batch_id", "sheet", "sheet_row"], sort=False):
        one = _row(rows)
        brought_for = (allowed or {}).get(one["batch_id"])
        if may_see(codes, brought_for, one["cells"].get("Kabupaten")):
            told.append(one if is_own(codes, brought_for) else _without_suggestions(one))
    return told


def may_see(codes: tuple[str, ...] | None, brought_for: frozenset[str] | None, kabupaten: str | None) -> bool:
    """Whether somebody for these kabupaten may see and mend a refused row: of an own file, or for an own place."""
    if codes is None or is_own(codes, brought_for):
        return True
    try:
        return kabupaten is not None and names.kabupaten_code(kabupaten[:200], PROVINCE) in codes
    except UnknownPlaceError:
        return False


def is_own(codes: tuple[str, ...] | None, brought_for: frozenset[str] | None) -> bool:
    """Whether a file was brought for these kabupaten and no other."""
    return codes is None or (brought_for is not None and brought_for <= set(codes))


def _row(rows: pd.DataFrame) -> Told:
    first = rows.iloc[0]
    return {
        "batch_id": str(first["batch_id"]), "file": str(first["file_name"]),
        "loaded_at": first["loaded_at"].isoformat(),
        "sheet": str(first["sheet"]), "row": int(first["sheet_row"]), "cells": json.loads(first["row_text"]),
        "errors": list(_errors(rows)),
    }  # fmt: skip


def _errors(rows: pd.DataFrame) -> Iterable[Told]:
    for one in rows.to_dict("records"):
        texts = {name: one[source] if isinstance(one[source], str) else None
                 for name, source in (("column", "column_name"), ("cell", "cell"), ("value", "value"))}  # fmt: skip
        yield {**texts, "rule": one["rule"], "cure": one["cure"]}


def _without_suggestions(one: Told) -> Told:
    errors = [{**error, "cure": error["cure"].split(_SUGGESTION)[0]} for error in one["errors"]]
    return {**one, "errors": errors}
