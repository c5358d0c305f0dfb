"""The dense part of the brief: what groups do, what money they have, who can speak; small pictures of existing pieces.

Every picture shows the chosen kabupaten, beside it the five together where both fit one scale.
"""

from collections.abc import Sequence

from answers import activity_classes, brief, captions, data, log, log_places, money, narasumber_km
from answers.money import Money, PerGroup
from charts import dot_strip, panel, value_table
from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from charts.month_multiples import month_multiples
from charts.ordered_bars import ordered_bars
from charts.parts import safe
from charts.value_strip import value_strip
from components import activity_log, class_log, distance_log, funding_log, log_panels
from indicators import registry
from queries.selection import Selection
from translations.format import day, rupiah
from translations.text import text


def _both(selection: Selection) -> list[log_places.LogPlace]:
    """The chosen kabupaten and the five together."""
    return [log_places.chosen(selection), log_places.everywhere(selection)[-1]]


def sentence_of(indicator_id: str, selection: Selection) -> str:
    """The sentence of an indicator of the log for the chosen kabupaten, counts included."""
    figure = brief.log_figure(indicator_id, selection)
    return registry.load(indicator_id).sentence(selection.log_place, figure, selection.group_type)


def _made(indicator_id: str, picture: str, selection: Selection) -> str:
    """A panel whose title is the sentence of its indicator."""
    below = panel.foot([log.source_words()])
    return panel.panel(sentence_of(indicator_id, selection), registry.load(indicator_id).title, picture, below)


# --- activity -------------------------------------------------------------------------------------------------------


@log_panels.kept_html
def classes(selection: Selection) -> str:
    """Groups by class beside the five kabupaten together."""
    words = activity_classes.class_words()
    rows = [
        class_log.place_answers(place.code, place.name, place.is_chosen, log_places.classes(place, selection), words)
        for place in _both(selection)
    ]
    picture = ordered_bars(rows, unit=selection.group_type)
    sentence = activity_classes.sentence(selection, words)
    return panel.panel(sentence, text("log_panel.classes.name"), picture, panel.foot([log.source_words()]))


@log_panels.kept_html
def months(selection: Selection) -> str:
    """Meetings of the last 24 months, per group, on one scale with the five together."""
    now = log.state()
    rows = [activity_log.months_of(place, selection, now) for place in _both(selection)]
    picture = month_multiples(
        rows,
        unit=str(selection.group_type),
        yardstick_per_year=activity_log.yardstick(selection),
        until=day(now.until),
    )
    return _made("log_meetings_per_group", picture, selection)


# --- money ----------------------------------------------------------------------------------------------------------


@log_panels.kept_html
def income(selection: Selection) -> str:
    """Income per reporting group by source, in the last year that is over."""
    return _money(money.INCOME, selection)


@log_panels.kept_html
def spending(selection: Selection) -> str:
    """Spending per reporting group by purpose, in the last year that is over."""
    return _money(money.SPENDING, selection)


def _money(kind: Money, selection: Selection) -> str:
    rows = money.of_last_year(kind, log_places.chosen(selection), selection)
    if not rows:
        return log_panels.no_data(kind.key, selection).html
    picture = bar_columns(
        [BarColumn("")],
        _bars(money.per_group(kind, rows)),
        caption=text(f"log_panel.{kind.key}.caption"),
        missing=text("log_panel.not_reported"),
    )
    name = text(f"profile.{kind.key}.name", year=rows[0]["year"])
    return panel.panel(money.sentence(kind, rows, selection), name, picture, panel.foot([log.source_words()]))


def money_table(kind: Money, selection: Selection) -> str:
    """The bars of money as a table."""
    bars = _bars(money.per_group(kind, money.of_last_year(kind, log_places.chosen(selection), selection)))
    return value_table.of_bars([BarColumn("")], bars, missing=text("log_panel.not_reported"))


def _bars(found: Sequence[PerGroup]) -> list[BarRow]:
    return [BarRow(one.label, (Bar(one.amount, one.words),)) for one in found]


@log_panels.kept_html
def per_meeting(selection: Selection) -> str:
    """What a meeting costs: a dot per group."""
    ratio = funding_log.PER_MEETING
    rows = funding_log.counted(ratio, log_places.chosen(selection).ask("log_cost_values", selection))
    if not rows:
        return log_panels.no_data(ratio.key, selection).html
    place = funding_log.place_values(ratio, log_places.chosen(selection), rows, selection)
    picture = value_strip(
        [place], unit=str(selection.group_type), missing=text("log_panel.not_reported"), words_of=rupiah
    )
    return _made("log_cost_per_meeting", picture, selection)


# --- narasumber -----------------------------------------------------------------------------------------------------


@log_panels.kept_html
def distances(selection: Selection) -> str:
    """Kilometres to the nearest suitable person: a dot per group; how many persons there are stands under it."""
    place = log_places.chosen(selection)
    strip = distance_log.strip(place, place.ask("log_distance_values", selection), selection)
    if not strip.values:
        return log_panels.no_data("distances", selection).html
    marks = [(float(km), narasumber_km.kilometres(km)) for km in (narasumber_km.NEAR_KM, narasumber_km.FAR_KM)]
    picture = value_strip(
        [strip],
        unit=str(selection.group_type),
        missing=text("log_panel.distances.no_point"),
        words_of=narasumber_km.kilometres,
        marks=marks,
    )
    return _made("log_narasumber_within_25_km", picture, selection)


@log_panels.kept_html
def persons(selection: Selection) -> str:
    """How many suitable persons there are, and for how many groups."""
    second = f"<p>{safe(sentence_of('log_persons_per_10_groups', selection))}</p>"
    return _made("log_suitable_persons", second, selection)


@log_panels.kept_html
def adequacy(selection: Selection) -> str:
    """The other clock: what groups said in the survey of their access to narasumber."""
    indicator = registry.load("narasumber_access_adequate")
    values = data.values(selection)
    area = values.chosen_of(indicator.id)
    picture = dot_strip.dot_strip([area, values.of(indicator.id, None)], unit=str(selection.group_type))
    facts = [captions.coverage_words(selection), captions.source_words(selection, indicator.source_tables)]
    sentence = indicator.sentence(selection.place, area.share, selection.group_type)
    return panel.panel(sentence, indicator.title, picture, panel.foot(facts))
