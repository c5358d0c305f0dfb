"""What stands behind a figure of the register and the log: the choice, how it was summed, its files, rows to take."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from answers import log, log_figures, reading
from charts import panel
from components import origin_log
from indicators.indicator import Indicator
from queries import run
from queries.selection import Selection
from schemas.vocabulary import GroupType
from translations.format import day, number
from translations.text import text

FILE_HEADS = ("counted", "name", "loaded_at", "loaded_by", "used")


@dataclass(frozen=True)
class RegisterFigure:
    """Indicators and rows of the log that one figure shows, for one selection."""

    indicators: tuple[Indicator, ...]
    records: tuple[str, ...]  # as components/origin_log.py names them, those of the numerator first
    selection: Selection
    group_types: tuple[str, ...] = ()  # shown together; none: the type of the selection
    keeps: Callable[[run.Row], bool] | None = None  # which of the rows it counts; None: all

    @property
    def types(self) -> tuple[str, ...]:
        """Types of groups that it shows."""
        return self.group_types or (str(self.selection.group_type),)

    @property
    def selections(self) -> list[Selection]:
        """One selection for each of them."""
        return [replace(self.selection, group_type=GroupType(one)) for one in self.types]


def chosen(figure: RegisterFigure) -> str:
    """Type of group, place and last day that counts, in one sentence."""
    return text(
        "origin.chosen_log",
        group_type=", ".join(figure.types),
        place=figure.selection.log_place,
        day=day(log.state().until),
    )


def calculation(figure: RegisterFigure) -> list[str]:
    """The figures of the place, and by which rules they were summed; a register is a census."""
    found = log_figures.figures(figure.selection, *figure.selection.area)
    said = []
    for one in figure.indicators:
        if row := found.get(one.id):
            value = one.figure(row["numerator"], row["denominator"])
            said.append(one.sentence(figure.selection.log_place, value, str(figure.selection.group_type)))
        said.append(text("calculated.rate") if one.scale == "rate" else "")
        said.append(text(f"indicator_no_sum.{one.adds_over_places_reason}") if one.adds_over_places_reason else "")
    return list(dict.fromkeys([*(words for words in said if words), text("calculated.census")]))


def source(figure: RegisterFigure) -> str:
    """Which rows were counted, and the files they came from, as HTML."""
    if not _are_seen(figure):
        return panel.sentences([text("reading.rows_closed"), reading.cure()]) + panel.foot([log.source_words()])
    columns = [text(f"origin.file.{name}") for name in FILE_HEADS]
    body = [row for records in figure.records for row in _files(records, figure)]
    table = panel.plain_table(text("origin.files"), columns, body, numbers_from=len(FILE_HEADS), stacked=True)
    return panel.sentences(reading.notes(figure.selection)) + table + panel.foot([log.source_words()])


def rows(records: str, figure: RegisterFigure) -> list[run.Row]:
    """Rows of one of its records, with file, sheet and row."""
    found = [row for one in figure.selections for row in _of_any_type(records, figure, one, origin_log.rows)]
    return [row for row in found if figure.keeps is None or figure.keeps(row)]


def used(records: str, figure: RegisterFigure) -> list[run.Row]:
    """How many of them came from which file (origin_log.used); read out only where the figure picks some."""
    if figure.keeps is not None:
        return origin_log.used_of(rows(records, figure))
    return [row for one in figure.selections for row in _of_any_type(records, figure, one, origin_log.used)]


def file_name(records: str, figure: RegisterFigure) -> str:
    """Name of their CSV; a figure of several types, or of one group, has no type in its name."""
    name = origin_log.file_name(records, figure.selection)
    return name.replace(f"-{figure.selection.group_type}", "") if figure.group_types else name


def _are_seen(figure: RegisterFigure) -> bool:
    """Whether the reader may see rows behind the figure."""
    return reading.sees_rows(figure.selection)


def _of_any_type(
    records: str, figure: RegisterFigure, selection: Selection, ask: Callable[[str, Selection], list[run.Row]]
) -> list[run.Row]:
    """Narasumber serve every type of group: a figure of several types has them once."""
    is_again = records in origin_log.FOR_ANY_TYPE and str(selection.group_type) != figure.types[0]
    return [] if is_again else ask(records, selection)


def _files(records: str, figure: RegisterFigure) -> list[tuple[str, ...]]:
    """A line per file: which rows, its name, when and by whom it was loaded, how many of its rows are counted."""
    found, words = used(records, figure), origin_log.words(records)
    if not found:
        return [(words, "", "", "", _count(0))]
    return [
        (words, one.file_name, day(one.loaded_at), one.loaded_by, _count(one.rows_used))
        for one in origin_log.batches_of(found)
    ]


def _count(found: int) -> str:
    return text("origin.rows", count=number(found))
