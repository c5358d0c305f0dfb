"""How many cells each table of the study prints, counted by eye in the study, not from the files transcribed from it.

Tables 3-20: type of group -> (rows, columns). A column is a kabupaten (5) or the five together (1). Where no KKM was
surveyed (Sumbawa Barat) the study leaves the cell empty; it counts as a cell.
"""

from dataclasses import dataclass

TABLE_1 = 36  # six blocks (five kabupaten and the total) x two rows x three types; the row "% Sampel" is derived
TABLE_2 = 55  # five kabupaten x two methods x five kinds of informant, and the row of totals


@dataclass(frozen=True)
class Block:
    """Cells of one type of group in one table."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        """Cells of the block."""
        return self.rows * self.columns


def _blocks(columns: int, **rows: int) -> dict[str, Block]:
    return {group_type: Block(count, columns) for group_type, count in rows.items()}


BLOCKS: dict[int, dict[str, Block]] = {
    3: _blocks(5, KKG=4, KKKS=3, KKM=3),
    4: _blocks(1, KKG=4, KKKS=4, KKM=4),
    5: _blocks(5, KKG=1, KKKS=1, KKM=1),
    6: _blocks(5, KKG=1, KKKS=1, KKM=1),
    7: _blocks(1, KKG=7, KKKS=7, KKM=7),
    8: _blocks(1, KKG=2, KKM=2),
    9: _blocks(1, KKG=2, KKKS=2, KKM=2),
    10: _blocks(1, KKG=6, KKKS=6, KKM=6),
    11: _blocks(5, KKG=7, KKKS=6, KKM=4),
    12: _blocks(5, KKG=5, KKKS=3, KKM=3),
    13: _blocks(1, KKG=6, KKKS=8, KKM=8),
    14: _blocks(1, KKG=7, KKKS=7, KKM=7),
    15: _blocks(5, KKG=3, KKKS=2, KKM=2),
    16: _blocks(1, KKG=9),
    17: _blocks(1, KKG=9, KKKS=9, KKM=9),
    18: _blocks(5, KKG=6, KKKS=6, KKM=4),
    19: _blocks(1, KKG=5, KKKS=5, KKM=5),
    20: _blocks(1, KKG=2, KKKS=2, KKM=2),
}


def expected() -> dict[int, int]:
    """Cells by table, 1 to 20."""
    cells = {table: sum(block.cells for block in blocks.values()) for table, blocks in BLOCKS.items()}
    return {1: TABLE_1, 2: TABLE_2, **cells}
