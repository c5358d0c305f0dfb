"""The chart `kelembagaan`: what groups have on paper, or the components of the 2008 standard."""

from collections.abc import Sequence

from answers import captions, data, log, log_places, rounds, standard_counts
from answers.content_parts import COLOURS, NothingToShowError, count_labels, either, yes_and_rest
from answers.document import Basis, Chart, Series
from charts.ordered_bars import ColourRole
from indicators import registry
from indicators.indicator import Indicator
from indicators.share import Share
from indicators.statement import share_words
from queries.selection import Selection
from schemas.vocabulary import GroupType, StandardStatus
from translations.text import text

# What the survey asked of organisation, in the order of the standard.
PAPERS = ("has_sk", "has_ad_art", "has_ketua", "has_sekretaris", "has_bendahara", "has_kak", "periodic_report")
STATUS_ROLES = {
    StandardStatus.MET: ColourRole.BEST,
    StandardStatus.PARTLY: ColourRole.MIDDLE,
    StandardStatus.NOT_MET: ColourRole.WEAK,
    StandardStatus.UNKNOWN: ColourRole.MISSING,
}


def chart(selection: Selection) -> Chart:
    """What groups have on paper (survey), or the components of the 2008 standard (log, once it is real)."""
    return either(selection, {"log": _components, "survey": _papers})


def _papers(selection: Selection) -> Chart:
    """Of one kabupaten what is known of it; what the study prints for the five together only is said in words."""
    values = data.values(selection)
    asked = [one for one in map(registry.load, PAPERS) if selection.group_type in one.group_types]
    mine = [(one, values.chosen_of(one.id).share) for one in asked]
    shown = [(one, share) for one, share in mine if share.is_counted]
    name = text("document.papers.name")
    if not shown:
        raise NothingToShowError(text("document.reason.no_counts", name=name, group_type=selection.group_type))
    return Chart(
        "kelembagaan",
        "stacked",
        _papers_sentence(shown, selection),
        name,
        tuple(one.short for one, _ in shown),
        tuple(share_words(share) for _, share in shown),
        yes_and_rest(
            text("document.series.has"),
            text("document.series.not_known"),
            [(share.numerator or 0, share.denominator or 0) for _, share in shown],
        ),
        str(selection.group_type),
        0,
        _papers_basis([one for one, _ in shown], selection),
        None,
        _left_out([one for one, share in mine if not share.is_counted], values, selection),
    )


def _papers_sentence(shown: Sequence[tuple[Indicator, Share]], selection: Selection) -> str:
    """SK and AD/ART where both are known, else the sentence of the first one."""
    words = {one.id: share_words(share) for one, share in shown}
    if {"has_sk", "has_ad_art"} <= set(words):
        who = {"place": selection.place, "group_type": selection.group_type}
        return text("matrix.documents_sentence", sk=words["has_sk"], ad_art=words["has_ad_art"], **who)
    first, share = shown[0]
    return first.sentence(selection.place, share, selection.group_type)


def _papers_basis(shown: Sequence[Indicator], selection: Selection) -> Basis:
    tables = sorted({one for indicator in shown for one in indicator.source_tables})
    return Basis(
        "survey",
        captions.source_words(selection, tables),
        captions.coverage_words(selection),
        rounds.of(selection).is_sample,
        "; ".join(text("compare.reason", place=one.short, reason=one.numerator_words) for one in shown),
        " ".join(dict.fromkeys(one.caveat for one in shown if one.caveat)),
    )


def _left_out(found: Sequence[Indicator], values: data.Values, selection: Selection) -> tuple[str, ...]:
    """Things without a count in the chosen place, with what is known of the five together."""
    if not found:
        return ()
    said = [text("compare.reason", place=one.short, reason=share_words(values.of(one.id, None).share)) for one in found]
    key = "document.papers.only_together" if selection.kabupaten_code else "document.papers.uncounted"
    return (text(key, words="; ".join(said)),)


def _met(share: Share) -> str:
    if not share.is_counted:
        return text(f"standard_status.{StandardStatus.UNKNOWN}")
    return text("document.met", words=share_words(share))


def _components(selection: Selection) -> Chart:
    found = standard_counts.by_component(selection)
    series = tuple(
        Series(
            text(f"standard_status.{status}"),
            tuple(one.cell.count(status) for one in found),
            COLOURS[STATUS_ROLES[status]],
            count_labels([one.cell.count(status) for one in found]),
        )
        for status in StandardStatus
    )
    rests_on = log_places.registered_words(selection)
    for_kkg = text("standard.matrix.for_kkg", group_type=selection.group_type)
    return Chart(
        "kelembagaan",
        "stacked",
        standard_counts.sentence(selection),
        text("standard.matrix.name"),
        tuple(one.component.name for one in found),
        tuple(_met(one.share) for one in found),
        tuple(one for one in series if any(one.values)),
        str(selection.group_type),
        0,
        Basis("log", log.source_words(), rests_on, log.state().is_sample, text("document.standard_definition")),
        None,
        () if selection.group_type == GroupType.KKG else (for_kkg,),
    )
