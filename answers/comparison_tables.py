"""The tables of the page Bandingkan: what is compared with its statements, and every indicator in the same places."""

from collections.abc import Sequence
from dataclasses import replace

from answers import data, place_figures, rounds, tables
from answers.document import Table
from answers.page_tables import Tables, named
from indicators import registry
from indicators.comparison_words import statement
from indicators.indicator import Clock
from queries.selection import Selection
from translations.text import text


def of(clock: Clock, codes: place_figures.Codes, ids: Sequence[str], selection: Selection) -> Tables:
    """What is compared, with its statements as notes; then every indicator of the clock in the same places."""
    with data.remembering():
        chosen = [one for one in map(registry.load, ids) if selection.group_type in one.group_types]
        found = [_compared("compared", clock, codes, ids, selection)] if chosen else []
        every = [one.id for one in registry.all_indicators(clock)]
        return named([*found, _compared("all", clock, codes, every, selection)])


def of_rounds(codes: place_figures.Codes, ids: Sequence[str], selection: Selection) -> Tables:
    """The same indicators in two rounds of the survey: a table per round, never one axis for both."""
    with data.remembering():
        found = []
        for one in rounds.pair(selection):
            of_round = replace(selection, round_id=one.round_id)
            made = _compared("compared", "survey", codes, ids, of_round)
            title = " · ".join((made.title, one.when))
            found.append(replace(made, key=f"compared_{one.round_id}", title=title, notes=(), name=one.name))
        return tuple(found)


def _compared(key: str, clock: Clock, codes: place_figures.Codes, ids: Sequence[str], selection: Selection) -> Table:
    known = [registry.load(one) for one in ids]
    title = text(f"page_tables.title.{key}", group_type=selection.group_type)
    made = tables.of_these(known, selection, codes, key=key, title=title)
    if key != "compared":
        return made
    found = place_figures.figures(clock, known, codes, selection)
    said = (statement(one, found[one.id], selection.group_type) for one in known if one.id in found)
    return replace(made, notes=tuple(" ".join((one.title, *one.notes)) for one in said))
