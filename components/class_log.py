"""Log pieces of the page Keaktifan: groups by class, by kabupaten and kecamatan, with the dated rule in words."""

from collections.abc import Mapping
from dataclasses import replace

from answers import activity_classes, data, log_places
from answers.activity_classes import FOUR, THREE, Words
from charts.ordered_bars import CLASS_ROLES, AnswerCount, ColourRole, PlaceAnswers, ordered_bars
from charts.parts import safe
from components import log_panels, url_state
from components.log_panels import LogPanel
from components.url_state import Parameter
from queries.selection import Selection
from schemas.vocabulary import ActivityClass, ValueStatus
from translations.format import number
from translations.text import text

READING = Parameter("kelas", FOUR, url_state.one_of(FOUR, THREE))
CLASSES = tuple(f"log_class_{name}" for name in ActivityClass)


@log_panels.with_own_switch
def classes(selection: Selection) -> None:
    """Groups by class: every kabupaten, and every kecamatan of the chosen one; in four words or in three."""
    reading = log_panels.switch(
        READING, text("log_panel.reading"), [FOUR, THREE], lambda one: text(f"log_panel.reading_of.{one}")
    )
    by_place(selection, reading)
    # Groups of a whole kabupaten, such as KKPS, have no kecamatan to be shown by.
    if selection.kabupaten_code and any(log_places.groups_by_area(selection, selection.kabupaten_code)):
        _by_kecamatan(selection, reading)


@log_panels.kept
def by_place(selection: Selection, reading: str = FOUR) -> LogPanel:
    """Groups by class: every kabupaten, a chosen kecamatan under its own, all together."""
    words = activity_classes.class_words(reading)
    rows = [
        place_answers(place.code, place.name, place.is_chosen, log_places.classes(place, selection), words)
        for place in log_places.everywhere(selection)
    ]
    picture = ordered_bars(rows, unit=selection.group_type)
    return log_panels.made(
        "classes",
        activity_classes.sentence(selection, words),
        picture,
        rests_on=log_places.registered_words(selection),
        table=_class_table(rows, words),
        extra="".join(f'<p class="g-note">{safe(one)}</p>' for one in activity_classes.rules()),
        chosen=_reading_words(reading),
        indicator_ids=CLASSES,
    )


@log_panels.kept
def _by_kecamatan(selection: Selection, reading: str) -> LogPanel:
    """Kecamatan by name; groups of the whole kabupaten, if there are any, first."""
    words = activity_classes.class_words(reading)
    by_area = log_places.groups_by_area(selection, selection.kabupaten_code)
    names = data.kecamatan(selection.province)
    rows = [
        place_answers(
            code or "-",
            names[code] if code else text("log_panel.whole_kabupaten"),
            code == selection.kecamatan_code,
            found,
            words,
        )
        for code, found in by_area.items()
    ]
    active = {code: found.get(ActivityClass.AKTIF, 0) for code, found in by_area.items() if code}
    sentence = text(
        "log_panel.by_kecamatan.sentence",
        place=selection.place,
        count=number(sum(1 for groups in active.values() if not groups)),
        everyone=number(len(active)),
        group_type=selection.group_type,
    )
    return log_panels.made(
        "by_kecamatan",
        sentence,
        ordered_bars(rows, unit=selection.group_type),
        rests_on=log_places.registered_words(replace(selection, kecamatan_code=None, kecamatan_name=None)),
        table=_class_table(rows, words),
        chosen=_reading_words(reading),
        indicator_ids=CLASSES,
    )


def place_answers(
    code: str | None,
    name: str,
    is_chosen: bool,
    found: Mapping[str, int],
    words: Words,
) -> PlaceAnswers:
    """Groups of one place by class, as the bars draw them; `found`: class -> groups."""
    answers = tuple(
        AnswerCount(
            "_".join(of),
            label,
            activity_classes.together(found, of),
            None,
            CLASS_ROLES[of[0]] if len(of) == 1 else ColourRole.WORST,
        )
        for label, of in words.items()
    )
    everyone = sum(found.values())
    return PlaceAnswers(code, name, is_chosen, everyone, answers, None if everyone else ValueStatus.NOT_REGISTERED)


def _class_table(rows: list[PlaceAnswers], words: Words) -> str:
    heads = (text("log_panel.place"), *words, text("log_panel.together"))
    cells = [(row.area_name, *(number(one.count or 0) for one in row.answers), number(row.respondents)) for row in rows]
    return log_panels.table(heads, cells, text("log_panel.table"))


def _reading_words(reading: str) -> str:
    return f"{text('log_panel.reading')}: {text(f'log_panel.reading_of.{reading}')}"
