"""Log pieces of the page Pendanaan: income, spending, what a meeting, a participant and a school pays."""

from collections.abc import Sequence

import streamlit as st

from answers import captions, data, log_places, rounds, sentences
from answers.cost_ratios import PER_MEETING, PER_PARTICIPANT, PER_SCHOOL, Ratio
from answers.money import INCOME, SPENDING, Money, last_full_year
from charts import panel, value_table
from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from charts.parts import safe
from charts.value_strip import PlaceValues, value_strip
from components import funding, log_panels, origin
from components.log_panels import LogPanel
from queries import run
from queries.selection import Selection
from translations.format import number, rupiah, rupiah_round, unbroken
from translations.text import text

YEARS_SHOWN = 3


@log_panels.kept
def income(selection: Selection) -> LogPanel:
    """Income by source, a column per year."""
    return _by_year(INCOME, selection)


@log_panels.kept
def spending(selection: Selection) -> LogPanel:
    """Spending by category, a column per year; the study's order of categories is by size too."""
    return _by_year(SPENDING, selection)


def _by_year(money: Money, selection: Selection) -> LogPanel:
    rows = log_places.chosen(selection).ask(money.question, selection)
    years = sorted({row["year"] for row in rows})[-YEARS_SHOWN:]
    if not years:
        return log_panels.no_data(money.key, selection)
    found = {(row[money.column], row["year"]): row for row in rows if row["year"] in years}
    spoken = max((year for year in years if year <= last_full_year()), default=years[-1])
    of_year = [row for row in rows if row["year"] == spoken]
    largest = max(of_year, key=lambda row: row["amount_rupiah"])
    total = sum(row["amount_rupiah"] for row in of_year)
    sentence = text(
        f"log_panel.{money.key}.sentence",
        place=selection.log_place,
        count=number(largest["groups_reporting"]),
        group_type=selection.group_type,
        year=spoken,
        total=unbroken(rupiah_round(total)),
        largest=money.words(largest[money.column]),
        amount=unbroken(rupiah_round(largest["amount_rupiah"])),
    )
    columns = [BarColumn(str(year), _reporting(rows, year, selection)) for year in years]
    bars = [*_rows(money, found, years, selection), _total(rows, years)]
    missing = text("log_panel.not_reported")
    picture = bar_columns(columns, bars, caption=text(f"log_panel.{money.key}.caption"), missing=missing)
    rests_on = text(
        "log_panel.money_reported",
        count=number(largest["groups_reporting"]),
        year=spoken,
        all=log_places.registered_words(selection),
    )
    table = value_table.of_bars(columns, bars, missing=missing)
    return log_panels.made(money.key, sentence, picture, rests_on=rests_on, table=table)


def _rows(
    money: Money, found: dict[tuple[str, int], run.Row], years: Sequence[int], selection: Selection
) -> list[BarRow]:
    """Largest first over all years shown, so that the order is one."""
    names = {name for name, _ in found}
    size = {name: sum(row["amount_rupiah"] for (one, _), row in found.items() if one == name) for name in names}
    return [
        BarRow(money.words(name), tuple(_bar(found.get((name, year)), selection) for year in years))
        for name in sorted(names, key=lambda name: (-size[name], name))
    ]


def _bar(row: run.Row | None, selection: Selection) -> Bar | None:
    if row is None:
        return None
    words = text(
        "log_panel.amount_of",
        amount=rupiah_round(row["amount_rupiah"]),
        count=number(row["groups"]),
        group_type=selection.group_type,
    )
    return Bar(row["amount_rupiah"], words)


def _total(rows: Sequence[run.Row], years: Sequence[int]) -> BarRow:
    sums = [sum(row["amount_rupiah"] for row in rows if row["year"] == year) for year in years]
    return BarRow(text("log_panel.together"), tuple(Bar(one, rupiah_round(one)) for one in sums), is_apart=True)


def _reporting(rows: Sequence[run.Row], year: int, selection: Selection) -> str:
    groups = next(row["groups_reporting"] for row in rows if row["year"] == year)
    return text("log_panel.reporting", count=number(groups), group_type=selection.group_type)


# --- cost per meeting, participant, school --------------------------------------------------------------------------


@log_panels.kept
def per_meeting(selection: Selection) -> LogPanel:
    """What one meeting costs: a dot per group."""
    return _ratio(PER_MEETING, selection)


@log_panels.kept
def per_participant(selection: Selection) -> LogPanel:
    """What one participant of one meeting costs."""
    return _ratio(PER_PARTICIPANT, selection)


@log_panels.kept
def per_school(selection: Selection) -> LogPanel:
    """School dues per school and year."""
    return _ratio(PER_SCHOOL, selection)


def beside_survey(selection: Selection, values: data.Values) -> None:
    """Under the dues, in words and with its own date: what the survey printed of them."""
    st.html(_survey_box(selection, values))
    origin.button("dues_beside_survey", funding.cost_origin(selection), selection)


def _ratio(ratio: Ratio, selection: Selection) -> LogPanel:
    mine = counted(ratio, log_places.chosen(selection).ask("log_cost_values", selection))
    if not mine:
        return log_panels.no_data(ratio.key, selection)
    rows = [
        place_values(ratio, place, counted(ratio, place.ask("log_cost_values", selection)), selection)
        for place in log_places.everywhere(selection)
    ]
    sentence = text(
        f"log_panel.{ratio.key}.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        amount=unbroken(rupiah(ratio.over(mine))),
        middle=unbroken(rupiah(ratio.middle(mine))),
        year=mine[0]["money_year"],
    )
    picture = value_strip(rows, unit=str(selection.group_type), missing=text("log_panel.not_reported"), words_of=rupiah)
    rests_on = text("log_panel.reported", count=number(len(mine)), all=log_places.registered_words(selection))
    return log_panels.made(ratio.key, sentence, picture, rests_on=rests_on, table=_ratio_table(ratio, rows))


def counted(ratio: Ratio, rows: Sequence[run.Row]) -> list[run.Row]:
    """Groups of which both sums are known."""
    return ratio.counted(rows)


def place_values(
    ratio: Ratio, place: log_places.LogPlace, rows: Sequence[run.Row], selection: Selection
) -> PlaceValues:
    """The ratio of every group of one place that reported both sums; `rows` as `counted` gives them."""
    values = ratio.each(rows)
    everyone = log_places.groups(place, selection)
    quiet = text(
        "log_panel.of", count=number(len(rows)), everyone=number(everyone), unit=text("log_panel.groups_reporting")
    )
    words = text(f"log_panel.{ratio.key}.row", amount=rupiah(ratio.over(rows))) if rows else ""
    # Dots of all places together would only repeat those above.
    return PlaceValues(place.code, place.name, place.is_chosen, values, words, quiet)


def _ratio_table(ratio: Ratio, rows: Sequence[PlaceValues]) -> str:
    heads = (
        text("log_panel.place"),
        text(f"log_panel.{ratio.key}.name"),
        text("chart.strip.middle"),
        text("log_panel.groups_reporting"),
    )
    cells = [
        (row.area_name, row.words, rupiah(row.middle) if row.middle is not None else "", number(len(row.values)))
        for row in rows
    ]
    return log_panels.table(heads, cells, text("log_panel.table"))


def _survey_box(selection: Selection, values: data.Values) -> str:
    """The other clock: the bands of table 15 in words, dated; never on the axis above."""
    parts = {one: text(f"cost.part.{one}") for one in funding.BANDS}
    said = sentences.distribution("cost.sentence", parts, values, selection)
    if said is None:
        said = text("log_panel.per_school.no_survey", group_type=selection.group_type, place=selection.place)
    title = text("log_panel.per_school.survey", month=rounds.of(selection).when)
    return (
        f'<div class="g"><div class="g-other-clock"><p class="g-notes-title">{safe(title)}</p><p>{safe(said)}</p>'
        f"{panel.foot([captions.source_words(selection, (15,))])}</div></div>"
    )
