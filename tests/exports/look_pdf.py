"""Briefs and cards as pictures, for a person to look at: `python -m tests.exports.look_pdf FOLDER [NAME ...]`.

Contents written by hand, from nothing to fifty times too much (names as in `long_content`). Of each brief the PDF, the
page at 100 % and the same in greys, as a cheap printer gives it; of each card the picture. The pages need poppler.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from exports import pdf_brief, picture_card
from tests.exports.long_content import CONTENTS

DOTS_PER_INCH = 110  # about the size of paper on most screens


def main(arguments: Sequence[str]) -> int:
    """Write them all, or those that are named."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 1
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or CONTENTS:
        stem = folder / name.replace(" ", "-")
        stem.with_suffix(".card.png").write_bytes(picture_card.png(CONTENTS[name]))
        page = stem.with_suffix(".pdf")
        page.write_bytes(pdf_brief.pdf(CONTENTS[name]))
        shown(page)
        print(stem)
    return 0


def shown(pdf: Path) -> None:
    """The page of a PDF as `<name>.png` and `<name>.grey.png`; nothing where poppler is not installed."""
    if shutil.which("pdftoppm") is None:
        return
    for suffix, greys in (("", ()), (".grey", ("-gray",))):
        target = pdf.with_name(f"{pdf.stem}{suffix}")
        picture = ("pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-singlefile", *greys, str(pdf), str(target))
        subprocess.run(picture, check=True, timeout=60)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
