"""The tables of each page: what its charts and cards show for a selection, as plain numbers, one clock per table.

A part that a page leaves out (no group registered, nobody surveyed of this type) is left out here too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from answers import (
    brief,
    captions,
    content,
    data,
    log,
    log_places,
    log_tables,
    place_figures,
    reading,
    resource_tables,
    rounds,
    tables,
)
from answers.document import Column, Scalar, Table
from answers.page_columns import heads
from indicators import attention, registry, standard
from indicators.registry import Theme
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import ActivityClass
from translations.text import text

Tables = tuple[Table, ...]
# What each page shows of the survey beside its questions, in the order of the page.
ACTIVITY = (
    *(f"class_{one}" for one in ActivityClass), "met_at_least_fortnightly", "never_met", "attendance_90",
    "topic_learning_administration", "kak_all_done", "has_routine_agenda", "has_development_agenda", "has_kak",
)  # fmt: skip
MONEY = ("cost_under_1_million", "cost_1_to_3_million", "cost_4_to_5_million", "funding_school_dues")
PERSONS = ("narasumber_access_inadequate", "narasumber_access_adequate", "narasumber_pengawas")
ORGANISATION = (
    "has_sk", "has_ad_art", "founder_dinas", "founder_kemenag", "founder_own_initiative", "has_ketua",
    "equipment_computer", "monitoring_often", "periodic_report", "satisfaction_learning_outcome", "satisfaction_social",
)  # fmt: skip
ORGANISATION_THEMES = (Theme.ORGANISASI, Theme.PROGRAM, Theme.PENJAMINAN_MUTU)
EXAMPLES = ("iuran_guru_pajo", "iuran_kepala_sekolah_pajo", "dana_kkg_mini_sila")


@dataclass(frozen=True)
class PageFigures:
    """What a page shows as tables, made when they are asked for."""

    page: str
    selection: Selection
    tables: Callable[[], Tables]
    filters: str = ""  # the selection in the page's own words; empty: in those of the survey
    kind: str = ""  # stands for the type of group in names of files, where a page shows several
    is_one: bool = False  # one table needs no zip


def of_page(page: str, selection: Selection) -> PageFigures:
    """A page whose tables follow from the selection alone."""
    return PageFigures(page, selection, partial(of, page, selection))


def of(page: str, selection: Selection) -> Tables:
    """The tables of a page that needs nothing but the selection. Raises KeyError for a page that has none."""
    with data.remembering():
        return named(PAGES[page](selection))


def of_groups(selection: Selection, classes: Sequence[str] = (), group_types: Sequence[str] = ()) -> Tables:
    """The groups that the map shows: of the place, with these classes and types (none named: all of them).

    For who may not see the groups of the place, its figures by class.
    """
    place = log_places.chosen(selection)
    if not reading.sees_rows(selection):
        return named([replace(tables.of_classes(selection), notes=tuple(reading.notes(selection)))])
    rows = [
        row
        for row in data.ask("group_points", **place.codes, group_type=None)
        if (not classes or row["activity_class"] in classes) and (not group_types or row["group_type"] in group_types)
    ]
    found = log_tables.groups(rows, selection)
    coverage = text("page_tables.registered", count=len(rows))
    return named([replace(found, basis=replace(found.basis, coverage=coverage))])


def of_indicator(indicator_id: str, selection: Selection) -> Tables:
    """The indicator of the survey that the map shows, in every kabupaten."""
    return named([_survey("map", (indicator_id,), selection)])


# --- one function per page ------------------------------------------------------------------------------------------


def _summary(selection: Selection) -> Iterable[Table]:
    shown = selection if data.coverage(selection)[0] else selection.everywhere()
    if brief.is_surveyed(selection):
        rules = attention.rules("survey")
        ids = (
            *(one.id for one in registry.headline()),
            "met_at_least_fortnightly",
            *(one.indicator_id for one in rules),
        )
        yield _survey("summary", ids, selection)
        yield _attention(shown)
    if _has_groups(selection):
        yield tables.of_classes(selection)


def _attention(selection: Selection) -> Table:
    """The rules of the survey that fire in the place: sentence, what the study recommends, who acts."""
    values = data.values(selection)
    rows: list[tuple[Scalar, ...]] = []
    for rule in attention.rules("survey"):
        area = values.chosen_of(rule.indicator_id)
        if rule.fires(area.share):
            sentence = rule.sentence(captions.place_of(area, selection), area.share, selection.group_type)
            source = captions.source_words(selection, rule.indicator.source_tables)
            rows.append((sentence, rule.action, rule.who, source))
    title = text("page_tables.title.attention", group_type=selection.group_type, place=selection.place)
    basis = tables.of_clock("survey", selection)
    return Table("attention", title, heads("sentence", "action", "who", "source"), tuple(rows), basis)


def _activity(selection: Selection) -> Iterable[Table]:
    if _has_groups(selection):
        yield tables.of_classes(selection)
        if selection.kabupaten_code:
            yield log_tables.by_kecamatan(selection)
        yield log_tables.months(selection)
        yield log_tables.days(selection)
        if reading.sees_rows(selection):
            yield log_tables.groups_meeting(selection)
        yield log_tables.attendance(selection)
        yield log_tables.kinds(selection)
        yield log_tables.topics(selection)
    yield from _of_survey(selection, ACTIVITY, "meeting_frequency", "attendance", "topics", "kak_done")


def _money(selection: Selection) -> Iterable[Table]:
    if _has_groups(selection):
        yield tables.of_money("income", selection)
        yield tables.of_money("spending", selection)
        yield resource_tables.costs(selection)
        if reading.sees_rows(selection):
            yield resource_tables.groups_money(selection)
    if brief.is_surveyed(selection):
        yield from _of_survey(selection, MONEY, "school_cost", "funding_source")
        yield _examples(selection)


def _examples(selection: Selection) -> Table:
    """Amounts that stand in the prose of the study."""
    found = {fact: row for (fact, _), row in data.facts().items()}
    rows = [(text(f"fact.{one}"), found[one]["value"], found[one]["source_line"]) for one in EXAMPLES]
    amount = Column("rupiah_per_month", text("page_tables.column.rupiah_per_month"), "rupiah")
    of_study = rounds.study(selection.everywhere())
    basis = tables.of_clock("survey", of_study)
    basis = replace(basis, source=captions.source_words(of_study, ()), coverage="")
    return Table("examples", text("page_tables.title.examples"), (*heads("what"), amount, *heads("source_line")),
                 tuple(rows), basis)  # fmt: skip


def _persons(selection: Selection) -> Iterable[Table]:
    if _has_groups(selection):
        yield resource_tables.persons(selection)
        yield resource_tables.distances(selection)
        if reading.sees_rows(selection):
            yield resource_tables.groups_distance(selection)
        for make in (resource_tables.topics_offered, log_tables.outside, resource_tables.spoke):
            yield make(selection)
    yield from _of_survey(selection, PERSONS, "narasumber_access", "narasumber")


def _organisation(selection: Selection) -> Iterable[Table]:
    if _has_groups(selection):
        yield tables.of_standard(selection)
        yield log_tables.criteria(selection)
        yield tables.of_indicators(selection, "log", ORGANISATION_THEMES)
    if brief.is_surveyed(selection):
        of_standard = [one for component in standard.components() for one in component.survey]
        yield from _of_survey(selection, (*ORGANISATION, *of_standard), "equipment", "monitoring")
        yield _officers(selection)


def _officers(selection: Selection) -> Table:
    """Which officers the groups have: all types side by side, as the page shows them."""
    found = [(kind, tables.of_question("officers", replace(selection, group_type=kind))) for kind in SURVEYED_TYPES]
    first = found[0][1]
    rows = tuple((str(kind), *row) for kind, of_kind in found for row in of_kind.rows)
    return replace(first, columns=(*heads("group_type"), *first.columns), rows=rows)


def _profile(selection: Selection) -> Iterable[Table]:
    if not selection.kabupaten_code:
        if _has_groups(selection):
            yield tables.of_classes(selection)
        if brief.is_surveyed(selection):
            yield _survey("profile", brief.OF_SURVEY[:1], selection)
        return
    for clock in ("log", "survey"):
        of_clock = [one for one in brief.key_figures(selection) if one.basis.clock == clock]
        if of_clock:
            yield replace(tables.of_key_figures(of_clock, selection), key=f"key_figures_{clock}")
    yield _decisions(selection)
    if _has_groups(selection):
        yield log_tables.by_kecamatan(selection)
        yield log_tables.months(selection)
        yield tables.of_money("income", selection)
        yield tables.of_money("spending", selection)
        for make in (resource_tables.costs, resource_tables.persons, resource_tables.distances, tables.of_standard):
            yield make(selection)
    if brief.is_surveyed(selection):
        yield _survey("profile", ("narasumber_access_adequate",), selection)


def _decisions(selection: Selection) -> Table:
    """What is to be decided, with what stands under it as a note."""
    found, conclusion = content.to_decide(selection)
    made = tables.of_decisions(found, selection)
    return replace(made, notes=(conclusion,) if conclusion else ())


# Every key that a table of a page may have, but those of questions; its short name is `page_tables.name.<key>`.
KEYS = (
    *log_tables.KEYS, *resource_tables.KEYS, "indicators_summary", "indicators_survey", "indicators_map",
    "indicators_profile", "indicators_log", "attention", "examples", "key_figures_log", "key_figures_survey",
    "decisions", "classes", "income", "spending", "standard", "compared", "all",
)  # fmt: skip
PAGES: Mapping[str, Callable[[Selection], Iterable[Table]]] = {
    "ringkasan": _summary,
    "keaktifan": _activity,
    "pendanaan": _money,
    "narasumber": _persons,
    "kelembagaan": _organisation,
    "profil": _profile,
}


# --- common ---------------------------------------------------------------------------------------------------------


def _has_groups(selection: Selection) -> bool:
    return not log.state().is_empty and log_places.groups(log_places.chosen(selection), selection) > 0


def _of_survey(selection: Selection, ids: Sequence[str], *questions: str) -> Iterable[Table]:
    """The indicators of a page that the type of group has, in every place; then every answer to its questions."""
    if not brief.is_surveyed(selection):
        return
    yield _survey("survey", ids, selection)
    for question in questions:
        found = tables.of_question(question, selection)
        if found.rows:
            yield found


def _survey(key: str, ids: Sequence[str], selection: Selection) -> Table:
    known = [registry.load(one) for one in dict.fromkeys(ids)]
    title = text("page_tables.title.survey", group_type=selection.group_type)
    return tables.of_these(
        known, selection, place_figures.everywhere(selection, "survey"), key=f"indicators_{key}", title=title
    )


def named(found: Iterable[Table]) -> Tables:
    """Each with a short name for the tab of its sheet."""
    return tuple(one if one.name else replace(one, name=_short(one.key)) for one in found)


def _short(key: str) -> str:
    if key.startswith("question_"):
        return text("page_tables.name.question", name=text(f"question.{key.removeprefix('question_')}"))
    return text(f"page_tables.name.{key}")
