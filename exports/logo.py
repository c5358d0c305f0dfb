"""The logo of a Dinas for its slides: taken from a stranger, so it is read with care and written anew."""

from io import BytesIO

from PIL import Image

MOST_BYTES = 2_000_000
MOST_PIXELS = 4_000  # of a side
SHOWN = 800  # pixels of the longer side: sharp at 1080p in its corner
FORMATS = ("PNG", "JPEG")
REASONS = ("too_heavy", "too_large", "no_picture")


class LogoError(ValueError):
    """The logo was refused. Its one argument is one of REASONS: `logo.<reason>.rule` and `.cure` say more."""


def cleaned(content: bytes) -> bytes:
    """The picture as a PNG of at most SHOWN pixels, without anything else that was in the file.

    Raises LogoError for what is too large, or is no PNG and no JPEG.
    """
    if len(content) > MOST_BYTES:
        raise LogoError("too_heavy")
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            if max(picture.size) > MOST_PIXELS:  # said by the head of the file, before a pixel is unpacked
                raise LogoError("too_large")
            shown = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, LogoError):
            raise
        raise LogoError("no_picture") from error
    shown.thumbnail((SHOWN, SHOWN))
    out = BytesIO()
    shown.save(out, "PNG", optimize=True)
    return out.getvalue()
