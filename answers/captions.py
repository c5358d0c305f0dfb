"""What stands beside every figure of the survey: its source, its coverage, the place that it speaks of."""

from collections.abc import Sequence

from answers import data, log, log_places, rounds
from answers.document import Basis
from indicators.indicator import Indicator
from indicators.share import AreaShare
from queries.selection import SURVEYED_TYPES, Selection
from translations.format import day, month, number
from translations.text import text


def source_words(selection: Selection, tables: Sequence[int]) -> str:
    """`Survei November 2018, tabel 11 studi`; of records the files, and the mark of simulated answers."""
    current = rounds.of(selection)
    if current.is_records:
        return text("rounds.source", when=current.when, files=current.source_document)
    when = month(current.fielded_from)
    if not tables:
        return text("panel.source_prose", month=when)
    return text("panel.source", month=when, tables=", ".join(str(table) for table in tables))


def place_of(area: AreaShare, selection: Selection) -> str:
    """Place of a share in a sentence: the study's five together when the share has no kabupaten."""
    return selection.place if area.area_code else selection.everywhere().place


def shown_area(indicator: Indicator, values: data.Values) -> tuple[AreaShare, str]:
    """The share to speak of: the chosen place, or the five together where the study gives no more, with that said."""
    is_narrower = indicator.by_kabupaten or values.is_records or values.chosen is None
    return values.shown(indicator), "" if is_narrower else text("panel.not_by_kabupaten")


def coverage_words(selection: Selection) -> str:
    """`11 dari 88 KKG disurvei`; where nobody knows how many there are, that is said."""
    surveyed, total = data.coverage(selection)
    if total is None:
        return text("rounds.coverage", surveyed=number(surveyed), group_type=selection.group_type)
    return text("coverage", surveyed=number(surveyed), total=number(total), group_type=selection.group_type)


def survey_words(selection: Selection) -> str:
    """The selection in one sentence with the coverage of the survey."""
    current = rounds.of(selection)
    if not data.has_survey(selection):
        groups = log_places.registered_words(selection)
        said = {"group_type": selection.group_type, "place": selection.log_place, "groups": groups}
        return text("province.sentence", **said, day=day(log.state().until))
    sentence = selection.sentence(*data.coverage(selection), current.when)
    if selection.group_type not in SURVEYED_TYPES:
        said = {"group_type": selection.group_type, "place": selection.place, "when": current.when}
        sentence = text("selection.never_surveyed", **said)
    if selection.kecamatan_name:
        sentence += f" {text('selection.log_only', place=selection.log_place)}"
    return sentence


def basis(indicator: Indicator, selection: Selection, note: str = "") -> Basis:
    """What a figure of an indicator rests on, for documents. `note` stands after the source."""
    is_log = indicator.clock == "log"
    source = log.source_words() if is_log else source_words(selection, indicator.source_tables)
    return Basis(
        indicator.clock,
        " · ".join(filter(None, (source, note))),
        log_places.registered_words(selection) if is_log else coverage_words(selection),
        log.state().is_sample if is_log else rounds.of(selection).is_sample,
        text("document.definition", numerator=indicator.word("numerator"), denominator=indicator.word("denominator")),
        indicator.caveat or "",
    )
