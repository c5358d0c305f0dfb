"""Names come from files of others: on a button, where Streamlit reads Markdown, they are words and nothing else."""

import re
from typing import Any

import pytest
import streamlit as st

from components import group_list, group_search
from components.groups import Group

NAMES = (
    "![x](https://evil.invalid/a.png) [klik](https://evil.invalid)",
    "**Gugus** _3_ `kode` ~~x~~ <b>y</b>",
    "$\\int_0^1 \\href{javascript:alert(1)}{x}$",
    ":red[Gugus] :material/delete: :smile:",
    "www.evil.invalid dan a@evil.invalid",
    "# Judul | kolom",
)
BARE = re.compile(r"[`*_\[\]<>$~:#|@]|www\.")  # once what is escaped is taken out


def group(name: str) -> Group:
    return Group("G-1", name, "KKG", "52.06", "Bima", "52.06.06", "Bolo", None, None, 10, "aktif", 3)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_on_a_button_is_words_and_no_markdown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    labels: list[str] = []
    monkeypatch.setattr(st, "button", lambda label, **_: labels.append(label))
    monkeypatch.setattr(st, "text_input", lambda *_, **__: "gugus")
    monkeypatch.setattr(group_search, "find", lambda *_: [group(name)])
    group_list.choose_from([group(name)], "key", None, lambda _: None)
    selection: Any = None
    group_search.search(selection, lambda _: None, lambda: {})
    assert len(labels) == 2
    for label in labels:
        assert not BARE.search(re.sub(r"\\.", "", label)), label
        assert re.sub(r"\\(.)", r"\1", label).startswith(name)
