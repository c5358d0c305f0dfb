"""How far the figures of one kabupaten can be trusted, one line each: what the survey covers, what the log lacks."""

from datetime import date

from answers import data, log, log_figures
from answers.captions import coverage_words
from charts import panel
from charts.parts import safe
from indicators import registry
from queries import run
from queries.selection import Selection
from schemas.vocabulary import PlausibilityRule
from translations.format import day, number
from translations.text import language, text


def of_survey(selection: Selection) -> list[str]:
    """Coverage, how the groups were chosen, and the anomalies of the study that touch this kabupaten."""
    found = anomalies(selection)
    key = "profile.note.anomalies" if found else "profile.note.no_anomalies"
    return [
        text("profile.note.survey", covered=coverage_words(selection)),
        text(key, count=number(len(found)), place=selection.place),
    ]


def anomalies(selection: Selection) -> list[str]:
    """Anomalies of the source that name this kabupaten and touch the chosen type: finding and treatment."""
    return [
        f"{row[f'finding_{language()}']} {row[f'treatment_{language()}']}"
        for row in data.ask("notes", round_id=selection.round_id)
        if row["kabupaten_code"] == selection.kabupaten_code and row["group_type"] in (None, selection.group_type)
    ]


def anomalies_list(selection: Selection) -> str:
    """The same as HTML, for the drawer behind the lines; in words where there are none."""
    none = f"<p>{safe(text('profile.note.no_anomalies', place=selection.place))}</p>"
    return panel.notes(text("panel.notes"), anomalies(selection)) or none


def of_log(selection: Selection) -> list[str]:
    """Who reported, how fresh it is, what looks wrong, which groups have no point."""
    return [_freshness(selection), _last_month(selection), _plausibility(selection), _points(selection)]


def _freshness(selection: Selection) -> str:
    rows = data.ask("log_freshness", province_code=selection.province, group_type=str(selection.group_type))
    row = next(one for one in rows if one["kabupaten_code"] == selection.kabupaten_code)
    last: date | None = row["last_meeting_on"]
    if last is None:
        return text("profile.note.never", groups=number(row["groups"]), group_type=selection.group_type)
    days = (log.state().until - last).days
    return text(
        "profile.note.fresh" if days else "profile.note.fresh_today",
        reported=number(row["groups_reported"]),
        groups=number(row["groups"]),
        group_type=selection.group_type,
        last=day(last),
        days=number(days),
        loaded=day(row["last_loaded_at"]),
    )


def _last_month(selection: Selection) -> str:
    return _sentence("log_reported_last_month", selection)


def _points(selection: Selection) -> str:
    return _sentence("log_has_point", selection)


def _sentence(indicator_id: str, selection: Selection) -> str:
    """The sentence of an indicator of the log."""
    indicator = registry.load(indicator_id)
    row = log_figures.figures(selection, *selection.area)[indicator_id]
    figure = indicator.figure(row["numerator"], row["denominator"])
    return indicator.sentence(selection.log_place, figure, selection.group_type)


def _plausibility(selection: Selection) -> str:
    """How many findings by rule; nothing is removed from the figures."""
    rows: list[run.Row] = data.ask(
        "log_plausibility_counts",
        province_code=selection.province,
        kabupaten_code=selection.kabupaten_code,
        kecamatan_code=None,
        group_type=str(selection.group_type),
    )
    if not rows:
        return text("profile.note.plausible", group_type=selection.group_type)
    found = {row["rule_id"]: row["findings"] for row in rows}
    counts = {rule: found.get(rule, 0) for rule in PlausibilityRule}
    parts = [
        text("panel.part", count=number(count), name=text(f"plausibility.{rule}"))
        for rule, count in counts.items()
        if count
    ]
    return text("profile.note.implausible", count=number(sum(counts.values())), parts=", ".join(parts))
