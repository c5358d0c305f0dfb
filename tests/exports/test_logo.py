"""A logo comes from a stranger: only a small plain picture goes on."""

from io import BytesIO

import pytest
from PIL import Image

from exports import logo


def picture(width: int, height: int, form: str = "PNG", mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height), 0).save(out, form, **({"exif": b"Exif\0\0secret"} if form == "JPEG" else {}))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGB"), ("PNG", "P"), ("PNG", "LA"), ("JPEG", "RGB"), ("JPEG", "CMYK")]
)
def test_a_png_or_jpeg_becomes_a_png_of_modest_size_without_what_else_was_in_it(form: str, mode: str) -> None:
    made = logo.cleaned(picture(2000, 500, form, mode))
    with Image.open(BytesIO(made)) as found:
        assert found.format == "PNG" and found.size == (800, 200) and found.mode == "RGBA"
    assert b"secret" not in made


def test_a_small_logo_is_not_blown_up() -> None:
    with Image.open(BytesIO(logo.cleaned(picture(40, 20)))) as found:
        assert found.size == (40, 20)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no_picture"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no_picture"), (b"%PDF-1.7", "no_picture"),
        (picture(50, 50, "GIF", "P"), "no_picture"), (picture(50, 50)[:60], "no_picture"),
        (picture(4001, 2), "too_large"), (b"\x89PNG" + b"0" * 2_000_000, "too_heavy"),
    ],
    ids=["empty", "svg", "pdf", "gif", "cut off", "too large", "too heavy"],
)  # fmt: skip
def test_everything_else_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(logo.LogoError) as refused:
        logo.cleaned(content)
    assert refused.value.args == (reason,) and reason in logo.REASONS
