"""Names in the rows -> codes of places and IDs of groups; each different combination of names is looked up once."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from etl.intake import template
from etl.intake.cells import Codes
from etl.intake.fence import Fence
from etl.intake.groups import UnknownGroupError
from etl.intake.messages import suggestion
from etl.intake.sheet_rows import SheetRows
from geo import names
from geo.names import UnknownPlaceError

PROVINCE = "52"
Refused = tuple[str, str, dict[str, Any]]  # field, message, what fills it


class RefusedLookupError(LookupError):
    """A name that stands for nothing: the field it stands in, the message and what fills it."""

    def __init__(self, field: str, key: str, **said: Any) -> None:
        self.field, self.key, self.said = field, key, said
        super().__init__(key)


def places(rows: SheetRows, drops_row: bool) -> tuple[pd.Series, pd.Series]:
    """(kabupaten codes, kecamatan codes) of a sheet with both columns; an unknown kecamatan drops its row if asked."""

    def look_up(kabupaten: Any, kecamatan: Any) -> tuple[str | None, str | None]:
        code = _kabupaten(kabupaten)
        return code, _kecamatan(kecamatan, code)

    def told(position: int, error: RefusedLookupError) -> None:
        drops = drops_row or error.field == "kabupaten"
        rows.refuse(position, rows.sheet.column(error.field), error.key, error.said, drops)

    found = _each(rows, ("kabupaten", "kecamatan"), look_up, told)
    # Where only the kecamatan is unknown the kabupaten still counts.
    written = rows.frame["kabupaten"]
    kabupaten = [pair[0] if pair else _kabupaten_or_none(text) for pair, text in zip(found, written, strict=True)]
    kecamatan = [pair[1] if pair else None for pair in found]
    return pd.Series(kabupaten, dtype="string"), pd.Series(kecamatan, dtype="string")


def group_ids(rows: SheetRows, fence: Fence, refused_groups: dict[str, tuple[str, int]]) -> pd.Series:
    """ID of the group of each row; missing where the row is refused. `refused_groups`: name -> sheet and row of groups
    that stand in the file but were refused.
    """

    def look_up(words: Any, group_type: Any, kecamatan: Any, kabupaten: Any) -> str:
        kind = _group_type(group_type)
        kabupaten_code = _kabupaten(kabupaten)
        kecamatan_code = _kecamatan(kecamatan, kabupaten_code)
        for field, code in (("kabupaten", kabupaten_code), ("kecamatan", kecamatan_code)):
            if not fence.lets(code):
                raise RefusedLookupError(field, "other_kabupaten", own=fence.own)
        try:
            return fence.groups.find(str(words), kind, kabupaten_code, kecamatan_code, fence.batch, fence.allowed)
        except UnknownGroupError as error:
            if error.is_ambiguous:
                told = "; ".join(error.candidates)
                raise RefusedLookupError("kelompok", "group_ambiguous", candidates=told) from error
            if (place := refused_groups.get(template.fold(str(words)))) is not None:
                raise RefusedLookupError("kelompok", "group_refused", sheet=place[0], row=place[1]) from error
            raise RefusedLookupError("kelompok", "group_unknown", suggestion=suggestion(error.candidates)) from error

    def told(position: int, error: RefusedLookupError) -> None:
        rows.refuse(position, rows.sheet.column(error.field), error.key, error.said)

    return pd.Series(_each(rows, ("kelompok", "jenis", "kecamatan", "kabupaten"), look_up, told), dtype="string")


def _each(
    rows: SheetRows, fields: tuple[str, ...], look_up: Callable[..., Any],
    told: Callable[[int, RefusedLookupError], None],
) -> list[Any]:  # fmt: skip
    """What `look_up` gives for each row whose first field says something; None for the others.

    Rows that are out already are looked up too: all that is wrong with a row is told at once.
    """
    combined: Codes = np.zeros(len(rows.rows), dtype=np.intp)
    cells: list[list[Any]] = []
    for name in fields:
        codes, known = pd.factorize(rows.frame[name], use_na_sentinel=False)
        combined = pd.factorize(combined * len(known) + codes)[0]
        cells.append(rows.frame[name].astype(object).where(rows.frame[name].notna(), None).to_list())
    found: list[Any] = [None] * len(rows.rows)
    seen: dict[int, Any] = {}
    for position, code in enumerate(combined.tolist()):
        if cells[0][position] is None or position in rows.broken:
            continue
        if code not in seen:
            try:
                seen[code] = look_up(*(column[position] for column in cells))
            except RefusedLookupError as error:
                seen[code] = error
        if isinstance(seen[code], RefusedLookupError):
            told(position, seen[code])
        else:
            found[position] = seen[code]
    return found


def _group_type(words: Any) -> str | None:
    if words is None:
        return None
    code = template.codes_by_word("GroupType").get(template.fold(str(words)))
    if code is None:
        known = ", ".join(template.words("GroupType").values())
        raise RefusedLookupError("jenis", "word", column="Jenis", words=known, suggestion="")
    return code


@lru_cache(maxsize=4096)
def _kabupaten(words: Any) -> str | None:
    if words is None:
        return None
    try:
        return names.kabupaten_code(str(words)[:200], PROVINCE)
    except UnknownPlaceError as error:
        raise RefusedLookupError("kabupaten", "kabupaten_unknown", suggestion=suggestion(error.suggestions)) from error


def _kabupaten_or_none(words: Any) -> str | None:
    try:
        return None if pd.isna(words) else _kabupaten(words)
    except RefusedLookupError:
        return None


@lru_cache(maxsize=4096)
def _kecamatan(words: Any, kabupaten: str | None) -> str | None:
    if words is None:
        return None
    try:
        return names.kecamatan_code(str(words)[:200], kabupaten)
    except UnknownPlaceError as error:
        near = error.suggestions or _elsewhere(str(words)[:200])
        told = {"kabupaten": names.place_name(kabupaten) if kabupaten else "NTB", "suggestion": suggestion(near)}
        raise RefusedLookupError("kecamatan", "kecamatan_unknown", **told) from error


def _elsewhere(words: str) -> list[str]:
    """A kecamatan of this name in another kabupaten: told with its kabupaten."""
    try:
        code = names.kecamatan_code(words)
    except UnknownPlaceError:
        return []
    return [f"{names.place_name(code)} di Kabupaten {names.place_name(code[:5])}"]
