"""What documents of one selection say: slides, brief, workbook, page for a USB stick, picture card, message.

from answers import content, stamp
found = content.of(selection, stamp=stamp.now())
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from answers import (
    brief,
    captions,
    content_activity,
    content_comparison,
    content_map,
    content_method,
    content_organisation,
    content_topics,
    data,
    decisions,
    log,
    rounds,
    tables,
)
from answers.content_parts import NothingToShowError, counted, nothing_words
from answers.document import Chart, Content, Decision, KeyFigure, MapPicture, Stamp, Table
from queries.selection import Selection
from translations.text import language, text

MAP = "peta"
# In the order of the slides.
CHARTS: dict[str, Callable[[Selection], Chart]] = {
    content_activity.KEY: content_activity.chart,
    "pendanaan": content_topics.funding,
    "narasumber": content_topics.narasumber,
    "kelembagaan": content_organisation.chart,
    content_comparison.KEY: content_comparison.chart,
}


def of(selection: Selection, *, stamp: Stamp, link: str = "", with_tables: bool = True) -> Content:
    """Everything that documents of a selection say, in the language of this run.

    A document speaks of a whole kabupaten (or of all five): a chosen kecamatan is left out, and `filters` says so.
    link: back to the same view. with_tables False: for documents that have no tables, in half the time.
    """
    with data.remembering():
        return _of(selection, stamp, link, with_tables)


def _of(asked: Selection, stamp: Stamp, link: str, with_tables: bool) -> Content:
    selection = replace(asked, kecamatan_code=None, kecamatan_name=None)
    reasons: dict[str, str] = {}
    drawn = _drawn(selection, reasons)
    charts = _charts(selection, reasons)
    figures = tuple(brief.key_figures(selection))
    decided, conclusion = to_decide(selection)
    return Content(
        selection,
        text("document.title", group_type=selection.group_type, place=selection.log_place),
        _filters(asked, selection),
        tuple(filter(None, brief.head_lines(selection))),
        figures,
        drawn,
        charts,
        decided,
        conclusion,
        content_method.lines(selection),
        content_method.attribution(selection),
        _tables(selection, figures, decided) if with_tables else (),
        stamp,
        language(),
        link,
        log.mark() or rounds.of(selection).mark,  # the facts count the register, so its mark stands on every document
        reasons,
    )


def _filters(asked: Selection, selection: Selection) -> str:
    words = captions.survey_words(selection)
    if asked.kecamatan_name:
        words += f" {text('document.no_kecamatan', kecamatan=asked.kecamatan_name, place=selection.place)}"
    return words


def _drawn(selection: Selection, reasons: dict[str, str]) -> MapPicture | None:
    try:
        return content_map.picture(selection)
    except NothingToShowError as nothing:
        reasons[MAP] = str(nothing)
        return None


def _charts(selection: Selection, reasons: dict[str, str]) -> tuple[Chart, ...]:
    found = []
    for key, make in CHARTS.items():
        try:
            found.append(counted(make(selection)))
        except NothingToShowError as nothing:
            reasons[key] = str(nothing)
    return tuple(found)


def to_decide(selection: Selection) -> tuple[tuple[Decision, ...], str]:
    """What is to be decided, and what stands under it."""
    found = decisions.of(selection)
    is_sample = {"log": log.state().is_sample, "survey": rounds.of(selection).is_sample}
    items = []
    for one in found.items:
        clock = one.rule.indicator.clock
        beside = is_sample["survey" if clock == "log" else "log"]
        items.append(
            Decision(
                one.rule.id,
                one.sentence,
                one.rule.action,
                one.rule.indicator.why,
                one.rule.who,
                one.source,
                one.beside,
                is_sample[clock],
                bool(one.beside) and beside,
                one.rule.actor,
            )
        )
    if items or found.others:
        return tuple(items), found.conclusion
    is_known = brief.has_log(selection) or data.coverage(selection)[0] > 0
    return (), text("document.nothing_to_decide") if is_known else nothing_words(selection)


def _tables(selection: Selection, figures: Sequence[KeyFigure], decided: Sequence[Decision]) -> tuple[Table, ...]:
    """All numbers behind a document; tables that would be empty are left out."""
    found = [
        tables.of_key_figures(figures, selection),
        tables.of_decisions(decided, selection),
        *([tables.of_indicators(selection, "survey")] if data.has_survey(selection) else []),
        tables.of_indicators(selection, "log"),
        tables.of_classes(selection),
        tables.of_money("income", selection),
        tables.of_money("spending", selection),
        tables.of_standard(selection),
    ]
    has_register = not log.state().is_empty
    return tuple(one for one in found if one.rows and (has_register or one.basis.clock != "log"))
