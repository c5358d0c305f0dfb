"""The table behind a picture: the values as drawn, each with its count."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from charts import panel
from charts.bar_columns import BarColumn, BarRow
from charts.icon_matrix import MatrixColumn, MatrixRow
from charts.ordered_bars import PlaceAnswers
from charts.parts import coverage_words, unit_words
from charts.value_strip import PlaceValues
from indicators.share import AreaShare, OptionShare, Share
from indicators.statement import count_words, interval_words, share_words
from schemas.vocabulary import ValueStatus
from translations.format import number
from translations.text import text

NO_OTHERS: Mapping[str, Sequence[OptionShare]] = MappingProxyType({})
OF_PLACES, OF_STRIPS = ("place", "share", "interval", "coverage"), ("place", "share", "groups")
NOT_ASKED = Share(None, None, status=ValueStatus.NOT_ASKED)


def of_places(areas: Sequence[AreaShare], *, unit: str | None = None) -> str:
    """One share in several places: share, interval where the rule allows it, how many were surveyed."""
    heads = tuple(text(f"value_table.{name}") for name in OF_PLACES)
    rows = [
        (area.area_name, share_words(area.share), interval_words(area.share) or "", coverage_words(area, unit))
        for area in areas
    ]
    return _table(heads, rows)


def of_options(
    options: Sequence[OptionShare], *, unit: str, others: Mapping[str, Sequence[OptionShare]] = NO_OTHERS
) -> str:
    """Many options of one question: the chosen type of group first, the others beside it."""
    columns = {unit: options, **others}
    found = {name: {one.option_id: one.share for one in theirs} for name, theirs in columns.items()}
    rows = [
        (one.label, *(share_words(found[name].get(one.option_id, NOT_ASKED)) for name in columns)) for one in options
    ]
    return _table((text("value_table.answer"), *columns), rows)


def of_answers(places: Sequence[PlaceAnswers], *, unit: str | None = None) -> str:
    """All answers of every place: a row per answer, a column per place, at the foot how many each place rests on."""
    heads = (text("value_table.answer"), *(place.area_name for place in places))
    labels = list(dict.fromkeys(answer.label for place in places for answer in place.answers))
    cells = [{answer.label: _answer(answer.count, answer.published) for answer in place.answers} for place in places]
    rows = [(label, *(found.get(label, "") for found in cells)) for label in labels]
    rows.append((unit_words(unit), *(_respondents(place) for place in places)))
    return _table(heads, rows)


def of_matrix(columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow]) -> str:
    """A matrix of shares."""
    heads = ("", *(_named(column.label, column.note) for column in columns))
    return _table(heads, [(row.label, *(share_words(share) for share in row.cells)) for row in rows])


def of_bars(columns: Sequence[BarColumn], rows: Sequence[BarRow], *, missing: str) -> str:
    """Bars in columns: the words that stand beside each bar."""
    heads = ("", *(_named(one.label or text("value_table.share"), one.note) for one in columns))
    return _table(heads, [(row.label, *(bar.words if bar else missing for bar in row.bars)) for row in rows])


def of_strips(places: Sequence[PlaceValues]) -> str:
    """A dot per group: what is said of each place, and how many groups it rests on."""
    heads = tuple(text(f"value_table.{name}") for name in OF_STRIPS)
    return _table(heads, [(place.area_name, place.words, place.quiet) for place in places])


def _named(label: str, note: str) -> str:
    return f"{label} ({note})" if note else label


def _answer(count: int | None, published: float | None) -> str:
    if count is not None:
        return number(count)
    return "" if published is None else count_words(Share(None, None, published, ValueStatus.PUBLISHED_ONLY))


def _respondents(place: PlaceAnswers) -> str:
    return text(f"value_status.{place.reason}.short") if place.reason else number(place.respondents)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return panel.plain_table(text("value_table.caption"), heads, rows)
