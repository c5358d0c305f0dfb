"""Every word of a content, and what the rules of honesty ask of it, worked out anew from the rule itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answers.document import Basis, Content, Slide
from indicators.small_sample import LOWEST, Band

# `7 dari 11 (64%, sampel kecil)`, `24 dari 88 KKG (27%)`: both counts before the percent.
SHARE = re.compile(
    r"(?P<k>\d[\d.,]*) (?:dari|of) (?P<n>\d[\d.,]*)(?: [^()\d%]{1,60})? ?"
    r"\((?P<p>\d+)%(?P<small>, (?:sampel kecil|small sample))?\)"
)
MONEY = re.compile(r"(?:Rp|IDR)\s[\d.,]+[^()%]*\(\d+%\)")  # a share of rupiah: its two amounts stand before it
COMPARED = re.compile(r"\((?P<k>\d[\d.,]*) (?:dari|of) (?P<n>\d[\d.,]*), (?P<p>\d+)%\)")  # `Bima (16 dari 88, 18%)`
PUBLISHED = re.compile(r"\d+% \((?:terbit|published)[^)]*\)")


@dataclass(frozen=True)
class Said:
    """A piece of text with what it rests on; `clock` None where it may speak of both."""

    words: str
    basis: Basis | None = None


def figures(content: Content) -> Iterator[Said]:
    """Titles, labels and counts of everything that shows a figure."""
    for one in content.key_figures:
        yield from (Said(words, one.basis) for words in (one.words, one.sentence))
        yield Said(one.reference_words)
    if content.map:
        yield Said(content.map.sentence, content.map.basis)
        yield from (Said(entry.count) for entry in content.map.legend)
    for chart in content.charts:
        yield from (Said(words, chart.basis) for words in (chart.sentence, *chart.beside))
        yield from (Said(words, chart.basis) for words in chart.notes)
    for decision in content.decisions:
        yield from (Said(decision.sentence), Said(decision.beside))


def everything(content: Content, slides: tuple[Slide, ...]) -> str:
    """All text in one piece."""
    found = [content.title, content.filters, *content.facts, content.conclusion, *content.method, *content.attribution]
    found += [said.words for said in figures(content)]
    found += [words for slide in slides for words in (slide.title, slide.name, slide.foot, slide.notes)]
    return "\n".join(found)


def number(words: str) -> int:
    return int(words.replace(".", "").replace(",", ""))


def broken_shares(said: Said) -> list[str]:
    """Shares of a text that break the rule: percent below ten, wrong percent, wrong mark, percent without counts."""
    wrong = []
    rest = PUBLISHED.sub("", said.words)
    for pattern in (SHARE, COMPARED):
        for found in pattern.finditer(rest):
            k, n, p = (number(found[one]) for one in ("k", "n", "p"))
            if n < LOWEST[Band.SMALL] or p != int(100 * k / n + 0.5) or not 0 <= k <= n:
                wrong.append(found[0])
            is_survey = said.basis is not None and said.basis.clock == "survey"
            if is_survey and pattern is SHARE and bool(found["small"]) != (n < LOWEST[Band.FULL]):
                wrong.append(f"mark: {found[0]}")
        rest = pattern.sub("", rest)
    rest = MONEY.sub("", rest)
    return wrong + re.findall(r"\(\d+%[^)]*\)", rest)
