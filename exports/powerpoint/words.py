"""Words into a frame of a slide: runs with size, weight and colour, and how high they will stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.text.text import TextFrame

from exports.powerpoint import fit, page

# Colours of text by what they say; they follow the theme of the deck. Any other is a fixed `#RRGGBB`.
ROLES = {
    "text": MSO_THEME_COLOR.TEXT_1,
    "quiet": MSO_THEME_COLOR.TEXT_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    "ground": MSO_THEME_COLOR.BACKGROUND_1,
}


@dataclass(frozen=True)
class Run:
    """Words of one look. size: px."""

    words: str
    size: int
    bold: bool = False
    colour: str = "text"


Paragraph = tuple[Run, ...]


def write(frame: TextFrame, paragraphs: Sequence[Paragraph], *, gap: int = 0, align: PP_ALIGN | None = None) -> None:
    """Fill the frame; `gap` px between paragraphs. What stood in it is replaced."""
    frame.clear()
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        if place and gap:
            paragraph.space_before = page.points(gap)
        if align is not None:
            paragraph.alignment = align
        for one in runs:
            run = paragraph.add_run()
            run.text = one.words
            run.font.size = page.points(one.size)
            run.font.bold = one.bold
            paint(run.font.color, one.colour)


def paint(target: ColorFormat, colour: str) -> None:
    """Give a font or fill its colour: a role of ROLES, or `#RRGGBB`."""
    if colour in ROLES:
        target.theme_color = ROLES[colour]
    else:
        target.rgb = RGBColor.from_string(colour[1:])


def height(paragraphs: Sequence[Paragraph], width: float, gap: int = 0) -> int:
    """Px that the paragraphs take in a column of `width` px."""
    return sum(_height(one, width) for one in paragraphs) + gap * max(0, len(paragraphs) - 1)


def _height(runs: Paragraph, width: float) -> int:
    """A line is as high as the largest run in it; that one stands first."""
    first, *others = runs
    if not others:
        return fit.height_of(len(fit.wrapped(first.words, width, first.size, bold=first.bold)), first.size)
    size = max(one.size for one in others)
    indent = fit.width_of(first.words, first.size, bold=first.bold) - fit.width_of(first.words, size)
    words = "".join(one.words for one in runs)
    lines = len(fit.wrapped(words, width - max(0, indent), size))
    return fit.height_of(1, first.size) + fit.height_of(lines - 1, size)
