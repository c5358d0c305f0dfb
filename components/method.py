"""Pieces of the page Sumber dan metode: survey and data, rules, definitions, printed cells, anomalies, licences."""

import streamlit as st

from answers import data, log, rounds
from charts import panel
from charts.parts import safe
from components import origin, provenance, round_records, url_state
from components.origin import Origin
from components.url_state import Parameter
from exports.table_csv import table_csv
from geo.boundaries import ATTRIBUTION
from indicators import registry
from indicators.small_sample import LOWEST, Band
from queries import run
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import ActivityClass, CountStatus, ValueStatus
from translations.format import line_words, number
from translations.text import language, text

TABLES = tuple(str(number) for number in range(3, 21))
TABLE = Parameter("tabel", "11", url_state.one_of(*TABLES))
INFORMANTS = ("KKG", "KKKS", "KKM", "KKPS", "pemangku_kepentingan")


def survey(selection: Selection) -> None:
    """Which survey, when, how chosen."""
    current = rounds.of(selection)
    records = current.is_records
    pairs = [
        (text("method.round"), current.title),
        (text("method.fielded"), current.when),
        (
            text("method.sampling"),
            text(f"rounds.sampling.{current.sampling}") if records else text("method.sampling_purposive"),
        ),
        (text("method.document"), current.source_document),
    ]
    st.html(f'<div class="g">{panel.definitions(pairs)}</div>')
    if records:
        files = panel.notes(text("rounds.files"), round_records.files(selection))
        st.html(f'{_frame(selection)}<div class="g">{files}</div>')
        return
    for question, table in (("frame", _frame(selection)), ("informants", _informants(selection))):
        st.html(table)
        origin.button(question, Origin(text(f"method.{question}"), quoted=question), selection)
    st.html(_cell_status(selection))


def _frame(selection: Selection) -> str:
    rows = data.ask("frame", round_id=selection.round_id)
    places = dict.fromkeys(row["kabupaten_code"] for row in rows)
    by_place = {(row["kabupaten_code"], row["group_type"]): row for row in rows}
    names = {row["kabupaten_code"]: row["kabupaten_name"] or text("selection.all_short") for row in rows}
    body = [
        (names[code], *(_surveyed_of(by_place[code, kind]) for kind in SURVEYED_TYPES))
        for code in sorted(places, key=lambda code: code is None)
    ]
    caption = text("rounds.frame") if rounds.of(selection).is_records else text("method.frame")
    return panel.plain_table(caption, (text("method.place"), *SURVEYED_TYPES), body)


def _surveyed_of(row: run.Row) -> str:
    if row["groups_total"] is None:
        return text("rounds.of_unknown", count=number(row["groups_surveyed"]))
    return text("share.count", numerator=number(row["groups_surveyed"]), denominator=number(row["groups_total"]))


def _informants(selection: Selection) -> str:
    rows = data.ask("informants", round_id=selection.round_id)
    keys = dict.fromkeys((row["kabupaten_name"], row["method"]) for row in rows)
    printed = {(row["kabupaten_name"], row["method"], row["group_type"]): row["printed"] for row in rows}
    body = [
        (
            f"{name}, {text(f'method.{method}')}" if name else text("method.total_row"),
            *(printed[name, method, kind] for kind in INFORMANTS),
        )
        for name, method in keys
    ]
    heads = (text("method.place"), *INFORMANTS[:-1], text("method.stakeholders"))
    return panel.plain_table(text("method.informants"), heads, body)


def _cell_status(selection: Selection) -> str:
    rows = data.ask("cell_status", round_id=selection.round_id)
    body = []
    for status in CountStatus:
        cells = sum(row["cells"] for row in rows if row["count_status"] == status)
        if cells:
            words = (text(f"count_status.{status}"), text(f"count_status_long.{status}"), number(cells))
            body.append(words)
    heads = (text("method.status"), text("method.meaning"), text("method.number"))
    return panel.plain_table(text("method.cells"), heads, body, numbers_from=2)


def rules() -> None:
    """Small samples, classes of activity, kinds of missing."""
    st.html(_small_sample() + _classes() + _missing())


def _small_sample() -> str:
    bounds = sorted(LOWEST.items(), key=lambda item: item[1])
    body = []
    for place, (name, lowest) in enumerate(bounds):
        highest = bounds[place + 1][1] - 1 if place + 1 < len(bounds) else None
        many = (
            number(lowest) if highest == lowest else f"{number(lowest)}–{number(highest)}" if highest else f"≥ {lowest}"
        )
        body.append((many, text(f"method.band.{Band(name)}")))
    table = panel.plain_table(text("method.rule_small"), (text("method.n"), text("method.shown")), body, numbers_from=9)
    return table + f'<div class="g"><p class="g-note">{text("method.interval")}</p></div>'


def _classes() -> str:
    rows = data.ask("answers", round_id="survey_2018", question_id="meeting_frequency")
    answers = {row["option_id"]: row["activity_class"] for row in rows}
    body = [
        (
            text(f"activity_class.{name}"),
            ", ".join(data.option_words("meeting_frequency", o).lower() for o, c in answers.items() if c == name),
        )
        for name in ActivityClass
    ]
    return panel.plain_table(
        text("method.class_rule"), (text("method.class"), text("method.answers")), body, numbers_from=9
    )


def _missing() -> str:
    body = [
        (text(f"value_status.{status}.short"), text(f"value_status.{status}.long"))
        for status in ValueStatus
        if status != ValueStatus.COUNTED
    ]
    heads = (text("method.status"), text("method.meaning"))
    return panel.plain_table(text("method.missing"), heads, body, numbers_from=9)


def definitions() -> None:
    """Every indicator with its definition, by theme, from the registry."""
    parts = []
    for theme in dict.fromkeys(one.theme for one in registry.all_indicators(None)):
        found = registry.by_theme(theme, None)
        inside = "".join(f"<h3>{safe(one.title)}</h3>{provenance.definition(one)}" for one in found)
        parts.append(panel.details(f"{text(f'indicator_theme.{theme}')} ({len(found)})", inside))
    st.html(f'<div class="g">{"".join(parts)}</div>')


def cells(selection: Selection) -> None:
    """One table of the study, cell by cell, chosen from a list; all of them as CSV."""
    selection = _of_study(selection)
    st.selectbox(
        text("filter.table"),
        TABLES,
        format_func=_table_title,
        key=TABLE.key,
        persist_state="session",
        placeholder=text("filter.choose"),
    )
    chosen = int(url_state.value(TABLE))
    rows = data.ask("cells", round_id=selection.round_id, question_id=None, source_table=chosen)
    found = []
    for question_id in dict.fromkeys(row["question_id"] for row in rows):
        found += [(question_id, table) for table in provenance.printed_tables(question_id, rows)]
    st.html(
        '<div class="g">'
        + "".join(
            f"<h3>{safe(text(f'question.{question_id}'))}</h3>{panel.source_table(table)}"
            for question_id, table in found
        )
        + "</div>"
    )
    st.download_button(
        text("method.download"), data=lambda: _all_cells(selection), file_name="survey_cell.csv", mime="text/csv"
    )


def _of_study(selection: Selection) -> Selection:
    """The study's own tables and anomalies; where a later round is chosen, it is said that they are not of it."""
    if rounds.of(selection).is_records:
        words = text("rounds.of_study", when=rounds.of(rounds.study(selection)).when)
        st.html(f'<div class="g"><p class="g-note">{words}</p></div>')
    return rounds.study(selection)


def _table_title(table: str) -> str:
    rows = data.ask("cells", round_id="survey_2018", question_id=None, source_table=int(table))
    questions = dict.fromkeys(text(f"question.{row['question_id']}") for row in rows)
    return text("method.table_title", table=table, questions=", ".join(questions))


def _all_cells(selection: Selection) -> bytes:
    return table_csv(data.ask("cells", round_id=selection.round_id, question_id=None, source_table=None))


def anomalies(selection: Selection) -> None:
    """Where the study contradicts itself, and how that is shown."""
    selection = _of_study(selection)
    body = []
    for row in data.ask("notes", round_id=selection.round_id):
        key = "method.in_table" if row["source_table"] else "method.in_lines"
        where = text(key, table=row["source_table"], lines=line_words(row["source_lines"]))
        body.append((where, row[f"finding_{language()}"], row[f"treatment_{language()}"]))
    heads = (text("method.where"), text("method.finding"), text("method.treatment"))
    st.html(panel.plain_table(text("section.anomalies.title"), heads, body, numbers_from=9, stacked=True))


def attribution() -> None:
    """Whose work stands on these pages, and under which licence."""
    boundaries = f"{ATTRIBUTION[language()]} {text('method.citation')}"
    pairs = [
        (text("attribution.study"), text("attribution.study_words")),
        (text("attribution.standard"), text("attribution.standard_words")),
        (text("attribution.maps"), boundaries),
        (text("attribution.letters"), text("attribution.letters_words")),
        (text("attribution.sample"), text("attribution.sample_words") if log.mark() else ""),
    ]
    st.html(f'<div class="g">{panel.definitions(pairs)}</div>')
