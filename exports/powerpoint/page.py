"""The page of every slide: 1920 x 1080 px, its margins, its places. All lengths of this package are such px."""

from dataclasses import dataclass, replace

from pptx.util import Emu, Length, Pt

WIDTH, HEIGHT = 1920, 1080
EMU = 6350  # one px: the slide is 13.333 x 7.5 in
MARGIN = 96
INNER = WIDTH - 2 * MARGIN
GAP = 24

# Type: nothing that the hall must read is under 24 px, no title under 40.
LEAST = 24
QUIET = (24,)
TITLE = (52, 48, 44, 40)
COVER_TITLE = (88, 72, 64, 56, 48, 40)
NAME = (28, 26, 24)
BODY = (32, 30, 28, 26, 24)
SPEECH = (40, 36, 32, 30, 28, 26, 24)  # sentences that stand alone


@dataclass(frozen=True)
class Box:
    """A place on the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width, height as the file wants them."""
        return emu(self.left), emu(self.top), emu(self.width), emu(self.height)

    def of_height(self, height: float) -> "Box":
        """The same place, so high."""
        return replace(self, height=height)

    def below(self, gap: float, bottom: float) -> "Box":
        """The place from `gap` under this one down to `bottom`."""
        top = self.bottom + gap
        return Box(self.left, top, self.width, bottom - top)

    def fitted(self, width: float, height: float) -> "Box":
        """The largest place of the shape `width` : `height` in this one, in its middle."""
        scale = min(self.width / width, self.height / height)
        inner = (scale * width, scale * height)
        left, top = self.left + (self.width - inner[0]) / 2, self.top + (self.height - inner[1]) / 2
        return Box(left, top, *inner)


def emu(px: float) -> Length:
    """A length in px as the file wants it."""
    return Emu(round(px * EMU))


def points(px: float) -> Length:
    """A size of type in px; 24 px are 12 pt on this page."""
    return Pt(px / 2)


LOGO = Box(WIDTH - MARGIN - 160, 32, 160, 72)
COVER_LOGO = Box(WIDTH - MARGIN - 320, 124, 320, 144)
MARK = Box(LOGO.left - GAP - 340, 44, 340, 48)
MARK_AT_EDGE = Box(WIDTH - MARGIN - 340, 44, 340, 48)  # where no logo stands beside it
FILTERS = Box(MARGIN, 40, MARK.left - GAP - MARGIN, 58)
HEAD = Box(MARGIN, 120, INNER, 148)
BODY_BOX = Box(MARGIN, 312, INNER, 640)
FOOT_BOTTOM = HEIGHT - 28
NUMBER = Box(WIDTH - MARGIN - 96, FOOT_BOTTOM - 58, 96, 30)
FOOT = Box(MARGIN, FOOT_BOTTOM - 58, NUMBER.left - GAP - MARGIN, 58)
FOOT_GAP = 20  # between the line over the foot and the foot
MORE_GAP = 40  # between the picture and that line: room to say that the notes hold more

# The cover: a stripe along title and facts, in the middle of the page.
BAR = 12
COVER_HEAD = Box(MARGIN + 44, 300, INNER - 44, 176)
COVER_FACTS = Box(MARGIN + 44, 508, INNER - 44, 400)

# A cover that shows key figures: title and facts on top, room for the table under them.
FIGURES_HEAD = Box(MARGIN + 44, 124, COVER_LOGO.left - MARGIN - 44 - GAP, 96)
FIGURES_FACTS = Box(MARGIN + 44, 224, FIGURES_HEAD.width, 104)
