"""Does it fit? Text measured before it is written, so that nothing on a slide overflows and nothing is lost silently.

The widths are those of Arial (thousandths of its size), read once from Liberation Sans, which was drawn to the same
widths: so the same measure holds in PowerPoint, Keynote and LibreOffice, and no font file is needed to make a deck.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "arial_widths.json"  # weight -> width -> the characters that have it
UNKNOWN = 1000  # a sign that Arial lacks comes from another font: at most a full square
LINE = 1.2  # of the size; Arial itself asks 1.15
SLACK = 1.015  # programs round each letter differently
MORE = "…"


@dataclass(frozen=True)
class Fitted:
    """Text in the largest size that fits. `rest` is what did not fit in the least size; empty: all of it did."""

    size: int  # px
    lines: tuple[str, ...]
    whole: str
    rest: str = ""

    @property
    def text(self) -> str:
        """What is to be written; the program breaks its lines again."""
        return f"{' '.join(self.lines)}{MORE}" if self.rest else self.whole

    @property
    def height(self) -> int:
        """Of all lines, in px."""
        return height_of(len(self.lines), self.size)


def fit(text: str, width: float, height: float, sizes: Sequence[int], *, bold: bool = False) -> Fitted:
    """`text` in the first of `sizes` (px, large to small) in which it fits a box of `width` x `height` px.

    What is too long even for the last size is cut between two words, and ends in `…`.
    """
    for size in sizes:
        lines = wrapped(text, width, size, bold=bold)
        if height_of(len(lines), size) <= height:
            return Fitted(size, lines, text)
    size = sizes[-1]
    return _cut(text, width, max(1, int(height / (size * LINE))), size, bold)


def fit_title(text: str, width: float, height: float, sizes: Sequence[int]) -> Fitted:
    """As `fit`, in bold; a smaller size where that spares a last line of one word alone."""
    found = fit(text, width, height, sizes, bold=True)
    if " " in found.lines[-1] or found.rest:
        return found
    smaller = (fit(text, width, height, (size,), bold=True) for size in sizes if size < found.size)
    return next((one for one in smaller if len(one.lines) < len(found.lines)), found)


def _cut(text: str, width: float, most: int, size: int, bold: bool) -> Fitted:
    lines = wrapped(text, width, size, bold=bold)
    if len(lines) <= most:  # one line, and a box too low for any: better a little too high than nothing
        return Fitted(size, lines, text)
    kept, last = list(lines[: most - 1]), lines[most - 1].split(" ")
    rest = list(lines[most:])
    while len(last) > 1 and width_of(" ".join(last) + MORE, size, bold=bold) > width:
        rest.insert(0, last.pop())
    return Fitted(size, (*kept, " ".join(last)), text, " ".join(rest))


def wrapped(text: str, width: float, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` in a box of `width` px; a line break in it stays one."""
    return tuple(line for part in text.split("\n") for line in _lines(part, width, size, bold))


def _lines(text: str, width: float, size: int, bold: bool) -> Iterator[str]:
    line = ""
    for word in (piece for one in text.split(" ") for piece in _pieces(one, width, size, bold)):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, bold=bold) > width:
            yield line
            longer = word
        line = longer
    yield line


def _pieces(word: str, width: float, size: int, bold: bool) -> Iterator[str]:
    """A word wider than the box is broken inside, as the programs do it."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size, bold=bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def width_of(text: str, size: int, *, bold: bool = False) -> float:
    """Width of one line in px."""
    widths = _widths("bold" if bold else "regular")
    return SLACK * size * sum(widths.get(letter, UNKNOWN) for letter in text) / 1000


def height_of(lines: int, size: int) -> int:
    """Height of so many lines in px."""
    return round(lines * size * LINE)


@cache
def _widths(weight: str) -> dict[str, int]:
    packed = json.loads(FILE.read_text(encoding="utf-8"))[weight]
    return {letter: int(width) for width, letters in packed.items() for letter in letters}
