"""The chart `keaktifan`: how many groups are in which class of activity, in every kabupaten."""

from collections.abc import Sequence
from dataclasses import replace

from answers import activity_classes, captions, data, log_places, sentences
from answers.content_parts import NothingToShowError, chosen, nothing_words, of_answers
from answers.document import Basis, Chart
from charts.ordered_bars import CLASS_ROLES, AnswerCount, PlaceAnswers
from indicators import registry
from indicators.share import Share
from indicators.statement import count_words, share_words
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, ValueStatus
from translations.text import text

KEY = "keaktifan"


def chart(selection: Selection) -> Chart:
    """All five kabupaten side by side, the chosen one marked: what a count of 16 means shows beside the others.

    Of the log; of the survey where the register has no group of this type in the place. The five together stand below
    in words: on the scale of 287 groups the bars of single kabupaten could not be read. Raises NothingToShowError.
    """
    if log_places.groups(log_places.chosen(selection), selection):
        return _of_log(selection)
    if data.coverage(selection)[0]:
        return _of_survey(selection)
    raise NothingToShowError(nothing_words(selection))


def _of_log(selection: Selection) -> Chart:
    places = log_places.everywhere(selection)
    rows = [_place(one.code, one.name, log_places.classes(one, selection)) for one in places]
    sentence = activity_classes.sentence(selection, activity_classes.class_words())
    basis = replace(
        captions.basis(registry.load("log_class_aktif"), selection), definition=" ".join(activity_classes.rules())
    )
    return _made(sentence, text("log_panel.classes.name"), rows, True, basis, selection)


def _of_survey(selection: Selection) -> Chart:
    values = data.values(selection)
    answered = data.ordered("meeting_frequency", selection)
    rows = [_classes(place) for place in answered]
    parts = {f"class_{name}": text(f"activity_class.{name}") for name in ActivityClass}
    indicator = registry.load("class_aktif")
    area, untouched = captions.shown_area(indicator, values)
    sentence = sentences.distribution("activity.sentence", parts, values, selection)
    sentence = sentence or indicator.sentence(captions.place_of(area, selection), area.share, selection.group_type)
    basis = replace(captions.basis(indicator, selection, untouched), definition=_rule(answered[0]))
    return _made(sentence, text("method.class_rule"), rows, False, basis, selection)


def _made(
    sentence: str, name: str, rows: Sequence[PlaceAnswers], is_census: bool, basis: Basis, selection: Selection
) -> Chart:
    each = [row for row in rows if row.area_code is not None]
    together = [text("document.together", words=_beside(row, is_census)) for row in rows if row.area_code is None]
    return Chart(
        KEY,
        "stacked",
        sentence,
        name,
        tuple(row.area_name for row in each),
        tuple(_beside(row, is_census) for row in each),
        of_answers(each),
        str(selection.group_type),
        0,
        basis,
        chosen([row.area_code for row in each], selection),
        tuple(together),
    )


def _place(code: str | None, name: str, found: dict[str, int]) -> PlaceAnswers:
    """Groups of the register by class."""
    counted = {one: found.get(one, 0) for one in ActivityClass}
    everyone = sum(counted.values())
    return PlaceAnswers(
        code, name, False, everyone, _answers(counted), None if everyone else ValueStatus.NOT_REGISTERED
    )


def _classes(place: PlaceAnswers) -> PlaceAnswers:
    """Answers of the survey put together by the class that each stands for."""
    counted = {
        name: _sum([one.count for one in place.answers if one.colour_role == CLASS_ROLES[name]])
        for name in ActivityClass
    }
    return PlaceAnswers(
        place.area_code, place.area_name, place.is_chosen, place.respondents, _answers(counted), place.reason
    )


def _rule(place: PlaceAnswers) -> str:
    """Which answers stand for which class."""
    found = {
        name: [one.label for one in place.answers if one.colour_role == CLASS_ROLES[name]] for name in ActivityClass
    }
    return "; ".join(
        text("compare.reason", place=text(f"activity_class.{name}"), reason=", ".join(labels))
        for name, labels in found.items()
        if labels
    )


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [one for one in counts if one is not None]
    return sum(known) if len(known) == len(counts) else None


def _answers(counted: dict[ActivityClass, int | None] | dict[ActivityClass, int]) -> tuple[AnswerCount, ...]:
    return tuple(
        AnswerCount(str(name), text(f"activity_class.{name}"), count, None, CLASS_ROLES[name])
        for name, count in counted.items()
    )


def _beside(row: PlaceAnswers, is_census: bool) -> str:
    """`aktif 16 dari 88 (18%)`, or why there is nothing."""
    if row.reason is not None:
        return count_words(Share(None, None, status=row.reason))
    active = next(one.count for one in row.answers if one.option_id == ActivityClass.AKTIF)
    if active is None:
        return count_words(Share(None, None, status=ValueStatus.COUNT_UNKNOWN))
    words = share_words(Share(active, row.respondents, is_census=is_census))
    return text("document.active", name=text(f"activity_class.{ActivityClass.AKTIF}"), words=words)
