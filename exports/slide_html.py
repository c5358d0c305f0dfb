"""Slides as HTML: one renderer for the page Presentasi and for the file on a USB stick. No library, no request.

A slide is 80 x 45 of its own `em`; the sheet sets that `em` from the window, so that it is 24 px on a screen of
1920 x 1080 and no word is smaller. On a phone the slides stand under each other.
"""

from functools import cache
from pathlib import Path
from re import DOTALL, sub
from re import compile as compile_pattern

from answers import slides
from answers.document import Chart, Decision, Deck, KeyFigure, MapPicture, Slide
from charts.parts import safe
from charts.theme import LIGHT, font_family
from exports import slide_chart, slide_colours, slide_figures
from translations.format import number
from translations.text import text

FOLDER = Path(__file__).parent
LONG = 96  # letters from which a title is set smaller, still 40 px
PAUSES = (10, 15, 20, 30, 60, 120)  # seconds offered for one slide
SHORTEST, LONGEST = 5, 120  # what a link may ask for
WITH_STAMP = ("judul", "metode")  # slides that say which data and which code they were made from
_COUNT = compile_pattern(r"\(?(?:\b(?:Rp|IDR) )?\d[\d.,]* (?:dari|of|juta|million|miliar|billion)(?: \d[\d.,]*\b|\b)")


def show(deck: Deck) -> str:
    """The slides with everything to move between them: buttons, pauses, choice and order. `script()` brings it to life.

    Without the script the slides stand under each other.
    """
    return (
        f'<div class="s-look s-show">{_toolbar()}'
        f'<div class="s-box"><div class="s-stage" tabindex="0" role="group" aria-roledescription="carousel" '
        f'aria-label="{safe(text("slides.label"))}">{every(deck)}'
        f'<div class="s-progress" aria-hidden="true"><i></i></div>'
        f'<div class="s-blank" hidden></div>'
        f'<button class="s-close" type="button">{safe(text("slides.close"))}</button></div></div>'
        f'<p class="s-unseen s-said-aloud" aria-live="polite"></p>{_chooser(deck)}</div>'
    )


def every(deck: Deck) -> str:
    """All slides of a deck, in its order."""
    count = len(deck.slides)
    return "".join(_slide(deck, one, place, count) for place, one in enumerate(deck.slides, start=1))


def _slide(deck: Deck, slide: Slide, place: int, count: int) -> str:
    content = deck.content
    look = " s-long" if len(slide.title) > LONG else ""
    name = f"<span>{safe(slide.name)}</span>" if slide.name else ""
    mark = (
        f'<span class="s-badge">{safe(content.sample_mark or text("log.sample"))}</span>' if slide.is_simulated else ""
    )
    below = f'<div class="s-name">{name}{mark}</div>' if name or mark else ""
    return (
        f'<section class="s-slide s-{safe(slide.key)}" data-key="{safe(slide.key)}" role="group" '
        f'aria-roledescription="slide" aria-label="{safe(text("slides.number", number=place, count=count))}">'
        f'<header class="s-head"><h2 class="s-title{look}">{_unbroken(slide.title)}</h2>{below}</header>'
        f'<div class="s-body">{_body(slide)}</div>{_foot(deck, slide, place, count)}</section>'
    )


def _unbroken(sentence: str) -> str:
    """A count stays in one line: `(2 dari 11`, `Rp 2,6 juta`."""
    return _COUNT.sub(r'<span class="s-nowrap">\g<0></span>', safe(sentence))


def _body(slide: Slide) -> str:
    found = slide.body
    if isinstance(found, Chart):
        return slide_chart.chart(found)
    if isinstance(found, MapPicture):
        return slide_figures.map_of(found)
    figures = tuple(one for one in found if isinstance(one, KeyFigure))
    decisions = tuple(one for one in found if isinstance(one, Decision))
    lines = tuple(one for one in found if isinstance(one, str))
    drawn = (
        slide_figures.cards(figures) if figures else "",
        slide_figures.decisions(decisions) if decisions else "",
        slide_figures.lines(lines) if lines else "",
    )
    return "".join(drawn)


def _foot(deck: Deck, slide: Slide, place: int, count: int) -> str:
    """What the slide rests on; what was chosen; the page. What stands on the slide already is not said again."""
    shown = slide.body if isinstance(slide.body, tuple) else ()
    stamp = deck.content.stamp.words if slide.key in WITH_STAMP else ""
    lines = [one for one in dict.fromkeys((slide.foot, deck.content.filters, stamp)) if one and one not in shown]
    said = "".join(f"<p>{safe(words)}</p>" for words in lines)
    page = (
        f'<p class="s-page"><span class="s-at">{number(place)}</span> / <span class="s-all">{number(count)}</span></p>'
    )
    return f'<footer class="s-foot"><div>{said}</div>{page}</footer>'


# --- what moves them ------------------------------------------------------------------------------------------------


def _toolbar() -> str:
    def button(key: str, more: str = "") -> str:
        return f'<button type="button" class="s-{key}"{more}>{safe(text(f"slides.{key}"))}</button>'

    pauses = "".join(
        f'<option value="{seconds}">{safe(text("slides.seconds", count=number(seconds)))}</option>'
        for seconds in PAUSES
    )
    off = f'<option value="0">{safe(text("slides.off"))}</option>'
    pause = f'<label>{safe(text("slides.interval"))} <select class="s-interval-of">{off}{pauses}</select></label>'
    page = '<span class="s-where" aria-hidden="true"></span>'
    return (
        f'<div class="s-tools"><div class="s-moves">{button("previous")}{page}{button("next")}</div>'
        f'{button("full")}<div class="s-auto">{pause}{button("play", " aria-pressed=false hidden")}</div></div>'
    )


def _chooser(deck: Deck) -> str:
    """Which slides, in which order: boxes to tick, and buttons that move one."""
    rows = "".join(_choice(one) for one in deck.slides)
    return (
        f'<details class="s-chooser"><summary>{safe(text("slides.choose"))}</summary>'
        f"<p>{safe(text('slides.choose_how'))}</p><ol>{rows}</ol>"
        f'<p class="s-keys">{safe(text("slides.keys"))}</p></details>'
    )


def _choice(slide: Slide) -> str:
    name = slides.name_of(slide.key)
    move = "".join(
        f'<button type="button" class="s-{key}" aria-label="{safe(text(f"slides.{key}", name=name))}">{sign}</button>'
        for key, sign in (("up", "↑"), ("down", "↓"))
    )
    return (
        f'<li data-key="{safe(slide.key)}"><label><input type="checkbox" checked> <b>{safe(name)}</b> '
        f'<span class="s-choice-title">{safe(slide.title)}</span></label>{move}</li>'
    )


def words() -> dict[str, str]:
    """Words that the script fills in: `{number}`, `{count}`, `{title}` and `{seconds}` are its places."""
    return {
        "number": text("slides.number", number="{number}", count="{count}"),
        "said": text("slides.said", number="{number}", count="{count}", title="{title}"),
        "seconds": text("slides.seconds", count="{seconds}"),
        "play": text("slides.play"),
        "pause": text("slides.pause"),
    }


@cache
def stylesheet() -> str:
    """The sheet of all that is drawn (`s-look`) and of the slides (`s-show`).

    Slides are always light, because projectors wash out a dark ground.
    """
    own = f".s-show{{{slide_colours.variables(LIGHT)}--s-font:{font_family()}}}"
    return own + slide_colours.rules() + compact((FOLDER / "slides.css").read_text(encoding="utf-8"))


@cache
def script() -> str:
    """`slideShow(root, settings)`: keys, swipes, full screen, autoplay, choice and order."""
    return (FOLDER / "slides.js").read_text(encoding="utf-8")


def compact(sheet: str) -> str:
    """A sheet without comments and needless space."""
    return sub(r"\s*\n\s*", "", sub(r"/\*.*?\*/", "", sheet, flags=DOTALL)).strip()
