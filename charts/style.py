"""The one stylesheet of all drawn HTML: a page emits it once, `st.html(f"<style>{stylesheet(mode)}</style>")`.

The rules stand in the CSS files beside it (class names prefixed `g-`); the colours come from `charts.theme` as custom
properties.
Layout follows the width of the container, not of the window: the same piece works in a column and on a phone.
"""

from functools import cache
from pathlib import Path
from re import DOTALL, sub

from charts.contrast import readable_on
from charts.deck_marks import file_name
from charts.theme import DARK, LIGHT, css_variables, font_family, palette

FILES = (
    Path(__file__).with_name("style.css"),
    Path(__file__).with_name("log.css"),
    Path(__file__).with_name("group.css"),
    Path(__file__).with_name("compare.css"),
    Path(__file__).with_name("profile.css"),
    Path(__file__).with_name("rounds.css"),
    Path(__file__).with_name("standard.css"),
    Path(__file__).with_name("page.css"),
    Path(__file__).with_name("origin.css"),
)  # pictures of survey and log; map of groups; comparisons; brief; two rounds; standard; frame; drawer


@cache
def stylesheet(mode: str | None) -> str:
    """All rules with the colours of `light` or `dark`; on paper always the light ones."""
    screen = f":root{{{variables(mode)}}}"
    paper = f"@media print{{:root{{{variables('light')}}}}}" if palette(mode) is not LIGHT else ""
    return screen + "".join(_compact(file.read_text(encoding="utf-8")) for file in FILES) + paper


@cache
def of_page(name: str) -> str:
    """Rules that one page alone needs (`importing`): they do not travel with the others."""
    return _compact(Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8"))


def variables(mode: str | None) -> str:
    """Custom properties: the palette, the font, for each step of the scale the ink that reads best on it, the marks."""
    colours = palette(mode)
    inks = [readable_on(step, colours.text, colours.ground) for step in colours.scale]
    on_scale = " ".join(f"--g-on-scale-{place}: {ink};" for place, ink in enumerate(inks, start=1))
    marks = f"--g-marks: url(/app/static/geo/{file_name('dark' if palette(mode) is DARK else 'light')});"
    return f"{css_variables(mode)} {on_scale} --g-font: {font_family()}; {marks}"


def _compact(rules: str) -> str:
    """Without comments and needless space: the sheet travels with every run of a page."""
    return sub(r"\s*\n\s*", "", sub(r"/\*.*?\*/", "", rules, flags=DOTALL)).strip()
