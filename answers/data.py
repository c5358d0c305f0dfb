"""What is asked of the warehouse, as small typed objects; pages ask through a cache (components/cached_answers.py)."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from charts.answer_roles import role
from charts.ordered_bars import AnswerCount, PlaceAnswers
from doors.scope import EVERYTHING, PUBLIC, Scope
from indicators.registry import Indicator
from indicators.share import AreaShare, OptionShare, Share
from queries import kinds, run
from queries.selection import PROVINCE, SURVEY_ROUND, Selection
from schemas.vocabulary import GroupType, ValueStatus
from translations.text import text


class Reader(Protocol):
    """Who asks the warehouse: directly, or (on a page) through a cache."""

    def build(self) -> str:
        """Name of the build that answers."""
        ...

    def scope(self) -> Scope:
        """What the one who asks may see."""
        ...

    def ask(self, question: str, parameters: dict[str, Any], scope: Scope) -> list[run.Row]:
        """Rows of one question, of those that the scope may see."""
        ...


class Direct:
    """Asks the warehouse each time: command line and workers, which ask each thing once.

    Without a scope it sees what everybody sees: figures of places.
    """

    def __init__(self, scope: Scope = PUBLIC) -> None:
        self._scope = scope

    def build(self) -> str:
        """Name of the newest build."""
        return run.identity()

    def scope(self) -> Scope:
        """Whose answers these are."""
        return self._scope

    def ask(self, question: str, parameters: dict[str, Any], scope: Scope) -> list[run.Row]:
        """Rows of one question, never kept."""
        return run.ask(question, scope=scope, **parameters)


_reader: Reader = Direct()
_memory: ContextVar[dict[tuple[Hashable, ...], list[run.Row]] | None] = ContextVar(
    "answers_of_one_document", default=None
)
_asker: ContextVar[Scope | None] = ContextVar("scope_of_who_asked", default=None)


def read_through(reader: Reader) -> None:
    """Ask through this reader from now on, in the whole process."""
    global _reader  # noqa: PLW0603
    _reader = reader


def build() -> str:
    """Name of the build that answers in this run."""
    return _reader.build()


def scope() -> Scope:
    """What may be seen in this run: of who ordered a file while it is made, else of who asks."""
    return _asker.get() or _reader.scope()


def shared_scope() -> Scope:
    """The same as part of a key: all who see the groups of every kabupaten are alike."""
    found = scope()
    return EVERYTHING if found.sees_all_groups else found


@contextmanager
def asking_as(scope: Scope) -> Iterator[None]:
    """Ask as this scope until the end of the block: a file is made later, in a thread that belongs to no reader."""
    token = _asker.set(scope)
    try:
        yield
    finally:
        _asker.reset(token)


def ask(question: str, **parameters: Any) -> list[run.Row]:
    """Rows of `queries/sql/<question>.sql`, of those that may be seen in this run."""
    # Who asks is looked up only where the answer depends on it: most questions are figures of places, for everybody.
    memory, seen = _memory.get(), run.narrowed(question, scope()) if kinds.gives_rows(question) else EVERYTHING
    if memory is None:
        return _reader.ask(question, parameters, seen)
    key = (question, seen, *sorted(parameters.items()))
    if key not in memory:
        memory[key] = _reader.ask(question, parameters, seen)
    return list(memory[key])


@contextmanager
def remembering() -> Iterator[None]:
    """Ask each thing once until the end of the block: what one document says comes from a few dozen questions, each
    asked up to hundreds of times. A block within a block remembers with the outer one; threads do not share.
    """
    if _memory.get() is not None:
        yield
        return
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


@dataclass(frozen=True)
class Values:
    """All indicators of one type of group and round, in every place."""

    rows: dict[tuple[str, str | None], AreaShare]
    chosen: str | None
    is_records: bool = False  # counted from the answers of each group: known by kabupaten for every indicator

    def of(self, indicator_id: str, code: str | None) -> AreaShare:
        """One indicator in one place; `code` None: the five kabupaten together."""
        return self.rows[indicator_id, code]

    def chosen_of(self, indicator_id: str) -> AreaShare:
        """One indicator in the chosen place."""
        return self.of(indicator_id, self.chosen)

    def shown(self, indicator: Indicator) -> AreaShare:
        """The share to speak of: that of the chosen place, or of the five together where the study gives no more."""
        return self.of(indicator.id, self.chosen if indicator.by_kabupaten or self.is_records else None)

    def by_kabupaten(self, indicator_id: str) -> list[AreaShare]:
        """One indicator in every kabupaten, west to east."""
        return [area for (found, code), area in self.rows.items() if found == indicator_id and code is not None]

    def everywhere(self, indicator_id: str) -> list[AreaShare]:
        """Every kabupaten west to east, then the five together; only the five together where nothing else is known."""
        places = self.by_kabupaten(indicator_id)
        if all(area.share.status in (ValueStatus.NOT_BY_KABUPATEN, ValueStatus.NOT_SURVEYED) for area in places):
            places = []
        return [*places, self.of(indicator_id, None)]


def values(selection: Selection) -> Values:
    """Every indicator in every place for the type of group and round of the selection."""
    rows = ask("indicator_values", round_id=selection.round_id, group_type=str(selection.group_type))
    return Values(
        {(row["indicator_id"], row["kabupaten_code"]): _area(row, selection) for row in rows},
        selection.kabupaten_code,
        any(row["is_records"] for row in ask("rounds") if row["round_id"] == selection.round_id),
    )


def _area(row: run.Row, selection: Selection) -> AreaShare:
    share = Share(row["numerator"], row["denominator"], row["value_published"], ValueStatus(row["value_status"]))
    code = row["kabupaten_code"]
    return AreaShare(
        code,
        row["kabupaten_name"] or text("selection.all_short"),
        share,
        row["groups_total"],
        row["groups_surveyed"],
        is_chosen=code is not None and code == selection.kabupaten_code,
    )


def ordered(question_id: str, selection: Selection) -> list[PlaceAnswers]:
    """Answers to a single-choice question: every kabupaten west to east, then the five together."""
    rows = ask("answers", round_id=selection.round_id, question_id=question_id)
    rows = [row for row in rows if row["group_type"] == selection.group_type]
    codes = dict.fromkeys(row["kabupaten_code"] for row in rows)
    places = [_place(question_id, code, [r for r in rows if r["kabupaten_code"] == code], selection) for code in codes]
    return sorted(places, key=lambda place: place.area_code is None)


def _place(question_id: str, code: str | None, rows: list[run.Row], selection: Selection) -> PlaceAnswers:
    respondents = rows[0]["respondents"]
    known = any(row["answer_count"] is not None or row["percent_published"] is not None for row in rows)
    reason = ValueStatus.NOT_SURVEYED if respondents == 0 else None if known else ValueStatus.NO_ANSWER
    answers = tuple(
        AnswerCount(
            row["option_id"],
            option_words(question_id, row["option_id"]),
            row["answer_count"],
            row["percent_published"],
            role(question_id, row["option_id"], row["activity_class"], row["is_missing"]),
        )
        for row in rows
    )
    name = rows[0]["kabupaten_name"] or text("selection.all_short")
    return PlaceAnswers(code, name, code is not None and code == selection.kabupaten_code, respondents, answers, reason)


def options(question_id: str, selection: Selection, code: str | None = None) -> dict[GroupType, list[OptionShare]]:
    """Shares of every option of a question in one place (None: the five together), by type of group."""
    found: dict[GroupType, list[OptionShare]] = {}
    for row in ask("answers", round_id=selection.round_id, question_id=question_id):
        if row["kabupaten_code"] == code and not row["is_missing"]:
            option = OptionShare(row["option_id"], option_words(question_id, row["option_id"]), answer_share(row))
            found.setdefault(GroupType(row["group_type"]), []).append(option)
    return found


def answer_share(row: run.Row) -> Share:
    """Share of one answer: counted, published only, or nobody answered."""
    if row["respondents"] == 0:
        return Share(None, None, status=ValueStatus.NOT_SURVEYED)
    if row["answer_count"] is not None:
        return Share(row["answer_count"], row["respondents"], row["percent_published"])
    if row["percent_published"] is not None:
        return Share(None, None, row["percent_published"], ValueStatus.PUBLISHED_ONLY)
    return Share(None, None, status=ValueStatus.NO_ANSWER)


def option_words(question_id: str, option_id: str) -> str:
    """Short words of an answer option."""
    return text(f"option.{question_id}.{option_id}")


def coverage(selection: Selection) -> tuple[int, int | None]:
    """(groups surveyed, groups that exist) for the selection; None where nobody knows how many exist."""
    if not has_survey(selection):
        return 0, 0
    for row in ask("frame", round_id=selection.round_id):
        if row["group_type"] == selection.group_type and row["kabupaten_code"] == selection.kabupaten_code:
            return row["groups_surveyed"], row["groups_total"]
    return 0, 0


def has_survey(selection: Selection) -> bool:
    """Whether the study was made in the chosen place: its province, and there one of its kabupaten."""
    studied = study_kabupaten() if selection.province == PROVINCE else {}
    return bool(studied) and selection.kabupaten_code in (None, *studied)


def study_kabupaten() -> dict[str, str]:
    """Code -> name of the kabupaten of the study, west to east."""
    return {row["code"]: row["name"] for row in ask("places", province_code=PROVINCE) if row["is_study_area"]}


def provinces() -> dict[str, str]:
    """Code -> name of the provinces that have groups or were studied."""
    return {row["code"]: row["name"] for row in ask("provinces")}


def province_name(code: str) -> str | None:
    """Name of a province; None where there is only one, and nothing needs to be said."""
    known = provinces()
    return known.get(code) if len(known) > 1 else None


def kabupaten(province: str) -> dict[str, str]:
    """Code -> name of the kabupaten of a province that have groups or were studied, west to east."""
    rows = ask("places", province_code=province)
    return {row["code"]: row["name"] for row in rows if row["is_study_area"] or row["has_groups"]}


def kecamatan(province: str) -> dict[str, str]:
    """Code -> name of the kecamatan of those kabupaten, by kabupaten and name."""
    return {row["code"]: row["name"] for row in ask("kecamatan", province_code=province)}


def facts() -> dict[tuple[str, str | None], run.Row]:
    """Figures in the prose of the study: (fact, type of group or None) -> row."""
    return {(row["fact"], row["group_type"]): row for row in ask("facts", round_id=SURVEY_ROUND)}
