"""Tables of plain numbers for workbook, CSV and Parquet: each maker answers one question for one selection.

Every column that more than one table has stands in COLUMNS once, so that `percent` is the same thing everywhere: a
fraction, only where the small-sample rule allows a percentage, always beside its two counts.
"""

from collections.abc import Mapping, Sequence

from answers import captions, data, log, log_places, money, place_figures, rounds, standard_counts
from answers.document import Basis, Column, Decision, KeyFigure, Kind, Scalar, Table
from indicators import registry
from indicators.comparison import PlaceFigure
from indicators.comparison_words import figure_words
from indicators.indicator import Clock, Indicator, Theme
from indicators.share import Rate, Share
from queries import run
from queries.selection import SURVEYED_TYPES, Selection
from schemas.vocabulary import ActivityClass, StandardStatus
from translations.text import text

# key -> how it is written, and with how many decimals; its head is `document.column.<key>`.
COLUMNS: Mapping[str, tuple[Kind, int]] = {
    "theme": ("text", 0),
    "indicator": ("text", 0),
    "place": ("text", 0),
    "figure": ("text", 0),
    "numerator": ("count", 0),
    "denominator": ("count", 0),
    "unit": ("text", 0),
    "percent": ("percent", 0),
    "interval_low": ("percent", 0),
    "interval_high": ("percent", 0),
    "rate": ("rate", 2),
    "published": ("percent", 0),
    "score": ("rate", 1),
    "surveyed": ("count", 0),
    "total": ("count", 0),
    "source": ("text", 0),
    "sentence": ("text", 0),
    "reference": ("text", 0),
    "groups": ("count", 0),
    "year": ("text", 0),
    "what_for": ("text", 0),
    "rupiah": ("rupiah", 0),
    "rupiah_per_group": ("rupiah", 0),
    "reporting": ("count", 0),
    "answer": ("text", 0),
    "component": ("text", 0),
    "action": ("text", 0),
    "why": ("text", 0),
    "who": ("text", 0),
    "beside": ("text", 0),
}
DECIMALS = 4  # of a number that is divided, so that a file is the same on every machine


def columns(*keys: str) -> tuple[Column, ...]:
    """Columns by their keys."""
    return tuple(Column(key, text(f"document.column.{key}"), *COLUMNS[key]) for key in keys)


# --- indicators -----------------------------------------------------------------------------------------------------


def of_indicators(selection: Selection, clock: Clock, themes: Sequence[Theme] | None = None) -> Table:
    """Every indicator of a clock (or of some themes) in every kabupaten and in the five together, a row each."""
    known = [one for one in registry.all_indicators(clock) if themes is None or one.theme in themes]
    title = text(f"document.table.indicators.{clock}", group_type=selection.group_type)
    return of_these(
        known, selection, place_figures.everywhere(selection, clock), key=f"indicators_{clock}", title=title
    )


def of_these(
    known: Sequence[Indicator], selection: Selection, codes: place_figures.Codes, *, key: str, title: str
) -> Table:
    """These indicators, all of one clock, in these places; those that the type of group lacks are left out."""
    clock = known[0].clock
    found = place_figures.figures(clock, known, codes, selection)
    counts = ["theme", "indicator", "place", "numerator", "denominator", "unit", "percent"]
    own = ["rate"] if clock == "log" else ["interval_low", "interval_high", "published", "score", "surveyed", "total"]
    rows = [_row(one, place, selection) for one in known for place in found.get(one.id, ())]
    heads = columns(*counts, *own, "figure", "source")
    terms = tuple((one.title, _definition(one)) for one in known if one.id in found)
    return Table(key, title, heads, tuple(rows), of_clock(clock, selection.everywhere()), terms=terms)


def _definition(indicator: Indicator) -> str:
    said = text("document.definition", numerator=indicator.numerator_words, denominator=indicator.denominator_words)
    return ". ".join(filter(None, (said, indicator.caveat)))


def _row(indicator: Indicator, place: PlaceFigure, selection: Selection) -> tuple[Scalar, ...]:
    figure = place.figure
    share = figure if isinstance(figure, Share) else None
    counts = (_plain(figure.numerator), _plain(figure.denominator)) if figure.is_counted else (None, None)
    percent = fraction(share.percent if share and share.is_counted else None)
    first = (
        indicator.theme_words,
        indicator.title,
        place.area_name,
        *counts,
        unit_words(indicator, selection),
        percent,
    )
    return (*first, *_own(indicator, figure, place), figure_words(indicator, place), _source(indicator, selection))


def _own(indicator: Indicator, figure: Share | Rate, place: PlaceFigure) -> tuple[Scalar, ...]:
    """What only one of the clocks has."""
    if indicator.clock == "log":
        return (_plain(figure.value if isinstance(figure, Rate) else None),)
    assert isinstance(figure, Share)
    interval, is_score = figure.interval, indicator.scale == "score"
    return (
        _plain(interval.low if interval else None),
        _plain(interval.high if interval else None),
        None if is_score else fraction(figure.published),
        _plain(figure.published) if is_score else None,
        place.groups_surveyed,
        place.groups_total,
    )


def _source(indicator: Indicator, selection: Selection) -> str:
    return captions.basis(indicator, selection).source


def unit_words(indicator: Indicator, selection: Selection) -> str:
    """What the counts of an indicator count: `KKG`, `pertemuan`, `rupiah per kelompok`."""
    if indicator.scale == "share":
        return text(f"compare.unit.{indicator.unit}", group_type=selection.group_type)
    return text(f"document.unit.{indicator.unit}")


# --- what documents say ---------------------------------------------------------------------------------------------


def of_key_figures(figures: Sequence[KeyFigure], selection: Selection) -> Table:
    """The key figures with their counts, and the five kabupaten together beside them."""
    rows = [
        (
            one.title,
            *_counts(one.figure),
            fraction(_percent(one.figure)),
            _plain(one.figure.value if isinstance(one.figure, Rate) else None),
            one.words,
            one.reference_words,
            one.sentence,
            one.basis.foot,
        )
        for one in figures
    ]
    heads = ("indicator", "numerator", "denominator", "percent", "rate", "figure", "reference", "sentence", "source")
    title = text("document.table.key_figures", group_type=selection.group_type, place=selection.log_place)
    return Table("key_figures", title, columns(*heads), tuple(rows), of_both([one.basis for one in figures]))


def of_decisions(decisions: Sequence[Decision], selection: Selection) -> Table:
    """What is to be decided, with the reason, who acts, and the source."""
    rows = [(one.sentence, one.action, one.why, one.who, one.source, one.beside) for one in decisions]
    heads = columns("sentence", "action", "why", "who", "source", "beside")
    title = text("document.table.decisions", group_type=selection.group_type, place=selection.log_place)
    is_simulated = any(one.is_simulated or one.is_beside_simulated for one in decisions)
    basis = Basis(None, in_rows(is_simulated), "", is_simulated)
    return Table("decisions", title, heads, tuple(rows), basis)


# --- the log --------------------------------------------------------------------------------------------------------


def of_classes(selection: Selection) -> Table:
    """Groups of the register by class of activity: every kabupaten, a chosen kecamatan, all together."""
    heads = (
        *columns("place"),
        *(Column(str(one), text(f"activity_class.{one}"), "count") for one in ActivityClass),
        *columns("groups"),
    )
    rows: list[tuple[Scalar, ...]] = []
    for place in log_places.everywhere(selection):
        found = log_places.classes(place, selection)
        rows.append((place.name, *(found.get(one, 0) for one in ActivityClass), sum(found.values())))
    title = text("document.table.classes", group_type=selection.group_type)
    return Table("classes", title, heads, tuple(rows), of_clock("log", selection.everywhere()))


def of_money(key: str, selection: Selection) -> Table:
    """Yearly sums (`income` or `spending`) by source or purpose, of every kabupaten and all together."""
    kind = money.KINDS[key]
    rows = [
        (
            str(row["year"]),
            place.name,
            kind.words(row[kind.column]),
            row["amount_rupiah"],
            row["groups"],
            row["groups_reporting"],
            _plain(row["amount_rupiah"] / row["groups_reporting"]),
        )
        for place in log_places.everywhere(selection)
        for row in place.ask(kind.question, selection)
    ]
    heads = columns("year", "place", "what_for", "rupiah", "groups", "reporting", "rupiah_per_group")
    title = text(f"document.table.{key}", group_type=selection.group_type)
    return Table(key, title, heads, tuple(rows), of_clock("log", selection.everywhere()))


def of_standard(selection: Selection) -> Table:
    """Groups by component of the 2008 standard and status, of every kabupaten and all together."""
    statuses = tuple(Column(str(one), text(f"standard_status.{one}"), "count") for one in StandardStatus)
    rows: list[tuple[Scalar, ...]] = [
        (one.component.name, place.name, *(one.cell.count(status) for status in StandardStatus), one.cell.count())
        for place in log_places.everywhere(selection)
        for one in standard_counts.of_place(place, selection)
    ]
    heads = (*columns("component", "place"), *statuses, *columns("groups"))
    title = text("document.table.standard", group_type=selection.group_type)
    return Table("standard", title, heads, tuple(rows), of_clock("log", selection.everywhere()))


# --- the survey -----------------------------------------------------------------------------------------------------


def of_question(question_id: str, selection: Selection) -> Table:
    """Every answer to a question for the type of group, in every place of the source, the five together last."""
    found = data.ask("answers", round_id=selection.round_id, question_id=question_id)
    rows = [row for row in found if row["group_type"] == selection.group_type]
    rows.sort(key=lambda row: row["kabupaten_code"] is None)
    tables = tuple(sorted({row["source_table"] for row in rows if row["source_table"]}))
    heads = columns("place", "answer", "numerator", "denominator", "percent", "published")
    basis = of_clock("survey", selection.everywhere(), tables)
    name = text(f"question.{question_id}")
    return Table(
        f"question_{question_id}", name, heads, tuple(_answer(row, question_id, selection) for row in rows), basis
    )


def _answer(row: run.Row, question_id: str, selection: Selection) -> tuple[Scalar, ...]:
    share = data.answer_share(row)
    counts = (share.numerator, share.denominator) if share.is_counted else (None, None)
    return (
        row["kabupaten_name"] or text("selection.all_short"),
        data.option_words(question_id, row["option_id"]),
        *counts,
        fraction(share.percent if share.is_counted else None),
        fraction(row["percent_published"]),
    )


# --- common ---------------------------------------------------------------------------------------------------------


def of_clock(clock: Clock, selection: Selection, tables: Sequence[int] = ()) -> Basis:
    """What a table of one clock rests on in the place of the selection; `tables` of the study, where it has some."""
    if clock == "log":
        is_sample = log.state().is_sample
        return Basis(clock, log.source_words(), log_places.registered_words(selection), is_sample)
    current = rounds.of(selection)
    source = captions.source_words(selection, tables) if tables or current.is_records else ""
    source = source or text("rounds.chip", when=current.when)
    is_asked = selection.group_type in SURVEYED_TYPES
    coverage = captions.coverage_words(selection) if is_asked else text("clock.never")
    return Basis(clock, source, coverage, current.is_sample)


def of_both(found: Sequence[Basis]) -> Basis:
    """What a table rests on whose rows name their own source; the source itself where all rows have the same."""
    clocks, sources = {one.clock for one in found}, {one.source for one in found}
    is_simulated = any(one.is_simulated for one in found)
    if len(sources) == 1:
        return Basis(clocks.pop(), sources.pop(), "", is_simulated)
    return Basis(clocks.pop() if len(clocks) == 1 else None, in_rows(is_simulated), "", is_simulated)


def in_rows(is_simulated: bool) -> str:
    """That each row names its own source; and that some of them are simulated."""
    mark = text("document.partly", mark=text("log.sample")) if is_simulated else ""
    return " · ".join(filter(None, (text("document.source_in_row"), mark)))


def fraction(percent: float | None) -> float | None:
    """0-100 as a fraction 0-1 for a column of percentages."""
    return None if percent is None else round(percent / 100, DECIMALS)


def _percent(figure: Share | Rate) -> float | None:
    return figure.percent if isinstance(figure, Share) and figure.is_counted else None


def _counts(figure: Share | Rate) -> tuple[Scalar, Scalar]:
    if not figure.is_counted:
        return None, None
    return _plain(figure.numerator), _plain(figure.denominator)


def _plain(value: float | None) -> float | None:
    """A whole number as such, any other rounded."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(float(value), DECIMALS)
