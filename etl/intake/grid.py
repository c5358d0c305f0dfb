"""One sheet as it was read: rows of cells, and what the reader saw beside the values. The same for Excel and CSV."""

from dataclasses import dataclass, field
from typing import Any

from etl.intake.messages import Note

Place = tuple[int, int]  # row and column, both from 0


@dataclass
class Grid:
    """Cells of one sheet, from A1 on. Text stays text; Excel's numbers, dates and booleans are what they are."""

    name: str
    rows: list[list[Any]]
    is_hidden: bool = False
    is_1904: bool = False  # serial numbers count from 1904 (old Macintosh workbooks)
    delimiter: str | None = None  # of a CSV file, whose rows may differ in length
    bad_cells: dict[Place, tuple[str, str]] = field(default_factory=dict)  # -> (message, value as shown)
    bad_rows: dict[int, str] = field(default_factory=dict)  # -> message; the row could not be split into cells
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass
class Received:
    """One file (or folder of CSV files) as received."""

    kind: str  # a BatchKind
    grids: list[Grid]
    notes: list[Note] = field(default_factory=list)
