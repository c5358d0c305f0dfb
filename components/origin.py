"""`Dari mana angka ini?`: the drawer behind every figure on the screen."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from answers import captions, data
from charts import panel
from components import origin_log, origin_register, origin_survey, provenance, url_state
from components.origin_register import RegisterFigure
from components.origin_survey import SurveyFigure
from components.url_state import LANGUAGE
from exports.table_csv import table_csv
from indicators import registry
from indicators.registry import Indicator
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text, use_language

MOST_ROWS = 100_000  # of one file: a spreadsheet opens no more with ease, and the server reads them out at once
PARTS = ("chosen", "definition", "calculation", "source", "source_log", "notes", "table")


@dataclass(frozen=True)
class Origin:
    """What stands behind one figure. All of it may be asked for; nothing of it is drawn before a reader opens it."""

    name: str  # neutral name of the figure: title of the drawer
    indicator_ids: tuple[str, ...] = ()  # their definitions; without `records`, those of the log name the rows
    question_id: str | None = None  # of the survey: printed cells with line and quoted row, anomalies
    terms: tuple[tuple[str, str], ...] = ()  # definition of a figure that is no indicator: (term, words)
    records: str | None = None  # of the log: the table whose rows were counted, e.g. `meeting/12`
    table: str | Callable[[], str] = ""  # HTML of the table behind the picture, or what makes it when it is asked for
    chosen: str = ""  # what the reader has chosen for this figure beside the filters of the page, in words
    facts: tuple[str, ...] = ()  # figures in the prose of the study: `study_fact.fact`
    quoted: str = ""  # a question of queries/sql whose rows quote the study: `frame`, `informants`
    more_records: tuple[str, ...] = ()  # of the log: further rows that it shows
    group_types: tuple[str, ...] = ()  # types of groups that it shows together; none: the type of the selection
    keeps: Callable[[run.Row], bool] | None = None  # which of the rows of the log it shows; None: all

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Its indicators, of both clocks."""
        return tuple(registry.load(one) for one in self.indicator_ids)

    def of_survey(self, selection: Selection) -> SurveyFigure | None:
        """What of it comes from the survey; None where nothing does."""
        mine = tuple(one for one in self.indicators if one.clock == "survey")
        asked = dict.fromkeys([self.question_id, *(one.question_id for one in mine)])
        questions = tuple(one for one in asked if one)
        if not (mine or questions or self.facts or self.quoted):
            return None
        return SurveyFigure(mine, questions, self.facts, self.quoted, selection)

    def of_register(self, selection: Selection) -> RegisterFigure | None:
        """What of it comes from the register and the log; None where nothing does."""
        mine = tuple(one for one in self.indicators if one.clock == "log")
        alone = [replace(self, indicator_ids=(one.id,)) for one in mine] or [self]
        records = dict.fromkeys([found for one in alone for found in origin_log.all_records_of(one)])
        if not mine and not records:
            return None
        return RegisterFigure(mine, (*records, *self.more_records), selection, self.group_types, self.keeps)


def button(key: str, origin: Origin, selection: Selection) -> None:
    """The quiet button under a figure that opens its drawer. `key` is unique on the page.

    Opening runs the button alone and sends the drawer alone: the page stays as it is.
    """
    _button(key, origin, selection)


@st.fragment
def _button(key: str, origin: Origin, selection: Selection) -> None:
    use_language(url_state.value(LANGUAGE))  # a fragment runs again by itself, in a thread of its own
    # The name tells the buttons of a page apart for who hears it; the style sheet hides it from the eye.
    label = f"{text('panel.where_from')} :gray[{as_typed(origin.name)}]"
    if st.button(label, key=f"origin_{key}", type="tertiary"):
        _drawer(origin, selection)


def as_typed(words: str) -> str:
    """Words that Markdown shows as they are: a name from a file must never become a link or a picture."""
    return re.sub(r"([\\`*_\[\]<>$~:#|@]|(?<=www)\.)", r"\\\1", words)


def _drawer(origin: Origin, selection: Selection) -> None:
    @st.dialog(as_typed(origin.name), position="right", width="medium")  # a phone gives all its width
    def draw() -> None:
        use_language(url_state.value(LANGUAGE))
        survey, register = origin.of_survey(selection), origin.of_register(selection)
        st.html(f'<div class="g g-origin">{"".join(_parts(origin, survey, register))}</div>')
        if survey:
            of_study = origin_survey.rows(survey)
            words = text("origin.download", count=number(len(of_study)))
            _as_file(words, len(of_study), origin_survey.file_name(survey), lambda: of_study, "survey")
        if register:
            for one in register.records:
                _rows_as_file(one, register)

    draw()


def _parts(origin: Origin, survey: SurveyFigure | None, register: RegisterFigure | None) -> list[str]:
    """Everything but the files, in the order in which a reader asks."""
    chosen = [
        captions.survey_words(survey.selection) if survey else "",
        origin_register.chosen(register) if register else "",
        origin.chosen,
    ]
    calculation = [
        *(origin_survey.calculation(survey) if survey else []),
        *(origin_register.calculation(register) if register else []),
    ]
    found = (
        panel.sentences(chosen),
        _definition(origin, of_study=not (survey and survey.is_records)),
        panel.sentences(calculation),
        origin_survey.source(survey) if survey else "",
        origin_register.source(register) if register else "",
        origin_survey.notes(survey) if survey else "",
        origin.table if isinstance(origin.table, str) else origin.table(),
    )
    return [_part(key, inside) for key, inside in zip(PARTS, found, strict=True)]


def _part(key: str, inside: str) -> str:
    """One part under its head; nothing of a part that is empty."""
    return f"<section>{panel.small_head(text(f'origin.{key}'))}{inside}</section>" if inside else ""


def _definition(origin: Origin, *, of_study: bool) -> str:
    parts = [panel.definitions(origin.terms)] if origin.terms else []
    for one in origin.indicators:
        parts.append(panel.name_of_one(one.title) if len(origin.indicators) > 1 else "")
        parts += [panel.sentences([one.why]), provenance.definition(one, of_study=of_study)]
    return "".join(parts)


def _rows_as_file(records: str, register: RegisterFigure) -> None:
    """The rows of the log behind the figure; where there are too many for one file, what to do."""
    count = sum(one["rows"] for one in origin_register.used(records, register))
    rows = origin_log.words(records)
    if count > MOST_ROWS:
        st.html(f'<p class="g-quiet">{text("origin.too_many", count=number(count), rows=rows)}</p>')
        return
    asker = data.scope()

    def read() -> list[run.Row]:
        with data.asking_as(asker):  # made later, in a thread that belongs to no reader
            return origin_register.rows(records, register)

    words = text("origin.download_log", count=number(count), rows=rows)
    _as_file(words, count, origin_register.file_name(records, register), read, records)


def _as_file(words: str, count: int, file_name: str, rows: Callable[[], Sequence[run.Row]], key: str) -> None:
    """All rows that were counted, as a file that is made when somebody takes it."""
    if not count:
        return
    st.download_button(
        words,
        data=lambda: table_csv(rows()),
        file_name=file_name,
        mime="text/csv",
        key=f"origin_rows_{key}",
        on_click="ignore",
    )
