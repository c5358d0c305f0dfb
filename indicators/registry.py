"""The indicators: each is one `<id>.yaml` (meaning) and one `<id>.sql` (numerator and denominator); no Python.

`load` and `all_indicators` read and check them: a field too many, a wrong word, a missing sentence stops the
dashboard at start with the file, the field, the value, the rule and the cure, not on the reader's page.
"""

from functools import cache

from indicators.indicator import FOLDER, WORDS, Clock, Indicator, IndicatorError, Theme
from indicators.indicator_file import error, near, read

__all__ = [
    "FOLDER",
    "WORDS",
    "Clock",
    "Indicator",
    "IndicatorError",
    "Theme",
    "all_indicators",
    "by_theme",
    "headline",
    "load",
    "read",
]


@cache
def load(indicator_id: str) -> Indicator:
    """The indicator with this id, checked. Raises IndicatorError, naming near matches, when there is none."""
    known = _ids()
    if indicator_id not in known:
        cure = near(indicator_id, known) or "see the *.yaml files in indicators/"
        raise IndicatorError(f"no indicator '{indicator_id}': {cure}")
    return read(FOLDER / f"{indicator_id}.yaml")


@cache
def all_indicators(clock: Clock | None = "survey") -> tuple[Indicator, ...]:
    """Indicators of the survey (or of the log; None: of both), themes in their order, then by sort_order.

    Raises IndicatorError on the first broken file.
    """
    found: dict[tuple[int, int], Indicator] = {}
    for indicator_id in _ids():
        indicator = load(indicator_id)
        place = (list(Theme).index(indicator.theme), indicator.sort_order)
        if place in found:
            rule = f"each sort_order stands once in a theme; {found[place].id}.yaml has it too"
            raise error(indicator_id, "sort_order", indicator.sort_order, rule, "choose a free number")
        found[place] = indicator
    return tuple(found[place] for place in sorted(found) if clock in (None, found[place].clock))


def by_theme(theme: str, clock: Clock | None = "survey") -> tuple[Indicator, ...]:
    """Indicators of one theme, in order. Raises ValueError on an unknown theme."""
    wanted = Theme(theme)
    return tuple(indicator for indicator in all_indicators(clock) if indicator.theme == wanted)


def headline(clock: Clock | None = "survey") -> tuple[Indicator, ...]:
    """Indicators of the landing page."""
    return tuple(indicator for indicator in all_indicators(clock) if indicator.is_headline)


def _ids() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))
