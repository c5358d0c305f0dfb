"""What a file of tables says about itself: the selection, how to read the figures, whose work, which data and code."""

from dataclasses import dataclass

from answers import brief, captions, content_method, data
from answers.document import Content, Stamp
from queries.selection import Selection
from translations.text import language, text


@dataclass(frozen=True)
class About:
    """The sheet `Tentang` of a workbook, and the head of every other sheet. Words are in `language`."""

    title: str  # `Keaktifan: KKG di Kabupaten Bima`
    subject: str  # `KKG di Kabupaten Bima`
    filters: str  # the selection in one sentence, with the round of the survey
    place: str
    group_type: str
    method: tuple[str, ...]  # small-sample rule, two clocks, purposive sample
    attribution: tuple[str, ...]
    stamp: Stamp
    language: str
    link: str = ""  # back to the same view; empty where nobody knows the address
    facts: tuple[str, ...] = ()  # coverage, how far the log reaches; each with its date


def of_page(page: str, selection: Selection, stamp: Stamp, *, filters: str = "", link: str = "") -> About:
    """The same for what a page shows. `filters`: the selection as the page says it, where it has its own words."""
    subject = text("document.title", group_type=selection.group_type, place=selection.log_place)
    with data.remembering():
        return About(
            title=f"{text(f'page.{page}.menu')} · {subject}",
            subject=subject,
            filters=filters or captions.survey_words(selection),
            place=selection.log_place,
            group_type=str(selection.group_type),
            method=content_method.lines(selection),
            attribution=content_method.attribution(selection),
            stamp=stamp,
            language=language(),
            link=link,
            facts=tuple(filter(None, brief.head_lines(selection))),
        )


def of(content: Content) -> About:
    """The same for the tables of a whole content, as a package holds them."""
    return About(
        title=content.title,
        subject=content.title,
        filters=content.filters,
        place=content.selection.log_place,
        group_type=str(content.selection.group_type),
        method=content.method,
        attribution=content.attribution,
        stamp=content.stamp,
        language=content.language,
        link=content.link,
        facts=content.facts,
    )
