"""Which kind of file is this? By what stands in it, the surest sign first; the name of the file says nothing."""

from pathlib import Path

from etl.forms import heads, meeting_form, plain, source, submissions, suggest
from etl.intake import headers, template, xlsx_file
from etl.intake.grid import Grid, Received
from schemas.vocabulary import BatchKind

_MOST_TITLE = 5


def kind(path: Path) -> BatchKind:
    """The kind of a file; of one that nobody recognises a template's, whose reader tells what is wrong with it.

    Raises UnreadableFileError for a file that cannot be read at all.
    """
    is_book = xlsx_file.is_workbook_file(path)
    if path.is_dir() or (is_book and _is_our_workbook(path)):
        return BatchKind.TEMPLATE_XLSX if is_book else BatchKind.TEMPLATE_CSV
    found = of(source.read(path))
    if found is not None:
        return found
    return BatchKind.TEMPLATE_XLSX if is_book else BatchKind.TEMPLATE_CSV


def of(received: Received) -> BatchKind | None:
    """The kind of what was read, unless it is a template."""
    servers = [heads.server_of(grid.rows[: heads.SEARCHED_ROWS]) for grid in received.grids]
    if submissions.find(received, meeting_form.known()) is not None:
        return BatchKind.ODK if "odk" in servers else BatchKind.KOBO
    named = next(filter(None, servers), None)
    if named is not None:
        return BatchKind(named)
    if any(is_of_template(grid) for grid in received.grids):
        return None
    if any(is_google(grid) for grid in received.grids):
        return BatchKind.GOOGLE_FORMS
    return (
        BatchKind.TABLE
        if any(plain.of(grid) for grid in received.grids if not (grid.is_hidden or is_silent(grid)))
        else None
    )


def is_of_template(grid: Grid) -> bool:
    """Whether a sheet is one of the template, by its name or by its headers."""
    known = template.load().sheets
    folded = template.fold(grid.name)
    if is_silent(grid):
        return False
    return any(folded in sheet.names for sheet in known) or headers.fitting(grid.rows, known) is not None


def is_silent(grid: Grid) -> bool:
    """Whether a sheet holds words of ours and no data."""
    return template.fold(grid.name) in template.SILENT


def is_google(grid: Grid) -> bool:
    """Whether the first header is the timestamp of a Google Form."""
    return any(suggest.is_timestamp(row[0]) for row in grid.rows[:_MOST_TITLE] if row)


def _is_our_workbook(path: Path) -> bool:
    """The template with its sheet of instructions: known without reading its rows."""
    names = {template.fold(name) for name in xlsx_file.sheet_names(path)}
    known = {name for sheet in template.load().sheets for name in sheet.names}
    return bool(names & set(template.SILENT)) and bool(names & known)
