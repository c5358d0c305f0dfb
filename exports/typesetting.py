"""Typst, with the packaged type and nothing else of the machine: no font of the system, no file, no network.

Words are handed in as files of data beside the template, so whatever a name holds, it stays text.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(__file__).parent / "typst"
FAMILY = "Source Sans 3"
POINTS_PER_INCH = 72
_KEPT = 11  # compilations after which Typst lets go of what it laid out for one


@cache
def faces() -> typst.Fonts:
    """The packaged fonts, read once for all documents of a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def template(name: str) -> str:
    """A packaged template: `brief.typ`."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def files(data: Mapping[str, Any], drawings: Mapping[str, str | None]) -> dict[str, bytes]:
    """What a template reads: its words and numbers, the parts that templates share, and drawings (SVG) that exist."""
    return {
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        "parts.typ": template("parts.typ").encode(),
        **{name: drawing.encode() for name, drawing in drawings.items() if drawing is not None},
    }


def typeset(
    page: str,
    beside: Mapping[str, bytes],
    *,
    form: Literal["pdf", "png"],
    standards: Sequence[str] = (),
    made_at: datetime | None = None,
) -> bytes:
    """The page with the files beside it: a PDF, or a picture of one page with one pixel per point.

    Raises typst.TypstError where Typst finds a fault.
    """
    compiled: Any = typst.compile  # its types know neither files in memory nor standards by name
    made = compiled(
        {"main.typ": page.encode(), **beside},
        format=form,
        ppi=POINTS_PER_INCH,
        font_paths=faces(),
        pdf_standards=list(standards),
        timestamp=made_at and made_at.replace(microsecond=0),  # Typst refuses parts of a second
    )
    assert isinstance(made, bytes), "more than one page"
    if form == "pdf":
        _forget()
    return made


def _forget() -> None:
    """Nothing of one brief serves the next, but Typst keeps it: 40 MB each, half a gigabyte after twelve of them."""
    nothing: Any = {"main.typ": b""}
    for _ in range(_KEPT):
        typst.compile(nothing, format="svg", font_paths=faces())
