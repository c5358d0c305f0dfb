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


def ask(name: str, told: Told) -> None:
    """Every column with examples and a choice of our fields; the suggestion is chosen already."""
    mapping: Told = told["mapping"]
    key = "".join(one if one.isalnum() else "_" for one in name)
    st.html(import_pieces.said([text("importing.map.lead"), text("importing.map.how")], "wait"))
    targets = list(dict.fromkeys(str(one["target"]) for one in mapping["fields"]))
    suggested = str(mapping.get("target") or targets[0])
    target = st.selectbox(
        text("importing.map.target"), targets, index=targets.index(suggested) if suggested in targets else 0,
        key=f"map_target_{key}",
    )  # fmt: skip
    fields = [one for one in mapping["fields"] if one["target"] == target]
    chosen = _columns(key, str(target), mapping["columns"], fields)
    problem = _problem(chosen, fields)
    if problem:
        st.html(import_pieces.said([problem], "wait"))
    answer = {"sheet": mapping["sheet"], "target": target, "columns": chosen}
    st.button(
        text("importing.map.use"), type="primary", key=f"map_use_{key}", disabled=bool(problem),
        on_click=_use, args=(name, answer),
    )  # fmt: skip


def again(name: str) -> None:
    """The columns of this file were told by the visitor: they may be told anew."""
    st.button(text("importing.map.again"), key=f"map_again_{name}", on_click=_again, args=(name,))


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


def _problem(chosen: Mapping[str, str | None], fields: Sequence[Told]) -> str:
    """Why it cannot be used so: a required field without a column, or two columns for one field."""
    used = Counter(field for field in chosen.values() if field)
    missing = [str(one["header"]) for one in fields if one.get("required") and str(one["field"]) not in used]
    if missing:
        return text("importing.map.missing", fields=listed(missing))
    twice = [str(one["header"]) for one in fields if used[str(one["field"])] > 1]
    return text("importing.map.twice", fields=listed(twice)) if twice else ""


def _use(name: str, answer: Told) -> None:
    here = importing_session.visit()
    if here.spool is not None:
        here.mappings[name] = here.spool.put_json(answer)
        importing_check.check(viewer.scope(), viewer.office(), [name])


def _again(name: str) -> None:
    importing_session.visit().mappings.pop(name, None)
    importing_check.check(viewer.scope(), viewer.office(), [name])
