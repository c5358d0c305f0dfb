"""Documents as a test reads them back: their words, and how large these are."""

import io
import re
from collections.abc import Iterator

import pypdf

ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"  # where a long word may break


def words_of(pdf: bytes) -> str:
    """The text of all pages as one line."""
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", text.replace(ZERO_WIDTH, ""))


def squeezed(text: str) -> str:
    """Without any blank: lines break where they will."""
    return re.sub(rf"[\s{ZERO_WIDTH}]", "", text)


def sizes_of(pdf: bytes) -> set[float]:
    """All sizes of type in points, as they are on the page; words inside pictures are not counted."""
    found: set[float] = set()

    def see(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * inner[3] * outer[3]), 2))

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return found


def addresses_of(pdf: bytes) -> Iterator[str]:
    """Where links of the document lead."""
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for one in page.get("/Annots", []):
            yield str(one.get_object()["/A"]["/URI"])
