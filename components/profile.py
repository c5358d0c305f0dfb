"""What the brief of one kabupaten says, as words and figures without any drawing: the page draws it, paper may too."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from charts import panel
from charts.profile import SmallFigure
from components import data, filters, log, log_places, log_values, panels, rounds
from components.origin import Origin
from indicators import registry
from indicators.indicator import Indicator
from indicators.share import AreaShare, Rate, Share
from indicators.statement import count_words, share_words
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


@dataclass(frozen=True)
class KeyFigure:
    """One key figure and what stands behind it."""

    key: str
    small: SmallFigure
    origin: Origin


def is_surveyed(selection: Selection) -> bool:
    """Whether the survey asked this type of group at all."""
    return selection.group_type in SURVEYED_TYPES


def has_log(selection: Selection) -> bool:
    """Whether the register has groups of this type in the chosen place."""
    return log_places.groups(log_places.chosen(selection), selection) > 0


def head_lines(selection: Selection) -> list[str]:
    """Kecamatan and groups of the register, what the survey covers, how far the log reaches; each with its date."""
    kecamatan = sum(code.startswith(str(selection.kabupaten_code)) for code in data.study_kecamatan())
    by_type = groups_by_type(selection)
    listed = ", ".join(f"{number(count)} {kind}" for kind, count in by_type.items())
    register = text("profile.register", groups=listed) if listed else text("log.empty")
    return [
        " · ".join((text("profile.kecamatan", count=number(kecamatan)), register)),
        _survey_line(selection),
        text("profile.log_clock", day=day(log.state().until)) if listed else "",
    ]


def _survey_line(selection: Selection) -> str:
    if not is_surveyed(selection):
        return text("profile.never_surveyed", group_type=selection.group_type, when=rounds.of(selection).when)
    if not data.coverage(selection)[0]:
        return text(
            "empty.nobody",
            group_type=selection.group_type,
            place=selection.place,
            when=rounds.of(selection).when,
        )
    return text("profile.survey_clock", covered=filters.coverage_words(selection), when=rounds.of(selection).when)


def groups_by_type(selection: Selection) -> dict[GroupType, int]:
    """Groups of the register in the chosen kabupaten; types without any are left out."""
    found = dict.fromkeys(GroupType, 0)
    for row in data.ask("log_classes", kabupaten_code=None, group_type=None):
        if row["area_code"] == selection.kabupaten_code:
            found[GroupType(row["group_type"])] += row["groups"]
    return {kind: count for kind, count in found.items() if count}


# --- key figures ----------------------------------------------------------------------------------------------------


def key_figures(selection: Selection) -> list[KeyFigure]:
    """Six figures with counts, the five kabupaten together beside each; fewer where both clocks have nothing."""
    has_register = not log.state().is_empty
    first = OF_LOG if has_register else INSTEAD_OF_LOG if is_surveyed(selection) else ()
    then = OF_SURVEY if is_surveyed(selection) else INSTEAD_OF_SURVEY if has_register else ()
    return [_of_survey(one, selection) if _is_survey(one) else _of_log(one, selection) for one in (*first, *then)]


def _is_survey(key: str) -> bool:
    return key != WORKING and registry.load(key).clock == "survey"


def _of_survey(indicator_id: str, selection: Selection) -> KeyFigure:
    indicator = registry.load(indicator_id)
    values = data.values(selection)
    area, untouched = panels.shown_area(indicator, values)
    reference = values.of(indicator_id, None) if area.area_code else None
    source = " · ".join(filter(None, (panels.source_words(selection, indicator.source_tables), untouched)))
    sentence = indicator.sentence(panels.place_of(area, selection), area.share, selection.group_type)
    small = _small(indicator, indicator.short, area.share, reference.share if reference else None, sentence, source)
    return KeyFigure(indicator_id, small, behind(selection, indicator_id))


def _of_log(key: str, selection: Selection) -> KeyFigure:
    indicator = registry.load(OF_CLASSES[0] if key == WORKING else key)
    figure, reference = log_figure(key, selection), log_figure(key, selection.everywhere())
    title, name, ids = indicator.short, indicator.title, OF_CLASSES if key == WORKING else (key,)
    sentence = indicator.sentence(selection.place, figure, selection.group_type)
    if key == WORKING:
        title, name = text("profile.working.title"), text("profile.working.name")
        sentence = _working_sentence(indicator, figure, selection)
    return KeyFigure(
        key,
        _small(indicator, title, figure, reference, sentence, log.source_words()),
        behind(selection, *ids, name=name),
    )


def behind(selection: Selection, *indicator_ids: str, name: str = "") -> Origin:
    """What stands behind a figure that is made of these indicators; the first one names it where no name is given."""
    first = registry.load(indicator_ids[0])
    return Origin(
        name or first.title, indicator_ids, first.question_id, table=partial(_table, indicator_ids, selection)
    )


def _table(indicator_ids: Sequence[str], selection: Selection) -> str:
    """Each indicator in the place and in all five together, with its counts."""
    places = (selection, selection.everywhere())
    heads = (text("log_values.indicator"), selection.place, text("selection.all_short"))
    rows = [(registry.load(one).title, *(_words(one, place) for place in places)) for one in indicator_ids]
    return panel.plain_table(text("value_table.caption"), heads, rows, numbers_from=len(heads))


def _words(indicator_id: str, selection: Selection) -> str:
    indicator = registry.load(indicator_id)
    if indicator.clock == "survey":
        return share_words(data.values(selection).chosen_of(indicator_id).share)
    return indicator.figure_words(log_figure(indicator_id, selection))


def _working_sentence(indicator: Indicator, figure: Share | Rate, selection: Selection) -> str:
    counted = indicator.figure_words(figure)
    key = "profile.working.sentence" if figure.is_counted else "profile.working.nobody"
    return text(key, place=selection.place, count=counted, group_type=selection.group_type)


def log_figure(key: str, selection: Selection) -> Share | Rate:
    """A figure of the log in the place of the selection; `not registered` where it has no group of this type."""
    rows = log_values.figures(selection, *selection.area)
    ids = OF_CLASSES if key == WORKING else (key,)
    if ids[0] not in rows:
        return Share(None, None, status=ValueStatus.NOT_REGISTERED, is_census=True)
    numerator = sum(rows[one]["numerator"] for one in ids if one in rows)
    return registry.load(ids[0]).figure(numerator, rows[ids[0]]["denominator"])


def _small(
    indicator: Indicator, title: str, figure: Share | Rate, reference: Share | Rate | None, sentence: str, source: str
) -> SmallFigure:
    big, beside = _parts(indicator, figure)
    words = text("chart.reference", words=" ".join(_parts(indicator, reference))) if reference is not None else ""
    return SmallFigure(title, figure, big, beside, reference, words, sentence, source)


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


# --- five to choose from --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Choice:
    """One kabupaten to choose: two figures, one of each clock, each (count, what is counted, its date and source)."""

    selection: Selection
    facts: tuple[tuple[str, str, str], ...]
    origin: Origin

    @property
    def code(self) -> str:
        """Code of the kabupaten."""
        return str(self.selection.kabupaten_code)

    @property
    def name(self) -> str:
        """`Kabupaten Bima`."""
        return self.selection.place


def choices(selection: Selection) -> list[Choice]:
    """Every kabupaten of the study, west to east."""
    return [_choice(code, name, selection) for code, name in data.study_kabupaten().items()]


def _choice(code: str, name: str, selection: Selection) -> Choice:
    here = Selection(code, name, selection.group_type, selection.round_id)
    facts = []
    if not log.state().is_empty:
        figure = log_figure(WORKING, here)
        assert isinstance(figure, Share)
        facts.append((count_words(figure), text("profile.working.title"), log.source_words()))
    if is_surveyed(here):
        indicator = registry.load(OF_SURVEY[0])
        area: AreaShare = data.values(here).of(indicator.id, code)
        source = panels.source_words(here, indicator.source_tables)
        facts.append((count_words(area.share), indicator.short, source))
    shown = (*(OF_CLASSES if not log.state().is_empty else ()), *((OF_SURVEY[0],) if is_surveyed(here) else ()))
    return Choice(here, tuple(facts), behind(here, *(shown or OF_SURVEY[:1]), name=here.place))
