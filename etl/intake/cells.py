"""One column of a sheet, each different value kept once: a log of 100,000 rows has 700 days and 13 topics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.intake import values
from etl.intake.messages import BadValueError

Codes = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass
class Cells:
    """`uniques[codes[row]]` is the cleaned cell of a row; code -1 is a blank one."""

    codes: Codes
    uniques: list[Any]

    @classmethod
    def of(cls, raw: Sequence[Any]) -> "Cells":
        """From the cells as they were read, top to bottom."""
        array = np.empty(len(raw), dtype=object)
        array[:] = raw
        codes, uniques = pd.factorize(array)
        cleaned = [values.clean(value) for value in uniques]
        blank = np.array([*map(values.is_blank, cleaned), True])
        codes = np.where(blank[codes], -1, codes)
        return cls(codes, cleaned)

    def __getitem__(self, position: int) -> Any:
        code = int(self.codes[position])
        return None if code < 0 else self.uniques[code]

    @property
    def blank(self) -> Mask:
        """Which rows say nothing here."""
        mask: Mask = self.codes < 0
        return mask

    def where(self, test: Callable[[Any], bool]) -> Mask:
        """Rows whose value passes a test."""
        hit = np.array([*(bool(test(value)) for value in self.uniques), False])
        mask: Mask = hit[self.codes]
        return mask

    def kept(self, mask: Mask) -> "Cells":
        """Only these rows."""
        return Cells(self.codes[mask], self.uniques)

    def filled_from(self, other: "Cells") -> tuple["Cells", Mask]:
        """(these cells, blank ones taken from `other`; rows where both say something and not the same)."""
        both = ~self.blank & ~other.blank
        differ = np.zeros(len(self.codes), dtype=bool)
        for position in np.flatnonzero(both):
            differ[position] = self[int(position)] != other[int(position)]
        shifted = np.where(other.codes >= 0, other.codes + len(self.uniques), -1)
        return Cells(np.where(self.blank, shifted, self.codes), [*self.uniques, *other.uniques]), differ

    def parsed(self, parse: values.Parser, dtype: str) -> tuple[pd.Series, dict[int, BadValueError]]:
        """(typed values, code -> error of the values that could not be read and are missing)."""
        bad: dict[int, BadValueError] = {}
        typed: list[Any] = []
        used = np.zeros(len(self.uniques) + 1, dtype=bool)
        used[self.codes] = True
        for code, value in enumerate(self.uniques):
            try:
                typed.append(parse(value) if used[code] and not values.is_blank(value) else None)
            except BadValueError as error:
                bad[code] = error
                typed.append(None)
        array = pd.Series([*typed, None], dtype=dtype).array
        return pd.Series(array.take(self.codes), dtype=dtype), bad
