"""What stands in one row under one field: an option, several, a place, a day, a text; or why it cannot be taken.

An option is found by its id or its label in either language and never guessed; what looks like it is only told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from rapidfuzz import fuzz, process

from etl.intake import dates, values
from etl.intake.messages import PHONE, PHONE_GONE, BadValueError, suggestion
from etl.rounds.headings import Headings, fold
from etl.rounds.questionnaire import Field, Option
from geo import names
from geo.names import UnknownPlaceError
from schemas.vocabulary import GroupType

WITA = timezone(timedelta(hours=8))  # of the places, wherever the machine stands; without summer time
LONGEST_TEXT = 200
_YES = frozenset({"1", "true", "ya", "yes", "y", "x", "v", "✓", "✔", "√"})
_NO = frozenset({"0", "false", "tidak", "no", "n"})
_PROVINCE = "52"


class BadAnswerError(BadValueError):
    """An answer that cannot be taken; `at`: the column in which it stands, if not the first one of its field."""

    def __init__(self, key: str, /, at: int | None = None, **said: Any) -> None:
        self.at = at
        super().__init__(key, **said)


@dataclass(frozen=True)
class Row:
    """One row below the headers."""

    cells: list[Any]
    headings: Headings
    is_1904: bool = False

    def at(self, place: int | None) -> Any:
        """Cleaned cell of a column; None where it says nothing."""
        if place is None or place >= len(self.cells):
            return None
        value = values.clean(self.cells[place])
        return None if values.is_blank(value) else value

    def text(self, place: int | None) -> str | None:
        """The same as text."""
        value = self.at(place)
        return None if value is None else values.as_text(value)

    def header(self, place: int | None) -> str:
        """Header of a column as written."""
        return self.headings.words.get(place, "") if place is not None else ""


def one_of(field: Field, row: Row) -> str | None:
    """The option chosen under a field with one answer; None where it is blank. Raises BadAnswerError."""
    place = row.headings.place(field.name)
    said = row.text(place)
    return None if said is None else option_of(field, said, row.header(place)).option_id


def many_of(field: Field, row: Row) -> tuple[str, ...]:
    """The options chosen under a field with several answers, in the order of the questionnaire. Raises BadAnswerError.

    The 1/0 columns count; the single column counts where it holds names (with labels it cannot be told apart).
    """
    split = row.headings.split.get(field.name, {})
    place, by_name = row.headings.columns.get(field.name, (None, True))
    chosen = {option for option, column in split.items() if _is_yes(row, column)}
    said = row.text(place) if by_name or not split else None
    if said is not None:
        joined = _joined(field, said, place, row)
        if split and joined != chosen:
            raise BadAnswerError("round_differs", place, column=row.header(place))
        chosen |= joined
    if field.alone in chosen and len(chosen) > 1:
        words = field.option(field.alone or "").label_id
        at = min(split.values()) if split else place
        raise BadAnswerError("round_alone", at, column=field.short_id, answer=words)
    return tuple(option.option_id for option in field.options if option.option_id in chosen)


def option_of(field: Field, said: str, header: str = "") -> Option:
    """The option with this id or label. Raises BadAnswerError with the nearest labels."""
    folded = fold(said)
    for option in field.options:
        if folded in (fold(option.option_id), fold(option.label_id), fold(option.label_en)):
            return option
    labels = [option.label_id for option in field.options]
    known = {words: one.label_id for one in field.options for words in (one.option_id, one.label_id, one.label_en)}
    hits = process.extract(
        said[:100], list(known), limit=3, score_cutoff=70, processor=str.casefold, scorer=fuzz.WRatio
    )
    near = list(dict.fromkeys(known[words] for words, _, _ in hits))
    raise BadAnswerError("word", column=header or field.short_id, words=", ".join(labels), suggestion=suggestion(near))


def not_for(field: Field, chosen: Iterable[str], group_type: GroupType) -> tuple[str, dict[str, Any]] | None:
    """(message, what fills it) where a type of group is not asked this question, or not offered this answer."""
    if group_type not in field.group_types:
        return "round_not_asked", {"column": field.short_id, "group_type": group_type}
    offered = {option.option_id for option in field.options_of(group_type)}
    other = [field.option(option).label_id for option in chosen if option not in offered]
    if not other:
        return None
    return "round_not_offered", {"column": field.short_id, "answer": ", ".join(other), "group_type": group_type}


def kabupaten(field: Field, row: Row) -> str | None:
    """Code of a kabupaten of the study by code or name; None where it is blank. Raises BadAnswerError."""
    said = row.text(row.headings.place(field.name))
    if said is None:
        return None
    words = ", ".join(option.label_id for option in field.options)
    try:
        code = names.kabupaten_code(said[:LONGEST_TEXT], _PROVINCE)
    except UnknownPlaceError as error:
        near = suggestion(error.suggestions)
        raise BadAnswerError("word", column=field.short_id, words=words, suggestion=near) from error
    if code not in {option.option_id for option in field.options}:
        raise BadAnswerError("round_not_studied", column=field.short_id, words=words)
    return code


def kecamatan(field: Field, row: Row, inside: str | None) -> str | None:
    """Code of a kecamatan in a kabupaten by code or name; None where it is blank. Raises BadAnswerError."""
    said = row.text(row.headings.place(field.name))
    if said is None:
        return None
    try:
        return names.kecamatan_code(said[:LONGEST_TEXT], inside)
    except UnknownPlaceError as error:
        where = names.place_name(inside) if inside else "NTB"
        near = suggestion(error.suggestions)
        raise BadAnswerError("kecamatan_unknown", kabupaten=where, suggestion=near) from error


def plain(field: Field, row: Row) -> str | None:
    """A text without telephone numbers; None where it is blank. Raises BadAnswerError when it is too long."""
    said = row.text(row.headings.place(field.name))
    if said is not None and len(said) > LONGEST_TEXT:
        raise BadAnswerError("too_long", column=field.short_id, most=LONGEST_TEXT, length=len(said))
    return None if said is None else PHONE.sub(PHONE_GONE, said)


def day(field: Field, row: Row) -> date | None:
    """The day as it is written; None where it is blank. Raises BadValueError."""
    said = row.at(row.headings.place(field.name))
    return None if said is None else dates.parse(said, field.short_id, row.is_1904)


def day_sent(row: Row) -> date | None:
    """Local day on which the server received the answers; servers write UTC. Raises BadAnswerError."""
    place = row.headings.system.get("sent")
    said = row.at(place)
    if said is None:
        return None
    try:
        sent = said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
    except ValueError as error:
        raise BadAnswerError("round_sent", place, column=row.header(place)) from error
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(WITA).date()


def _is_yes(row: Row, column: int) -> bool:
    said = row.text(column)
    folded = "" if said is None else said.casefold()
    if folded in _YES:
        return True
    if folded in _NO or not folded:
        return False
    raise BadAnswerError("round_split", column, column=row.header(column))


def _joined(field: Field, said: str, place: int | None, row: Row) -> set[str]:
    """Names separated by blanks, or labels separated by semicolons."""
    known = {option.option_id for option in field.options}
    if ";" in said:
        parts = [part for part in said.split(";") if part.strip()]
    else:  # one label of several words, unless one of the words is a name
        parts = said.split() if known.intersection(said.split()) else [said]
    return {part if part in known else option_of(field, part, row.header(place)).option_id for part in parts}
