"""What an indicator is: the fields of its yaml file, and its words."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from indicators.share import Share
from indicators.statement import count_words, share_words
from schemas.vocabulary import Direction, GroupType, ValueStatus
from translations.format import number
from translations.text import text

FOLDER = Path(__file__).parent
WORDS = ("title", "short", "why", "numerator", "denominator", "sentence", "caveat")


class Theme(StrEnum):
    """Themes after the components of the 2008 standard, in the order of the pages."""

    ORGANISASI = "organisasi"
    PROGRAM = "program"
    KEAKTIFAN = "keaktifan"
    PENDANAAN = "pendanaan"
    SARANA = "sarana"
    NARASUMBER = "narasumber"
    PENJAMINAN_MUTU = "penjaminan_mutu"
    HASIL = "hasil"


# What dates a figure. The survey is a photograph, the activity log a film: never on one time axis.
Clock = Literal["survey"]
Unit = Literal["kelompok", "skor"]
Scale = Literal["share", "score"]  # k of n groups; an average as published, without counts
# Only percent_of_groups may be drawn on the axis of a share; the other is said in words.
BenchmarkUnit = Literal["percent_of_groups", "meetings_per_year"]


class IndicatorError(ValueError):
    """A broken indicator file, or an indicator that does not exist."""


@dataclass(frozen=True)
class Benchmark:
    """What the standard asks for. `value` and `unit` are None where the study gives a requirement without a figure."""

    value: float | None
    unit: BenchmarkUnit | None
    source_line: int
    source_line_to: int
    words_key: str

    @property
    def words(self) -> str:
        """The requirement and whose it is, in one sentence."""
        return text(self.words_key)


@dataclass(frozen=True)
class Indicator:
    """One indicator; the fields are those of its yaml file, in the same order."""

    id: str
    theme: Theme
    sort_order: int  # within the theme
    clock: Clock
    question_id: str | None  # None where the figure stands in the prose of the study
    source_tables: tuple[int, ...]
    source_lines: tuple[int, ...]  # of the prose; the lines of table cells are kept with each cell
    group_types: tuple[GroupType, ...]  # those the study has it for
    by_kabupaten: bool  # False: one figure for all five kabupaten only
    unit: Unit
    scale: Scale
    score_range: tuple[int, ...] | None  # lowest and highest score
    decimals: int
    direction: Direction
    adds_over_time: bool
    adds_over_time_reason: str | None
    adds_over_places: bool
    adds_over_places_reason: str | None
    benchmark: Benchmark | None
    owner: str
    is_headline: bool

    def word(self, name: str) -> str:
        """One of WORDS, in the language of this run."""
        return text(f"indicator.{self.id}.{name}")

    @property
    def title(self) -> str:
        """Neutral name."""
        return self.word("title")

    @property
    def short(self) -> str:
        """Name for chips and table heads, at most 28 characters."""
        return self.word("short")

    @property
    def why(self) -> str:
        """Why it matters, in one sentence."""
        return self.word("why")

    @property
    def caveat(self) -> str:
        """What must be known before it is quoted; empty if nothing."""
        return self.word("caveat")

    @property
    def numerator_words(self) -> str:
        """Who is counted."""
        return self.word("numerator")

    @property
    def denominator_words(self) -> str:
        """Out of whom."""
        return self.word("denominator")

    @property
    def theme_words(self) -> str:
        """Name of the theme."""
        return text(f"indicator_theme.{self.theme}")

    @property
    def owner_words(self) -> str:
        """Who answers for the definition."""
        return text(f"indicator_owner.{self.owner}")

    @property
    def sql(self) -> str:
        """Text of the query: round_id, group_type, kabupaten_code, numerator, denominator, value_published."""
        return (FOLDER / f"{self.id}.sql").read_text(encoding="utf-8")

    def sentence(self, place: str, share: Share, group_type: str) -> str:
        """The figure as a sentence ("Di Bima, 2 dari 11 ..."); where there is none, why."""
        who = {"place": place, "group_type": group_type}
        if not share.is_counted and share.status != ValueStatus.PUBLISHED_ONLY:
            return text("indicator_sentence.no_value", title=self.title, reason=count_words(share), **who)
        if self.scale == "score" and share.published is not None:
            return text(f"indicator.{self.id}.sentence", count=self.score_words(share.published), **who)
        return text(f"indicator.{self.id}.sentence", count=share_words(share), **who)

    def score_words(self, score: float) -> str:
        """`skor 2,2 (skala 0–4)`: a score never stands without its scale."""
        low, high = self.score_range or (0, 0)
        return text("indicator_sentence.score", value=number(score, self.decimals), low=low, high=high)
