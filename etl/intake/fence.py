"""Of which kabupaten may somebody bring rows? Rows of others are refused, and nothing of what others have is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.intake.groups import Groups
from etl.intake.sheet_rows import SheetRows
from geo import names


@dataclass(frozen=True)
class Fence:
    """Around one file. `allowed`: codes of kabupaten (None: no fence); `batch` counts the files up; `before`: the
    tables as earlier files filled them.
    """

    allowed: frozenset[str] | None
    batch: int
    groups: Groups
    before: Mapping[str, list[pd.DataFrame]]

    def lets(self, code: str | None) -> bool:
        """Whether rows of this kabupaten (or kecamatan in it) may go in."""
        return self.allowed is None or code is None or code[:5] in self.allowed

    @property
    def own(self) -> str:
        """The kabupaten that are let in, in words."""
        return ", ".join(names.place_name(code) for code in sorted(self.allowed or ())) or "-"

    def refuse_places(self, rows: SheetRows, codes: pd.Series) -> None:
        """Refuse rows that say another kabupaten."""
        if self.allowed is None:
            return
        foreign = codes.notna().to_numpy() & ~codes.isin(list(self.allowed)).to_numpy()
        for position in map(int, np.flatnonzero(foreign)):
            rows.refuse(position, rows.sheet.column("kabupaten"), "other_kabupaten", {"own": self.own})

    def refuse_taken(self, rows: SheetRows, ids: pd.Series, field: str) -> None:
        """Refuse rows whose identifier belongs to a row of another kabupaten: they would change or move that row."""
        if self.allowed is None:
            return
        owners = ids.map(self._owners(rows.sheet.table))
        foreign = owners.notna().to_numpy() & ~owners.isin(list(self.allowed)).to_numpy() & ~rows.out
        for position in map(int, np.flatnonzero(foreign)):
            rows.refuse(position, rows.sheet.column(field), "id_taken")

    def _owners(self, table: str) -> dict[str, str]:
        """Identifier -> kabupaten, of what earlier files brought."""
        if table == "working_group":
            return {one: self.groups.home(one, self.batch) for one in self.groups.by_id}
        parts = self.before.get(table, [])
        if table == "resource_person":
            return _mapped((frame["person_id"], frame["kabupaten_code"]) for frame in parts)
        groups = _mapped((frame["meeting_id"], frame["group_id"]) for frame in parts)
        homes = {one: self.groups.home(one, self.batch) for one in set(groups.values())}
        return {meeting: homes[group] for meeting, group in groups.items()}


def _mapped(pairs: Iterable[tuple[pd.Series, pd.Series]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for keys, values in pairs:
        found.update(zip(keys.astype(str), values.astype(str), strict=True))
    return found
