"""`Yang perlu perhatian`: rules that turn a figure into something to act on, each from a recommendation of the study.

A rule never ranks places; it speaks of the chosen place alone, in a fixed order, and only where groups were counted.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from indicators.share import Share
from indicators.statement import share_words
from translations.format import line_words
from translations.text import text

FILE = Path(__file__).parent / "rules" / "attention.yaml"


@dataclass(frozen=True)
class Rule:
    """Fires when the share of groups is `at_most` or `at_least` the fraction `bound`."""

    id: str
    indicator_id: str
    when: Literal["at_most", "at_least"]
    bound: float
    source_lines: str  # the recommendation in the study

    def fires(self, share: Share) -> bool:
        """Whether the counted share crosses the bound; a place without counts never fires."""
        if share.fraction is None:
            return False
        return share.fraction <= self.bound if self.when == "at_most" else share.fraction >= self.bound

    def sentence(self, place: str, share: Share, group_type: str) -> str:
        """What is wrong, never what is right: where few groups have a thing, those that are not known to have it."""
        assert share.numerator is not None
        assert share.denominator is not None
        bad = share if self.when == "at_least" else Share(share.denominator - share.numerator, share.denominator)
        key = f"attention.{self.id}.sentence"
        return text(key, place=place, count=share_words(bad), group_type=group_type)

    @property
    def action(self) -> str:
        """What the study recommends, in one sentence."""
        return text(f"attention.{self.id}.action")

    @property
    def who(self) -> str:
        """Who acts, and where the recommendation stands."""
        return text("attention.who", who=text(f"attention.{self.id}.who"), lines=line_words(self.source_lines))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their fixed order."""
    return tuple(Rule(**fields) for fields in yaml.safe_load(FILE.read_text(encoding="utf-8")))
