"""How to read the figures of a document, in a few short sentences, and whose data and boundaries they are."""

from answers import brief, log, rounds
from geo.boundaries import ATTRIBUTION
from indicators.small_sample import LOWEST, Band
from queries.selection import Selection
from translations.text import language, text


def lines(selection: Selection) -> tuple[str, ...]:
    """Small-sample rule, how the survey was drawn, two clocks, what is simulated, where decisions come from."""
    found = [text("document.method.small_sample", least=LOWEST[Band.SMALL], full=LOWEST[Band.FULL])]
    current = rounds.of(selection)
    if brief.is_surveyed(selection):
        found.append(text(f"rounds.sampling.{current.sampling}"))
        if current.is_sample:
            found.append(text("rounds.sample_long"))
    if not log.state().is_empty:
        found.append(text("document.method.clocks"))
        found.append(log.sample_words() if log.state().is_sample else text("compare.census"))
    found.append(text("document.method.decisions"))
    return tuple(found)


def attribution(selection: Selection) -> tuple[str, ...]:
    """The study, the boundaries with their licence, the register."""
    current = rounds.of(selection)
    found = [text("document.attribution.survey", document=current.source_document, when=current.when)]
    if not log.state().is_empty:
        found.append(text("document.attribution.log", source=log.source_words()))
    return (*found, ATTRIBUTION[language()])
