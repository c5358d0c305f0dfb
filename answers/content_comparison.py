"""The chart `banding`: one headline indicator in every kabupaten, and whether the chosen one differs."""

from functools import partial

from answers import captions, place_figures
from answers.content_parts import NothingToShowError, chosen, either, yes_and_rest
from answers.document import Chart
from indicators import registry
from indicators.comparison import PlaceFigure
from indicators.comparison_words import figure_words, statement
from indicators.indicator import Clock
from queries.selection import Selection
from translations.text import text

KEY = "banding"
# Known by kabupaten in both clocks, and the thing a Dinas can change with one letter.
INDICATORS: dict[Clock, str] = {"survey": "has_sk", "log": "log_has_sk"}


def chart(selection: Selection) -> Chart:
    """All five kabupaten, the chosen one marked; the title says what may be said of it and the others (or of the five).

    Raises NothingToShowError where neither clock knows this type of group in the place.
    """
    return either(selection, {clock: partial(_of, clock) for clock in INDICATORS})


def _of(clock: Clock, selection: Selection) -> Chart:
    indicator = registry.load(INDICATORS[clock])
    places = place_figures.figures(clock, [indicator], place_figures.everywhere(selection, clock), selection)[
        indicator.id
    ]
    each, together = places[:-1], places[-1]
    if not any(place.figure.is_counted for place in each if selection.kabupaten_code in (None, place.area_code)):
        reason = text("indicator_sentence.nothing")
        raise NothingToShowError(text("compare.reason", place=indicator.title, reason=reason))
    own = [place for place in each if place.area_code == selection.kabupaten_code]
    said = statement(indicator, (*own, together) if own else places, selection.group_type)
    everyone = text("document.together", words=figure_words(indicator, together))
    rest = text("document.series.rest")
    return Chart(
        KEY,
        "stacked",
        said.title,
        indicator.title,
        tuple(place.area_name for place in each),
        tuple(figure_words(indicator, place) for place in each),
        yes_and_rest(indicator.short, rest, [_pair(place) for place in each]),
        str(selection.group_type),
        0,
        captions.basis(indicator, selection.everywhere()),
        chosen([place.area_code for place in each], selection),
        (everyone, *said.notes),
    )


def _pair(place: PlaceFigure) -> tuple[int, int] | None:
    share = place.share
    if not share.is_counted or share.numerator is None or share.denominator is None:
        return None
    return share.numerator, share.denominator
