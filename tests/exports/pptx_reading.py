"""A deck opened again, as tests of it read it: slides of python-pptx, and the parts of the zip."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache

import pptx
from lxml import etree
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from answers.document import Deck
from exports.powerpoint import page
from exports.powerpoint.page import Box
from exports.pptx_deck import pptx as write
from tests.exports import sample_content

MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def bima() -> bytes:
    """The deck that has everything."""
    return write(sample_content.deck(sample_content.bima()))


@cache
def bare() -> bytes:
    """The deck that has nearly nothing."""
    return write(sample_content.deck(sample_content.bare()))


def opened(made: bytes) -> Presentation:
    """The file as python-pptx opens it."""
    return pptx.Presentation(io.BytesIO(made))


def only(deck: Deck, *keys: str) -> list[Slide]:
    """The slides of these keys, written and opened again."""
    chosen = tuple(one for one in deck.slides if one.key in keys)
    return list(opened(write(Deck(deck.content, chosen))).slides)


def parts(made: bytes) -> dict[str, bytes]:
    """Member of the zip -> its bytes."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def trees(made: bytes) -> dict[str, etree._Element]:
    """Every part of XML, parsed."""
    return {name: etree.fromstring(blob) for name, blob in parts(made).items() if name.endswith((".xml", ".rels"))}


def words(slide: Slide) -> str:
    """All text that an audience reads outside charts and pictures."""
    return "\n".join("".join(run.text or "" for run in one.iter(f"{MAIN}t")) for one in slide.element.iter(f"{MAIN}p"))


def notes(slide: Slide) -> str:
    """What the speaker reads."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return frame.text


def box(shape: BaseShape) -> Box:
    """Where a shape stands, in px."""
    return Box(*(length / page.EMU for length in (shape.left, shape.top, shape.width, shape.height)))


def frames(slide: Slide) -> Iterator[BaseShape]:
    """Shapes that hold words of their own; ornaments hold none."""
    yield from (one for one in slide.shapes if one.has_text_frame and one.text_frame.text)
