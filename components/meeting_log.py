"""Log pieces of the page Keaktifan about what happens in meetings: attendance, kind, topics, certificate packages."""

from functools import partial

from answers import data, log_places, reading
from answers.log_places import LogPlace
from charts.bar_columns import Bar, BarRow, bar_columns
from charts.ordered_bars import AnswerCount, ColourRole, PlaceAnswers, ordered_bars
from components import closed, log_panels, meeting_panels
from components.log_panels import LogPanel
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ValueStatus
from translations.format import number
from translations.text import text

# The bands of table 12 that a record can fall into ("0-59 %" holds the "< 40 %" that the study prints beside it).
ATTENDANCE_BANDS = {"90_100": ColourRole.BEST, "60_89": ColourRole.GOOD, "0_59": ColourRole.WEAK}
PACKAGES = (0, 1, 2, 3)  # the last one and more
PACKAGE_FACTS = ("certificate_lesson_hours", "certificate_meetings_per_package", "certificate_credit_points")
GROUPS_LISTED = 15


@log_panels.kept
def attendance(selection: Selection) -> LogPanel:
    """How many of those invited came: groups in the bands of table 12, by place."""
    rows = {place: place.ask("log_attendance_bands", selection) for place in log_places.everywhere(selection)}
    mine = log_places.chosen(selection).ask("log_attendance_bands", selection)
    attended, invited = _known(mine, "attended"), _known(mine, "invited")
    if not invited:
        return log_panels.no_data("attendance", selection)
    answers = [_bands(place, found) for place, found in rows.items()]
    sentence = text(
        "log_panel.attendance.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        count=log_places.of_words(attended, invited, text("log_panel.invitations")),
    )
    told = sum(row["groups"] for row in mine if row["band"])
    return log_panels.made(
        "attendance",
        sentence,
        ordered_bars(answers, unit=selection.group_type),
        rests_on=text("log_panel.reported", count=number(told), all=log_places.registered_words(selection)),
        table=_attendance_table(rows),
    )


def _bands(place: LogPlace, found: list[run.Row]) -> PlaceAnswers:
    groups = {row["band"]: row["groups"] for row in found}
    answers = [
        AnswerCount(band, data.option_words("attendance", band), groups.get(band, 0), None, role)
        for band, role in ATTENDANCE_BANDS.items()
    ]
    answers.append(AnswerCount("-", text("log_panel.not_told"), groups.get(None, 0), None, ColourRole.MISSING))
    everyone = sum(groups.values())
    reason = None if everyone else ValueStatus.NOT_REGISTERED
    return PlaceAnswers(place.code, place.name, place.is_chosen, everyone, tuple(answers), reason)


def _known(found: list[run.Row], column: str) -> int:
    return sum(row[column] or 0 for row in found if row["band"])


def _attendance_table(rows: dict[LogPlace, list[run.Row]]) -> str:
    heads = (text("log_panel.place"), text("log_panel.attended"), text("log_panel.invited"))
    cells = [
        (place.name, number(_known(found, "attended")), number(_known(found, "invited")))
        for place, found in rows.items()
    ]
    return log_panels.table(heads, cells, text("log_panel.attendance.caption"))


@log_panels.kept
def kinds(selection: Selection) -> LogPanel:
    """Development meetings out of all, by place."""
    return meeting_panels.share("kinds", selection, _kinds, routine=number)


def _kinds(place: LogPlace, selection: Selection) -> tuple[int, int]:
    """(development meetings, all meetings) of the last twelve months."""
    rows = place.ask("log_topics", selection)
    return sum(row["development_meetings"] for row in rows), sum(row["meetings"] for row in rows)


@log_panels.kept
def topics(selection: Selection) -> LogPanel:
    """What was spoken about, most often first."""
    return meeting_panels.ranking(
        "topics",
        selection,
        log_places.chosen(selection).ask("log_topics", selection),
        column="topic",
        filling="topic",
        words=partial(data.option_words, "topics"),
        label=_topic_words,
        bar=lambda row: meeting_panels.meetings_bar(row, selection),
    )


def _topic_words(row: run.Row) -> str:
    return data.option_words("topics", row["topic"]) if row["topic"] else text("log_panel.topic_unknown")


@log_panels.kept
def packages(selection: Selection) -> LogPanel:
    """Certificate packages earned in the window, by the rule that the study describes."""
    rows = log_places.chosen(selection).ask("log_package_counts", selection)
    earned = {row["certificate_packages"]: row["groups"] for row in rows}
    everyone, all_packages = sum(earned.values()), sum(count * groups for count, groups in earned.items())
    counts = [earned.get(one, 0) for one in PACKAGES[:-1]]
    counts.append(sum(groups for count, groups in earned.items() if count >= PACKAGES[-1]))
    facts = {name: data.facts()[name, None] for name in PACKAGE_FACTS}
    hours, meetings, points = (number(facts[name]["value"]) for name in PACKAGE_FACTS)
    rule = text(
        "log_panel.packages.rule",
        hours=hours,
        meetings=meetings,
        points=points,
        line=facts[PACKAGE_FACTS[0]]["source_line"],
    )
    sentence = text(
        "log_panel.packages.sentence",
        place=selection.log_place,
        count=log_places.of_words(everyone - counts[0], everyone, str(selection.group_type)),
        packages=number(all_packages),
    )
    labels = [text(f"log_panel.packages.bar.{one}") for one in PACKAGES]
    bars = [
        BarRow(label, (Bar(count, f"{number(count)} {selection.group_type}"),))
        for label, count in zip(labels, counts, strict=True)
    ]
    picture = bar_columns(meeting_panels.ONE_COLUMN, bars, caption=text("log_panel.packages.caption"), missing="")
    return log_panels.made(
        "packages",
        sentence,
        picture,
        rests_on=log_places.registered_words(selection),
        table=_package_table(selection),
        extra=f'<p class="g-note">{rule}</p>',
    )


def _package_table(selection: Selection) -> str:
    """The groups that earned most, of those that the reader may see; the whole list belongs into an export."""
    if not reading.sees_rows(selection):
        return closed.note(selection)
    rows = log_places.chosen(selection).ask("log_packages", selection)
    first = [row for row in rows if row["certificate_packages"]][:GROUPS_LISTED]
    heads = (
        text("log_panel.group"),
        text("log_panel.place"),
        text("log_panel.packages.head"),
        text("log_panel.packages.development"),
        text("log_panel.packages.hours"),
    )
    cells = [
        (
            row["name"],
            row["kecamatan_name"] or row["kabupaten_name"],
            number(row["certificate_packages"]),
            number(row["development_meetings"]),
            number(row["lesson_hours"]) if row["lesson_hours"] else text("log_panel.not_reported"),
        )
        for row in first
    ]
    caption = text("log_panel.packages.table", count=number(len(first)))
    return closed.note(selection) + log_panels.table(heads, cells, caption, numbers_from=2)
