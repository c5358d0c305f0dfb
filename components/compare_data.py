"""The figures that the page Bandingkan compares: of one clock, in the chosen places, west to east."""

from answers import captions, log, place_figures
from answers.place_figures import Places
from components.compare_choice import Choice
from indicators.registry import Indicator

__all__ = ["Places", "figures", "source_words"]


def figures(choice: Choice) -> dict[str, Places]:
    """Indicator -> its figure in every chosen place, for all indicators of the clock that the type of group has."""
    return place_figures.figures("log" if choice.is_log else "survey", choice.known, choice.codes, choice.selection)


def source_words(indicator: Indicator, choice: Choice) -> str:
    """Source and date of a figure: the table of the study, or the log with its day and the mark of simulated data."""
    if choice.is_log:
        return log.source_words()
    return captions.source_words(choice.selection, indicator.source_tables)
