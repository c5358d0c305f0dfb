"""Typst, with the packaged type and nothing else of the machine: no font of the system, no file, no network.

Words are handed in as files of data beside the template, so whatever a name holds, it stays text.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Source Sans 3"
POINTS_PER_INCH = 72


@cache
def faces() -> typst.Fonts:
    """The packaged fonts, read once for all documents of a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def typeset(
    template: str,
    files: Mapping[str, bytes],
    *,
    form: Literal["pdf", "png"],
    standards: Sequence[str] = (),
    made_at: datetime | None = None,
) -> bytes:
    """The template with its files as a PDF, or as a picture with one pixel per point. One page, or the PNG is refused.

    Raises typst.TypstError where Typst finds a fault.
    """
    compiled: Any = typst.compile  # its types know neither files in memory nor standards by name
    made = compiled(
        {"main.typ": template.encode(), **files},
        format=form,
        ppi=POINTS_PER_INCH,
        font_paths=faces(),
        pdf_standards=list(standards),
        timestamp=made_at,
    )
    assert isinstance(made, bytes), "more than one page"
    return made
