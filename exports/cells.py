"""One value of a table as a reader sees it, by the kind of its column."""

from datetime import date

from answers.document import Column, Kind, Scalar
from translations.format import day, month, number, percent, rupiah

NOTHING = "–"  # a cell without a value; a note of the table says why
NUMBERS: tuple[Kind, ...] = ("count", "percent", "rate", "rupiah", "km")  # set at the right, sorted by value


def cell_words(value: Scalar, column: Column) -> str:
    """`0.6364` of a percent column -> `64%`; a missing value is a dash, never 0."""
    if value is None:
        return NOTHING
    if isinstance(value, date):
        return month(value) if column.kind == "month" else day(value)
    if isinstance(value, str):
        return value
    if column.kind == "percent":
        return percent(100 * value, column.decimals)
    return rupiah(value) if column.kind == "rupiah" else number(value, column.decimals)


def plain(value: Scalar) -> str:
    """The same for a machine: a number with a point, a day as YYYY-MM-DD, nothing for a missing value."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
