"""Which column of a strange table is which: asked of a person once, then remembered by the headers of the table.

An answer is kept with the file it was given for (in its record), so that `build` reads the file the same way again;
and below data/mappings/, so that the next file with the same headers is not asked about.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from etl import durable
from etl.forms import known_forms, meeting_form, plain, sniff, source, submissions, suggest
from etl.forms.form import Form
from etl.forms.plain import Table
from etl.intake import messages, template
from etl.intake.batches import Batch
from etl.intake.grid import Received
from etl.intake.messages import NeedsMappingError, UnreadableFileError
from etl.intake.template import Column, Sheet
from schemas.vocabulary import BatchKind

FOLDER = "mappings"  # below the data folder
ASKED = (BatchKind.KOBO, BatchKind.ODK, BatchKind.GOOGLE_FORMS, BatchKind.TABLE)


@dataclass(frozen=True)
class Answer:
    """Which sheet of the file fills which sheet of the template, and which header is which field.

    `constants`: field -> text of every row, for what the table does not say. `form`: rows of the XLSForm that resolves
    the headers. `is_again`: it was remembered, not given.
    """

    sheet: str
    target: str
    columns: dict[str, str | None]
    constants: dict[str, str] = field(default_factory=dict)
    form: dict[str, Any] | None = None
    is_again: bool = False

    def as_text(self) -> str:
        """For a record: the same answer is the same text."""
        told = {name: value for name, value in vars(self).items() if value}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def of_text(cls, text: str) -> "Answer":
        """Raises UnreadableFileError for a text that is no answer."""
        try:
            told = json.loads(text)
            known = {name: told[name] for name in cls.__dataclass_fields__ if name in told}
            answer = cls(**{"columns": {}, **known})
            is_right = isinstance(answer.sheet, str) and isinstance(answer.target, str)
            for pairs in (answer.columns, answer.constants):
                is_right = is_right and all(isinstance(one, str | None) for pair in pairs.items() for one in pair)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnreadableFileError("mapping_unreadable") from error
        if not is_right:
            raise UnreadableFileError("mapping_unreadable")
        return answer


def given(path: Path | None) -> str | None:
    """The text of an answer file (`--mapping FILE.json`). Raises UnreadableFileError. An XLSForm gives None: it says
    what the headers mean, not where they go.
    """
    if path is None or known_forms.is_one(path):
        return None
    try:
        return Answer.of_text(path.read_text(encoding="utf-8-sig")).as_text()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError("mapping_unreadable") from error


def attached(batch: Batch, data: Path, answer: str | None, forms: tuple[Form, ...]) -> Batch:
    """The batch with the answer by which its file is read in its record. Raises NeedsMappingError."""
    told = settle(batch.path, batch.record.kind, data, answer, forms)
    return replace(batch, record=replace(batch.record, mapping=told))


def settle(path: Path, kind: str, data: Path, answer: str | None = None, forms: tuple[Form, ...] = ()) -> str | None:
    """The answer by which a file is read, as the text of its record; None where the file needs none.

    answer: what a person said (`given`); forms: XLSForms that came beside the file. Raises NeedsMappingError.
    """
    if kind not in ASKED:
        return None
    received = source.read(path)
    if submissions.find(received, meeting_form.known()) is not None:
        return None
    tables = _tables(received, (*forms, *known_forms.kept(data)))
    if not tables:
        raise UnreadableFileError("no_sheet", known=", ".join(sheet.name for sheet in template.load().sheets))
    if answer is not None:
        return _fitted(Answer.of_text(answer), tables).as_text()
    for table, form in tables:
        kept = data / FOLDER / f"{fingerprint(table)}.json"
        if kept.is_file():
            remembered = Answer.of_text(kept.read_text(encoding="utf-8"))
            found = replace(remembered, sheet=table.grid.name, form=form.rows if form else None, is_again=True)
            return found.as_text()
    raise NeedsMappingError(asked(*max(tables, key=lambda one: _weight(one[0])), tables))


def remember(data: Path, path: Path, answer: str | None) -> None:
    """Keep an answer for the next file with the same headers; whole or not at all."""
    told = Answer.of_text(answer) if answer else None
    if told is None or told.is_again:
        return
    form = known_forms.of(told.form)
    grid = next(one for one in source.read(path).grids if one.name == told.sheet)
    table = plain.of(grid, form)
    if table is not None:
        folder = data / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        durable.write_text(folder / f"{fingerprint(table)}.json", replace(told, form=None).as_text() + "\n")
    if form is not None:
        known_forms.keep(data, form)


def fingerprint(table: Table) -> str:
    """Of the folded headers of a table, whatever the file and the sheet are called."""
    heads = "\x1f".join(template.fold(one.header) for one in table.columns)
    return hashlib.sha256(heads.encode()).hexdigest()[:24]


def asked(table: Table, form: Form | None, tables: list[tuple[Table, Form | None]]) -> dict[str, Any]:
    """What is asked of a person: the columns with examples and a suggestion, and the fields to choose from."""
    sheet = suggest.target(table)
    suggested = suggest.columns(table, sheet)
    columns = []
    for one in table.columns:
        found = suggested.get(one.header)
        hides = suggest.holds_people(one.header)
        examples = [] if hides else [messages.shown(value) for value in table.examples(one)]
        columns.append({"header": one.header, "examples": examples, "field": found[0] if found else None,
                        "sure": "high" if found and found[1] else "low"})  # fmt: skip
    fields = [{"target": one.name, "field": column.field, "header": column.header, "required": column.required,
               "note": column.note, "words": _words_of(column)}
              for one in template.load().sheets for column in one.columns]  # fmt: skip
    return {"sheet": table.grid.name, "target": sheet.name, "columns": columns, "fields": fields,
            "sheets": [one.grid.name for one, _ in tables], "form": form.title if form else None}  # fmt: skip


def _words_of(column: Column) -> list[str]:
    """What may be said of every row where no column says it; empty where it is no closed list."""
    return list(template.words(column.vocabulary).values()) if column.kind == "word" and column.vocabulary else []


def _tables(received: Received, forms: tuple[Form, ...]) -> list[tuple[Table, Form | None]]:
    """Every visible sheet that holds a table, with the form that knows most of its headers, if one does."""
    found: list[tuple[Table, Form | None]] = []
    for grid in received.grids:
        form = known_forms.fitting(grid, forms)
        table = None if grid.is_hidden or sniff.is_silent(grid) else plain.of(grid, form)
        if table is not None:
            found.append((table, form))
    return found


def _weight(table: Table) -> tuple[float, int]:
    """The sheet that is asked about first: with the most columns that the template knows, then the longest."""
    return float(len(suggest.columns(table, suggest.target(table)))), len(table.grid.rows)


def _fitted(answer: Answer, tables: list[tuple[Table, Form | None]]) -> Answer:
    """The answer, if it fits the file. Raises NeedsMappingError or UnreadableFileError."""
    found = next((one for one in tables if one[0].grid.name == answer.sheet), tables[0] if len(tables) == 1 else None)
    if found is None:
        raise UnreadableFileError("mapping_sheet", sheet=answer.sheet,
                                  known=", ".join(one.grid.name for one, _ in tables))  # fmt: skip
    table, form = found
    sheet = next((one for one in template.load().sheets if one.name == answer.target), None)
    if sheet is None:
        raise UnreadableFileError("mapping_target", target=answer.target,
                                  known=", ".join(one.name for one in template.load().sheets))  # fmt: skip
    if not answer.columns:
        raise NeedsMappingError(asked(table, form, tables))
    _refuse_unfit(answer, table, sheet)
    return replace(answer, sheet=table.grid.name, form=form.rows if form else None, is_again=False)


def _refuse_unfit(answer: Answer, table: Table, sheet: Sheet) -> None:
    headers, fields = {one.header for one in table.columns}, {one.field: one.header for one in sheet.columns}
    strange = [header for header, name in answer.columns.items() if name is not None and header not in headers]
    if strange:
        raise UnreadableFileError("mapping_header", header=messages.shown(strange[0])[:60])
    used = [name for name in answer.columns.values() if name is not None]
    for name in [*used, *answer.constants]:
        if name not in fields:
            raise UnreadableFileError("mapping_field", field=messages.shown(name)[:60], target=sheet.name)
    twice = next((name for name in used if used.count(name) > 1), None)
    if twice is not None:
        raise UnreadableFileError("mapping_twice", field=fields[twice])
    absent = [one.header for one in sheet.required if one.field not in (*used, *answer.constants)]
    if absent:
        raise UnreadableFileError("mapping_required", fields=", ".join(absent))
