"""The first slide: a large title with an accent along it, and what is known of the place."""

from collections.abc import Sequence

from exports.powerpoint import page, sentences, template
from exports.powerpoint.page import Box
from exports.powerpoint.sheet import Sheet


def opening(sheet: Sheet, title: str, facts: Sequence[str]) -> None:
    """Title and facts in the middle of the page."""
    fitted = sheet.fill(sheet.title, title, page.COVER_HEAD, page.COVER_TITLE)
    head = page.COVER_HEAD.of_height(fitted.height)
    room = head.below(page.GAP, page.COVER_FACTS.bottom)
    said = sentences.draw(sheet, facts, room, page.SPEECH[1:], colour="quiet", gap=12)
    _bar(sheet, head.top, said.bottom)


def above_figures(sheet: Sheet, title: str, facts: Sequence[str]) -> float:
    """Title and facts on top of the page. Returns where the table may begin."""
    fitted = sheet.fill(sheet.title, title, page.FIGURES_HEAD, page.COVER_TITLE)
    head = page.FIGURES_HEAD.of_height(fitted.height)
    room = head.below(8, page.FIGURES_FACTS.bottom)
    said = sheet.fill(sheet.holder(template.NAME), "\n".join(facts), room, page.NAME)
    _bar(sheet, head.top, room.top + said.height)
    return room.top + said.height + page.GAP


def _bar(sheet: Sheet, top: float, bottom: float) -> None:
    """The one ornament of the deck."""
    sheet.block(Box(page.MARGIN, top, page.BAR, bottom - top), "accent")
