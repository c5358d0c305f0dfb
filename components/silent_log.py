"""`Kelompok yang diam`: groups without a meeting in the last months, and a polite message that asks after them."""

from collections.abc import Sequence

import streamlit as st

from answers import log, log_places
from charts import panel
from charts.parts import safe
from components import closed, copy_button, log_panels, url_state
from components.log_panels import LogPanel
from components.url_state import EVERYWHERE, Parameter
from queries import run
from queries.selection import Selection, kabupaten_words
from translations.format import day, number
from translations.text import text

MONTHS = ("3", "6", "12")
SILENT = Parameter("diam", MONTHS[0], url_state.one_of(*MONTHS))
SHOWN, LISTED = 8, 60  # at once; with those to unfold (the others are counted)
IN_MESSAGE = 15
RECIPIENT_KEY = "silent_recipient"


@log_panels.with_own_switch
def silent(selection: Selection) -> None:
    """The list, longest silent first, and a message to copy; the number of months is chosen here."""
    months = log_panels.switch(
        SILENT,
        text("log_panel.silent.choose"),
        MONTHS,
        lambda months: text("log_panel.silent.months", months=months),
    )
    _panel(selection, months)
    rows = _rows(selection, months)
    if rows:  # of groups that the reader may see
        _message(rows, months, selection)


def _rows(selection: Selection, months: str) -> list[run.Row]:
    return log_places.chosen(selection).ask("log_silent", selection, months=int(months))


def _count(selection: Selection, months: str) -> int:
    """How many there are, those counted too that the reader may not see."""
    return int(log_places.chosen(selection).ask("log_silent_counts", selection, months=int(months))[0]["groups"])


@log_panels.kept
def _panel(selection: Selection, months: str) -> LogPanel:
    rows, count = _rows(selection, months), _count(selection, months)
    everyone = log_places.groups(log_places.chosen(selection), selection)
    sentence = text(
        "log_panel.silent.sentence" if count else "log_panel.silent.nobody",
        place=selection.log_place,
        count=log_places.of_words(count, everyone, str(selection.group_type)),
        group_type=selection.group_type,
        months=months,
    )
    rests_on = log_places.registered_words(selection)
    chosen = f"{text('log_panel.silent.choose')}: {text('log_panel.silent.months', months=months)}"
    table = _table(rows, text("log_panel.table")) if rows else ""
    picture = (closed.note(selection) if count else "") + (_list(rows) if rows else "")
    return log_panels.made("silent", sentence, picture, rests_on=rests_on, table=table, chosen=chosen)


def _list(rows: Sequence[run.Row]) -> str:
    """The first of them, the next to unfold."""
    heads = (text("log_panel.group"), text("log_panel.place"), text("log_panel.silent.last"))
    cells = [(row["name"], _place(row), _last_and_since(row)) for row in rows[:LISTED]]
    caption = text("log_panel.silent.caption", shown=number(len(cells[:SHOWN])), count=number(len(rows)))
    more = text("log_panel.silent.next", first=number(SHOWN + 1), last=number(len(cells)), count=number(len(rows)))
    return panel.unfolding_table((caption, more), heads, cells, shown=SHOWN)


def _table(rows: Sequence[run.Row], caption: str) -> str:
    """All of them."""
    heads = (text("log_panel.group"), text("log_panel.place"), text("log_panel.silent.last"))
    cells = [(row["name"], _place(row), _last_and_since(row)) for row in rows]
    return panel.plain_table(caption, heads, cells, numbers_from=len(heads), stacked=True)


def _place(row: run.Row) -> str:
    return ", ".join(name for name in (row["kecamatan_name"], row["kabupaten_name"]) if name)


def _last_and_since(row: run.Row) -> str:
    """`10 Desember 2025 (11 bulan)`."""
    if not row["last_meeting_on"]:
        return _last(row)
    since = text("log_panel.silent.months", months=number(row["months_silent"]))
    return text("log_panel.silent.since", last=_last(row), months=since)


def _with_place(row: run.Row) -> str:
    """The name of a group with its kecamatan, unless the name says it already."""
    place = row["kecamatan_name"] or row["kabupaten_name"]
    return row["name"] if place in row["name"] else text("log_panel.silent.name_in", name=row["name"], kecamatan=place)


def _last(row: run.Row) -> str:
    """Day of the last meeting; a group that never stands in the log is said to be so, and not to be silent."""
    return day(row["last_meeting_on"]) if row["last_meeting_on"] else text("log_panel.silent.never")


def _message(rows: Sequence[run.Row], months: str, selection: Selection) -> None:
    """Ready words for one kabupaten or kecamatan, with a button that copies them."""
    areas = _areas(rows, selection)
    if st.session_state.get(RECIPIENT_KEY) not in areas:
        st.session_state[RECIPIENT_KEY] = next(iter(areas))
    code = st.selectbox(
        text("log_panel.silent.recipient"),
        list(areas),
        format_func=areas.__getitem__,
        key=RECIPIENT_KEY,
        placeholder=text("filter.choose"),
        width=360,
    )
    mine = [row for row in rows if code in (EVERYWHERE, row["kabupaten_code"], row["kecamatan_code"])]
    words = message(mine, areas[code], months, str(selection.group_type))
    st.html(f'<div class="g"><p class="g-message" id="silent-message">{safe(words)}</p></div>')
    copy_button.draw(words, key="copy_silent")


def _areas(rows: Sequence[run.Row], selection: Selection) -> dict[str, str]:
    """Whom a message may go to: code -> name; kabupaten, or kecamatan of the chosen kabupaten."""
    if not selection.kabupaten_code:
        return {row["kabupaten_code"]: kabupaten_words(row["kabupaten_name"]) for row in _in_order(rows)}
    kecamatan = {
        row["kecamatan_code"]: text("selection.one_kecamatan", name=row["kecamatan_name"])
        for row in _in_order(rows)
        if row["kecamatan_code"]
    }
    whole = {} if selection.kecamatan_code else {selection.kabupaten_code: selection.place}
    return {**whole, **kecamatan} or {EVERYWHERE: selection.log_place}


def _in_order(rows: Sequence[run.Row]) -> list[run.Row]:
    return sorted(rows, key=lambda row: (row["kabupaten_code"], row["kecamatan_name"] or ""))


def message(rows: Sequence[run.Row], place: str, months: str, group_type: str) -> str:
    """A polite question after silent groups, in the language of the page; it names groups, never persons."""
    lines = [text("log_panel.silent.line", name=_with_place(row), last=_last(row)) for row in rows[:IN_MESSAGE]]
    if len(rows) > IN_MESSAGE:
        lines.append(text("log_panel.silent.more", count=number(len(rows) - IN_MESSAGE)))
    mark = log.mark()
    return "\n".join(
        [
            *([f"[{mark}]"] if mark else []),
            text("log_panel.silent.greeting", place=place),
            "",
            text(
                "log_panel.silent.asks",
                day=day(log.state().until),
                count=number(len(rows)),
                group_type=group_type,
                months=months,
            ),
            *lines,
            "",
            text("log_panel.silent.request"),
            text("log_panel.silent.thanks"),
        ]
    )
