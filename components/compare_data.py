"""The figures that the page Bandingkan compares: of one clock, in the chosen places, west to east."""

from answers import captions, data, log, log_places
from components.compare_choice import Choice
from indicators.comparison import PlaceFigure
from indicators.registry import Indicator
from indicators.share import Share
from queries import run
from queries.selection import PROVINCE
from schemas.vocabulary import AreaLevel, ValueStatus
from translations.text import text

Places = tuple[PlaceFigure, ...]


def figures(choice: Choice) -> dict[str, Places]:
    """Indicator -> its figure in every chosen place, for all indicators of the clock that the type of group has."""
    asked = [one for one in choice.known if choice.selection.group_type in one.group_types]
    if choice.is_log:
        rows, groups = _rows(choice), _groups(choice)
        return {one.id: tuple(_of_log(one, code, rows, groups) for code in choice.codes) for one in asked}
    values = data.values(choice.selection)
    return {one.id: tuple(_of_survey(one, code, values) for code in choice.codes) for one in asked}


def source_words(indicator: Indicator, choice: Choice) -> str:
    """Source and date of a figure: the table of the study, or the log with its day and the mark of simulated data."""
    if choice.is_log:
        return log.source_words()
    return captions.source_words(choice.selection, indicator.source_tables)


def _of_survey(indicator: Indicator, code: str | None, values: data.Values) -> PlaceFigure:
    area = values.of(indicator.id, code)
    return PlaceFigure(code, area.area_name, area.share, None, area.groups_surveyed, area.groups_total)


def _rows(choice: Choice) -> dict[tuple[str, str | None], run.Row]:
    """(indicator, kabupaten or None) -> its row in the log."""
    kind = str(choice.selection.group_type)
    found: dict[tuple[str, str | None], run.Row] = {}
    for level in (AreaLevel.KABUPATEN, AreaLevel.PROVINCE):
        for row in data.ask("log_values", level=str(level), group_type=kind, kabupaten_code=None):
            code = None if row["area_code"] == PROVINCE else row["area_code"]
            found[row["indicator_id"], code] = row
    return found


def _groups(choice: Choice) -> dict[str | None, int]:
    """Groups of the register by kabupaten; None: together."""
    by_area = log_places.groups_by_area(choice.selection, None)
    found: dict[str | None, int] = {code: sum(classes.values()) for code, classes in by_area.items()}
    return {**found, None: sum(found.values())}


def _of_log(
    indicator: Indicator,
    code: str | None,
    rows: dict[tuple[str, str | None], run.Row],
    groups: dict[str | None, int],
) -> PlaceFigure:
    name = data.study_kabupaten()[code] if code else text("selection.all_short")
    row = rows.get((indicator.id, code))
    if row is None:
        return PlaceFigure(code, name, Share(None, None, status=ValueStatus.NOT_REGISTERED, is_census=True))
    # Rupiah are no cases: a share of money rests on the groups of the place.
    basis = groups.get(code, 0) if indicator.unit == "rupiah" else None
    return PlaceFigure(code, name, indicator.figure(row["numerator"], row["denominator"]), basis)
