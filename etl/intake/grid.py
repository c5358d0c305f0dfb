"""One sheet as it was read: rows of cells, and what the reader saw beside the values. The same for Excel and CSV."""

from dataclasses import dataclass, field
from typing import Any

from etl.intake import messages
from etl.intake.messages import Note

Place = tuple[int, int]  # row and column, both from 0


@dataclass(frozen=True)
class Origin:
    """Where the cells of a grid stand in the file as received, when the grid was made from another sheet.

    `table`: the table of the template that it fills. `shift`: rows between a row here and its row there. `columns`:
    column here -> column there (from 0) and its header as written; one that was made of nothing is left out.
    """

    table: str
    shift: int = 0
    columns: dict[int, tuple[int, str]] = field(default_factory=dict)


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
    origin: Origin | None = None

    def row_shown(self, row: int) -> int:
        """A row (from 0) as a spreadsheet counts it in the file as received."""
        return row + 1 + (self.origin.shift if self.origin else 0)

    def column_there(self, column: int) -> int:
        """A column (from 0) in the file as received."""
        return self.origin.columns.get(column, (column, ""))[0] if self.origin else column

    def cell(self, row: int, column: int) -> str:
        """Name of a cell (row and column from 0) in the file as received: `C14`."""
        return messages.cell(self.row_shown(row), self.column_there(column))


@dataclass
class Received:
    """One file (or folder of CSV files) as received."""

    kind: str  # a BatchKind
    grids: list[Grid]
    notes: list[Note] = field(default_factory=list)
