"""Every indicator of the register and the log as a table: the chosen place beside all five together, by theme."""

from collections.abc import Sequence

from answers import log
from answers.log_figures import figures
from charts import panel
from components import kept_panels
from components.kept_panels import KeptPanel
from components.origin import Origin
from indicators import registry
from indicators.registry import Indicator, Theme
from queries import run
from queries.selection import Selection
from schemas.vocabulary import AreaLevel
from translations.text import text


def everything(selection: Selection) -> None:
    """All themes."""
    tables(selection, *Theme)


def organisation(selection: Selection) -> None:
    """Papers, programme and visits: what stands on the page Kelembagaan."""
    tables(selection, Theme.ORGANISASI, Theme.PROGRAM, Theme.PENJAMINAN_MUTU)


def tables(selection: Selection, *themes: Theme) -> None:
    """One table per theme, to be read like a sheet; every figure with its counts, a drawer per theme."""
    for found in _tables(selection, themes):
        kept_panels.draw(found, selection)


@kept_panels.remembered
def _tables(selection: Selection, themes: Sequence[Theme]) -> tuple[KeptPanel, ...]:
    found = {code: figures(selection, level, code) for level, code in _areas(selection)}
    heads = (text("log_values.indicator"), *_names(selection))
    foot = panel.foot([text("log_values.of", group_type=selection.group_type), log.source_words()])
    made = []
    for theme in themes:
        shown = registry.by_theme(theme, "log")
        if not shown:  # only the survey asked about it
            continue
        body = [(one.title, *(_words(one, found[code].get(one.id)) for code in found)) for one in shown]
        name = text(f"indicator_theme.{theme}")
        html = f'{panel.plain_table(name, heads, body, numbers_from=9)}<div class="g">{foot}</div>'
        made.append(KeptPanel(html, f"theme_{theme}", Origin(name, tuple(one.id for one in shown))))
    return tuple(made)


def _areas(selection: Selection) -> Sequence[tuple[AreaLevel, str]]:
    everywhere = (AreaLevel.PROVINCE, selection.province)
    return [everywhere] if selection.area == everywhere else [selection.area, everywhere]


def _names(selection: Selection) -> Sequence[str]:
    together = selection.together
    return [together] if selection.kabupaten_code is None else [selection.log_place, together]


def _words(indicator: Indicator, row: run.Row | None) -> str:
    if row is None:
        return text("log_values.not_for_type")
    return indicator.figure_words(indicator.figure(row["numerator"], row["denominator"]))
