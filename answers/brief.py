"""What a brief says in figures, of one kabupaten or of all five: whose it is, and six key figures of both clocks."""

from answers import captions, data, log, log_figures, log_places, rounds
from answers.document import Basis, KeyFigure
from indicators import registry
from indicators.indicator import Indicator
from indicators.share import Rate, Share
from indicators.statement import count_words
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import ActivityClass, GroupType, ValueStatus
from translations.format import day, number
from translations.text import text

# Six figures that decide: three of the log of today, three of the survey.
WORKING = "working"  # active or fairly active: no indicator of its own, but the sum of two
OF_CLASSES = (f"log_class_{ActivityClass.AKTIF}", f"log_class_{ActivityClass.CUKUP_AKTIF}")
OF_LOG = (WORKING, "log_silent_6_months", "log_meetings_per_group")
OF_SURVEY = ("has_sk", "narasumber_access_adequate", "never_met")
# What stands there instead where a clock has nothing: supervisors were never surveyed; a register may be missing.
INSTEAD_OF_SURVEY = ("log_has_sk", "log_attendance", "log_visited")
INSTEAD_OF_LOG = ("met_at_least_fortnightly", "has_ad_art", "attendance_90")


def is_surveyed(selection: Selection) -> bool:
    """Whether the survey asked this type of group at all, and here."""
    return selection.group_type in SURVEYED_TYPES and data.has_survey(selection)


def has_log(selection: Selection) -> bool:
    """Whether the register has groups of this type in the chosen place."""
    return log_places.groups(log_places.chosen(selection), selection) > 0


def head_lines(selection: Selection) -> list[str]:
    """Kecamatan and groups of the register, what the survey covers, how far the log reaches; each with its date."""
    kecamatan = sum(code.startswith(selection.kabupaten_code or "") for code in data.kecamatan(selection.province))
    by_type = groups_by_type(selection)
    listed = ", ".join(f"{number(count)} {kind}" for kind, count in by_type.items())
    register = text("profile.register", groups=listed) if listed else text("log.empty")
    return [
        " · ".join(([text("profile.kecamatan", count=number(kecamatan))] if kecamatan else []) + [register]),
        _survey_line(selection),
        text("profile.log_clock", day=day(log.state().until)) if listed else "",
    ]


def _survey_line(selection: Selection) -> str:
    if not data.has_survey(selection):
        return text("province.no_survey", place=selection.log_place)
    if not is_surveyed(selection):
        return text("profile.never_surveyed", group_type=selection.group_type, when=rounds.of(selection).when)
    if not data.coverage(selection)[0]:
        return text(
            "empty.nobody",
            group_type=selection.group_type,
            place=selection.place,
            when=rounds.of(selection).when,
        )
    return text("profile.survey_clock", covered=captions.coverage_words(selection), when=rounds.of(selection).when)


def groups_by_type(selection: Selection) -> dict[GroupType, int]:
    """Groups of the register in the chosen kabupaten, or in all; types without any are left out."""
    found = dict.fromkeys(GroupType, 0)
    for row in data.ask("log_classes", province_code=selection.province, kabupaten_code=None, group_type=None):
        if selection.kabupaten_code in (None, row["area_code"]):
            found[GroupType(row["group_type"])] += row["groups"]
    return {kind: count for kind, count in found.items() if count}


def key_figures(selection: Selection) -> list[KeyFigure]:
    """Six figures with counts, the five kabupaten together beside each; fewer where both clocks have nothing."""
    has_register = not log.state().is_empty
    first = OF_LOG if has_register else INSTEAD_OF_LOG if is_surveyed(selection) else ()
    then = OF_SURVEY if is_surveyed(selection) else INSTEAD_OF_SURVEY if has_register else ()
    return [_of_survey(one, selection) if _is_survey(one) else _of_log(one, selection) for one in (*first, *then)]


def indicators_of(key: str) -> tuple[str, ...]:
    """The indicators that a key figure is made of."""
    return OF_CLASSES if key == WORKING else (key,)


def _is_survey(key: str) -> bool:
    return key != WORKING and registry.load(key).clock == "survey"


def _of_survey(indicator_id: str, selection: Selection) -> KeyFigure:
    indicator = registry.load(indicator_id)
    values = data.values(selection)
    area, untouched = captions.shown_area(indicator, values)
    reference = values.of(indicator_id, None).share if area.area_code else None
    sentence = indicator.sentence(captions.place_of(area, selection), area.share, selection.group_type)
    basis = captions.basis(indicator, selection, untouched)
    return _made(
        indicator, area.share, reference, key=indicator_id, title=indicator.short, sentence=sentence, basis=basis
    )


def _of_log(key: str, selection: Selection) -> KeyFigure:
    indicator = registry.load(indicators_of(key)[0])
    figure = log_figure(key, selection)
    reference = log_figure(key, selection.everywhere()) if selection.kabupaten_code else None
    title, sentence = indicator.short, indicator.sentence(selection.log_place, figure, selection.group_type)
    if key == WORKING:
        title, sentence = text("profile.working.title"), _working_sentence(indicator, figure, selection)
    basis = captions.basis(indicator, selection)
    return _made(indicator, figure, reference, key=key, title=title, sentence=sentence, basis=basis)


def _made(
    indicator: Indicator,
    figure: Share | Rate,
    reference: Share | Rate | None,
    *,
    key: str,
    title: str,
    sentence: str,
    basis: Basis,
) -> KeyFigure:
    big, beside = _parts(indicator, figure)
    words = (
        text("chart.reference", words=" ".join(filter(None, _parts(indicator, reference))))
        if reference is not None
        else ""
    )
    return KeyFigure(key, title, figure, indicator.figure_words(figure), big, beside, reference, words, sentence, basis)


def _working_sentence(indicator: Indicator, figure: Share | Rate, selection: Selection) -> str:
    counted = indicator.figure_words(figure)
    key = "profile.working.sentence" if figure.is_counted else "profile.working.nobody"
    return text(key, place=selection.log_place, count=counted, group_type=selection.group_type)


def log_figure(key: str, selection: Selection) -> Share | Rate:
    """A figure of the log in the place of the selection; `not registered` where it has no group of this type."""
    rows = log_figures.figures(selection, *selection.area)
    ids = OF_CLASSES if key == WORKING else (key,)
    if ids[0] not in rows:
        return Share(None, None, status=ValueStatus.NOT_REGISTERED, is_census=True)
    numerator = sum(rows[one]["numerator"] for one in ids if one in rows)
    return registry.load(ids[0]).figure(numerator, rows[ids[0]]["denominator"])


def _parts(indicator: Indicator, figure: Share | Rate) -> tuple[str, str]:
    """(the count or the rate, large; what stands after it)."""
    words = indicator.figure_words(figure)
    if isinstance(figure, Share):
        big = count_words(figure, indicator.number_words)
        return big, words.removeprefix(big).strip()
    if figure.value is None:
        return words, ""
    _, bracket, counts = words.partition(" (")  # the unit between them stands in the title
    return number(figure.value, indicator.decimals), f"{bracket}{counts}".strip()
