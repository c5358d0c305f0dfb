"""What may stand in the places of a key that is put together: every one must have words, and no other may."""

import ast
import csv
from collections.abc import Callable
from typing import get_args

from answers import (
    activity_classes,
    audit_tables,
    audit_words,
    content_topics,
    cost_ratios,
    log_tables,
    money,
    page_columns,
    page_tables,
    resource_tables,
    tables,
)
from answers.document import Kind, SlideKey
from charts import value_table
from charts.compare_table import Fill
from charts.group_card import Document
from charts.icon_matrix import LEVELS
from charts.map_classes import STEP_CLASSES, MapClass
from components import (
    chat_decisions,
    compare_choice,
    decisions,
    documents,
    importing_part,
    importing_progress,
    importing_words,
    log_panels,
    map_layers,
    meeting_log,
    monitoring,
    origin,
    origin_register,
    panels,
    privacy,
    resource_person_log,
    two_rounds,
)
from components.funding import BANDS
from components.shell import PAGES, QUIET_PAGES
from doors.abilities import Ability, Extent
from doors.login import Flaw
from doors.refusals import Refusal
from doors.visitor import Why
from exports import logo, offline_page, package
from exports.files import ENDINGS
from exports.powerpoint import template
from indicators import attention, registry, standard
from indicators.indicator import Clock, RateUnit, Records, ShareUnit
from indicators.round_change import Change
from indicators.small_sample import Band
from schemas import contract
from schemas.contract import PERSONAL
from schemas.dictionary import COLUMN_HEADS
from schemas.vocabulary import (
    ActivityClass,
    BatchEvent,
    BatchKind,
    ChangeKind,
    CountStatus,
    Direction,
    GroupLevel,
    GroupType,
    InformantMethod,
    LocationSource,
    MeetingKind,
    PlausibilityRule,
    ResourcePersonKind,
    ReviewState,
    Role,
    SpendingCategory,
    StandardComponent,
    StandardStatus,
    ValueStatus,
    Visitor,
)
from schemas.warehouse_file import ROOT
from tests.translations.words_in_code import Asked, trees
from translations.text import catalogue

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")

SURVEY = ROOT / "data" / "raw" / "survey_2018"


def column(file: str, *names: str) -> set[tuple[str, ...]]:
    with (SURVEY / file).open(encoding="utf-8", newline="") as rows:
        return {tuple(row[name] for name in names) for row in csv.DictReader(rows)}


def called_with(function: str) -> set[str]:
    """First arguments, written out, of every call of `function`."""
    return {
        str(node.args[0].value)
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", None) or getattr(node.func, "id", "")) == function
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def of_meetings() -> set[str]:
    """Keys of the panels that count meetings (components/meeting_panels.py)."""
    return called_with("share") | called_with("ranking")


# Functions that draw the head of a part of a page: its key is their first argument.
HEADS = ("section", "dated_head", "log_head", "survey_head")

# What may stand in the places of a shape. Every one must have words, and words beyond these are unused.
ONE_PLACE: dict[str, Callable[[], set[str]]] = {
    "ability": lambda: set(Ability),
    "account_column": lambda: {"account", "role", "kabupaten", "office", "at", "old", "new", "by"},
    "activity_class": lambda: set(ActivityClass),
    "attention": lambda: {"at_most", "at_least"},
    "attention.action": lambda: {rule.id for rule in attention.rules()},
    "attention.sentence": lambda: {rule.id for rule in attention.rules()},
    "attention.who": lambda: {rule.id for rule in attention.rules()},
    "chart.map_class.words": lambda: set(MapClass),
    "chart.map_class.bounds": lambda: {str(one) for one in STEP_CLASSES},
    "chart.map_class.counts": lambda: {str(one) for one in STEP_CLASSES},
    "chart.matrix": lambda: set(LEVELS),
    "audit.change": lambda: set(ChangeKind),
    "audit.column": audit_words.columns,
    "audit.event": lambda: set(BatchEvent),
    "audit.head": lambda: {*audit_tables.HEADS, "rows", "old_new"},
    "audit": lambda: {"newer", "older"},
    "audit.table": lambda: set(audit_words.TABLES),
    "audit.title": lambda: {"events", "changes"},
    **{f"privacy.{aspect}": lambda: {*PERSONAL, *privacy.OUTSIDE} for aspect in privacy.ASPECTS},
    "usage": lambda: {"none", "disabled"},
    "usage_to_do": lambda: {"none", "disabled"},
    "privacy.head": lambda: set(privacy.ASPECTS),
    "privacy.kinds": lambda: {*PERSONAL, *privacy.OUTSIDE},
    "named_persons": lambda: {"name", "kind", "place", "available"},
    "batch_kind": lambda: set(BatchKind),
    "chat_review": lambda: {"before", "after"},
    "chat_review.choice": lambda: set(chat_decisions.Choice),
    "chat_review.empty": lambda: set(chat_decisions.Shelf),
    "chat_review.field": lambda: set(chat_decisions.FIELDS),
    "chat_review.shelf": lambda: set(chat_decisions.Shelf),
    "chat_review.status": lambda: {"known", "changed", "double"},
    "download": lambda: {"xlsx", "csv", "parquet"},
    "page_tables.column": lambda: set(page_columns.COLUMNS),
    "page_tables.name": lambda: set(page_tables.KEYS),
    "page_tables.says": lambda: set(page_columns.SAID),
    "page_tables.title": lambda: {*log_tables.KEYS, *resource_tables.KEYS, "compared", "all"},
    "workbook.clock": lambda: {*get_args(Clock), "both"},
    "workbook.kind": lambda: set(get_args(Kind)) - {"text"},
    "workbook.unit": lambda: set(get_args(Kind)),
    "compare.mode_of": lambda: set(compare_choice.MODES),
    "compare.n": lambda: {
        one.unit.rsplit("_", maxsplit=1)[-1] for one in registry.all_indicators(None) if one.scale != "score"
    },
    "compare.unit": lambda: set(get_args(ShareUnit)),
    "compare_table.word": lambda: set(Fill),
    "cost.part": lambda: set(BANDS),
    "count_status": lambda: set(CountStatus),
    "count_status_long": lambda: set(CountStatus),
    "dictionary.head": lambda: set(COLUMN_HEADS),
    "decision.clock": lambda: set(get_args(Clock)),
    "decision.head": lambda: set(decisions.HEADS),
    "documents.about": lambda: set(documents.OF_ALL),
    "documents.doing": lambda: {"content", "zip", *package.PIECES},
    "documents.name": lambda: set(documents.OF_ALL),
    "document.band": lambda: set(content_topics.BANDS),
    "document.column": lambda: set(tables.COLUMNS),
    "document.slide": lambda: set(get_args(SlideKey)),
    "document.table": lambda: {*money.KINDS},
    "document.table.indicators": lambda: set(get_args(Clock)),
    "document.unit": lambda: {*get_args(RateUnit), "skor"},
    "extent": lambda: set(Extent),
    "group_card.has": lambda: {Document("", has).state for has in (True, False, None)},
    "group_level": lambda: set(GroupLevel),
    "group_map.layers": lambda: {map_layers.GROUPS, map_layers.INDICATORS},
    "group_type": lambda: set(GroupType),
    "importing.count": lambda: set(importing_words.COUNTED),
    "importing.count_about": lambda: set(importing_words.COUNTED),
    "importing.cure": lambda: set(importing_progress.FAILURES),
    "importing.event": lambda: set(BatchEvent),
    "importing.failed": lambda: set(importing_progress.FAILURES),
    "importing.kind": lambda: set(importing_words.OWN_KINDS),
    "importing.part": lambda: set(importing_part.PARTS),
    "importing.state": lambda: set(importing_words.STATES),
    "importing.template_about": lambda: called_with("_titled"),
    "importing.template_title": lambda: called_with("_titled"),
    "importing.undo.done": lambda: {BatchEvent.UNDONE, BatchEvent.REDONE},
    "importing.what": lambda: set(importing_words.COUNTED),
    "indicator_direction": lambda: set(Direction),
    "indicator_no_sum": lambda: {
        reason
        for one in registry.all_indicators(None)
        for reason in (one.adds_over_time_reason, one.adds_over_places_reason)
        if reason
    },
    "indicator_rate": lambda: set(get_args(RateUnit)),
    "indicator_theme": lambda: set(registry.Theme),
    "location_source": lambda: set(LocationSource),
    "login_flaw": lambda: set(Flaw),
    "log_panel.packages.bar": lambda: set(map(str, meeting_log.PACKAGES)),
    "log_panel.caption": lambda: {*money.KINDS, *of_meetings()},
    "log_panel.persons.column": lambda: set(resource_person_log.CRITERIA),
    "log_panel.counted": lambda: set(log_panels.OWN_WORDS),
    "log_panel.name": lambda: {*log_panels.INDICATORS, *log_panels.OWN_WORDS},
    "log_panel.note": lambda: set(log_panels.OWN_WORDS),
    "log_panel.out_of": lambda: set(log_panels.OWN_WORDS),
    "log_panel.reading_of": lambda: {activity_classes.FOUR, activity_classes.THREE},
    "log_panel.row": lambda: {one.key for one in cost_ratios.RATIOS},
    "log_panel.sentence": lambda: {
        *money.KINDS,
        *(one.key for one in cost_ratios.RATIOS),
        *of_meetings(),
    },
    "meeting_kind": lambda: set(MeetingKind),
    "method": lambda: set(InformantMethod) - {InformantMethod.TOTAL},
    "method.band": lambda: set(Band),
    "monitoring.about": lambda: set(monitoring.BEHIND),
    "monitoring.name": lambda: set(monitoring.BEHIND),
    "monitoring": lambda: set(monitoring.LONG_LISTS),
    "monitoring.head": lambda: set(monitoring.HEADS),
    "monitoring.no": lambda: set(monitoring.LONG_LISTS),
    "origin": lambda: set(origin.PARTS),
    "origin.file": lambda: set(origin_register.FILE_HEADS),
    "page.lead": lambda: {*PAGES, *QUIET_PAGES},
    "plausibility": lambda: set(PlausibilityRule),
    "page.menu": lambda: {*PAGES, *QUIET_PAGES},
    "page.title": lambda: {*PAGES, *QUIET_PAGES},
    "profile.name": lambda: {*money.KINDS},
    "profile.sentence": lambda: {*money.KINDS},
    "pptx.layout": lambda: set(template.LAYOUTS),
    "pptx.prompt": lambda: set(template.LAYOUTS),
    "slides": lambda: {"previous", "next", "full", "play", "up", "down"},
    "offline.part": lambda: set(offline_page.PARTS),
    "question": lambda: {question for (question,) in column("questions.csv", "question_id")},
    "records.name": lambda: set(get_args(Records)),
    "resource_person_kind": lambda: set(ResourcePersonKind),
    "review_state": lambda: set(ReviewState),
    "role": lambda: set(Role),
    "role_refused": lambda: set(Refusal),
    "rounds.sampling": lambda: set(contract.load("survey_round").column("sampling").allowed),
    "rounds.section": lambda: set(panels.OTHER_OF_RECORDS),
    "logo.cure": lambda: set(logo.REASONS),
    "logo.rule": lambda: set(logo.REASONS),
    "package.file": lambda: set(ENDINGS),
    "package.what": lambda: set(package.PIECES),
    "section.lead": lambda: set().union(*map(called_with, HEADS)),
    "section.title": lambda: set().union(*map(called_with, HEADS)),
    "standard.asks": lambda: set(StandardComponent),
    "standard.criterion": lambda: {each.id for one in standard.components() for each in one.criteria},
    "standard.matrix.key": lambda: set(StandardStatus),
    "standard.name": lambda: {each.id for one in standard.components() for each in one.criteria},
    "standard.not_judged": lambda: set(StandardComponent),
    "standard.to_do": lambda: {each.id for one in standard.components() for each in one.criteria},
    "standard.who": lambda: {"kemenag", *(each.who for one in standard.components() for each in one.criteria)},
    "standard_component": lambda: set(StandardComponent),
    "standard_status": lambda: set(StandardStatus),
    "spending_category": lambda: set(SpendingCategory),
    "two_rounds.change": lambda: set(Change),
    "two_rounds.places": lambda: set(two_rounds.NOT_APART),
    "two_rounds.sampling": lambda: set(contract.load("survey_round").column("sampling").allowed),
    "value_table": lambda: {*value_table.OF_PLACES, *value_table.OF_STRIPS},
    "value_status.long": lambda: set(ValueStatus),
    "value_status.short": lambda: set(ValueStatus),
    "visitor": lambda: set(Visitor),
    "visitor_to_do": lambda: set(Why),
    "visitor_why": lambda: set(Why),
}  # fmt: skip
# Owners are words of the project, not of one figure: whoever owns an indicator later is named already.
OPEN_SHAPES = {"fact.\0", "indicator_owner.\0"}


def keys_of(one: Asked) -> set[str]:
    """Every key that a shape can become."""
    if one.key == "option.\0.\0":
        return {f"option.{question}.{option}" for question, option in column("options.csv", "question_id", "option_id")}
    if one.key.startswith("indicator.\0"):
        return {f"indicator.{it.id}.{word}" for it in registry.all_indicators(None) for word in registry.WORDS}
    if one.key in OPEN_SHAPES:
        return {key for key in INDONESIAN if one.pattern.fullmatch(key)}
    name = one.key.replace(".\0", "")
    assert name in ONE_PLACE, f"{one.where}: say in ONE_PLACE what may stand in {one.key!r}"
    return {one.key.replace("\0", str(value)) for value in ONE_PLACE[name]()}
