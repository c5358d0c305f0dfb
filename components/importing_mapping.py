"""A plain sheet: the visitor says which of its columns is which of ours. The ETL remembers what was once used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from charts import import_pieces
from charts.parts import safe
from components import importing_check, importing_session, viewer
from components.origin import as_typed
from translations.format import listed
from translations.text import text

Told = Mapping[str, Any]
NOT_USED = "-"
ANY_TARGET = "pertemuan"  # where nothing is answered yet; the command suggests another


def ask(name: str, told: Told) -> None:
    """Every column with examples and a choice of our fields; the suggestion is chosen already."""
    mapping: Told = told["mapping"]
    key = "".join(one if one.isalnum() else "_" for one in name)
    st.html(import_pieces.said([text("importing.map.lead"), text("importing.map.how")], "wait"))
    _sheet(name, key, mapping)
    if mapping.get("form"):
        st.html(import_pieces.said([text("importing.map.form", form=str(mapping["form"]))], "quiet"))
    targets = list(dict.fromkeys(str(one["target"]) for one in mapping["fields"]))
    suggested = str(mapping.get("target") or targets[0])
    target = st.selectbox(
        text("importing.map.target"), targets, index=targets.index(suggested) if suggested in targets else 0,
        key=f"map_target_{key}",
    )  # fmt: skip
    fields = [one for one in mapping["fields"] if one["target"] == target]
    chosen = _columns(key, str(target), mapping["columns"], fields)
    constants = _constants(key, str(target), chosen, fields)
    problem = _problem(chosen, fields, constants)
    if problem:
        st.html(import_pieces.said([problem], "wait"))
    answer = {"sheet": mapping["sheet"], "target": target, "columns": chosen}
    if constants:
        answer["constants"] = constants
    st.button(
        text("importing.map.use"), type="primary", key=f"map_use_{key}", disabled=bool(problem),
        on_click=_use, args=(name, answer),
    )  # fmt: skip


def again(name: str) -> None:
    """The columns of this file were told by a visitor, now or for an earlier file: they may be told anew."""
    st.button(text("importing.map.again"), key=f"map_again_{name}", on_click=_anew, args=(name, None))


def _sheet(name: str, key: str, mapping: Told) -> None:
    """Which sheet of the file is meant, where it has several; another one has other columns and is asked about anew."""
    sheets = [str(one) for one in mapping.get("sheets") or []]
    if len(sheets) < 2:
        return
    chosen = f"map_sheet_{key}_{sheets.index(mapping['sheet'])}"
    st.selectbox(
        text("importing.map.sheet"), sheets, index=sheets.index(mapping["sheet"]), format_func=as_typed, key=chosen,
        on_change=lambda: _anew(name, str(st.session_state[chosen])),
    )  # fmt: skip


def _constants(key: str, target: str, chosen: Mapping[str, str | None], fields: Sequence[Told]) -> dict[str, str]:
    """What holds for every row, for required fields that no column holds: field -> words, of those that were told."""
    found: dict[str, str | None] = {}
    for field in fields:
        if not field.get("required") or field["field"] in chosen.values():
            continue
        label, name = text("importing.map.constant", field=field["header"]), f"map_all_{key}_{target}_{field['field']}"
        if field.get("words"):
            found[field["field"]] = st.selectbox(
                label, field["words"], index=None, placeholder=text("importing.map.no_constant"), key=name
            )
        else:
            found[field["field"]] = st.text_input(label, key=name).strip()
    return {field: words for field, words in found.items() if words}


def _columns(key: str, target: str, columns: Sequence[Told], fields: Sequence[Told]) -> dict[str, str | None]:
    headers = {str(one["field"]): _field_words(one) for one in fields}
    options = [NOT_USED, *headers]
    found: dict[str, str | None] = {}
    for place, column in enumerate(columns):
        header, guess = str(column["header"]), str(column.get("field") or NOT_USED)
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        examples = "; ".join(str(one) for one in column.get("examples") or [])
        doubt = text("importing.map.unsure") if column.get("field") and column.get("sure") == "low" else ""
        words = f'<b>{safe(header)}</b> <span class="g-quiet">{safe(examples)}</span> {safe(doubt)}'
        left.html(f'<div class="g"><p>{words}</p></div>')
        choice = right.selectbox(
            text("importing.map.field", header=as_typed(header)), options,
            index=options.index(guess) if guess in options else 0,
            format_func=lambda field: headers.get(field, text("importing.map.not_used")),
            key=f"map_{key}_{target}_{place}", label_visibility="collapsed",
        )  # fmt: skip
        found[header] = None if choice == NOT_USED else str(choice)
    return found


def _field_words(field: Told) -> str:
    return text("importing.map.required", field=field["header"]) if field.get("required") else str(field["header"])


def _problem(chosen: Mapping[str, str | None], fields: Sequence[Told], constants: Mapping[str, str]) -> str:
    """Why it cannot be used so: a required field without a column, or two columns for one field."""
    used = Counter(field for field in chosen.values() if field)
    told = {*used, *constants}
    missing = [str(one["header"]) for one in fields if one.get("required") and str(one["field"]) not in told]
    if missing:
        return text("importing.map.missing", fields=listed(missing))
    twice = [str(one["header"]) for one in fields if used[str(one["field"])] > 1]
    return text("importing.map.twice", fields=listed(twice)) if twice else ""


def _use(name: str, answer: Told) -> None:
    here = importing_session.visit()
    if here.spool is not None:
        here.mappings[name] = here.spool.put_json(answer)
        importing_check.check(viewer.scope(), viewer.office(), [name])


def _anew(name: str, sheet: str | None) -> None:
    """Ask about the columns again, also of what is remembered: an answer without columns asks for that."""
    here = importing_session.visit()
    told = here.found.get(name, {})
    sheet = sheet or next((str(one["sheet"]) for one in told.get("sheets") or []), "")
    _use(name, {"sheet": sheet, "target": ANY_TARGET, "columns": {}})
