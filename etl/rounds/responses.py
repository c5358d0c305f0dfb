"""One export or filled-in template -> the answers of each group, and every row or value that was refused."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from etl.intake import body, csv_file, messages, template, values, workbook_parts, xlsx_file
from etl.intake.batches import is_workbook
from etl.intake.grid import Grid, Received
from etl.intake.groups import Group
from etl.intake.headers import Headers
from etl.intake.messages import BadValueError, Note, Refusal, UnreadableFileError, note
from etl.rounds import answers, headings, questionnaire
from etl.rounds.answers import BadAnswerError, Row
from etl.rounds.headings import Headings, fold
from schemas.vocabulary import GroupType

MOST_NOTES = 10  # on columns that are not read
# What a supervisor said of a submission on the server: KoboToolbox in the words of several languages, ODK Central.
_NOT_COUNTED = frozenset({
    "validation_status_not_approved", "not approved", "tidak disetujui", "validation_status_on_hold", "on hold",
    "ditangguhkan", "rejected",
})  # fmt: skip
_T = TypeVar("_T")


@dataclass(frozen=True)
class Response:
    """What one group answered. `answers`: question and option, in the order of the questionnaire."""

    row: int  # as a spreadsheet counts
    key: str | None  # of the submission on the server
    group_type: GroupType
    kabupaten_code: str
    kecamatan_code: str | None
    group_name: str
    group_id: str | None
    answered_on: date | None
    answers: tuple[tuple[str, str], ...]

    @property
    def group(self) -> tuple[str, str, str, str]:
        """Type, kabupaten, place and bare name: two rows with the same are the same group."""
        group = Group("", self.group_type, self.group_name, None, self.kabupaten_code, self.kecamatan_code)
        return (self.kabupaten_code, *group.natural)


@dataclass
class Answers:
    """One file as read."""

    name: str
    sheet: str
    responses: list[Response] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    head: list[str] = field(default_factory=list)  # the headers as received
    asked: frozenset[str] = frozenset()  # those of them that are fields of the questionnaire
    rows: dict[int, list[str]] = field(default_factory=dict)  # every row of data as received, for those handed back
    same: int = 0  # rows that say again what another row says

    def refuse(self, row: int, place: int | None, header: str | None, value: str | None, key: str,
               said: dict[str, Any] | None = None, drops_row: bool = True) -> None:  # fmt: skip
        """Name one value (or, without a place, a row) with its rule and cure."""
        rule, cure = messages.say(key, **{"column": header or "", **(said or {})})
        cell = None if place is None else messages.cell(row, place)
        self.refusals.append(Refusal(self.sheet, row, cell, header, value, rule, cure, drops_row))

    @property
    def refused_rows(self) -> list[int]:
        """Rows that do not go in, in order."""
        return sorted({one.row for one in self.refusals if one.drops_row and one.row is not None})

    def fresh(self) -> "Answers":
        """A copy to which refusals can be added."""
        return replace(self, responses=list(self.responses), refusals=list(self.refusals), notes=list(self.notes))


def read(path: Path) -> Answers:
    """Raises UnreadableFileError for a file that is no export of the questionnaire."""
    is_book = is_workbook(path)
    received = xlsx_file.read(path, workbook_parts.WIDE) if is_book else csv_file.read(path, _is_header)
    grid, found = _sheet(received)
    read = Answers(path.name, grid.name, notes=[*received.notes, *grid.notes])
    read.head = [values.as_text(cell) if cell is not None else "" for cell in grid.rows[found.last]]
    known = {
        *(place for place, _ in found.columns.values()),
        *(p for one in found.split.values() for p in one.values()),
    }
    read.asked = frozenset(read.head[place] for place in known)
    _tell(read, grid, found)
    wrong = body.rows_of_wrong_width(grid, _as_headers(found)) if grid.delimiter else {}
    bad: dict[int, dict[int, tuple[str, str]]] = {}
    for (at, place), mark in grid.bad_cells.items():
        bad.setdefault(at, {})[place] = mark
    hidden = 0
    for at in range(found.first_row, len(grid.rows)):
        row = Row(grid.rows[at], found, grid.is_1904)
        if not _is_data(row) and at not in bad:
            continue
        hidden += at in grid.hidden_rows
        read.rows[at + 1] = ["" if cell is None else values.as_text(cell) for cell in grid.rows[at]]
        if at in wrong:
            key, said = wrong[at]
            read.refuse(at + 1, None, None, None, key, said)
        else:
            _take(read, at + 1, row, bad.get(at, {}))
    if hidden:
        first = next(row for row in read.rows if row - 1 in grid.hidden_rows)
        read.notes.append(note(grid.name, "note_hidden_rows", count=hidden, row=first))
    return read


def _sheet(received: Received) -> tuple[Grid, Headings]:
    """The sheet that holds the answers: visible ones first."""
    seen = [(grid, found) for grid in received.grids if (found := headings.find(grid.rows)) is not None]
    whole = [(grid, found) for grid, found in seen if not found.missing]
    whole = [pair for pair in whole if not pair[0].is_hidden] or whole
    if len(whole) > 1:
        raise UnreadableFileError("round_two_sheets", sheets=", ".join(grid.name for grid, _ in whole))
    if not whole:
        best = max((found for _, found in seen), key=lambda found: len(found.fields), default=None)
        absent = best.missing if best else [questionnaire.field(name) for name in headings.REQUIRED]
        raise UnreadableFileError("round_no_answers", columns=", ".join(one.short_id for one in absent))
    grid, found = whole[0]
    if found.twice:
        place, name = next(iter(found.twice.items()))
        cells = [messages.cell(found.last + 1, one) for one in (found.place(name), place) if one is not None]
        raise UnreadableFileError("round_twice", column=found.words[place], cells=", ".join(cells))
    for one in questionnaire.asked():
        if one.kind == "many" and not found.columns.get(one.name, (0, True))[1] and one.name not in found.split:
            raise UnreadableFileError("round_needs_split", column=found.words[found.columns[one.name][0]])
    return grid, found


def _is_header(cell: str) -> bool:
    return fold(cell.strip().strip('"')) in headings.spellings()


def _as_headers(found: Headings) -> Headers:
    """For the check of the width of rows: the columns alone."""
    return Headers(found.last, found.last, {words: [place] for place, words in found.words.items()})


def _tell(read: Answers, grid: Grid, found: Headings) -> None:
    """Columns that are not read, and questions that have none."""
    for words in list(found.unknown.values())[:MOST_NOTES]:
        told = messages.suggestion(headings.near(words))
        read.notes.append(note(grid.name, "note_extra_column", column=messages.shown(words)[:60], suggestion=told))
    if len(found.unknown) > MOST_NOTES:
        read.notes.append(note(grid.name, "note_more", count=len(found.unknown) - MOST_NOTES))
    if found.unasked:
        absent = ", ".join(one.short_id for one in found.unasked)
        read.notes.append(note(grid.name, "note_round_unasked", columns=absent))


def _is_data(row: Row) -> bool:
    """Something is answered, and it is not the example of the template."""
    found = row.headings
    places = [
        *(place for place, _ in found.columns.values()),
        *(p for one in found.split.values() for p in one.values()),
    ]
    first = next((row.text(place) for place in range(len(row.cells)) if row.at(place) is not None), None)
    return any(row.at(place) is not None for place in places) and fold(first) != template.EXAMPLE_MARK


def _take(read: Answers, number: int, row: Row, bad: dict[int, tuple[str, str]]) -> None:
    """Read one row; all that is wrong with it is told at once."""
    before = len(read.refusals)
    _refuse_marked(read, number, row, bad)
    _refuse_by_review(read, number, row)
    find = questionnaire.field

    def ask(name: str, read_it: Callable[[], _T | None], required: bool = False) -> _T | None:
        place = row.headings.place(name)
        if place in bad:
            return None
        try:
            found = read_it()
        except BadValueError as error:
            _refuse(read, number, row, place, error)
            return None
        if required and found is None:
            read.refuse(number, place, row.header(place), None, "required")
        return found

    kind = ask("group_type", lambda: answers.one_of(find("group_type"), row), required=True)
    kabupaten = ask("kabupaten_code", lambda: answers.kabupaten(find("kabupaten_code"), row), required=True)
    kecamatan = ask("kecamatan_code", lambda: answers.kecamatan(find("kecamatan_code"), row, kabupaten))
    name = ask("group_name", lambda: answers.plain(find("group_name"), row), required=True)
    group_id = ask("group_id", lambda: answers.plain(find("group_id"), row))
    day = ask("answered_on", lambda: answers.day(find("answered_on"), row))
    sent = ask("answered_on", lambda: answers.day_sent(row))
    chosen: list[tuple[str, str]] = []
    for one in questionnaire.asked():
        found = ask(one.name, lambda one=one: _chosen(one, row))  # type: ignore[misc]
        chosen += _asked_of(read, number, row, one, found or (), kind)
    if any(one.drops_row for one in read.refusals[before:]) or kind is None or kabupaten is None or name is None:
        return
    key = next((row.text(row.headings.system.get(one)) for one in ("root_uuid", "uuid", "id", "key")
                if row.text(row.headings.system.get(one))), None)  # fmt: skip
    read.responses.append(
        Response(number, key and key.removeprefix("uuid:"), GroupType(kind), kabupaten, kecamatan, name, group_id,
                 day or sent, tuple(chosen))
    )  # fmt: skip


def _chosen(one: questionnaire.Field, row: Row) -> tuple[str, ...]:
    if one.kind == "many":
        return answers.many_of(one, row)
    option = answers.one_of(one, row)
    return (option,) if option else ()


def _asked_of(
    read: Answers, number: int, row: Row, one: questionnaire.Field, chosen: tuple[str, ...], kind: str | None
) -> list[tuple[str, str]]:
    """The answers that this type of group was asked for; others are named and left out."""
    if not chosen or kind is None:
        return []
    wrong = answers.not_for(one, chosen, GroupType(kind))
    if wrong is None:
        return [(one.name, option) for option in chosen]
    place = row.headings.place(one.name)
    shown = ", ".join(one.option(option).label_id for option in chosen)
    read.refuse(number, place, row.header(place), shown, wrong[0], wrong[1], drops_row=False)
    offered = {option.option_id for option in one.options_of(GroupType(kind))}
    return [(one.name, option) for option in chosen if option in offered]


def _refuse(read: Answers, number: int, row: Row, place: int | None, error: BadValueError) -> None:
    at = error.at if isinstance(error, BadAnswerError) and error.at is not None else place
    said = row.text(at)
    read.refuse(number, at, row.header(at), None if said is None else messages.shown(said), error.key, error.values)


def _refuse_marked(read: Answers, number: int, row: Row, bad: dict[int, tuple[str, str]]) -> None:
    """Cells of a workbook that hold an error or a formula without a result."""
    for place, (key, shown) in bad.items():
        if place in row.headings.words and place not in row.headings.unknown:
            read.refuse(number, place, row.header(place), messages.shown(shown), key)


def _refuse_by_review(read: Answers, number: int, row: Row) -> None:
    """What a supervisor did not approve on the server stays in exports; it does not count here."""
    for name in ("validation", "review"):
        place = row.headings.system.get(name)
        said = row.text(place)
        if said is not None and fold(said) in _NOT_COUNTED:
            read.refuse(number, place, row.header(place), said, "round_not_approved")
