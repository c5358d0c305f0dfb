"""Colours of drawn charts as classes: a sheet names them once for light and for dark, and no tag carries a style.

A document that forbids inline styles (and a file that follows the system into the dark) can then be drawn from the
colours of the light palette that `answers.document` speaks of.
"""

from functools import cache

from charts.contrast import readable_on
from charts.parts import safe
from charts.theme import DARK, LIGHT, Palette


def fill(colour: str) -> str:
    """Attribute that fills a mark: a class for a colour of the palette, else the colour itself."""
    place = _places().get(colour.upper())
    return f'class="s-f{place}"' if place is not None else f'fill="{safe(colour)}"'


def ink(colour: str) -> str:
    """The same for words on such a mark: the ink that reads best on it."""
    place = _places().get(colour.upper())
    return f'class="s-i{place}"' if place is not None else f'fill="{_ink_on(colour, LIGHT)}"'


def variables(palette: Palette) -> str:
    """Custom properties of one palette: ground, words, lines, and each colour of marks with its ink."""
    plain = {
        "ground": palette.ground,
        "card": palette.card,
        "text": palette.text,
        "quiet": palette.quiet,
        "accent": palette.accent,
        "hairline": palette.hairline,
        "no-data": palette.no_data,
    }
    of_marks = {f"f{place}": colour for place, colour in enumerate(_marks(palette))}
    inks = {f"i{place}": _ink_on(colour, palette) for place, colour in enumerate(_marks(palette))}
    return "".join(f"--s-{name}:{colour};" for name, colour in {**plain, **of_marks, **inks}.items())


@cache
def rules() -> str:
    """The rules that give those classes their colours."""
    places = range(len(_marks(LIGHT)))
    return "".join(
        f".s-f{one}{{fill:var(--s-f{one})}}.s-l{one}{{stroke:var(--s-f{one})}}.s-i{one}{{fill:var(--s-i{one})}}"
        for one in places
    )


def stroke(colour: str) -> str:
    """The same for a line."""
    place = _places().get(colour.upper())
    return f'class="s-l{place}"' if place is not None else f'stroke="{safe(colour)}"'


def _marks(palette: Palette) -> tuple[str, ...]:
    """Colours a chart may use, in an order that is the same for every palette."""
    return (palette.accent, palette.no_data, *palette.classes.values(), *palette.categories, *palette.scale)


@cache
def _places() -> dict[str, int]:
    """Colour of the light palette -> its place. Some colours have two uses; the first one names it."""
    return {colour: place for place, colour in reversed(list(enumerate(_marks(LIGHT))))}


def _ink_on(colour: str, palette: Palette) -> str:
    inks = (palette.text, palette.ground)
    return readable_on(colour, *inks)


__all__ = ["DARK", "LIGHT", "fill", "ink", "rules", "variables"]
