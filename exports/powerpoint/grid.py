"""A native table that looks drawn for the hall: hairlines, no boxes, rows as high as their words ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.table import Table, _Cell

from charts.theme import LIGHT
from exports.powerpoint import page, template, words
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet
from exports.powerpoint.words import Paragraph, Run

PAD = 10  # px over and under the words of a cell
BETWEEN = 32  # px between two columns
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's own "No Style, No Grid"
_BORDER = (
    '<a:%s xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="%d"><a:solidFill><a:srgbClr val="%s"/>'
    "</a:solidFill></a:%s>"
)
_NO_BORDER = '<a:%s xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="0"><a:noFill/></a:%s>'


@dataclass(frozen=True)
class Grid:
    """Heads and rows of cells; a cell is paragraphs, or None where the cell over it reaches down."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Paragraph, ...] | None, ...], ...]
    shares: tuple[float, ...]  # of the width, per column; together 1

    def widths(self, width: float) -> list[float]:
        """Width of each column in px."""
        return [share * width for share in self.shares]

    def heights(self, width: float) -> list[int]:
        """Height that each row needs, the head first. A cell that reaches down asks its rows together."""
        widths = [one - BETWEEN for one in self.widths(width)]
        head = max(words.height([_head(said)], one) for said, one in zip(self.heads, widths, strict=True))
        found = [head + 2 * PAD]
        for row in self.rows:
            asked = [
                words.height(cell, one)
                for column, (cell, one) in enumerate(zip(row, widths, strict=True))
                if cell and self.reach(row, column) == 1
            ]
            found.append(max(asked, default=0) + 2 * PAD)
        for start, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                span = self.reach(row, column)
                if cell and span > 1:
                    missing = words.height(cell, widths[column]) + 2 * PAD - sum(found[start + 1 : start + 1 + span])
                    found[start + span] += max(0, missing)
        return found

    def reach(self, row: tuple[tuple[Paragraph, ...] | None, ...], column: int) -> int:
        """Over how many rows a cell reaches."""
        place = next(n for n, one in enumerate(self.rows) if one is row)
        span = 1
        while place + span < len(self.rows) and self.rows[place + span][column] is None:
            span += 1
        return span


def fits(grid: Grid, box: Box) -> bool:
    """Whether the whole table stands in the box."""
    return sum(grid.heights(box.width)) <= box.height


def draw(sheet: Sheet, grid: Grid, box: Box, *, told: str, tallest: int) -> None:
    """The table into the placeholder of the slide. told: for a screen reader. tallest: px, of a row with room."""
    heights = grid.heights(box.width)
    spare = max(0, box.height - sum(heights)) / max(1, len(grid.rows))
    heights = [heights[0], *(max(one, min(round(one + spare), tallest)) for one in heights[1:])]
    frame = sheet.holder(template.BODY).insert_table(len(grid.rows) + 1, len(grid.heads))
    sheet.place(frame, box.of_height(sum(heights)))
    sheet.tell(frame, grid.heads[1], told)
    table: Table = frame.table
    _plain(table)
    for place, width in enumerate(grid.widths(box.width)):
        table.columns[place].width = page.emu(width)
    for place, height in enumerate(heights):
        table.rows[place].height = page.emu(height)
    for column, said in enumerate(grid.heads):
        _write(table.cell(0, column), (_head(said),), LIGHT.quiet)
    for place, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row):
            if cell is not None and (span := grid.reach(row, column)) > 1:
                table.cell(place, column).merge(table.cell(place + span - 1, column))
            _write(table.cell(place, column), cell or (), LIGHT.hairline)


def _head(said: str) -> Paragraph:
    return (Run(said, page.LEAST, colour="quiet"),)


def _plain(table: Table) -> None:
    table.first_row, table.horz_banding = True, False
    table._tbl.find("{*}tblPr/{*}tableStyleId").text = NO_STYLE


def _write(cell: _Cell, paragraphs: Sequence[Paragraph], line: str) -> None:
    cell.margin_left, cell.margin_right = page.emu(0), page.emu(BETWEEN)
    cell.margin_top = cell.margin_bottom = page.emu(PAD)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if paragraphs:
        words.write(cell.text_frame, paragraphs)
    properties = cell._tc.get_or_add_tcPr()
    borders = [_NO_BORDER % (side, side) for side in ("lnL", "lnR", "lnT")]
    for place, xml in enumerate([*borders, _BORDER % ("lnB", page.emu(2), line[1:], "lnB")]):
        properties.insert(place, parse_xml(xml))
