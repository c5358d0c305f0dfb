"""XLSForms of other people: read from the workbook, kept below data/mappings/forms/ when an export was read by them."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl import durable
from etl.forms import form, heads
from etl.forms.form import Form
from etl.intake import values, xlsx_file
from etl.intake.grid import Grid
from etl.intake.messages import UnreadableFileError

FOLDER = Path("mappings") / "forms"  # below the data folder


def is_one(path: Path) -> bool:
    """Whether a workbook is the definition of a form, not its answers."""
    return {"survey", "choices"} <= {name.casefold() for name in xlsx_file.sheet_names(path)}


def read(path: Path) -> Form:
    """The form in a workbook with the sheets survey and choices. Raises UnreadableFileError."""
    sheets = {grid.name.casefold(): _rows(grid) for grid in xlsx_file.read(path).grids}
    found = form.of_rows(
        sheets.get("survey", []), sheets.get("choices", []), next(iter(sheets.get("settings", [])), {})
    )
    if not found.questions:
        raise UnreadableFileError("form_empty")
    return found


def of(rows: dict[str, Any] | None) -> Form | None:
    """The form that was kept beside a file, if one was."""
    return form.of_json(rows) if rows else None


def kept(data: Path) -> tuple[Form, ...]:
    """All forms that exports were read by; a spoilt file is left out."""
    found = []
    for path in sorted((data / FOLDER).glob("*.json")):
        try:
            found.append(form.of_json(json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, KeyError, TypeError, IndexError):
            continue
    return tuple(found)


def keep(data: Path, known: Form) -> None:
    """Keep a form for the next export of it."""
    text = json.dumps(known.rows, ensure_ascii=False, sort_keys=True)
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    durable.write_text(folder / f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.json", text + "\n")


def fitting(grid: Grid, forms: Iterable[Form]) -> Form | None:
    """The form that knows most of the headers of a sheet, and at least half of those that no server adds."""
    best: Form | None = None
    most = 1
    for one in forms:
        found = heads.of(grid, one)
        known = len(found.questions) if found else 0
        if found is not None and known > most and known >= len(found.unknown):
            best, most = one, known
    return best


def _rows(grid: Grid) -> list[dict[str, str]]:
    if not grid.rows:
        return []
    head = [str(cell or "").strip() for cell in grid.rows[0]]
    rows = [[values.as_text(cell).strip() if cell is not None else "" for cell in row] for row in grid.rows[1:]]
    return [{name: text for name, text in zip(head, row, strict=False) if name and text} for row in rows if any(row)]
