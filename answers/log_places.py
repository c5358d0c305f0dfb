"""The places that a figure of the log is shown for: every kabupaten, the chosen kecamatan, all together."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers import data
from charts.bar_columns import Bar, BarRow
from indicators.small_sample import allows_percent
from queries import run
from queries.selection import Selection
from translations.format import number, percent
from translations.text import text


@dataclass(frozen=True)
class LogPlace:
    """A place and how the questions of the log are asked for it; without codes all five kabupaten together."""

    name: str
    kabupaten_code: str | None = None
    kecamatan_code: str | None = None
    is_chosen: bool = False

    @property
    def code(self) -> str | None:
        """The narrowest code; None for all together."""
        return self.kecamatan_code or self.kabupaten_code

    def ask(self, question: str, selection: Selection, **more: object) -> list[run.Row]:
        """Rows of a question for this place and the type of group of the selection."""
        return data.ask(
            question,
            kabupaten_code=self.kabupaten_code,
            kecamatan_code=self.kecamatan_code,
            group_type=str(selection.group_type),
            **more,
        )


def chosen(selection: Selection) -> LogPlace:
    """The place that the reader has chosen."""
    return LogPlace(selection.log_place, selection.kabupaten_code, selection.kecamatan_code, is_chosen=True)


def everywhere(selection: Selection) -> list[LogPlace]:
    """Every kabupaten west to east, a chosen kecamatan under its kabupaten, all together last."""
    found = []
    for code, name in data.study_kabupaten().items():
        is_here = code == selection.kabupaten_code
        found.append(LogPlace(name, code, is_chosen=is_here and selection.kecamatan_code is None))
        if is_here and selection.kecamatan_name:
            found.append(
                LogPlace(
                    text("selection.one_kecamatan", name=selection.kecamatan_name),
                    code,
                    selection.kecamatan_code,
                    is_chosen=True,
                )
            )
    return [*found, LogPlace(text("selection.all_short"))]


def groups_by_area(selection: Selection, kabupaten_code: str | None) -> dict[str | None, dict[str, int]]:
    """Groups of the register by class: kabupaten -> class -> count; with a kabupaten its kecamatan (None: none)."""
    found: dict[str | None, dict[str, int]] = {}
    rows = data.ask("log_classes", kabupaten_code=kabupaten_code, group_type=str(selection.group_type))
    for row in rows:
        found.setdefault(row["area_code"], {})[row["activity_class"]] = row["groups"]
    return found


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
