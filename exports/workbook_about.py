"""The sheet `Tentang`: which selection, what each sheet and column says, how to read figures, sources, versions."""

from collections.abc import Iterable, Mapping

from xlsxwriter.worksheet import Worksheet

from answers.about import About
from answers.document import Basis, Column, Table
from exports import table_values
from exports.workbook_sheet import A4, LINE_POINTS, foot
from exports.workbook_style import Styles
from translations.text import text

WIDTHS = (30, 88, 24, 22)  # characters: name, what it says, unit or clock, name in CSV and Parquet


class _Writer:
    """Writes rows downward and remembers where it is."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self.row = 0

    def part(self, name: str, *heads: str) -> None:
        self.row += 1
        for place in range(len(WIDTHS)):
            title = (name, *heads, "", "", "")[place]
            self.sheet.write_string(self.row, place, title, self.styles.section)
        self.row += 1

    def line(self, label: str, *words: str, sheet: str = "") -> None:
        """A label and what belongs to it. `sheet`: the label leads to this sheet."""
        if sheet:
            address = f"internal:'{sheet.replace(chr(39), chr(39) * 2)}'!A1"
            self.sheet.write_url(self.row, 0, address, self.styles.link, label)
        else:
            self.sheet.write_string(self.row, 0, label, self.styles.label)
        for place, one in enumerate(words, start=1):
            self.sheet.write_string(self.row, place, one, self.styles.words)
        texts = zip((label, *words), WIDTHS, strict=False)
        self.sheet.set_row(self.row, LINE_POINTS * max(max(1, -(-len(one) // (room - 2))) for one, room in texts))
        self.row += 1


def write(sheet: Worksheet, about: About, tables: Mapping[str, Table], styles: Styles) -> None:
    """Write the sheet; `tables`: name of the sheet -> its table."""
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    writer = _Writer(sheet, styles)
    sheet.merge_range(0, 0, 0, len(WIDTHS) - 1, "", styles.title)
    sheet.write_string(0, 0, about.title, styles.title)
    sheet.set_row(0, 24)
    if any(table.basis.is_simulated for table in tables.values()):
        sheet.merge_range(1, 0, 1, len(WIDTHS) - 1, text("workbook.about.sample"), styles.mark)
        sheet.set_row(1, 18)
        writer.row = 1
    _selection(writer, about)
    _sheets(writer, tables)
    writer.part(text("workbook.about.rules"))
    for place, rule in enumerate(about.method, start=1):
        writer.line(str(place), rule)
    writer.part(text("workbook.about.attribution"))
    for place, words in enumerate(about.attribution, start=1):
        writer.line(str(place), words)
    _definitions(writer, tables)
    _columns(writer, tables)
    _paper(sheet, about, last=writer.row - 1)


def _selection(writer: _Writer, about: About) -> None:
    writer.part(text("workbook.about.selection"))
    writer.line(text("workbook.about.filters"), about.filters)
    writer.line(text("workbook.about.place"), about.place)
    writer.line(text("workbook.about.group_type"), about.group_type)
    for fact in about.facts:
        writer.line("", fact)
    if about.link:
        writer.line(text("workbook.about.link"), "")
        if about.link.startswith(("http://", "https://")) and len(about.link) < 2_000:
            writer.sheet.write_url(writer.row - 1, 1, about.link, writer.styles.link)
        else:
            writer.sheet.write_string(writer.row - 1, 1, about.link, writer.styles.words)
    stamp = about.stamp
    writer.line(text("workbook.about.data_version"), stamp.data_version)
    writer.line(text("workbook.about.code_version"), stamp.code_version)
    writer.line(text("workbook.about.made"), stamp.words)


def _sheets(writer: _Writer, tables: Mapping[str, Table]) -> None:
    writer.part(
        text("workbook.about.sheets"),
        text("workbook.about.holds"),
        text("workbook.about.clock"),
        text("workbook.about.rows"),
    )
    for name, table in tables.items():
        basis = table.basis
        said = (table.title, basis.foot, basis.caveat)
        words = " · ".join(filter(None, said))
        writer.line(name, words, clock_words(basis), str(len(table.rows)), sheet=name)


def _columns(writer: _Writer, tables: Mapping[str, Table]) -> None:
    """Each column once, though several sheets may have it: what it says, its unit, its name in CSV and Parquet."""
    writer.part(
        text("workbook.about.columns"),
        text("workbook.about.says"),
        text("workbook.about.unit"),
        text("workbook.about.key"),
    )
    lines = (column_line(column) for table in tables.values() for column in table.columns)
    for line in dict.fromkeys(lines):
        writer.line(*line)


def column_line(column: Column) -> tuple[str, str, str, str]:
    """(title, what it says, unit, plain name) of a column."""
    said = column.definition or ("" if column.kind == "text" else text(f"workbook.kind.{column.kind}"))
    return column.title, said, table_values.unit_words(column), column.key


def _definitions(writer: _Writer, tables: Mapping[str, Table]) -> None:
    """Indicators and answers, each once, though several sheets may speak of them."""
    terms = dict(definitions(tables.values()))
    if not terms:
        return
    writer.part(text("workbook.about.definitions"))
    for name, words in terms.items():
        writer.line(name, words)


def clock_words(basis: Basis) -> str:
    """Which clock a table is of; rows of both name their own source."""
    return text(f"workbook.clock.{basis.clock or 'both'}")


def definitions(tables: Iterable[Table]) -> list[tuple[str, str]]:
    """(what, its definition) of all tables: those of rows, and of a table that speaks of one thing its own."""
    found: list[tuple[str, str]] = []
    for table in tables:
        found += table.terms
        if table.basis.definition and not table.terms:
            found.append((table.title, table.basis.definition))
    return list(dict.fromkeys(found))


def _paper(sheet: Worksheet, about: About, *, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, len(WIDTHS) - 1)
    sheet.hide_gridlines(2)
    foot(sheet, left=about.filters, head=about.title, mark="", about=about)
