"""Indicators of one clock in several places at once, as they are compared and written into tables."""

from collections.abc import Mapping, Sequence

from answers import data, log_places
from indicators.comparison import PlaceFigure
from indicators.indicator import Clock
from indicators.registry import Indicator
from indicators.share import Share
from queries import run
from queries.selection import Selection
from schemas.vocabulary import AreaLevel, ValueStatus

Places = tuple[PlaceFigure, ...]
Codes = Sequence[str | None]  # of kabupaten; None: the five together


def everywhere(selection: Selection, clock: Clock) -> tuple[str | None, ...]:
    """Every kabupaten that the clock has in the province, west to east, then all together."""
    known = data.kabupaten(selection.province) if clock == "log" else data.study_kabupaten()
    return (*known, None)


def figures(clock: Clock, indicators: Sequence[Indicator], codes: Codes, selection: Selection) -> dict[str, Places]:
    """Indicator -> its figure in every place, for those indicators that the type of group has."""
    asked = [one for one in indicators if selection.group_type in one.group_types]
    if clock == "log":
        rows, groups = _rows(selection), _groups(selection)
        names: dict[str | None, str] = {None: selection.together}
        names.update(data.kabupaten(selection.province))
        return {one.id: tuple(_of_log(one, code, names[code], rows, groups) for code in codes) for one in asked}
    values = data.values(selection)
    return {one.id: tuple(_of_survey(one, code, values) for code in codes) for one in asked}


def _of_survey(indicator: Indicator, code: str | None, values: data.Values) -> PlaceFigure:
    area = values.of(indicator.id, code)
    return PlaceFigure(code, area.area_name, area.share, None, area.groups_surveyed, area.groups_total)


def _rows(selection: Selection) -> dict[tuple[str, str | None], run.Row]:
    """(indicator, kabupaten or None) -> its row in the log."""
    kind = str(selection.group_type)
    found: dict[tuple[str, str | None], run.Row] = {}
    for level in (AreaLevel.KABUPATEN, AreaLevel.PROVINCE):
        for row in data.ask(
            "log_values", level=str(level), group_type=kind, province_code=selection.province, kabupaten_code=None
        ):
            code = None if level == AreaLevel.PROVINCE else row["area_code"]
            found[row["indicator_id"], code] = row
    return found


def _groups(selection: Selection) -> dict[str | None, int]:
    """Groups of the register by kabupaten; None: together."""
    by_area = log_places.groups_by_area(selection, None)
    found: dict[str | None, int] = {code: sum(classes.values()) for code, classes in by_area.items()}
    return {**found, None: sum(found.values())}


def _of_log(
    indicator: Indicator,
    code: str | None,
    name: str,
    rows: Mapping[tuple[str, str | None], run.Row],
    groups: Mapping[str | None, int],
) -> PlaceFigure:
    row = rows.get((indicator.id, code))
    if row is None:
        return PlaceFigure(code, name, Share(None, None, status=ValueStatus.NOT_REGISTERED, is_census=True))
    # Rupiah are no cases: a share of money rests on the groups of the place.
    basis = groups.get(code, 0) if indicator.unit == "rupiah" else None
    return PlaceFigure(code, name, indicator.figure(row["numerator"], row["denominator"]), basis)
