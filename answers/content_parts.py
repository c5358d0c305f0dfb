"""Pieces that all charts of a document share: which clock speaks, categories, series, the mark of the chosen place."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from answers import brief, data, log
from answers.document import Chart, Series
from charts.ordered_bars import ICONS, ColourRole, PlaceAnswers, with_residue
from charts.theme import LIGHT
from indicators.indicator import Clock
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.format import number
from translations.text import text

# Colours of ordered answers on paper, best to worst; the middle one is pale, so that it reads as neither.
COLOURS = {
    ColourRole.BEST: LIGHT.classes[ActivityClass.AKTIF],
    ColourRole.GOOD: LIGHT.classes[ActivityClass.CUKUP_AKTIF],
    ColourRole.MIDDLE: LIGHT.scale[1],
    ColourRole.WEAK: LIGHT.classes[ActivityClass.KURANG_AKTIF],
    ColourRole.WORST: LIGHT.classes[ActivityClass.VAKUM],
    ColourRole.MISSING: LIGHT.no_data,
    ColourRole.UNKNOWN: LIGHT.hairline,
}
LAST = (ColourRole.UNKNOWN, ColourRole.MISSING)


class NothingToShowError(Exception):
    """A chart that has no figures; the message is the reason, for the reader."""


def speaks(selection: Selection) -> Clock:
    """The clock that speaks where both could: the log of today, but what is real goes before what is not.

    Raises NothingToShowError where neither has a group of this type in the chosen place.
    """
    has_log, is_surveyed = brief.has_log(selection), data.coverage(selection)[0] > 0
    if has_log and not (is_surveyed and log.state().is_sample):
        return "log"
    if is_surveyed:
        return "survey"
    raise NothingToShowError(nothing_words(selection))


def either(selection: Selection, makers: Mapping[Clock, Callable[[Selection], Chart]]) -> Chart:
    """The chart of the clock that speaks; of the other one where that has no figure (a column nobody filled in).

    Raises NothingToShowError with the reason of the first where neither has any.
    """
    first = speaks(selection)
    try:
        return counted(makers[first](selection))
    except NothingToShowError:
        other: Clock = "survey" if first == "log" else "log"
        is_known = data.coverage(selection)[0] > 0 if other == "survey" else brief.has_log(selection)
        if is_known:
            with suppress(NothingToShowError):
                return counted(makers[other](selection))
        raise


def counted(chart: Chart) -> Chart:
    """The chart, if anything in it is counted; else its sentence, which then says why not, is the reason."""
    if all(value is None for series in chart.series for value in series.values):
        raise NothingToShowError(chart.sentence)
    return chart


def nothing_words(selection: Selection) -> str:
    """Why there is no figure at all in the chosen place."""
    key = "document.reason.no_register" if log.state().is_empty else "document.reason.no_groups"
    return text(key, group_type=selection.group_type, place=selection.log_place)


def chosen(codes: Sequence[str | None], selection: Selection) -> int | None:
    """Which of these places is the chosen one; None where all five are."""
    if selection.kabupaten_code is None or selection.kabupaten_code not in codes:
        return None
    return list(codes).index(selection.kabupaten_code)


def of_answers(places: Sequence[PlaceAnswers]) -> tuple[Series, ...]:
    """Stacked counts of ordered answers, best to worst; groups that stand in no answer last. Series without any group
    anywhere are left out.
    """
    complete = [with_residue(place) for place in places]
    found = {one.option_id: one for place in complete for one in place.answers}
    order = sorted(found, key=lambda option: found[option].colour_role in LAST)
    made = []
    for option in order:
        values = tuple(_count(place, option) for place in complete)
        if any(values):
            role = found[option].colour_role
            name = f"{ICONS.get(role, '')} {found[option].label}".strip()
            made.append(Series(name, values, COLOURS[role], count_labels(values)))
    return tuple(made)


def _count(place: PlaceAnswers, option: str) -> int | None:
    """Groups of one place with one answer; None where nothing is known of the place."""
    if place.reason is not None:
        return None
    return sum(one.count or 0 for one in place.answers if one.option_id == option)


def yes_and_rest(yes: str, rest: str, pairs: Sequence[tuple[int, int] | None]) -> tuple[Series, ...]:
    """Two series from (k, n): those that have it, and the rest; None where nothing is counted."""
    have = tuple(None if pair is None else pair[0] for pair in pairs)
    have_not = tuple(None if pair is None else pair[1] - pair[0] for pair in pairs)
    return (
        Series(yes, have, LIGHT.accent, count_labels(have)),
        Series(rest, have_not, LIGHT.no_data, count_labels(have_not)),
    )


def count_labels(values: Sequence[float | None]) -> tuple[str, ...]:
    """A label for each value; none for nothing and for zero, which has no room in a bar."""
    return tuple(number(value) if value else "" for value in values)
