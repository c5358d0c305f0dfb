"""The places that a figure of the log is shown for: every kabupaten, the chosen kecamatan, all together."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers import data
from charts.bar_columns import Bar, BarRow
from indicators.small_sample import allows_percent
from queries import run
from queries.selection import PROVINCE, Selection
from translations.format import number, percent
from translations.text import text

# Columns that stand side by side and can be read: ten kabupaten and all together. Rows may be more.
MOST_BESIDE = 11


@dataclass(frozen=True)
class LogPlace:
    """A place and how the questions of the log are asked for it; without its codes the whole province together."""

    name: str
    kabupaten_code: str | None = None
    kecamatan_code: str | None = None
    is_chosen: bool = False
    province_code: str = PROVINCE

    @property
    def codes(self) -> dict[str, str | None]:
        """The place as the questions name it."""
        return {name: getattr(self, name) for name in ("province_code", "kabupaten_code", "kecamatan_code")}

    @property
    def code(self) -> str | None:
        """The narrowest code; None for all together."""
        return self.kecamatan_code or self.kabupaten_code

    def ask(self, question: str, selection: Selection, **more: object) -> list[run.Row]:
        """Rows of a question for this place and the type of group of the selection."""
        return data.ask(question, **self.codes, group_type=str(selection.group_type), **more)


def chosen(selection: Selection) -> LogPlace:
    """The place that the reader has chosen."""
    codes = (selection.kabupaten_code, selection.kecamatan_code)
    return LogPlace(selection.log_place, *codes, is_chosen=True, province_code=selection.province)


def everywhere(selection: Selection) -> list[LogPlace]:
    """Every kabupaten west to east, a chosen kecamatan under its kabupaten, all together last."""
    found, province = [], selection.province
    for code, name in data.kabupaten(province).items():
        is_here = code == selection.kabupaten_code
        found.append(
            LogPlace(name, code, is_chosen=is_here and selection.kecamatan_code is None, province_code=province)
        )
        if is_here and selection.kecamatan_name:
            found.append(
                LogPlace(
                    text("selection.one_kecamatan", name=selection.kecamatan_name),
                    code,
                    selection.kecamatan_code,
                    is_chosen=True,
                    province_code=province,
                )
            )
    return [*found, LogPlace(selection.together, province_code=province)]


def groups_by_area(selection: Selection, kabupaten_code: str | None) -> dict[str | None, dict[str, int]]:
    """Groups of the register by class: kabupaten -> class -> count; with a kabupaten its kecamatan (None: none)."""
    found: dict[str | None, dict[str, int]] = {}
    for row in _in_province("log_classes", kabupaten_code, selection):
        found.setdefault(row["area_code"], {})[row["activity_class"]] = row["groups"]
    return found


def months(kabupaten_code: str | None, selection: Selection) -> list[run.Row]:
    """Meetings per month of every kabupaten of the province; with a kabupaten of its kecamatan."""
    return _in_province("log_months", kabupaten_code, selection)


def _in_province(question: str, kabupaten_code: str | None, selection: Selection) -> list[run.Row]:
    kind = str(selection.group_type)
    return data.ask(question, province_code=selection.province, kabupaten_code=kabupaten_code, group_type=kind)


def standard_counts(kabupaten_code: str | None, selection: Selection) -> list[run.Row]:
    """Groups by component of the standard and status, in the same places."""
    return _in_province("standard_counts", kabupaten_code, selection)


def classes(place: LogPlace, selection: Selection) -> dict[str, int]:
    """Groups of one place by class."""
    if place.kecamatan_code:
        return groups_by_area(selection, place.kabupaten_code).get(place.kecamatan_code, {})
    by_kabupaten = groups_by_area(selection, None)
    if place.kabupaten_code:
        return by_kabupaten.get(place.kabupaten_code, {})
    total: dict[str, int] = {}
    for counted in by_kabupaten.values():
        for name, groups in counted.items():
            total[name] = total.get(name, 0) + groups
    return total


def groups(place: LogPlace, selection: Selection) -> int:
    """How many groups of the chosen type the register has in a place."""
    return sum(classes(place, selection).values())


def registered_words(selection: Selection) -> str:
    """`88 KKG dalam daftar`, for the chosen place."""
    count = groups(chosen(selection), selection)
    return text("log_panel.registered", count=number(count), group_type=selection.group_type)


def of_words(count: int, everyone: int, unit: str) -> str:
    """`41 dari 102 KKG (40%)`: the log counts everybody, so there is no interval; below 10 the count says it all."""
    words = text("log_panel.of", count=number(count), everyone=number(everyone), unit=unit)
    if not allows_percent(everyone):
        return words
    return text("log_panel.of_percent", words=words, percent=percent(100 * count / everyone))


def share_rows(found: Sequence[tuple[LogPlace, int, int]], unit: str) -> list[BarRow]:
    """Rows of bars for (place, count, everyone); a place where nobody counts has none."""
    return [
        BarRow(
            place.name,
            (Bar(count / everyone, of_words(count, everyone, unit)) if everyone else None,),
            is_chosen=place.is_chosen,
            is_apart=place.code is None,
        )
        for place, count, everyone in found
    ]
