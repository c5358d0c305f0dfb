"""The charts `pendanaan`, `narasumber` and `kelembagaan`: money, who can speak, what the groups have on paper."""

from collections.abc import Sequence

from answers import captions, data, log, log_places, money, narasumber_km, rounds, standard_counts
from answers.content_parts import COLOURS, NothingToShowError, chosen, nothing_words, of_answers, speaks, yes_and_rest
from answers.document import Basis, Chart, Series
from charts.ordered_bars import ColourRole
from charts.theme import LIGHT
from indicators import registry
from indicators.indicator import Indicator
from indicators.share import Share
from indicators.statement import share_words
from queries.selection import Selection
from schemas.vocabulary import GroupType, StandardStatus
from translations.format import number
from translations.text import text

# What the survey asked of organisation, in the order of the standard.
PAPERS = ("has_sk", "has_ad_art", "has_ketua", "has_sekretaris", "has_bendahara", "has_kak", "periodic_report")
# Kilometres to the nearest narasumber, the nearest first.
BANDS = {
    "near": ColourRole.BEST,
    "between": ColourRole.MIDDLE,
    "far": ColourRole.WEAK,
    "nowhere": ColourRole.MISSING,
}
STATUS_ROLES = {
    StandardStatus.MET: ColourRole.BEST,
    StandardStatus.PARTLY: ColourRole.MIDDLE,
    StandardStatus.NOT_MET: ColourRole.WEAK,
    StandardStatus.UNKNOWN: ColourRole.MISSING,
}


# --- money ----------------------------------------------------------------------------------------------------------


def funding(selection: Selection) -> Chart:
    """Rupiah per reporting group by source in the last full year; without a report of money, sources in the survey.

    The study prints its sources for the five kabupaten together only, so the log speaks first even while it is
    simulated: it has a figure of the place. Raises NothingToShowError.
    """
    for kind in (money.INCOME, money.SPENDING):
        rows = money.of_last_year(kind, log_places.chosen(selection), selection)
        if rows:
            found = money.per_group(kind, rows)
            words = tuple(one.words for one in found)
            series = Series(text("document.series.per_group"), tuple(one.amount for one in found), LIGHT.accent, words)
            reported = text(
                "log_panel.money_reported",
                count=number(rows[0]["groups_reporting"]),
                year=rows[0]["year"],
                all=log_places.registered_words(selection),
            )
            basis = Basis("log", log.source_words(), reported, log.state().is_sample, text("document.money_definition"))
            title, name = money.sentence(kind, rows, selection), text(f"profile.{kind.key}.name", year=rows[0]["year"])
            labels = tuple(one.label for one in found)
            return Chart(
                "pendanaan", "bars", title, name, labels, (), (series,), text("document.unit_rupiah"), 0, basis
            )
    return _sources(selection)


def _sources(selection: Selection) -> Chart:
    place = rounds.shown(selection)
    shares = data.options("funding_source", place, place.kabupaten_code).get(selection.group_type, [])
    counted = sorted((one for one in shares if one.share.is_counted), key=lambda one: -(one.share.numerator or 0))
    if not counted:
        raise NothingToShowError(_uncounted(shares, "funding_source", selection))
    indicator = registry.load("funding_school_dues")
    area = data.values(place).chosen_of(indicator.id)
    values = tuple(one.share.numerator for one in counted)
    series = Series(text("document.series.groups"), values, LIGHT.accent)
    return Chart(
        "pendanaan",
        "bars",
        indicator.sentence(place.place, area.share, selection.group_type),
        text("question.funding_source"),
        tuple(one.label for one in counted),
        tuple(share_words(one.share) for one in counted),
        (series,),
        str(selection.group_type),
        0,
        captions.basis(indicator, place, rounds.untouched(selection)),
    )


def _uncounted(shares: Sequence[object], question_id: str, selection: Selection) -> str:
    """Why no answer of a question has a count."""
    if not shares:
        return nothing_words(selection)
    return text("document.reason.no_counts", name=text(f"question.{question_id}"), group_type=selection.group_type)


# --- narasumber -----------------------------------------------------------------------------------------------------


def narasumber(selection: Selection) -> Chart:
    """What groups say of their access (survey), or how far they have to go (log, once it is real)."""
    return _distances(selection) if speaks(selection) == "log" else _access(selection)


def _access(selection: Selection) -> Chart:
    indicator = registry.load("narasumber_access_adequate")
    values = data.values(selection)
    area = values.chosen_of(indicator.id)
    rows = data.ordered("narasumber_access", selection)
    each = [row for row in rows if row.area_code is not None]
    everyone = text("document.together", words=share_words(values.of(indicator.id, None).share))
    name = text("question.narasumber_access")
    return Chart(
        "narasumber",
        "stacked",
        indicator.sentence(selection.place, area.share, selection.group_type),
        name,
        tuple(row.area_name for row in each),
        tuple(share_words(values.of(indicator.id, row.area_code).share) for row in each),
        of_answers(each),
        str(selection.group_type),
        0,
        captions.basis(indicator, selection),
        chosen([row.area_code for row in each], selection),
        (everyone, text("document.adequate_means")),
    )


def _distances(selection: Selection) -> Chart:
    places = [place for place in log_places.everywhere(selection) if place.code]
    rows = {place.code: place.ask("log_distances", selection) for place in places}
    mine = log_places.chosen(selection).ask("log_distances", selection)
    if not narasumber_km.known(mine):
        reason = text("log_panel.no_data", name=text("log_panel.distances.name"), group_type=selection.group_type,
                      place=selection.log_place)  # fmt: skip
        raise NothingToShowError(reason)
    near = [len(rows[one.code]) - narasumber_km.without(rows[one.code], narasumber_km.NEAR_KM) for one in places]
    far = [narasumber_km.without(rows[one.code], narasumber_km.FAR_KM) for one in places]
    between = [len(rows[one.code]) - low - high for one, low, high in zip(places, near, far, strict=True)]
    nowhere = [log_places.groups(one, selection) - len(rows[one.code]) for one in places]
    fill = {"near_km": narasumber_km.NEAR_KM, "far_km": narasumber_km.FAR_KM}
    series = tuple(
        Series(text(f"document.band.{key}", **fill), tuple(counts), COLOURS[role], tuple(map(_label, counts)))
        for (key, role), counts in zip(BANDS.items(), (near, between, far, nowhere), strict=True)
        if any(counts)
    )
    basis = captions.basis(registry.load("log_narasumber_within_25_km"), selection)
    return Chart(
        "narasumber",
        "stacked",
        narasumber_km.sentence(mine, selection),
        text("log_panel.distances.name"),
        tuple(place.name for place in places),
        tuple(
            text("document.far", words=share_words(Share(one, len(rows[place.code]), is_census=True)))
            for one, place in zip(far, places, strict=True)
        ),
        series,
        str(selection.group_type),
        0,
        basis,
        chosen([place.code for place in places], selection),
        (text("log_panel.distances.straight"),),
    )


def _label(count: int) -> str:
    return number(count) if count else ""


# --- organisation ---------------------------------------------------------------------------------------------------


def organisation(selection: Selection) -> Chart:
    """What groups have on paper (survey), or the components of the 2008 standard (log, once it is real)."""
    return _components(selection) if speaks(selection) == "log" else _papers(selection)


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
        tuple(
            _left_out([(one, values.of(one.id, None).share) for one, share in mine if not share.is_counted], selection)
        ),
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


def _left_out(found: Sequence[tuple[Indicator, Share]], selection: Selection) -> list[str]:
    """Things without a count in the chosen place, with what is known of the five together."""
    if not found:
        return []
    said = "; ".join(text("compare.reason", place=one.short, reason=share_words(share)) for one, share in found)
    return [
        text("document.papers.only_together" if selection.kabupaten_code else "document.papers.uncounted", words=said)
    ]


def _components(selection: Selection) -> Chart:
    found = standard_counts.by_component(selection)
    series = tuple(
        Series(
            text(f"standard_status.{status}"),
            tuple(one.cell.count(status) for one in found),
            COLOURS[STATUS_ROLES[status]],
            tuple(_label(one.cell.count(status)) for one in found),
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
        tuple(text("document.met", words=share_words(one.share)) for one in found),
        tuple(one for one in series if any(one.values)),
        str(selection.group_type),
        0,
        Basis("log", log.source_words(), rests_on, log.state().is_sample, text("document.standard_definition")),
        None,
        () if selection.group_type == GroupType.KKG else (for_kkg,),
    )
