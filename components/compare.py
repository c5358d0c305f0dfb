"""One block per indicator on the page Bandingkan: the statement, the places on one scale, what it rests on."""

from dataclasses import replace
from functools import partial

import streamlit as st

from answers import data, log, log_places, rounds
from answers.captions import coverage_words
from charts import bar_columns, panel
from charts.bar_columns import Bar, BarColumn, BarRow
from charts.compare_strip import StripRow, compare_strip
from charts.parts import safe
from components import compare_data, origin, panels, summary, two_rounds
from components.compare_choice import Choice, clock_words
from components.compare_data import Places
from components.origin import Origin
from indicators import registry
from indicators.comparison import LEAST, PlaceFigure, one_and_all
from indicators.comparison_words import figure_words, n_words, only_together, others, statement
from indicators.registry import Indicator
from indicators.share import Rate
from indicators.statement import interval_words
from queries.selection import SURVEYED_TYPES
from translations.format import number
from translations.text import text


def can_be_shown(choice: Choice) -> bool:
    """Whether there is anything to compare; where not, the reason and the cure stand on the page."""
    if len(choice.codes) < 2:
        st.html(panel.empty(text("compare.too_few_places"), text("compare.too_few_places_cure")))
        return False
    if choice.is_log:
        if log.state().is_empty:
            st.html(panel.empty(text("log.empty"), text("log.empty_cure")))
            return False
        return True
    summary.say_if_nobody(choice.selection)
    return choice.selection.group_type in SURVEYED_TYPES


def blocks(choice: Choice) -> None:
    """The chosen indicators, in pairs on a wide page; the clock with its date and its rule stand above them once."""
    if choice.is_of_rounds:
        _of_rounds(choice)
        return
    words = text("compare.census") if choice.is_log else text("compare.rule", least=LEAST)
    st.html(panel.section(clock_words(choice.clock, choice.selection), words))
    if choice.is_log and log.mark():
        st.html(f'<div class="g"><p class="g-sample">{safe(log.sample_words())}</p></div>')
    found = compare_data.figures(choice)
    draw = [partial(block, registry.load(one), found.get(one, ()), choice) for one in choice.indicators]
    if len(draw) == 1:
        draw[0]()
    else:
        panels.side_by_side(*draw)


def _of_rounds(choice: Choice) -> None:
    first, later = rounds.pair(choice.selection)
    names = two_rounds.labels(*((one.fielded_from, one.is_sample) for one in (first, later)))
    st.html(panel.section(clock_words(choice.clock, choice.selection)))
    asked = [replace(choice.selection, round_id=one.round_id) for one in (first, later)]
    before, after = (
        two_rounds.Round(label, one.sampling, one.is_sample, data.values(selection))
        for label, one, selection in zip(names, (first, later), asked, strict=True)
    )
    two_rounds.draw(choice.indicators, choice.codes, before, after, choice.selection)


def block(indicator: Indicator, places: Places, choice: Choice) -> None:
    """One indicator: statement as title, its places, what it rests on, and what stands behind it."""
    selection = choice.selection
    if not places:
        st.html(panels.not_asked(indicator.title, selection, [str(kind) for kind in indicator.group_types]))
        return
    said = statement(indicator, places, selection.group_type)
    direction = text(f"indicator_direction.{indicator.direction}")
    name = text("compare.direction", group_type=selection.group_type, direction=direction)
    notes = "".join(f"<span>{safe(one)}</span>" for one in said.notes)
    notes = f'<p class="g-note">{notes}</p>' if notes else ""
    facts = [_rests_on(choice), compare_data.source_words(indicator, choice)]
    shown = with_rest(indicator, places)
    picture = _picture(indicator, shown, choice)
    st.html(panel.panel(said.title, name, f"{picture}{notes}", panel.foot(facts)))
    behind = Origin(indicator.title, (indicator.id,), indicator.question_id, table=table(indicator, shown, choice))
    origin.button(f"compare_{indicator.id}", behind, selection)


def with_rest(indicator: Indicator, places: Places) -> Places:
    """One kabupaten and the five together: between them the others, since it is compared with those."""
    pair = one_and_all(places)
    rest = others(indicator, *pair) if pair else None
    return places if rest is None else (places[0], rest, places[1])


def table(indicator: Indicator, places: Places, choice: Choice) -> str:
    """The table behind the picture."""
    heads = [text("compare.column_place"), text("compare.column_figure")]
    rows = [[place.area_name, figure_words(indicator, place)] for place in places]
    if not choice.is_log:
        heads += [text("compare.column_interval"), text("compare.column_coverage")]
        for row, place in zip(rows, places, strict=True):
            row += [interval_words(place.share) or "–", _covered(place, choice)]
    return panel.plain_table(text("compare.table_of", name=indicator.title), heads, rows, numbers_from=9)


def _picture(indicator: Indicator, places: Places, choice: Choice) -> str:
    if indicator.scale == "rate":
        return _bars(indicator, places, choice)
    shown = [place for place in places if place.area_code is None] if only_together(places) else places
    if indicator.scale == "score":  # an average without counts: said in the title, never drawn on the line of shares
        return ""
    rows = [_strip_row(indicator, place, choice) for place in shown]
    return compare_strip(rows, unit=text(f"compare.unit.{indicator.unit}", group_type=choice.selection.group_type))


def _strip_row(indicator: Indicator, place: PlaceFigure, choice: Choice) -> StripRow:
    covered = "" if choice.is_log else _covered(place, choice)
    words = figure_words(indicator, place)
    return StripRow(place.area_code, _label(indicator, place), place.share, words, covered, _is_own(place, choice))


def _bars(indicator: Indicator, places: Places, choice: Choice) -> str:
    rows = [
        BarRow(
            _label(indicator, place),
            (_bar(indicator, place),),
            is_chosen=_is_own(place, choice),
            is_apart=place.area_code is None,
        )
        for place in places
    ]
    note = f'<p class="g-note">{safe(text("compare.bars"))}</p>'
    caption = text("compare.table_of", name=indicator.title)
    missing = text("indicator_sentence.nothing")
    return bar_columns.bar_columns([BarColumn("")], rows, caption=caption, missing=missing) + note


def _bar(indicator: Indicator, place: PlaceFigure) -> Bar | None:
    value = place.figure.value if isinstance(place.figure, Rate) else None
    return None if value is None else Bar(value, figure_words(indicator, place))


def _label(indicator: Indicator, place: PlaceFigure) -> str:
    name, n = place.area_name[:1].upper() + place.area_name[1:], n_words(indicator, place)
    return text("compare.row_label", place=name, n=n) if n else name


def _is_own(place: PlaceFigure, choice: Choice) -> bool:
    return place.area_code is not None and place.area_code == choice.selection.kabupaten_code


def _covered(place: PlaceFigure, choice: Choice) -> str:
    """`11 dari 88 KKG disurvei`; empty where the round does not say how many there are."""
    if place.groups_total is None or place.groups_surveyed is None:
        return ""
    return text(
        "coverage",
        surveyed=number(place.groups_surveyed),
        total=number(place.groups_total),
        group_type=choice.selection.group_type,
    )


def _rests_on(choice: Choice) -> str:
    """Coverage of the five together: that of each place stands in its row."""
    everywhere = choice.selection.everywhere()
    if choice.is_log:
        return log_places.registered_words(everywhere)
    return coverage_words(everywhere)
