"""An Excel file -> grids (python-calamine reads, workbook_parts looks first). Formulas give their result; no macros."""

from pathlib import Path

import python_calamine as calamine

from etl.intake import limits, messages, workbook_parts
from etl.intake.grid import Grid, Received
from etl.intake.messages import UnreadableFileError, note
from schemas.vocabulary import BatchKind

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of .xls, and of every workbook with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<body")


def is_workbook(path: Path, head: bytes) -> bool:
    """Whether the first bytes are those of a spreadsheet program, whatever the file is called."""
    web = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB)
    return head.startswith((b"PK", _OLE)) or web or path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")


def is_workbook_file(path: Path) -> bool:
    """Whether a path is a workbook rather than CSV."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        return is_workbook(path, file.read(512))


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets of a workbook, without reading them; none of what is no workbook."""
    if not path.exists() or not is_workbook_file(path):
        return []
    try:
        with calamine.load_workbook(path) as workbook:
            return list(workbook.sheet_names)
    except (calamine.CalamineError, OSError, ValueError):
        return []


def read(path: Path, extent: workbook_parts.Extent = workbook_parts.LONG) -> Received:
    """All sheets of a workbook. Raises UnreadableFileError, which says why and what to do."""
    _refuse_what_is_no_xlsx(path)
    parts = workbook_parts.look_through(path, extent)
    notes = [note(messages.file_name(path.name), "note_macros")] if parts.has_macros else []
    try:
        with calamine.load_workbook(parts.readable) as workbook:
            shown = {one.name: one for one in workbook.sheets_metadata}
            names = [name for name in workbook.sheet_names if shown[name].typ == calamine.SheetTypeEnum.WorkSheet]
            grids, cells = list[Grid](), 0
            for name in names:
                grids.append(_grid(workbook, name, shown[name], parts))
                cells += sum(map(len, grids[-1].rows))
                if cells > limits.MOST_CELLS:
                    raise UnreadableFileError("file_cells", most=limits.MOST_CELLS // 10**6)
    except calamine.PasswordError as error:
        raise UnreadableFileError("file_password") from error
    except calamine.CalamineError as error:
        raise UnreadableFileError("file_cut") from error
    return Received(BatchKind.TEMPLATE_XLSX, grids, notes)


def _refuse_what_is_no_xlsx(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith(_OLE):
            raise UnreadableFileError("file_password" if _ENCRYPTED in head + file.read() else "file_old_xls")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB):
        raise UnreadableFileError("file_html")
    if not head.startswith(b"PK"):
        raise UnreadableFileError("file_unknown")


def _grid(
    workbook: calamine.CalamineWorkbook, name: str, shown: calamine.SheetMetadata, parts: workbook_parts.Parts
) -> Grid:
    sheet = workbook.get_sheet_by_name(name)
    seen = parts.sheets.get(name, workbook_parts.SheetPart())
    rows = sheet.to_python(skip_empty_area=False) if sheet.end is not None else []
    hidden = [row for row in seen.hidden_rows if row < len(rows)]
    name = messages.shown(name)  # of a sheet: written by people too
    notes = [note(name, "note_far", cell=cell) for cell in seen.far]
    is_hidden = shown.visible != calamine.SheetVisibleEnum.Visible
    # A bad cell after the last value lies outside of what the reader gives: make room, so that it is told.
    width = max([len(rows[0]) if rows else 0, *(column + 1 for _, column in seen.bad_cells)])
    height = max([len(rows), *(row + 1 for row, _ in seen.bad_cells)])
    if rows and width > len(rows[0]):
        rows = [row + [""] * (width - len(row)) for row in rows]
    rows += [[""] * width for _ in range(height - len(rows))]
    merged = list(sheet.merged_cell_ranges or [])
    return Grid(name, rows, is_hidden, parts.is_1904, None, seen.bad_cells, {}, hidden, merged, notes)
