"""What the pages show of meetings and groups in the log, as tables of plain numbers: by place, by month, by group."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from answers import data, log, log_places, reading, tables
from answers.document import Column, Scalar, Table
from answers.log_places import LogPlace
from answers.page_columns import heads
from indicators import standard
from indicators.share import Share
from queries import run
from queries.selection import Selection
from schemas.vocabulary import ActivityClass
from translations.text import text

MONTHS_SHOWN = 24
BANDS = ("90_100", "60_89", "0_59")  # of table 12, as a record can fall into them
EARNED = ("development_meetings", "lesson_hours", "certificate_packages")
# Keys of these tables: `page_tables.title.<key>`.
KEYS = (
    "by_kecamatan", "months", "days", "log_attendance", "kinds", "outside", "log_topics", "groups", "groups_meeting",
    "criteria",
)  # fmt: skip
Rows = Iterable[tuple[Scalar, ...]]


def made(key: str, columns: Sequence[Column], rows: Rows, selection: Selection, *notes: str) -> Table:
    """A table of the log for the place of the selection, its title and short name by its key."""
    title = text(f"page_tables.title.{key}", group_type=selection.group_type, place=selection.log_place)
    basis = tables.of_clock("log", selection)
    return Table(key, title, tuple(columns), tuple(rows), basis, notes)


def percent(count: int, everyone: int) -> float | None:
    """A fraction where a percentage may stand beside its count: the log counts everybody."""
    return tables.fraction(Share(count, everyone, is_census=True).percent)


# --- when and how groups meet ---------------------------------------------------------------------------------------


def by_kecamatan(selection: Selection) -> Table:
    """Groups by class in every kecamatan of the chosen kabupaten; groups of the whole kabupaten first."""
    within = selection.everywhere() if selection.kabupaten_code is None else selection
    names = data.kecamatan(selection.province)
    rows: list[tuple[Scalar, ...]] = [
        (
            names[code] if code else text("log_panel.whole_kabupaten"),
            *(found.get(one, 0) for one in ActivityClass),
            sum(found.values()),
        )
        for code, found in log_places.groups_by_area(within, within.kabupaten_code).items()
    ]
    classes = (Column(str(one), text(f"activity_class.{one}"), "count") for one in ActivityClass)
    return made("by_kecamatan", (*heads("kecamatan"), *classes, *heads("groups")), rows, selection)


def months(selection: Selection) -> Table:
    """Meetings of the last months in every place; the month of the build is not over yet."""
    keys = ("meetings", "development_meetings", "groups_met", "groups_reported", "groups")
    rows: list[tuple[Scalar, ...]] = [
        (month, place.name, *(found[key] for key in keys))
        for place in log_places.everywhere(selection)
        for month, found in sorted(_by_month(place, selection, keys).items())[-MONTHS_SHOWN:]
    ]
    note = text("page_tables.note.months")
    return made("months", heads("month", "place", *keys), rows, selection.everywhere(), note)


def _by_month(place: LogPlace, selection: Selection, keys: Sequence[str]) -> dict[date, dict[str, int]]:
    within = place.kabupaten_code if place.kecamatan_code else None
    found: dict[date, dict[str, int]] = {}
    for row in log_places.months(within, selection):
        if place.code in (None, row["area_code"]):
            of_month = found.setdefault(row["month"], dict.fromkeys(keys, 0))
            for key in keys:
                of_month[key] += row[key]
    return found


def days(selection: Selection) -> Table:
    """Days of the last twelve months with a meeting in the chosen place."""
    first = log.years_back(log.state().as_of)
    found = log_places.chosen(selection).ask("log_days", selection)
    rows = [(row["held_on"], row["meetings"], row["groups"]) for row in found if row["held_on"] >= first]
    return made("days", heads("held_on", "meetings", "groups"), rows, selection)


def attendance(selection: Selection) -> Table:
    """Who came of those invited, in every place, and groups by the bands of table 12."""
    rows = []
    for place in log_places.everywhere(selection):
        found = {row["band"]: row for row in place.ask("log_attendance_bands", selection)}
        told = [row for band, row in found.items() if band]
        attended, invited = (sum(row[key] or 0 for row in told) for key in ("attended", "invited"))
        bands = [found[band]["groups"] if band in found else 0 for band in (*BANDS, None)]
        rows.append((place.name, attended, invited, percent(attended, invited), *bands, sum(bands)))
    of_bands = (Column(f"band_{one}", data.option_words("attendance", one), "count") for one in BANDS)
    columns = (*heads("place", "attended", "invited", "percent"), *of_bands, *heads("not_told", "groups"))
    return made("log_attendance", columns, rows, selection.everywhere())


def kinds(selection: Selection) -> Table:
    """Development meetings out of all, in every place."""
    return _of_meetings("kinds", "development_meetings", selection, "log_topics", _development)


def outside(selection: Selection) -> Table:
    """Meetings with a narasumber from outside out of all, in every place."""
    return _of_meetings("outside", "outside", selection, "log_narasumber_used", _from_outside)


def _development(row: run.Row) -> int:
    return int(row["development_meetings"])


def _from_outside(row: run.Row) -> int:
    return int(row["meetings"]) if row["is_outside_narasumber"] else 0


def _of_meetings(key: str, column: str, selection: Selection, question: str, meant: Callable[[run.Row], int]) -> Table:
    rows = []
    for place in log_places.everywhere(selection):
        found = place.ask(question, selection)
        count, everything = sum(map(meant, found)), sum(row["meetings"] for row in found)
        rows.append((place.name, count, everything, percent(count, everything)))
    return made(key, heads("place", column, "meetings", "percent"), rows, selection.everywhere())


def topics(selection: Selection) -> Table:
    """Meetings of the last twelve months by topic, in the chosen place."""
    rows = [
        (
            data.option_words("topics", row["topic"]) if row["topic"] else text("log_panel.topic_unknown"),
            row["meetings"], row["groups"], row["development_meetings"],
        )
        for row in log_places.chosen(selection).ask("log_topics", selection)
    ]  # fmt: skip
    return made("log_topics", heads("topic", "meetings", "groups", "development_meetings"), rows, selection)


# --- groups ---------------------------------------------------------------------------------------------------------


def groups(found: Iterable[run.Row], selection: Selection) -> Table:
    """Groups of the register as the map lists them: `found` are rows of `group_points`. No persons, no points."""
    rows = [
        (
            row["name"], row["group_type"], row["kabupaten_name"], row["kecamatan_name"], _class_words(row),
            row["meetings_in_window"], row["last_meeting_on"], row["months_silent"], row["members"], row["schools"],
            text("page_tables.yes" if row["longitude"] is not None else "page_tables.no"),
        )
        for row in found
    ]  # fmt: skip
    keys = ("group", "group_type", "kabupaten", "kecamatan", "activity_class", "meetings", "last_meeting_on")
    columns = heads(*keys, "months_silent", "members", "schools", "has_point")
    return made("groups", columns, rows, selection, *reading.notes(selection))


def groups_meeting(selection: Selection) -> Table:
    """Every group of the chosen place, longest silent first, with its class and its certificate packages."""
    place = log_places.chosen(selection)
    packages = {row["group_id"]: row for row in place.ask("log_packages", selection)}
    classes = {row["group_id"]: row["meetings_in_window"] for row in place.ask("group_points", selection)}
    rows = [
        (
            row["name"], row["kabupaten_name"], row["kecamatan_name"], _class_words(row), classes[row["group_id"]],
            row["last_meeting_on"], row["months_silent"],
            *_earned(packages[row["group_id"]]),
        )
        for row in place.ask("log_silent", selection, months=0)
    ]  # fmt: skip
    keys = ("group", "kabupaten", "kecamatan", "activity_class", "meetings", "last_meeting_on", "months_silent")
    columns = heads(*keys, *EARNED)
    return made("groups_meeting", columns, rows, selection, text("page_tables.note.silent"), *reading.notes(selection))


def _earned(row: run.Row) -> tuple[Scalar, ...]:
    """Without lesson hours nobody has reported any: then they are not known, and not 0."""
    return row["development_meetings"], row["lesson_hours"] or None, row["certificate_packages"]


def _class_words(row: run.Row) -> str:
    return text(f"activity_class.{row['activity_class']}")


def criteria(selection: Selection) -> Table:
    """Every criterion of the 2008 standard: how many groups of the chosen place meet it, of those that say it."""
    rows: list[tuple[Scalar, ...]] = []
    for component in standard.components():
        asked = log_places.chosen(selection).ask("standard_criteria", selection, component=str(component.id))
        found = {row["criterion_id"]: row for row in asked}
        for one in component.criteria:
            met, known, groups = (found[one.id][key] if asked else 0 for key in ("met", "known", "groups"))
            who = one.who_words(str(selection.group_type))
            rows.append((component.name, one.sentence, met, known, percent(met, known), groups, who))
    keys = ("component", "criterion", "met", "known", "percent", "groups", "who")
    return made("criteria", heads(*keys), rows, selection)
