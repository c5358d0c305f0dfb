"""Exports of our form for reports of meetings (KoboToolbox, ODK Central) -> the sheet pertemuan of the template."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from etl import turn
from etl.forms import answers, heads, keys, meeting_form, sheets
from etl.forms.answers import Chosen
from etl.forms.form import Form
from etl.forms.heads import Heads, Row
from etl.forms.reviews import review, review_notes
from etl.forms.sheets import Draft
from etl.intake import dates, messages, values
from etl.intake.grid import Grid, Received
from etl.intake.messages import BadValueError, note
from schemas.vocabulary import BatchKind
from translations.format import day

TABLE = "meeting"
_PLAIN = ("kelompok", "jenis_kelompok", "kecamatan", "kabupaten", "tanggal", "agenda", "uraian_topik", "hadir",
          "diundang", "jam_pelajaran", "narasumber", "biaya")  # fmt: skip
_FIELDS = ("idpertemuan", "kelompok", "jenis", "kecamatan", "kabupaten", "tanggal", "agenda", "topik", "uraiantopik",
           "hadir", "diundang", "jampelajaran", "narasumber", "biayarp", "status")  # fmt: skip
_NOT_KEPT = ("tempat", "lokasi")
_MOST_NOTES = 10


@dataclass
class _Reading:
    """One export while it is read."""

    form: Form
    grid: Grid
    heads: Heads
    kind: str
    draft: Draft
    said: Counter[str] = field(default_factory=Counter)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    costs: dict[str, int] = field(default_factory=dict)  # key of the submission -> sum of its items
    has_costs: bool = False


def find(received: Received, form: Form) -> tuple[Grid, Heads] | None:
    """The table of an export of our form that holds the reports; None where there is none."""
    for grid in received.grids:
        found = heads.of(grid, form)
        if found is None or not set(meeting_form.REQUIRED) <= found.questions:
            continue
        # A sheet of any make may have columns called like these three; the server's columns or our own names decide.
        if heads.server_of(grid.rows[found.last : found.last + 1]) or found.questions & set(meeting_form.OWN):
            return grid, found
    return None


def read(received: Received, kind: str, form: Form) -> Received | None:
    """The sheet pertemuan with one row per report; None where no table is an export of our form."""
    found = find(received, form)
    if found is None:
        return None
    grid, columns = found
    reading = _Reading(form, grid, columns, kind, Draft(TABLE, columns.first_row))
    _find_costs(reading, received)
    reading.draft.places = _places(reading)
    server = keys.server(grid, columns)
    for number in range(columns.first_row, len(grid.rows)):
        row = Row(grid.rows[number], columns)
        reading.draft.rows.append(_row(reading, number, row, server) if any(map(row.at, range(len(row.cells)))) else {})
    made = sheets.grid(grid, reading.draft, _FIELDS)
    made.notes += _notes(reading)
    return Received(kind, [made], list(received.notes))


def _row(reading: _Reading, number: int, row: Row, server: str) -> dict[str, Any]:
    found = {field: answers.one(reading.form, name, row) for name, field in meeting_form.fills().items()
             if name in _PLAIN and name in row.heads.questions}  # fmt: skip
    if found.get("kecamatan") is not None and _is_whole_kabupaten(found["kecamatan"]):
        found["kecamatan"] = None
    key = keys.of_row(reading.kind, row, server)
    if key.is_weak:
        reading.said["weak"] += 1
    _topics(reading, number, row, found)
    _cost(reading, number, row, found)
    found |= {"idpertemuan": key.meeting_id, "status": _status(reading, number, row)}
    _sent_before(reading, number, row, found)
    return found


def _is_whole_kabupaten(value: Any) -> bool:
    """The entry for groups of a whole kabupaten: by its name the code of the kabupaten, by its label in brackets."""
    text = str(value).strip()
    return text.startswith("(") or text.count(".") == 1


def _topics(reading: _Reading, number: int, row: Row, found: dict[str, Any]) -> None:
    try:
        chosen: Chosen = answers.many(reading.form, "topik", row)
    except BadValueError as error:
        reading.draft.marks[number, "topik"] = (error.key, str(error.values["shown"]))
        return
    codes, main = [one.name for one in chosen.options], answers.one(reading.form, "topik_utama", row)
    first, words = answers.main_of("Topic", codes, found.get("uraiantopik"))
    found |= {"topik": main or first, "uraiantopik": words}
    if len(codes) > 1 and main is None:
        reading.said["topics"] += 1


def _find_costs(reading: _Reading, received: Received) -> None:
    """Sums of the items of cost, by the submission that they belong to."""
    for grid in received.grids:
        found = heads.of(grid, reading.form, meeting_form.REPEAT) if grid is not reading.grid else None
        if found is None or not {"untuk", "jumlah"} <= found.questions:
            continue
        reading.has_costs = True
        for cells in grid.rows[found.first_row :]:
            row = Row(cells, found)
            owner = row.said("parent_key") or row.said("parent_index")
            amount = values.decimal(row.text(found.place("jumlah")) or "")
            if owner is not None and amount is not None:
                reading.costs[owner] = reading.costs.get(owner, 0) + int(amount)


def _cost(reading: _Reading, number: int, row: Row, found: dict[str, Any]) -> None:
    own = row.said("key") if reading.kind == BatchKind.ODK else row.said("index")
    summed, said = reading.costs.get(own or ""), found.get("biayarp")
    if summed is None:
        return
    if said is None:
        found["biayarp"] = summed
    elif values.decimal(values.as_text(said)) != summed:
        reading.draft.marks[number, "biayarp"] = ("form_cost_differs", f"{values.as_text(said)} / {summed}")


def _status(reading: _Reading, number: int, row: Row) -> str | None:
    """The state of review here; None where it counts. What was not approved is marked."""
    state, mark = review(row, reading.said)
    if mark is not None:
        reading.draft.marks[number, "status"] = mark
    return state


def _sent_before(reading: _Reading, number: int, row: Row, found: dict[str, Any]) -> None:
    """A report that was sent before the day of its meeting, told with its cell: the server writes UTC."""
    sent, place = sent_on(row.said("sent")), reading.heads.place("tanggal")
    try:
        held = dates.parse(values.clean(found.get("tanggal")), "", reading.grid.is_1904)
    except BadValueError:
        return
    if sent is not None and place is not None and held > sent:
        cell = messages.cell(number + 1, place)
        reading.told.append(("note_form_before", {"cell": cell, "value": day(held), "sent": day(sent)}))


def sent_on(said: str | None) -> date | None:
    """The local day (WITA) of a time as a server writes it; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat((said or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(turn.WITA).date()


def _places(reading: _Reading) -> dict[str, tuple[int, str]]:
    found: dict[str, int | None] = {field: reading.heads.place(name) for name, field in meeting_form.fills().items()}
    system = reading.heads.system
    found["idpertemuan"] = keys.place(reading.kind, reading.heads)
    found["status"] = system.get("validation", system.get("review"))
    return {name: (place, reading.heads.words[place]) for name, place in found.items() if place is not None}


def _notes(reading: _Reading) -> list[messages.Note]:
    name, said = reading.grid.name, reading.said
    found = [note(name, "note_form_known", server=keys.SERVERS[reading.kind], form=reading.form.title)]
    found += review_notes(name, said)
    if said["weak"]:
        found.append(note(name, "note_form_weak_key", count=said["weak"]))
    if said["topics"]:
        found.append(note(name, "note_form_topics", count=said["topics"]))
    absent = [reading.form.question(one).labels[0][1] for one in _NOT_KEPT if one in reading.heads.questions]
    if absent:
        found.append(note(name, "note_form_not_kept", columns=", ".join(absent)))
    unknown = [messages.shown(words)[:60] for words in reading.heads.unknown.values()]
    found += [note(name, "note_extra_column", column=words, suggestion="") for words in unknown[:_MOST_NOTES]]
    if len(unknown) > _MOST_NOTES:
        found.append(note(name, "note_more", count=len(unknown) - _MOST_NOTES))
    told = [note(name, key, **values) for key, values in reading.told]
    return [*found, *told[:_MOST_NOTES], *([note(name, "note_more", count=len(told) - _MOST_NOTES)]
                                           if len(told) > _MOST_NOTES else [])]  # fmt: skip
