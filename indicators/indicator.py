"""What an indicator is: the fields of its yaml file, and its words."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, get_args

from indicators.share import Rate, Share
from indicators.statement import count_words, share_words
from schemas.vocabulary import Direction, GroupType, ValueStatus
from translations.format import number, rupiah
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
Clock = Literal["survey", "log"]
Scale = Literal["share", "rate", "score"]  # k of n; so much per so many; an average as published, without counts
ShareUnit = Literal["kelompok", "pertemuan", "orang", "topik", "rupiah"]  # what numerator and denominator count
RateUnit = Literal[
    "pertemuan_per_kelompok", "paket_per_kelompok", "anggota_per_kelompok", "km_per_kelompok",
    "narasumber_per_10_kelompok", "rupiah_per_kelompok", "rupiah_per_sekolah", "rupiah_per_pertemuan",
    "rupiah_per_peserta",
]  # fmt: skip
Unit = Literal[ShareUnit, RateUnit, "skor"]
# Rows that a figure of the log counts: each has a question `rows_<name>` that lists them with file and row.
Dated = Literal["meeting", "report", "funding", "spending", "monitoring_visit"]  # those that a window may narrow
Undated = Literal[
    "working_group", "resource_person", "resource_person_topic", "group_narasumber", "group_criterion", "plausibility"
]
Records = Literal[Dated, Undated]
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
    question_id: str | None  # None where the figure stands in the prose of the study, or comes from the log
    source_tables: tuple[int, ...]
    source_lines: tuple[int, ...]  # of the prose; the lines of table cells are kept with each cell
    records: tuple[Records, ...]  # of the log: whose rows it counts, those of the numerator first
    window_months: int | None  # months that the dated ones of them look back, sums of a year full years; None: all
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
        """Text of the query; numerator and denominator apart, never divided.

        survey: round_id, group_type, kabupaten_code, numerator, denominator, value_published. log: group_type,
        kabupaten_code, kecamatan_code, numerator, denominator, at the finest grain; where places do not add,
        group_type, level, area_code, numerator, denominator, each level worked out by itself.
        """
        return (FOLDER / f"{self.id}.sql").read_text(encoding="utf-8")

    @property
    def counted(self) -> tuple[str, ...]:
        """The rows behind the figure, each set with its window: `("meeting/12", "working_group")`."""
        window = f"/{self.window_months}" if self.window_months else ""
        return tuple(f"{one}{window}" if one in get_args(Dated) else one for one in self.records)

    @property
    def is_rupiah(self) -> bool:
        """The figure is money."""
        return self.unit.startswith("rupiah")

    @property
    def per(self) -> int:
        """A rate is said per so many."""
        return 10 if self.unit == "narasumber_per_10_kelompok" else 1

    def figure(self, numerator: float, denominator: float) -> Share | Rate:
        """One figure of the log from the two numbers that are kept."""
        if self.scale == "rate":
            return Rate(numerator, denominator, self.per)
        return Share(round(numerator), round(denominator), is_census=True)

    def figure_words(self, figure: Share | Rate) -> str:
        """The figure with its counts: `7 dari 11 (64%)`, `7,2 pertemuan per kelompok (79 pertemuan, 11 kelompok)`."""
        if isinstance(figure, Share):
            return share_words(figure, self.number_words)
        if figure.value is None:
            return text("indicator_sentence.nothing")
        value = self.value_words(figure)
        counts = {"numerator": self.number_words(figure.numerator), "denominator": number(figure.denominator)}
        return text(f"indicator_rate.{self.unit}", value=value, **counts)

    def value_words(self, figure: Rate) -> str:
        """The value of a counted rate alone; its counts must stand beside it."""
        value = figure.value or 0
        return rupiah(value) if self.is_rupiah else number(value, self.decimals)

    def number_words(self, count: float) -> str:
        """One of the two counts: rupiah as money, all else as whole numbers."""
        return rupiah(count) if self.is_rupiah else number(count)

    def sentence(self, place: str, figure: Share | Rate, group_type: str) -> str:
        """The figure as a sentence ("Di Bima, 2 dari 11 ..."); where there is none, why."""
        who = {"place": place, "group_type": group_type}
        if not figure.is_counted and not (isinstance(figure, Share) and figure.status == ValueStatus.PUBLISHED_ONLY):
            reason = count_words(figure) if isinstance(figure, Share) else self.figure_words(figure)
            return text("indicator_sentence.no_value", title=self.title, reason=reason, **who)
        if self.scale == "score" and isinstance(figure, Share) and figure.published is not None:
            return text(f"indicator.{self.id}.sentence", count=self.score_words(figure.published), **who)
        return text(f"indicator.{self.id}.sentence", count=self.figure_words(figure), **who)

    def score_words(self, score: float) -> str:
        """`skor 2,2 (skala 0–4)`: a score never stands without its scale."""
        low, high = self.score_range or (0, 0)
        return text("indicator_sentence.score", value=number(score, self.decimals), low=low, high=high)
