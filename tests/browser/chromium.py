"""The browser of the tests: found, or a clear failure. Never skipped."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = ("chromium", "chromium-browser")


class NoBrowserError(RuntimeError):
    """There is no chromium here."""


def executable(playwright: Playwright) -> str:
    """Path of Debian's chromium, of one on PATH, else of Playwright's own. Raises NoBrowserError."""
    debian = Path("/usr/bin/chromium")
    found = [str(debian) if debian.exists() else None, *map(shutil.which, NAMES), playwright.chromium.executable_path]
    for path in filter(None, found):
        if Path(path).exists():
            return path
    raise NoBrowserError(
        "no chromium found (/usr/bin/chromium, chromium or chromium-browser on PATH, Playwright's own): "
        "`make chromium` installs one. Browser tests never skip."
    )


def launch(playwright: Playwright) -> Browser:
    """A headless chromium that talks to nobody by itself."""
    return playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
