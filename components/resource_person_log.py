"""Log pieces of the page Narasumber: who is there and qualified, topics offered and asked, who spoke."""

from functools import partial

from answers import data, log_places
from answers.log_places import LogPlace
from charts import value_table
from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from charts.icon_matrix import MatrixColumn, MatrixRow, icon_matrix
from components import log_panels, meeting_panels
from components.log_panels import LogPanel
from indicators.share import Share
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text

CRITERIA = ("with_s1", "with_ten_years", "with_expertise", "available", "suitable")


@log_panels.kept
def persons(selection: Selection) -> LogPanel:
    """Persons by kind against what the standard asks; one person may meet several criteria."""
    place = log_places.chosen(selection)
    rows = data.ask("log_persons", **place.codes)
    everyone = sum(row["persons"] for row in rows)
    if not everyone:
        return log_panels.no_data("persons", selection)
    everybody = {name: sum(row[name] for row in rows) for name in ("persons", *CRITERIA)}
    columns = [MatrixColumn(text(f"log_panel.persons.column.{name}")) for name in CRITERIA]
    found = [
        *((text(f"resource_person_kind.{row['kind']}"), row) for row in rows),
        (text("log_panel.together"), everybody),
    ]
    matrix = [
        MatrixRow(
            text("panel.part", count=number(row["persons"]), name=label),
            tuple(Share(row[name], row["persons"], is_census=True) for name in CRITERIA),
        )
        for label, row in found
    ]
    sentence = text(
        "log_panel.persons.sentence",
        place=selection.log_place,
        count=log_places.of_words(everybody["suitable"], everyone, text("log_panel.people")),
    )
    return log_panels.made(
        "persons",
        sentence,
        icon_matrix(columns, matrix, caption=text("log_panel.persons.caption")),
        rests_on=text("log_panel.persons.counted", count=number(everyone)),
        table=value_table.of_matrix(columns, matrix),
    )


@log_panels.kept
def topics(selection: Selection) -> LogPanel:
    """Topics of meetings beside topics that suitable persons of the kabupaten offer: two counts, two scales."""
    rows = _of_type(log_places.chosen(selection).ask("log_topics_offered_asked", selection), selection)
    if not rows:
        return log_panels.no_data("topics_offered", selection)
    missing = [row for row in rows if row["meetings"] and not row["persons"]]
    most = rows[0]
    sentence = text(
        "log_panel.topics_offered.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        topic=data.option_words("topics", most["topic"]),
        meetings=number(most["meetings"]),
        persons=number(most["persons"]),
        missing=text("log_panel.topics_offered.missing", count=number(len(missing)))
        if missing
        else text("log_panel.topics_offered.none_missing"),
    )
    columns = [
        BarColumn(text("log_panel.topics_offered.asked"), text("log_panel.topics_offered.asked_note")),
        BarColumn(text("log_panel.topics_offered.offered"), text("log_panel.topics_offered.offered_note")),
    ]
    bars = [BarRow(data.option_words("topics", row["topic"]), (_asked(row, selection), _offered(row))) for row in rows]
    picture = bar_columns(columns, bars, caption=text("log_panel.topics_offered.caption"), missing="", own_scale=True)
    meetings = sum(row["meetings"] for row in rows)
    table = value_table.of_bars(columns, bars, missing="")
    rests_on = meeting_panels.counted(meetings)
    return log_panels.made("topics_offered", sentence, picture, rests_on=rests_on, table=table)


def _of_type(rows: list[run.Row], selection: Selection) -> list[run.Row]:
    """Without topics that nobody dealt with and that the study never asked this type of group about."""
    asked = {option.option_id for option in data.options("topics", selection).get(selection.group_type, [])}
    return [row for row in rows if row["meetings"] or not asked or row["topic"] in asked]


def _asked(row: run.Row, selection: Selection) -> Bar:
    if not row["meetings"]:
        return Bar(0, text("log_panel.topics_offered.not_asked"))
    return meeting_panels.meetings_bar(row, selection)


def _offered(row: run.Row) -> Bar:
    if row["meetings"] and not row["persons"]:
        return Bar(0, text("log_panel.topics_offered.nobody"))
    return Bar(row["persons"], text("panel.part", count=number(row["persons"]), name=text("log_panel.people")))


@log_panels.kept
def outside(selection: Selection) -> LogPanel:
    """Meetings with a narasumber from outside, out of all meetings, by place."""
    return meeting_panels.share("outside", selection, _outside)


def _outside(place: LogPlace, selection: Selection) -> tuple[int, int]:
    """(meetings with somebody from outside, all meetings) of the last twelve months."""
    rows = place.ask("log_narasumber_used", selection)
    return sum(row["meetings"] for row in rows if row["is_outside_narasumber"]), sum(row["meetings"] for row in rows)


@log_panels.kept
def spoke(selection: Selection) -> LogPanel:
    """Who spoke, most often first; meetings without a named narasumber last."""
    return meeting_panels.ranking(
        "spoke",
        selection,
        log_places.chosen(selection).ask("log_narasumber_used", selection),
        column="narasumber_kind",
        filling="kind",
        words=partial(data.option_words, "narasumber"),
        label=_speaker,
        bar=lambda row: _asked(row, selection),
    )


def _speaker(row: run.Row) -> str:
    if row["narasumber_kind"] is None:
        return text("log_panel.spoke.nobody")
    words = data.option_words("narasumber", row["narasumber_kind"])
    return text("log_panel.spoke.outside", kind=words) if row["is_outside_narasumber"] else words
