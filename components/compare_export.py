"""What the page Bandingkan shows, as tables for its files: counts, interval, source and statement of every figure."""

from functools import partial

from answers import comparison_tables
from answers.page_tables import PageFigures, Tables
from components import compare_choice
from components.compare_choice import Choice
from indicators.indicator import Clock


def shown(choice: Choice) -> PageFigures:
    """The chosen indicators, then all others of the clock, in the chosen places; of two rounds a table each."""
    sentence = compare_choice.said(choice.selection).sentence
    return PageFigures("bandingkan", choice.selection, partial(tables, choice), sentence)


def tables(choice: Choice) -> Tables:
    """The tables themselves."""
    if len(choice.codes) < 2:
        return ()
    if choice.is_of_rounds:
        return comparison_tables.of_rounds(choice.codes, choice.indicators, choice.selection)
    clock: Clock = "log" if choice.is_log else "survey"
    return comparison_tables.of(clock, choice.codes, choice.indicators, choice.selection)
