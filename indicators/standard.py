"""The 2008 standard as rules kept as data: seven components, their criteria, where each stands and who acts.

A check, not a rank: it says of one group or place what is there and what is missing, and never adds the components up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas import yaml_file
from schemas.vocabulary import GroupType, StandardComponent, StandardStatus
from translations.format import line_words
from translations.text import text

FILE = Path(__file__).parent / "rules" / "standard.yaml"


@dataclass(frozen=True)
class Criterion:
    """One thing that the register or the log can answer; `needs`: its to-do waits until that criterion is met."""

    id: str
    source_lines: str  # of the study
    who: str
    needs: str | None = None

    @property
    def name(self) -> str:
        """A few words."""
        return text(f"standard.name.{self.id}")

    @property
    def sentence(self) -> str:
        """The rule as a sentence, with its lines in the study."""
        return text("standard.rule", rule=text(f"standard.criterion.{self.id}"), lines=line_words(self.source_lines))

    @property
    def to_do(self) -> str:
        """What to do where it is not met."""
        return text(f"standard.to_do.{self.id}")

    def who_words(self, group_type: str) -> str:
        """Who acts. Groups of madrasah belong to Kemenag, not to the Dinas."""
        who = "kemenag" if self.who == "dinas" and group_type == GroupType.KKM else self.who
        return text(f"standard.who.{who}")


@dataclass(frozen=True)
class Component:
    """One component; `survey`: indicators of 2018 that touch it."""

    id: StandardComponent
    source_lines: str
    criteria: tuple[Criterion, ...]
    survey: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name."""
        return text(f"standard_component.{self.id}")

    @property
    def asks(self) -> str:
        """What the standard asks for, in the words of the study, with the lines."""
        asks = text(f"standard.asks.{self.id}")
        return text("standard.rule", rule=asks, lines=line_words(self.source_lines))

    @property
    def not_judged(self) -> str:
        """What the standard asks for and no register can answer."""
        return text(f"standard.not_judged.{self.id}")

    @property
    def indicator_id(self) -> str:
        """The indicator of the log that counts the groups which meet it."""
        return f"log_standard_{self.id}"

    def missing(self, is_met: Mapping[str, bool | None]) -> list[Criterion]:
        """Criteria known not to be met that something can be done about now, in their order."""
        return [one for one in self.criteria if is_met[one.id] is False and (not one.needs or is_met[one.needs])]

    def unknown(self, is_met: Mapping[str, bool | None]) -> list[Criterion]:
        """Criteria of which nobody has said it."""
        return [one for one in self.criteria if is_met[one.id] is None]


@cache
def components() -> tuple[Component, ...]:
    """All components in their order."""
    return tuple(
        Component(
            StandardComponent(fields["id"]),
            fields["source_lines"],
            tuple(Criterion(**one) for one in fields["criteria"]),
            tuple(fields["survey"]),
        )
        for fields in yaml_file.read(FILE)
    )


def component(component_id: str) -> Component:
    """One of them. Raises KeyError for no component."""
    return {str(one.id): one for one in components()}[component_id]


def place_status(groups: Mapping[str, int]) -> StandardStatus:
    """Status of a place from its groups by status. Annex 1 says "semua kelompok kerja harus": all of them.

    Met when every group with a known status meets it, not met when none does even in part, partly between; unknown when
    none is known.
    """
    met, partly, not_met = (
        groups.get(one, 0) for one in (StandardStatus.MET, StandardStatus.PARTLY, StandardStatus.NOT_MET)
    )
    if not met + partly + not_met:
        return StandardStatus.UNKNOWN
    if not partly + not_met:
        return StandardStatus.MET
    return StandardStatus.PARTLY if met + partly else StandardStatus.NOT_MET
