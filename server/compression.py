"""Which compression a browser gets, and the compressing of answers made on the fly.

Streamlit compresses neither its front end nor its index page (it leaves that to a proxy), and the
rest with gzip only. Here files go through ``server.static_cache`` (compressed once, kept) and
everything else through ``starlette-compress`` (compressed as it is sent). Brotli before gzip: it is
smaller by a sixth on the front end, and every browser in use takes it. Zstandard is left out: on
static files brotli 11 is smaller, and a third variant of each file would be kept for nothing.
"""

from __future__ import annotations

from typing import Literal

from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware, add_compress_type

Encoding = Literal["br", "gzip"]

# At this quality brotli compresses about as fast as gzip does and is smaller.
_BROTLI_ON_THE_FLY = 4
_GZIP_ON_THE_FLY = 5
MINIMUM_SIZE = 500


def accepted_encoding(accept_encoding: str) -> Encoding | None:
    """The best encoding both sides know, ``None`` for plain; ``accept_encoding`` as in the header."""
    quality: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    weight = float(value)
                except ValueError:
                    weight = 0.0
        quality[coding] = weight
    anything = quality.get("*", 0.0)
    if quality.get("br", anything) > 0:
        return "br"
    return "gzip" if quality.get("gzip", anything) > 0 else None


def on_the_fly() -> Middleware:
    """The middleware that compresses what is not a file.

    It takes Accept-Encoding away from the request, so that Streamlit's own gzip stays out of it.
    """
    add_compress_type("text/csv")
    return Middleware(
        CompressMiddleware,
        minimum_size=MINIMUM_SIZE,
        zstd=False,
        brotli_quality=_BROTLI_ON_THE_FLY,
        gzip_level=_GZIP_ON_THE_FLY,
        remove_accept_encoding=True,
    )
