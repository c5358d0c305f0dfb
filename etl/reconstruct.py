"""Counts behind printed percentages: a cell gets a count only where exactly one whole number fits.

The study prints percentages rounded half up, and the respondents of each type of group and place in table 1.
Where no whole number fits, the true denominator was smaller and is not printed: nothing is reconstructed then, the
denominators that would fit are listed, and the other cells of the same block are marked unsafe.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from schemas.vocabulary import CountStatus

BLOCK = ["round_id", "source_table", "question_id", "group_type", "kabupaten_code"]


def rounded_percent(count: int, respondents: int) -> int:
    """100 x count / respondents rounded half up, in whole numbers (floating point would miss some halves)."""
    return (200 * count + respondents) // (2 * respondents)


def fitting_counts(percent: float, respondents: int) -> list[int]:
    """Whole numbers k, 0 <= k <= respondents, that round to `percent`."""
    if respondents <= 0:
        return []
    return [k for k in range(respondents + 1) if rounded_percent(k, respondents) == percent]


def fitting_denominators(percents: Iterable[float], respondents: int) -> list[int]:
    """Denominators 1..respondents for which every percentage of a block is possible."""
    wanted = list(percents)
    return [n for n in range(1, respondents + 1) if all(fitting_counts(percent, n) for percent in wanted)]


def with_counts(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells of tables 3-20 with `count`, `count_status` and `fitting_denominators` added.

    Needs the columns of BLOCK, `printed`, `percent_published` and `respondents`.
    """
    found = [
        _cell(printed, percent, int(respondents))
        for printed, percent, respondents in zip(
            cells["printed"], cells["percent_published"], cells["respondents"], strict=True
        )
    ]
    cells = cells.assign(
        count=pd.array([count for count, _ in found], dtype="Int64"),
        count_status=pd.array([str(status) for _, status in found], dtype="string"),
        fitting_denominators=pd.array([None] * len(cells), dtype="string"),
    )
    for _, block in cells.groupby(BLOCK, dropna=False, sort=False):
        if (block["count_status"] == CountStatus.NO_INTEGER_FITS).any():
            _mark_block(cells, block)
    return cells


def _cell(printed: Any, percent: Any, respondents: int) -> tuple[int | None, CountStatus]:
    if printed is pd.NA or printed is None:
        return None, CountStatus.BLANK
    if percent is pd.NA or percent is None:
        return None, CountStatus.PRINTED_NA
    fits = fitting_counts(float(percent), respondents)
    if len(fits) == 1:
        return fits[0], CountStatus.RECONSTRUCTED
    return None, CountStatus.SEVERAL_FIT if fits else CountStatus.NO_INTEGER_FITS


def _mark_block(cells: pd.DataFrame, block: pd.DataFrame) -> None:
    denominators = fitting_denominators(block["percent_published"].dropna(), int(block["respondents"].iloc[0]))
    cells.loc[block.index, "fitting_denominators"] = ",".join(map(str, denominators))
    unsafe = block.index[block["count_status"] == CountStatus.RECONSTRUCTED]
    cells.loc[unsafe, "count_status"] = str(CountStatus.RECONSTRUCTED_UNSAFE)
