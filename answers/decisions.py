"""`Yang perlu diputuskan`: what crosses a bound in one kabupaten, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from answers import captions, data, log, log_figures
from indicators import attention
from indicators.attention import Figure, Rule
from indicators.registry import Theme
from queries.selection import Selection
from translations.format import number
from translations.text import text

MOST = 3  # a district head acts on three things, not on eight
# The page that shows more of a theme.
PAGE_OF: Mapping[Theme, str] = {
    Theme.KEAKTIFAN: "keaktifan",
    Theme.ORGANISASI: "kelembagaan",
    Theme.NARASUMBER: "narasumber",
    Theme.PENDANAAN: "pendanaan",
    Theme.PROGRAM: "keaktifan",
    Theme.PENJAMINAN_MUTU: "kelembagaan",
}


@dataclass(frozen=True)
class Item:
    """One thing to decide, in words. `beside`: what the other clock says, with its own source; empty if nothing."""

    rule: Rule
    sentence: str
    source: str
    beside: str
    page: str


@dataclass(frozen=True)
class Decisions:
    """At most MOST items in the order of importance, and the names of further themes in which a rule fires."""

    items: tuple[Item, ...]
    others: tuple[str, ...]

    @property
    def conclusion(self) -> str:
        """What stands under the list: which themes are left out, or that fewer than MOST have something to say."""
        if self.others:
            return text("decision.others", themes=", ".join(self.others))
        if len(self.items) < MOST:
            return text("decision.fewer", count=number(len(self.items))) if self.items else text("decision.nothing")
        return ""


def of(selection: Selection) -> Decisions:
    """What is to be decided in the chosen kabupaten.

    The log of today speaks first; while it is simulated, the survey does: what is real goes before what is not.
    """
    found = attention.decide(figures(selection), "survey" if log.state().is_sample else "log")
    items = [
        Item(
            one.rule,
            _sentence(one.rule, one.figure, selection),
            _source(one.rule, selection),
            _beside(one.beside, selection) if one.beside else "",
            PAGE_OF[one.rule.indicator.theme],
        )
        for one in found[:MOST]
    ]
    return Decisions(tuple(items), tuple(one.rule.indicator.theme_words for one in found[MOST:]))


def figures(selection: Selection) -> dict[str, Figure]:
    """Indicator -> its figure in the chosen place, of both clocks, for every rule; those not asked are left out."""
    survey = data.values(selection).rows if data.has_survey(selection) else {}
    of_log = log_figures.figures(selection, *selection.area)
    found: dict[str, Figure] = {}
    for rule in attention.rules():
        row, area = of_log.get(rule.indicator_id), survey.get((rule.indicator_id, selection.kabupaten_code))
        if row is not None:
            found[rule.indicator_id] = rule.indicator.figure(row["numerator"], row["denominator"])
        elif area is not None:
            found[rule.indicator_id] = area.share
    return found


def _sentence(rule: Rule, figure: Figure, selection: Selection) -> str:
    place = selection.log_place if rule.indicator.clock == "log" else selection.place
    return rule.sentence(place, figure, selection.group_type)


def _source(rule: Rule, selection: Selection) -> str:
    if rule.indicator.clock == "log":
        return log.source_words()
    return captions.source_words(selection, rule.indicator.source_tables)


def _beside(other: tuple[Rule, Figure], selection: Selection) -> str:
    rule, figure = other
    return text("decision.beside", source=_source(rule, selection), sentence=_sentence(rule, figure, selection))
