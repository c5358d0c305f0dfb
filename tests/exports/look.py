"""Documents as pictures, for a person to look at: `python -m tests.exports.look --out DIR [FILE ...]`.

Each page of each file (pptx, xlsx, pdf) becomes a PNG in DIR, and all pages of a file one sheet. Without files the
decks of the contents written by hand are made first, so that full, empty and overlong words can be seen. Needs
LibreOffice (`soffice`) and poppler (`pdftoppm`); no test asks for them.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from exports.pptx_deck import pptx
from tests.exports import sample_content
from tests.exports.test_pptx_deck import stuffed
from translations.text import use_language

TOOLS = ("soffice", "pdftoppm")
DOTS_PER_INCH = 72  # a slide of 13.333 in becomes 960 px wide, as on a small projector
COLUMNS, GAP = 2, 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.exports.look", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", type=Path, nargs="*")
    asked = parser.parse_args(arguments)
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    for file in asked.files or list(_samples(asked.out)):
        pictures = pages(file, asked.out)
        print(f"{file.name}: {len(pictures)} pages, {sheet(pictures, asked.out / f'{file.stem}.png')}")
    return 0


def pages(file: Path, out: Path) -> list[Path]:
    """One PNG per page, `<name>-<page>.png`, in the order of the pages."""
    for old in out.glob(f"{file.stem}-*.png"):
        old.unlink()
    pdf = file if file.suffix == ".pdf" else _as_pdf(file, out)
    _run("pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), str(out / file.stem))
    return sorted(out.glob(f"{file.stem}-*.png"), key=lambda one: int(one.stem.rsplit("-", 1)[1]))


def sheet(pictures: Sequence[Path], out: Path) -> Path:
    """All pages beside one another in one picture."""
    opened = [Image.open(one) for one in pictures]
    width, height = max(one.width for one in opened), max(one.height for one in opened)
    rows = -(-len(opened) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (width + GAP), rows * (height + GAP)), "#808080")
    for place, one in enumerate(opened):
        whole.paste(one, (place % COLUMNS * (width + GAP), place // COLUMNS * (height + GAP)))
    whole.save(out)
    return out


def _samples(out: Path) -> Iterator[Path]:
    decks = {
        "deck_full": sample_content.deck(sample_content.bima()),
        "deck_empty": sample_content.deck(sample_content.bare()),
        "deck_overlong": stuffed(),
    }
    for name, deck in decks.items():
        yield _written(out / f"{name}.pptx", pptx(deck))
    use_language("en")
    yield _written(out / "deck_english.pptx", pptx(replace(decks["deck_full"], content=_english())))


def _english() -> sample_content.Content:
    return replace(sample_content.bima(), language="en")


def _written(path: Path, made: bytes) -> Path:
    path.write_bytes(made)
    return path


def _as_pdf(file: Path, out: Path) -> Path:
    """A profile of its own: two LibreOffices on one profile wait for each other, or fail."""
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        _run("soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(file))
    return out / f"{file.stem}.pdf"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    raise SystemExit(main())
