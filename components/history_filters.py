"""Which part of the history is shown: place, group, file, table, days; all of it stands in the address."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from answers import audit, data
from answers.audit import Chosen
from answers.audit_words import TABLES
from components import filters, province_choice, url_state
from components.origin import as_typed
from components.url_state import EVERYWHERE, LANGUAGE, Parameter
from queries.run import Row
from translations.format import day
from translations.text import text

LONGEST_ID = 120


def _identifier(word: str) -> str | None:
    """Any identifier, as files have them; what no file has finds nothing."""
    return word.strip() if 0 < len(word.strip()) <= LONGEST_ID else None


def _day(word: str) -> str | None:
    try:
        return EVERYWHERE if word == EVERYWHERE else date.fromisoformat(word).isoformat()
    except ValueError:
        return None


GROUP = Parameter("kelompok", EVERYWHERE, _identifier)
BATCH = Parameter("berkas", EVERYWHERE, _identifier)
TABLE = Parameter("tabel_data", EVERYWHERE, url_state.one_of(EVERYWHERE, *TABLES))
SINCE, UNTIL = Parameter("sejak", EVERYWHERE, _day), Parameter("sampai", EVERYWHERE, _day)
OWN = (GROUP, BATCH, TABLE, SINCE, UNTIL)


def parameters() -> tuple[Parameter, ...]:
    """Everything that the address of the page carries."""
    return (LANGUAGE, *province_choice.parameters(), filters.kabupaten_parameter(), *OWN)


def of_group(group_id: str) -> dict[str, str]:
    """What a link to the history of one group carries; whatever else was chosen there is not in its way."""
    found = {one.name: one.default for one in parameters()}
    return found | {LANGUAGE.name: url_state.value(LANGUAGE), GROUP.name: group_id}


def choose() -> Chosen:
    """Draw the filters and return what was chosen."""
    place = filters.kabupaten_parameter()
    url_state.read(place, *OWN)
    if url_state.value(place) not in (EVERYWHERE, *data.kabupaten(province_choice.chosen())):
        _let_go(place)
    with st.container(horizontal=True, gap="small", key="history_filters"):
        province_choice.draw(partial(_let_go, place))
        _list(place, text("filter.kabupaten"), data.kabupaten(province_choice.chosen()))
        _list(GROUP, text("audit.filter.group"), _groups(place))
        _list(BATCH, text("audit.filter.batch"), _batches())
        _list(TABLE, text("audit.filter.table"), {name: text(f"audit.table.{name}") for name in TABLES})
        _one_day(SINCE, text("audit.filter.since"))
        _one_day(UNTIL, text("audit.filter.until"))
    url_state.write(*parameters())
    filters.say_what_was_ignored()
    province = province_choice.chosen() if province_choice.is_shown() else None
    own = (_chosen(GROUP), _chosen(BATCH), _chosen(TABLE), _date(SINCE), _date(UNTIL))
    return Chosen(_chosen(place), *own, province_code=province)


def words(chosen: Chosen) -> str:
    """The choice as one sentence, for files."""
    if chosen.is_all:
        return text("audit.filter.none")
    said = {
        text("province.filter"): data.provinces().get(chosen.province_code or ""),
        text("filter.kabupaten"): data.kabupaten(province_choice.chosen()).get(chosen.kabupaten_code or ""),
        text("audit.filter.group"): chosen.group_id,
        text("audit.filter.batch"): chosen.batch_id,
        text("audit.filter.table"): chosen.table_name and text(f"audit.table.{chosen.table_name}"),
        text("audit.filter.since"): chosen.since and day(chosen.since),
        text("audit.filter.until"): chosen.until and day(chosen.until),
    }
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value)


def _groups(place: Parameter) -> dict[str, str]:
    return {row["group_id"]: row["name"] or row["group_id"] for row in _known_groups(place)}


def _known_groups(place: Parameter) -> list[Row]:
    province = province_choice.chosen() if province_choice.is_shown() else None
    return audit.groups(_chosen(place), province)


def _let_go(place: Parameter) -> None:
    """Another province was chosen: the kabupaten and the group of the one before are not in it."""
    st.session_state[place.key] = st.session_state[GROUP.key] = EVERYWHERE


def _batches() -> dict[str, str]:
    return {
        row["batch_id"]: f"{row['file_name']} · {day(row['happened_at'])}"
        for row in audit.events()
        if row["event_id"].endswith("/0")  # the day it came
    }


def _list(parameter: Parameter, label: str, known: Mapping[str, str]) -> None:
    """One of a list, or all; what a link names and the list does not have stays chosen, under its identifier."""
    names = {EVERYWHERE: text("audit.filter.all"), **known}
    names.setdefault(url_state.value(parameter), url_state.value(parameter))
    words = {code: as_typed(name) if code not in (EVERYWHERE,) else name for code, name in names.items()}
    st.selectbox(
        label,
        list(words),
        format_func=words.__getitem__,
        key=parameter.key,
        persist_state="session",
        placeholder=text("filter.choose"),
        width=240,
    )


def _one_day(parameter: Parameter, label: str) -> None:
    found: Any = st.date_input(label, _date(parameter), format="DD/MM/YYYY", key=f"day_{parameter.name}", width=170)
    st.session_state[parameter.key] = found.isoformat() if isinstance(found, date) else EVERYWHERE


def _chosen(parameter: Parameter) -> str | None:
    value = url_state.value(parameter)
    return None if value == EVERYWHERE else value


def _date(parameter: Parameter) -> date | None:
    value = _chosen(parameter)
    return date.fromisoformat(value) if value else None
