"""What a document says, before any form: figures, charts, tables and sentences of one selection.

Slides, brief, workbook, page for a USB stick and picture card are all written from these, so that they say the same
numbers in the same words. Words are in the language of the run that made them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from indicators.indicator import Clock
from indicators.share import Rate, Share
from queries.selection import Selection

Scalar = str | int | float | date | None
# How a column is written: `percent` is a fraction 0-1, given only where the small-sample rule allows a percentage;
# `month` is the first day of a month.
Kind = Literal["text", "count", "percent", "rate", "rupiah", "km", "date", "month"]
Form = Literal["stacked", "bars"]


@dataclass(frozen=True)
class Stamp:
    """Which data, which code, when: the same on every piece of one package."""

    data_version: str
    build_id: str
    code_version: str
    made_at: datetime  # with its time zone
    words: str  # all of it for a reader


@dataclass(frozen=True)
class Basis:
    """What a figure rests on; never left out where the figure is shown."""

    clock: Clock | None  # None: both, and every row or sentence names its own
    source: str  # source and date, with the mark of simulated data: `Log kegiatan sampai ... · data contoh (simulasi)`
    coverage: str  # `11 dari 88 KKG disurvei`, `88 KKG dalam daftar`
    is_simulated: bool
    definition: str = ""  # numerator and denominator in words
    caveat: str = ""  # what to know before quoting it

    @property
    def foot(self) -> str:
        """Coverage and source in one line."""
        return " · ".join(filter(None, (self.coverage, self.source)))


@dataclass(frozen=True)
class KeyFigure:
    """One key figure. `big` is the count (or the rate), `beside` what stands after it; both come from `words`."""

    key: str
    title: str
    figure: Share | Rate
    words: str  # `7 dari 11 (64%, sampel kecil)`
    big: str
    beside: str
    reference: Share | Rate | None  # the five kabupaten together
    reference_words: str
    sentence: str
    basis: Basis


@dataclass(frozen=True)
class Series:
    """Values of one answer, class or source, one per category of the chart; None: nothing known there."""

    name: str
    values: tuple[float | None, ...]
    colour: str  # #RRGGBB of the light palette
    words: tuple[str, ...] = ()  # label of each value, empty: the plain number


@dataclass(frozen=True)
class Chart:
    """Bars of counts (or of a rate in its `unit`), lying; several series are stacked. Never percentages alone."""

    key: str
    form: Form
    sentence: str  # the title
    name: str  # neutral name of what is shown
    categories: tuple[str, ...]
    beside: tuple[str, ...]  # per category the count in words: `7 dari 11`; empty: nothing to add
    series: tuple[Series, ...]
    unit: str  # of the values: `KKG`, `Rp`, `pertemuan`
    decimals: int
    basis: Basis
    chosen: int | None = None  # the category that is the chosen place
    notes: tuple[str, ...] = ()  # under it in words: the five together (their scale is another), who took no part


@dataclass(frozen=True)
class LegendEntry:
    """One class of a map: colour, icon, words, how many."""

    words: str
    count: str
    colour: str
    icon: str = ""


@dataclass(frozen=True)
class MapPicture:
    """A drawn map as a whole SVG document in the colours of the light mode, with its legend in words."""

    sentence: str
    name: str
    svg: str
    width: float  # of the drawing, for its shape
    height: float
    alt: str
    legend: tuple[LegendEntry, ...]
    attribution: str
    basis: Basis
    notes: tuple[str, ...] = ()  # groups without a point, approximate boundaries


@dataclass(frozen=True)
class Decision:
    """One thing to decide, by rule."""

    rule_id: str
    sentence: str
    action: str
    why: str
    who: str  # who acts and where the recommendation stands, as one sentence
    source: str
    beside: str  # what the other clock says, with its own source; empty if nothing
    is_simulated: bool  # the sentence
    is_beside_simulated: bool = False
    actor: str = ""  # who acts, alone: for a column that says so in its head


@dataclass(frozen=True)
class Column:
    """One column of a table. `key` is the plain name for CSV and Parquet, `title` the words for a reader."""

    key: str
    title: str
    kind: Kind = "text"
    decimals: int = 0
    unit: str = ""  # what is counted, in words (`KKG`, `pertemuan`); empty: the unit of its kind
    definition: str = ""  # what the column says, in one sentence; empty where the title says it


@dataclass(frozen=True)
class Table:
    """A table of plain values: numbers are numbers, a share is numerator, denominator and (by rule) percent."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    basis: Basis
    notes: tuple[str, ...] = ()
    name: str = ""  # short, for the tab of a sheet and the name of a file; empty: the title, cut
    terms: tuple[tuple[str, str], ...] = ()  # what is named in the rows -> its definition, where rows differ in it


@dataclass(frozen=True)
class Content:
    """Everything that documents of one selection say."""

    selection: Selection
    title: str  # `KKG di Kabupaten Bima`
    filters: str  # the selection in one sentence
    facts: tuple[str, ...]  # kecamatan and groups, coverage, how far the log reaches; each with its date
    key_figures: tuple[KeyFigure, ...]
    map: MapPicture | None  # None: nothing to draw, the reason is in `reasons`
    charts: tuple[Chart, ...]  # keys: keaktifan, pendanaan, narasumber, kelembagaan, banding; those that are known
    decisions: tuple[Decision, ...]
    conclusion: str  # under the decisions: further themes, or that nothing crosses a bound
    method: tuple[str, ...]  # small-sample rule, two clocks, purposive sample, in short sentences
    attribution: tuple[str, ...]  # sources and licences
    tables: tuple[Table, ...]
    stamp: Stamp
    language: str
    link: str = ""  # back to the same view, every parameter explicit; empty where nobody knows the address
    sample_mark: str = ""  # `data contoh (simulasi)` while any figure here is simulated
    reasons: dict[str, str] = field(default_factory=dict)  # key of a missing chart or map -> why there is none

    def chart(self, key: str) -> Chart | None:
        """One chart by its key; None where it is missing."""
        return next((one for one in self.charts if one.key == key), None)


SlideKey = Literal[
    "judul", "peta", "keaktifan", "pendanaan", "narasumber", "kelembagaan", "banding", "keputusan", "metode"
]


@dataclass(frozen=True)
class Slide:
    """One message: a sentence, one picture, and what it rests on. `body` is the one thing shown."""

    key: SlideKey
    title: str  # the generated sentence
    name: str  # neutral name of what is shown; may be empty
    body: Chart | MapPicture | tuple[KeyFigure, ...] | tuple[Decision, ...] | tuple[str, ...]
    foot: str  # n, source, date
    notes: str  # for the speaker: definition, n, source, filter
    is_simulated: bool


@dataclass(frozen=True)
class Deck:
    """Chosen slides in the chosen order."""

    content: Content
    slides: tuple[Slide, ...]
