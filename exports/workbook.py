"""Tables in, one workbook out: a sheet per table with numbers as numbers, and a sheet that says what they are."""

import io
from collections.abc import Sequence
from datetime import UTC

from xlsxwriter import Workbook

from answers import nation
from answers.about import About
from answers.document import Table
from exports import workbook_about, workbook_sheet
from exports.sheet_names import sheet_names
from exports.workbook_style import Styles
from translations.text import text

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Words of others stay words: nothing that begins with `=` is worked out, no address becomes a link by itself.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx(tables: Sequence[Table], about: About) -> bytes:
    """A workbook of these tables: the sheet `Tentang` first, then one sheet per table, in their order.

    The same tables and the same stamp give the same bytes. Words are in the language of the run, which must be
    `about.language`. Raises TableError where a table does not fit its columns.
    """
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    _properties(book, about)
    styles = Styles(book, about.language)
    first = text("workbook.about.sheet")
    names = sheet_names([table.name or table.title for table in tables], taken=[first])
    workbook_about.write(book.add_worksheet(first), about, dict(zip(names, tables, strict=True)), styles)
    for place, (name, table) in enumerate(zip(names, tables, strict=True), start=1):
        workbook_sheet.write(book.add_worksheet(name), table, about, styles, number=place)
    book.close()
    return out.getvalue()


def _properties(book: Workbook, about: About) -> None:
    book.set_properties(
        {
            "title": about.title,
            "subject": about.filters,
            "author": nation.title(),
            "keywords": about.stamp.data_version,
            "comments": about.stamp.words,
            # Without a day of its own the file would carry the clock of the machine, and differ at each making.
            "created": about.stamp.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    book.set_custom_property("Language", about.language)
    book.set_custom_property("Data version", about.stamp.data_version)
    book.set_custom_property("Code version", about.stamp.code_version)
