"""Panels: an indicator or a question with its sentence, picture, source and table; or the reason why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from answers import captions, data, rounds
from charts import dot_strip, option_bars, ordered_bars, panel, value_table
from components import kept_panels, legacy_pages, origin, province_choice, round_choice, steady_chart
from components.kept_panels import KeptPanel
from components.origin import Origin
from indicators import registry
from indicators.registry import Indicator
from queries.selection import PROVINCE, Selection
from schemas.vocabulary import GroupType
from translations.text import text

OF_THE_SURVEY = "ringkasan"  # the page whose lead speaks of nothing but the survey
OTHER_OF_RECORDS = ("program",)  # parts of pages whose lead speaks of what the study prints


def mode() -> str:
    """`light` or `dark`, as the reader sees the page now."""
    return st.context.theme.type or "light"


def side_by_side(*draw: Callable[[], None]) -> None:
    """Panels in pairs on a wide page, under each other on a phone."""
    for first in range(0, len(draw), 2):
        for column, one in zip(st.columns(2, gap="large"), draw[first : first + 2], strict=False):
            with column:
                one()


def indicator_panels(selection: Selection, *indicator_ids: str) -> None:
    """Dot strips of several indicators, in pairs."""
    side_by_side(*(partial(indicator_panel, selection, one) for one in indicator_ids))


def page_head(page: str) -> DeltaGenerator:
    """Title of a page as the question it answers. First on every page.

    Returns the place at its right for what can be done with the page, to be filled when the filters are known.
    """
    legacy_pages.through_dashboard()
    round_choice.read()
    current = round_choice.chosen()
    lead = text(f"page.{page}.lead", when=current.when, year=current.fielded_from.year)
    if page == OF_THE_SURVEY and province_choice.chosen() != PROVINCE:
        lead = text("province.lead")
    with st.container(key="page_head", horizontal=True, vertical_alignment="top", gap="small"):
        st.html(panel.page_head(text(f"page.{page}.title"), lead))
        return st.container(key="head_actions", horizontal=True, width="content", gap="small")


def section(key: str) -> None:
    """Head of a part of a page: `section.<key>.title` and `.lead` (`rounds.section.<key>` where records differ)."""
    current = round_choice.chosen()
    is_other = current.is_records and key in OTHER_OF_RECORDS
    lead = text(f"rounds.section.{key}") if is_other else text(f"section.{key}.lead")
    st.html(panel.section(text(f"section.{key}.title", when=current.when), lead))


@kept_panels.kept_for_all
def indicator_panel(selection: Selection, indicator_id: str) -> KeptPanel:
    """Dot strip of one indicator: every kabupaten where the study has them, else the five together."""
    indicator = registry.load(indicator_id)
    if not is_asked(indicator, selection):
        return KeptPanel(not_asked(indicator.title, selection, [str(kind) for kind in indicator.group_types]))
    values = data.values(selection)
    area, untouched = captions.shown_area(indicator, values)
    picture = dot_strip.dot_strip(values.everywhere(indicator_id), unit=selection.group_type)
    shown = selection if area.area_code else selection.everywhere()
    facts = [captions.coverage_words(shown), captions.source_words(selection, indicator.source_tables), untouched]
    sentence = indicator.sentence(shown.place, area.share, selection.group_type)
    html = panel.panel(sentence, indicator.title, picture, panel.foot(facts))
    return KeptPanel(html, f"indicator_{indicator_id}", indicator_origin(indicator, selection))


def indicator_origin(indicator: Indicator, selection: Selection) -> Origin:
    """What stands behind one indicator of the survey, shown for every place."""
    table = partial(_table_of_places, indicator.id, selection)
    return Origin(indicator.title, (indicator.id,), indicator.question_id, table=table)


def _table_of_places(indicator_id: str, selection: Selection) -> str:
    return value_table.of_places(data.values(selection).everywhere(indicator_id), unit=str(selection.group_type))


@kept_panels.kept_for_all
def options_panel(
    selection: Selection, question_id: str, tables: Sequence[int], sentence_of: str, *, with_others: bool = True
) -> KeptPanel:
    """Bars of a question with many answers, for the five kabupaten together, other types of group as thin marks.

    `sentence_of` is the indicator whose sentence is the title. Of records: for the chosen kabupaten.
    """
    place = rounds.shown(selection)
    found = data.options(question_id, selection, place.kabupaten_code)
    if selection.group_type not in found:
        return KeptPanel(not_asked(text(f"question.{question_id}"), selection, [str(kind) for kind in found]))
    indicator = registry.load(sentence_of)
    area = data.values(place).chosen_of(indicator.id)
    others = {str(kind): shares for kind, shares in found.items() if with_others and kind != selection.group_type}
    picture = option_bars.option_bars(found[selection.group_type], others=others)
    facts = [captions.coverage_words(place), captions.source_words(selection, tables), rounds.untouched(selection)]
    title = indicator.sentence(place.place, area.share, selection.group_type)
    html = panel.panel(title, text(f"question.{question_id}"), picture, panel.foot(facts))
    table = partial(_table_of_options, question_id, selection, with_others=with_others)
    return KeptPanel(html, f"question_{question_id}", _question_origin(question_id, sentence_of, table))


@kept_panels.kept_for_all
def ordered_panel(selection: Selection, question_id: str, tables: Sequence[int], indicator_id: str) -> KeptPanel:
    """Blocks of an ordered question that the study prints for the five kabupaten together.

    Where no count is known (the study's percentages fit none), bars of the published percentages instead.
    """
    indicator = registry.load(indicator_id)
    place = rounds.shown(selection)
    area = data.values(place).chosen_of(indicator.id)
    shares = data.options(question_id, place, place.kabupaten_code).get(selection.group_type, [])
    if any(option.share.is_counted for option in shares):
        picture = ordered_bars.ordered_bars(data.ordered(question_id, place), unit=selection.group_type)
    else:
        picture = option_bars.option_bars(shares, keep_order=True)
    facts = [captions.coverage_words(place), captions.source_words(selection, tables), rounds.untouched(selection)]
    sentence = indicator.sentence(place.place, area.share, selection.group_type)
    html = panel.panel(sentence, text(f"question.{question_id}"), picture, panel.foot(facts))
    table = partial(table_of_answers, question_id, place)
    return KeptPanel(html, f"question_{question_id}", _question_origin(question_id, indicator_id, table))


@dataclass(frozen=True)
class KeptChart:
    """A chart between its sentence and its source, as it is sent; without a figure only why there is none."""

    head: str
    sent: bytes = b""
    foot: str = ""
    origin: Origin | None = None


def chart_panel(
    selection: Selection,
    question_id: str,
    tables: Sequence[int],
    *,
    indicator_id: str,
    draw: Callable[[Selection, str], str],
    say: Callable[[Selection], str | None] | None = None,
) -> None:
    """A drawn chart of an ordered question between its sentence and its source.

    `draw` makes the figure for a selection and a mode (as `plotly_base.wire` writes it), `say` the title; without one,
    or where it knows none, the sentence of the indicator is the title. Both are functions of a module and depend on
    nothing else: what they make is kept for all readers.
    """
    found = _chart(selection, mode(), question_id, tables, indicator_id, draw, say)
    st.html(found.head)
    if found.origin is None:
        return
    steady_chart.draw(found.sent, key=f"chart_{question_id}")
    st.html(found.foot)
    origin.button(f"question_{question_id}", found.origin, selection)


@kept_panels.remembered_for_all
def _chart(
    selection: Selection,
    mode: str,
    question_id: str,
    tables: Sequence[int],
    indicator_id: str,
    draw: Callable[[Selection, str], str],
    say: Callable[[Selection], str | None] | None,
) -> KeptChart:
    indicator = registry.load(indicator_id)
    if not is_asked(indicator, selection):
        asked_of = [str(kind) for kind in indicator.group_types]
        return KeptChart(not_asked(text(f"question.{question_id}"), selection, asked_of))
    area, untouched = captions.shown_area(indicator, data.values(selection))
    own = say(selection) if say else None
    sentence = own or indicator.sentence(captions.place_of(area, selection), area.share, selection.group_type)
    facts = [captions.coverage_words(selection), captions.source_words(selection, tables), untouched]
    return KeptChart(
        f'<section class="g g-panel">{panel.head(sentence, text(f"question.{question_id}"))}</section>',
        steady_chart.packed(draw(selection, mode), sentence),
        f'<div class="g">{panel.foot(facts)}</div>',
        _question_origin(question_id, indicator_id, partial(table_of_answers, question_id, selection)),
    )


def _question_origin(question_id: str, indicator_id: str, table: Callable[[], str]) -> Origin:
    """What stands behind a question; the indicator is the one that the title speaks of."""
    return Origin(text(f"question.{question_id}"), (indicator_id,), question_id, table=table)


def table_of_answers(question_id: str, selection: Selection) -> str:
    """Every answer in every place as a table."""
    return value_table.of_answers(data.ordered(question_id, selection), unit=str(selection.group_type))


def _table_of_options(question_id: str, selection: Selection, *, with_others: bool) -> str:
    place = rounds.shown(selection)
    found = data.options(question_id, place, place.kabupaten_code)
    others = {str(kind): shares for kind, shares in found.items() if with_others and kind != selection.group_type}
    return value_table.of_options(found[selection.group_type], unit=str(selection.group_type), others=others)


def is_asked(indicator: Indicator, selection: Selection) -> bool:
    """Whether the study has this indicator for the chosen type of group."""
    return GroupType(selection.group_type) in indicator.group_types


def asked(selection: Selection, *indicator_ids: str) -> list[str]:
    """Those indicators that the study has for the chosen type of group."""
    return [one for one in indicator_ids if is_asked(registry.load(one), selection)]


def not_asked(name: str, selection: Selection, has: Sequence[str]) -> str:
    """HTML: why a panel is empty for this type of group, and which type would fill it."""
    reason = text("empty.not_asked", name=name, group_type=selection.group_type)
    return panel.empty(reason, text("empty.choose_type", types=", ".join(has)))
