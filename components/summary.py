"""Pieces of the landing page: key figures, drawn map, what needs attention. Drawn HTML only, so it stays light."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from answers import captions, data, rounds
from answers.captions import coverage_words
from charts import key_figure, panel, svg_map
from components import origin, panels
from components.origin import Origin
from geo import svg_paths
from geo.boundaries import ATTRIBUTION
from indicators import attention as rules
from indicators import registry
from indicators.registry import Indicator, Theme
from indicators.statement import share_words
from queries.selection import Selection
from translations.text import language, text

MOST_SHOWN = 3  # a district head acts on three things, not on eight
# The landing page asks first whether groups live, then on what they stand.
THEMES_FIRST = (Theme.KEAKTIFAN, Theme.ORGANISASI, Theme.NARASUMBER)


def or_everywhere(selection: Selection) -> Selection:
    """The selection, or all five kabupaten where no group of this type was surveyed in the chosen one."""
    return selection if data.coverage(selection)[0] else selection.everywhere()


def say_if_nobody(selection: Selection) -> None:
    """Say why there are no figures where no group of this type was surveyed, and what to choose instead."""
    surveyed, _ = data.coverage(selection)
    when = rounds.of(selection).when
    if not data.has_survey(selection):
        reason = text("province.no_survey", place=selection.log_place)
        st.html(panel.empty(reason, text("province.no_survey_todo", when=when)))
    elif surveyed == 0:
        reason = text("empty.nobody", group_type=selection.group_type, place=selection.place, when=when)
        st.html(panel.empty(reason, text("empty.nobody_todo")))


def key_figures(values: data.Values, selection: Selection) -> None:
    """The headline indicators of the chosen place, the five together as a thin mark."""
    with st.container(key="cards"):
        for indicator in sorted(registry.headline(), key=lambda one: THEMES_FIRST.index(one.theme)):
            with st.container(key=f"card_{indicator.id}", gap=None):
                _key_figure(indicator, values, selection)


def _key_figure(indicator: Indicator, values: data.Values, selection: Selection) -> None:
    """One card and the button of its drawer, in one frame."""
    area, untouched = captions.shown_area(indicator, values)
    reference = values.of(indicator.id, None) if area.area_code else None
    foot = " · ".join(filter(None, [captions.source_words(selection, indicator.source_tables), untouched]))
    sentence = indicator.sentence(captions.place_of(area, selection), area.share, selection.group_type)
    st.html(key_figure.key_figure(indicator.short, area, reference, foot, sentence))
    origin.button(f"card_{indicator.id}", panels.indicator_origin(indicator, selection), selection)


def drawn_map(indicator_id: str, values: data.Values, selection: Selection) -> None:
    """SVG map of one indicator with its sentence, legend and attribution."""
    indicator = registry.load(indicator_id)
    by_code = {area.area_code: area for area in values.by_kabupaten(indicator_id) if area.area_code}
    legend = text("map.legend", group_type=selection.group_type, title=indicator.title)
    picture = svg_map.svg_map(
        svg_paths.read(),
        by_code,
        chosen=selection.kabupaten_code,
        legend=legend,
        attribution=ATTRIBUTION[language()],
        mode=panels.mode(),
    )
    area = values.chosen_of(indicator_id)
    sentence = indicator.sentence(captions.place_of(area, selection), area.share, selection.group_type)
    facts = [coverage_words(selection), captions.source_words(selection, indicator.source_tables)]
    st.html(panel.panel(sentence, indicator.title, picture, panel.foot(facts)))
    origin.button("drawn_map", panels.indicator_origin(indicator, selection), selection)


def attention(values: data.Values, selection: Selection) -> None:
    """What crosses a bound in the chosen place: sentence, what the study recommends, who acts."""
    items, speaks, checked = [], [], []
    for rule in rules.rules("survey"):
        checked.append(rule.indicator_id)
        area = values.chosen_of(rule.indicator_id)
        if rule.fires(area.share):
            sentence = rule.sentence(captions.place_of(area, selection), area.share, selection.group_type)
            items.append((sentence, rule.action, rule.who))
            speaks.append(rule.indicator_id)
    title = " · ".join(filter(None, [text("attention.title"), rounds.of(selection).mark]))
    st.html(panel.attention(title, items[:MOST_SHOWN], text("attention.nothing")))
    shown = tuple(dict.fromkeys(speaks[:MOST_SHOWN] or checked))
    table = partial(_table_of_rules, tuple(checked), selection)
    origin.button("attention", Origin(text("attention.title"), shown, table=table), selection)


def _table_of_rules(checked: Sequence[str], selection: Selection) -> str:
    """What each rule looked at, those that said nothing too."""
    values = data.values(selection)
    asked = panels.asked(selection, *dict.fromkeys(checked))
    rows = [(registry.load(one).title, share_words(values.chosen_of(one).share)) for one in asked]
    return panel.plain_table(text("value_table.checked"), (text("fact.what"), selection.place), rows)
