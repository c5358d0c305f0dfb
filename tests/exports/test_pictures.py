"""Drawings become pictures without a browser, sharp, the same each time, in the packaged type."""

import io

import pytest
from PIL import Image

from exports import pictures, typesetting

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">'
    '<rect x="100" width="100" height="100" fill="#0B5D66"/>{}</svg>'
)


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("width", [320, 1920])
def test_a_drawing_becomes_a_picture_of_the_asked_width_and_its_own_shape_on_white(width: int) -> None:
    picture = opened(pictures.svg_to_png(SQUARE.format(""), width))
    assert picture.size == (width, width // 2)
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert picture.getpixel((width - 2, 2)) == (0x0B, 0x5D, 0x66)


def test_words_in_a_drawing_are_written() -> None:
    words = '<text x="4" y="60" font-size="30" font-family="Source Sans 3">Bima</text>'
    picture = opened(pictures.svg_to_png(SQUARE.format(words), 400))
    assert picture.crop((0, 0, 200, 200)).getextrema() != ((255, 255),) * 3


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert pictures.svg_to_png(SQUARE.format(""), 300) == pictures.svg_to_png(SQUARE.format(""), 300)


@pytest.mark.parametrize("nonsense", ["", "no drawing", "<svg", "<html></html>"])
def test_what_is_no_drawing_is_refused_by_name(nonsense: str) -> None:
    with pytest.raises(ValueError, match="not drawn"):
        pictures.svg_to_png(nonsense, 100)


def test_documents_know_the_packaged_family_and_no_other() -> None:
    fonts = typesetting.faces().fonts()
    assert {font.family for font in fonts} == {typesetting.FAMILY}
    assert {font.weight for font in fonts} == {400, 600}
    assert sum(path.stat().st_size for path in typesetting.FONTS.iterdir()) < 1_500_000
