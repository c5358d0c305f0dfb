"""Panels of the log that count meetings: a share of all meetings by place, and a ranking of what they were about."""

from collections.abc import Callable, Sequence

from answers import log_places
from answers.log_places import LogPlace
from charts import value_table
from charts.bar_columns import Bar, BarColumn, BarRow, bar_columns
from components import log_panels
from components.log_panels import LogPanel
from queries import run
from queries.selection import Selection
from translations.format import number
from translations.text import text

ONE_COLUMN = (BarColumn(""),)


def share(
    key: str,
    selection: Selection,
    count: Callable[[LogPlace, Selection], tuple[int, int]],
    **words: Callable[[int], str],
) -> LogPanel:
    """A share of all meetings by place. `count` gives (those meant, all) of a place.

    words: further fillings of the sentence, from the number of the other meetings.
    """
    found = [(place, *count(place, selection)) for place in log_places.everywhere(selection)]
    meant, total = count(log_places.chosen(selection), selection)
    if not total:
        return log_panels.no_data(key, selection)
    unit = text("log_panel.meetings")
    sentence = text(
        f"log_panel.{key}.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        count=log_places.of_words(meant, total, unit),
        **{name: of(total - meant) for name, of in words.items()},
    )
    rows, missing = log_places.share_rows(found, unit), text("log_panel.no_meeting")
    picture = bar_columns(ONE_COLUMN, rows, caption=text(f"log_panel.{key}.caption"), missing=missing, full=1)
    table = value_table.of_bars(ONE_COLUMN, rows, missing=missing)
    return log_panels.made(key, sentence, picture, rests_on=counted(total), table=table)


def ranking(
    key: str,
    selection: Selection,
    rows: Sequence[run.Row],
    *,
    column: str,
    filling: str,
    words: Callable[[str], str],
    label: Callable[[run.Row], str],
    bar: Callable[[run.Row], Bar],
) -> LogPanel:
    """What meetings were about, most often first; those that do not say it (`column` empty) last.

    filling: name of the first one in the sentence, in `words`.
    """
    named = [row for row in rows if row[column]]
    total = sum(row["meetings"] for row in rows)
    if not named:
        return log_panels.no_data(key, selection)
    first = named[0]
    sentence = text(
        f"log_panel.{key}.sentence",
        place=selection.log_place,
        group_type=selection.group_type,
        count=log_places.of_words(first["meetings"], total, text("log_panel.meetings")),
        **{filling: words(first[column])},
    )
    bars = [
        BarRow(label(row), (bar(row),), is_apart=row[column] is None)
        for row in sorted(rows, key=lambda row: row[column] is None)
    ]
    picture = bar_columns(ONE_COLUMN, bars, caption=text(f"log_panel.{key}.caption"), missing="")
    table = value_table.of_bars(ONE_COLUMN, bars, missing="")
    return log_panels.made(key, sentence, picture, rests_on=counted(total), table=table)


def counted(meetings: int) -> str:
    """How many meetings a panel rests on."""
    return text("log_panel.meetings_counted", count=number(meetings))


def meetings_bar(row: run.Row, selection: Selection) -> Bar:
    """Meetings, and the groups that held them."""
    words = text(
        "log_panel.meetings_of_groups",
        meetings=number(row["meetings"]),
        groups=number(row["groups"]),
        group_type=selection.group_type,
    )
    return Bar(row["meetings"], words)
