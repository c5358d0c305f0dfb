"""A table and the mapping that a person confirmed -> the sheet of the template that it fills."""

from collections import Counter
from datetime import datetime
from typing import Any

from etl.forms import answers, keys, sheets, suggest
from etl.forms.heads import Row
from etl.forms.plain import Column, Table
from etl.forms.reviews import review, review_notes
from etl.forms.sheets import Draft
from etl.intake import dates, template, values
from etl.intake.grid import Grid
from etl.intake.messages import BadValueError, note
from etl.intake.template import Sheet
from schemas.vocabulary import BatchKind

ID = "idpertemuan"
_SEPARATORS = (", ", "; ", ";", "\n")
_TIMES = ("%Y/%m/%d %I:%M:%S %p", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H.%M.%S", "%m/%d/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S",
          "%Y-%m-%dT%H:%M:%S")  # fmt: skip


class Several(list[str]):
    """Codes of several answers in one cell."""


def grid(table: Table, kind: str, target: str, columns: dict[str, str | None], constants: dict[str, str]) -> Grid:
    """The grid of the target's sheet. columns: header -> field; constants: field -> text of every row."""
    sheet = next(one for one in template.load().sheets if one.name == target)
    mapped = {field: column for column in table.columns if (field := columns.get(column.header))}
    draft = Draft(sheet.table, table.first)
    draft.places = {field: (one.place, one.header) for field, one in mapped.items()}
    said: Counter[str] = Counter()
    rows = table.rows
    server = keys.server(table.grid, table.heads)
    for number, row in enumerate(rows):
        found = {field: _cell(sheet, field, one, number) for field, one in mapped.items()}
        if any(value is not None for value in found.values()):
            found = {**constants, **found}
            _settle_several(sheet, found, said)
            _own_key(table, kind, sheet, row, server, found, said)
            _reviewed(table, draft, number, row, found, said)
        draft.rows.append(found)
    for field, one in mapped.items():
        draft.marks |= {(table.first + at, field): mark for at, mark in one.marks.items()}
    fields = [one.field for one in sheet.columns if any(one.field in row for row in draft.rows) or one.field in mapped]
    _place_of_own(table, kind, draft)
    made = sheets.grid(table.grid, draft, fields)
    made.notes += [*_left_out(table, columns), *review_notes(table.grid.name, said)]
    for name in ("topics", "weak"):
        if said[name]:
            key = {"topics": "note_form_topics", "weak": "note_form_weak_key"}[name]
            made.notes.append(note(table.grid.name, key, count=said[name]))
    return made


def _cell(sheet: Sheet, field: str, column: Column, number: int) -> Any:
    """A cell as the template would hold it; several answers in one cell are taken apart."""
    value = column.cells[number]
    cleaned = values.clean(value)
    if values.is_blank(cleaned):
        return None
    about = sheet.column(field)
    if about.kind != "word" or not isinstance(cleaned, str) or about.vocabulary is None:
        return value
    chosen = split(str(value), about.vocabulary)
    return Several(chosen) if len(chosen) > 1 else value


def _settle_several(sheet: Sheet, found: dict[str, Any], said: Counter[str]) -> None:
    """Of several answers the one that counts; the own words of a topic keep all."""
    for field, value in list(found.items()):
        if isinstance(value, Several):
            said["topics"] += 1
            words = found.get("uraiantopik") if field == "topik" else None
            found[field], words = answers.main_of(str(sheet.column(field).vocabulary), value, words)
            if field == "topik":
                found["uraiantopik"] = words


def split(text: str, vocabulary: str) -> list[str]:
    """Codes of several answers in one cell; empty where a part of it is no known answer.

    An answer may hold the separator itself, so the longest run of parts that is an answer counts as one.
    """
    known = template.codes_by_word(vocabulary)
    for sign in _SEPARATORS:
        parts, found = text.split(sign), list[str]()
        while parts:
            lengths = range(len(parts), 0, -1)
            run = next((n for n in lengths if template.fold(sign.join(parts[:n])) in known), None)
            if run is None:
                break
            found.append(known[template.fold(sign.join(parts[:run]))])
            parts = parts[run:]
        if not parts:
            return list(dict.fromkeys(found))
    return []


def _own_key(
    table: Table, kind: str, sheet: Sheet, row: Row, server: str, found: dict[str, Any], said: Counter[str]
) -> None:
    if sheet.table != "meeting" or found.get(ID) is not None:
        return
    if kind == BatchKind.GOOGLE_FORMS:
        at = next((one for one, words in table.heads.words.items() if suggest.is_timestamp(words)), None)
        moment = row.at(at)
        if moment is not None:
            others = [canonical(cell) for place, cell in enumerate(row.cells) if place != at]
            found[ID] = keys.of_answer(_moment(moment), others)
    elif kind in (BatchKind.KOBO, BatchKind.ODK):
        key = keys.of_row(kind, row, server)
        found[ID] = key.meeting_id
        said["weak"] += key.is_weak


def canonical(cell: Any) -> Any:
    """A cell so that Excel and CSV say the same: days as ISO, numbers without decimals of nothing."""
    value = values.clean(cell)
    if value is None or values.is_blank(value):
        return None
    text = values.as_text(value)
    try:
        return dates.parse(value, "").isoformat() if not isinstance(value, int | float) else text
    except BadValueError:
        number = values.decimal(text)
        return text if number is None else f"{number:f}"


def _moment(value: Any) -> str:
    """A timestamp as digits. Day and month are put in order of size: their order in a file follows its language."""
    if not isinstance(value, datetime):
        text = " ".join(str(value).split()).split(" GMT")[0].split(" UTC")[0]
        parsed = (_parsed(text, form) for form in _TIMES)
        value = next(filter(None, parsed), text)
    if isinstance(value, datetime):
        low, high = sorted((value.day, value.month))
        return f"{value:%Y}{high:02}{low:02}-{value:%H%M%S}"
    return str(value)


def _parsed(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - as the form's owner saw it
    except ValueError:
        return None


def _reviewed(table: Table, draft: Draft, number: int, row: Row, found: dict[str, Any], said: Counter[str]) -> None:
    if draft.table != "meeting" or not {"validation", "review"} & set(table.heads.system):
        return
    state, mark = review(row, said)
    if mark is not None:
        draft.marks[table.first + number, "status"] = mark
        found["status"] = found.get("status")
    if state is not None:
        found["status"] = state


def _place_of_own(table: Table, kind: str, draft: Draft) -> None:
    """Where the key and the state of review stand."""
    places = {ID: keys.place(kind, table.heads) if kind in (BatchKind.KOBO, BatchKind.ODK) else None,
              "status": table.heads.system.get("validation", table.heads.system.get("review"))}  # fmt: skip
    if kind == BatchKind.GOOGLE_FORMS:
        places[ID] = next((one for one, words in table.heads.words.items() if suggest.is_timestamp(words)), None)
    for field, place in places.items():
        if place is not None and draft.table == "meeting":
            draft.places.setdefault(field, (place, table.heads.words[place]))


def _left_out(table: Table, columns: dict[str, str | None]) -> list[Any]:
    absent = [one.header[:60] for one in table.columns if not columns.get(one.header)
              and not suggest.is_timestamp(one.header)]  # fmt: skip
    return [note(table.grid.name, "note_form_left_out", columns="; ".join(absent))] if absent else []
