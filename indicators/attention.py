"""Rules that turn a figure into something to act on, each from a recommendation of the study: one engine for all pages.

A rule speaks of one place alone and never ranks places. Its bound is ours, its recommendation the study's. `Yang perlu
perhatian` (Ringkasan) reads the rules of the survey; `Yang perlu diputuskan` (Profil) reads both clocks by `decide`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from indicators import registry
from indicators.indicator import Clock, Indicator, Theme
from indicators.share import Rate, Share
from indicators.small_sample import allows_colour
from schemas import yaml_file
from translations.format import line_words, number, percent
from translations.text import text

FILE = Path(__file__).parent / "rules" / "attention.yaml"
# The order of importance: a group that does not meet needs no papers, and one that nobody recognises gets no speaker
# and no money. Never the size of a figure: figures of different themes cannot be compared.
THEMES = (
    Theme.KEAKTIFAN, Theme.ORGANISASI, Theme.NARASUMBER, Theme.PENDANAAN, Theme.PROGRAM, Theme.PENJAMINAN_MUTU,
)  # fmt: skip

Figure = Share | Rate


@dataclass(frozen=True)
class Rule:
    """Fires when a share of groups (fraction 0-1), or a rate in its unit, is `at_most` or `at_least` the `bound`."""

    id: str
    indicator_id: str
    when: Literal["at_most", "at_least"]
    bound: float
    source_lines: str  # the recommendation in the study

    @property
    def indicator(self) -> Indicator:
        """What is counted; it brings the theme and the clock."""
        return registry.load(self.indicator_id)

    def fires(self, figure: Figure) -> bool:
        """Whether the figure crosses the bound; a place without counts never fires."""
        value = figure.fraction if isinstance(figure, Share) else figure.value
        if value is None:
            return False
        return value <= self.bound if self.when == "at_most" else value >= self.bound

    def decides(self, figure: Figure) -> bool:
        """Whether it may be put before somebody who decides: never on the word of 1-4 respondents or meetings.

        A register of groups is whole however few they are.
        """
        if isinstance(figure, Rate) or (figure.is_census and self.indicator.unit == "kelompok"):
            return self.fires(figure)
        return self.fires(figure) and allows_colour(figure.denominator)

    def sentence(self, place: str, figure: Figure, group_type: str) -> str:
        """What is wrong, never what is right: where few groups have a thing, those that are not known to have it."""
        words = self.indicator.figure_words(self._wrong(figure))
        return text(f"attention.{self.id}.sentence", place=place, count=words, group_type=group_type)

    def _wrong(self, figure: Figure) -> Figure:
        if self.when == "at_least" or isinstance(figure, Rate):
            return figure
        assert figure.numerator is not None
        assert figure.denominator is not None
        return replace(figure, numerator=figure.denominator - figure.numerator, published=None)

    @property
    def action(self) -> str:
        """What the study recommends, in one sentence."""
        return text(f"attention.{self.id}.action")

    @property
    def actor(self) -> str:
        """Who acts."""
        return text(f"attention.{self.id}.who")

    @property
    def who(self) -> str:
        """Who acts, and where the recommendation stands."""
        return text("attention.who", who=self.actor, lines=line_words(self.source_lines))

    @property
    def condition(self) -> str:
        """`Punya SK: 75% atau kurang`; of a rate `Pertemuan per kelompok: 8 atau kurang`."""
        is_share = self.indicator.scale == "share"
        bound = percent(100 * self.bound) if is_share else number(self.bound, 0 if self.bound.is_integer() else 1)
        return text(f"attention.{self.when}", title=self.indicator.title, bound=bound)


@dataclass(frozen=True)
class Decision:
    """A theme in which something is to be decided: the rule that speaks, and the other clock where it says the same."""

    rule: Rule
    figure: Figure
    beside: "tuple[Rule, Figure] | None" = None


@cache
def rules(clock: Clock | None = None) -> tuple[Rule, ...]:
    """Rules in the order of the file: those of the survey, of the log, or (None) of both."""
    found = []
    for fields in yaml_file.read(FILE):
        rule = Rule(**{**fields, "bound": float(fields["bound"])})
        if clock in (None, rule.indicator.clock):
            found.append(rule)
    return tuple(found)


def decide(figures: Mapping[str, Figure], first: Clock) -> tuple[Decision, ...]:
    """What is to be decided in one place: at most one per theme, in the order of THEMES.

    figures: indicator id -> its figure in the place; an indicator that is not there was not asked. first: the clock
    that speaks where both have something to say; within a clock the first rule of the file speaks.
    """
    firing = [rule for rule in rules() if rule.indicator_id in figures and rule.decides(figures[rule.indicator_id])]
    decisions = []
    for theme in THEMES:
        mine = sorted(
            (rule for rule in firing if rule.indicator.theme == theme), key=lambda rule: rule.indicator.clock != first
        )
        if mine:
            speaks = mine[0]
            other = next((rule for rule in mine if rule.indicator.clock != speaks.indicator.clock), None)
            beside = (other, figures[other.indicator_id]) if other else None
            decisions.append(Decision(speaks, figures[speaks.indicator_id], beside))
    return tuple(decisions)
