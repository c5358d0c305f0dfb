"""Figures of the log as they are kept: numerator and denominator of every indicator in one place."""

from answers import data
from queries import run
from queries.selection import Selection
from schemas.vocabulary import AreaLevel


def figures(selection: Selection, level: AreaLevel, code: str) -> dict[str, run.Row]:
    """Indicator -> its row (numerator, denominator) in one place, for the type of group of the selection."""
    rows = data.ask(
        "log_values",
        level=str(level),
        group_type=str(selection.group_type),
        province_code=code[:2],
        kabupaten_code=None if level == AreaLevel.PROVINCE else code[:5],
    )
    return {row["indicator_id"]: row for row in rows if row["area_code"] == code}
