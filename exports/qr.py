"""The way back to the view: a QR code for paper, and the same address short enough to type."""

import io
from urllib.parse import urlsplit

import segno

from charts.theme import LIGHT


def svg(link: str) -> str:
    """The link as a QR code, an SVG drawing in the colour of text on white, with the quiet rim that cameras need."""
    out = io.BytesIO()
    # Level M: a fold or a drop of coffee may cost 15 % of it. Never the micro form, which few phones read.
    code = segno.make(link, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=2, dark=LIGHT.text, light=LIGHT.ground, xmldecl=False, svgclass=None)
    return out.getvalue().decode()


def short(link: str) -> str:
    """Host and path of the link, without what a reader would not type: `gugus.example.id/profil`."""
    parts = urlsplit(link)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def is_address(link: str) -> bool:
    """Whether a document may point there: an address of the web, nothing that runs or opens a file."""
    parts = urlsplit(link)
    return parts.scheme in ("http", "https") and bool(parts.netloc)
