"""The charts `pendanaan` and `narasumber`: where money comes from, and who can speak."""

from answers import captions, data, log, log_places, money, narasumber_km, rounds
from answers.content_parts import COLOURS, NothingToShowError, chosen, count_labels, either, nothing_words, of_answers
from answers.document import Basis, Chart, Series
from charts.ordered_bars import ColourRole
from charts.theme import LIGHT
from indicators import registry
from indicators.share import Share
from indicators.statement import share_words
from queries.selection import Selection
from translations.format import number
from translations.text import text

# Kilometres to the nearest narasumber, the nearest first.
BANDS = {
    "near": ColourRole.BEST,
    "between": ColourRole.MIDDLE,
    "far": ColourRole.WEAK,
    "nowhere": ColourRole.MISSING,
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
            labels, unit = tuple(one.label for one in found), text("document.unit_rupiah")
            return Chart("pendanaan", "bars", title, name, labels, (), (series,), unit, 0, basis)
    return _sources(selection)


def _sources(selection: Selection) -> Chart:
    if not data.has_survey(selection):
        raise NothingToShowError(_no_money(selection))
    place = rounds.shown(selection)
    shares = data.options("funding_source", place, place.kabupaten_code).get(selection.group_type, [])
    counted = sorted((one for one in shares if one.share.is_counted), key=lambda one: -(one.share.numerator or 0))
    if not counted:
        raise NothingToShowError(_no_money(selection))
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


def _no_money(selection: Selection) -> str:
    """Why neither clock has a figure of money."""
    who = {"group_type": selection.group_type, "place": selection.place}
    if log_places.groups(log_places.chosen(selection), selection):
        return text("document.reason.no_money", year=money.last_full_year(), **who)
    if not data.coverage(selection)[0]:
        return nothing_words(selection)
    return text("document.reason.no_counts", name=text("question.funding_source"), group_type=selection.group_type)


# --- narasumber -----------------------------------------------------------------------------------------------------


def narasumber(selection: Selection) -> Chart:
    """What groups say of their access (survey), or how far they have to go (log, once it is real)."""
    return either(selection, {"log": _distances, "survey": _access})


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
    rows = {place.code: place.ask("log_distance_values", selection) for place in places}
    mine = log_places.chosen(selection).ask("log_distance_values", selection)
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
        Series(text(f"document.band.{key}", **fill), tuple(counts), COLOURS[role], count_labels(counts))
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
            text(
                "document.far",
                far_km=narasumber_km.FAR_KM,
                words=share_words(Share(one, len(rows[place.code]), is_census=True)),
            )
            for one, place in zip(far, places, strict=True)
        ),
        series,
        str(selection.group_type),
        0,
        basis,
        chosen([place.code for place in places], selection),
        (text("log_panel.distances.straight"),),
    )
