"""Drawings as pictures: SVG in, PNG out, without a browser."""

import typst

from exports.typesetting import FAMILY, typeset

_PAGE = """#set page(width: {width}pt, height: auto, margin: 0pt)
#set text(font: "{family}", fallback: false)
#image("drawing.svg", width: 100%)
"""


def svg_to_png(svg: str, width_px: int) -> bytes:
    """The drawing on white, `width_px` wide and as high as its own shape asks. Words in it take the packaged type.

    Raises ValueError where `svg` is no drawing.
    """
    page = _PAGE.format(width=width_px, family=FAMILY)
    try:
        return typeset(page, {"drawing.svg": svg.encode()}, form="png")
    except typst.TypstError as error:
        raise ValueError(f"not drawn: {error.message}") from error
