"""What a file of tables says about itself: the selection, how to read the figures, whose work, which data and code."""

from dataclasses import dataclass

from answers.document import Content, Stamp


@dataclass(frozen=True)
class About:
    """The sheet `Tentang` of a workbook, and the head of every other sheet. Words are in `language`."""

    title: str  # `Keaktifan: KKG di Kabupaten Bima`
    filters: str  # the selection in one sentence
    place: str
    group_type: str
    method: tuple[str, ...]  # small-sample rule, two clocks, purposive sample
    attribution: tuple[str, ...]
    stamp: Stamp
    language: str
    link: str = ""  # back to the same view; empty where nobody knows the address
    facts: tuple[str, ...] = ()  # coverage, how far the log reaches; each with its date


def of(content: Content) -> About:
    """The same for the tables of a whole content, as a package holds them."""
    return About(
        title=content.title,
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
