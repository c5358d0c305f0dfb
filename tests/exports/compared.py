"""What a reader of a made document finds wrong, and what every reader says of the content it was made from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from answers.document import Content, KeyFigure, Scalar
from translations.format import number

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass
class Compared:
    """How many numbers were compared, by format, and what differed."""

    numbers: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())


def squeezed(words: str) -> str:
    """Without blanks, breaks and hyphens: where a line ends is a matter of the page."""
    return re.sub(r"[\s\xad\u200b\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}]+", "", words)


class Reader:
    """One document of one content: says what must stand in its words, and counts."""

    def __init__(self, form: str, where: str, words: str, compared: Compared) -> None:
        self.form, self.where, self.words, self.compared = form, where, squeezed(words), compared

    def says(self, what: str, words: str) -> None:
        """These words, with all their numbers, stand in the document."""
        self.compared.numbers[self.form] += len(NUMBER.findall(words))
        if squeezed(words) not in self.words:
            self.differs(f"{what}: {words!r} is not there")

    def equals(self, what: str, found: Sequence[object], wanted: Sequence[Scalar]) -> None:
        """These values, one by one; numbers are counted."""
        self.compared.numbers[self.form] += sum(isinstance(one, int | float) for one in wanted)
        if len(found) != len(wanted) or not all(map(same, found, wanted)):
            self.differs(f"{what}: {list(found)} is not {list(wanted)}")

    def differs(self, words: str) -> None:
        """Something is not as the content says."""
        self.compared.differences.append(f"{self.form} of {self.where}: {words}")

    def figure(self, one: KeyFigure) -> None:
        """A key figure as words, and its numerator and denominator in these words."""
        self.says(one.key, f"{one.big} {one.beside}".strip())
        for part in (one.figure.numerator, one.figure.denominator):
            if (
                one.figure.is_counted
                and part is not None
                and squeezed(_written(part)) not in squeezed(f"{one.big} {one.beside}")
            ):
                self.differs(f"{one.key}: {part} stands in none of its words")


def _written(part: float) -> str:
    return number(part, 0 if part == int(part) else 1)


def same(found: object, wanted: Scalar) -> bool:
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(found - wanted) <= 1e-9 * max(1.0, abs(wanted))
    return found == wanted or (found in (None, "") and wanted in (None, ""))  # never: nothing for 0


def said_everywhere(reader: Reader, content: Content, *, stamp: bool = True) -> None:
    for one in content.key_figures:
        reader.figure(one)
        if one.reference is not None:
            reader.says(f"{one.key}, all together", one.reference_words)
    decided(reader, content)
    mapped(reader, content)
    if stamp:
        reader.says("stamp", content.stamp.words)


def decided(reader: Reader, content: Content) -> None:
    for one in content.decisions:
        reader.says(one.rule_id, one.sentence)


def mapped(reader: Reader, content: Content) -> None:
    if content.map is not None:
        reader.says("peta", content.map.sentence)
        for one in content.map.legend:
            reader.says(f"peta {one.words}", one.count)
