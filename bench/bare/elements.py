"""Recorded elements shown through Streamlit's public functions, made once and reused: no work but Streamlit's own."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidthConfig_pb2 import WidthConfig

from bench.bare.recording import KIND_VARIABLE, Node, filler
from components import copy_button, steady_chart

STAMP = 'id="run-stamp"'


@dataclass(frozen=True)
class Live:
    """What must be made anew in each run: the run stamp, and the pages that the menu links to, by address."""

    stamp: Callable[[], None]
    pages: Mapping[str, st.Page]


def show(node: Node, live: Live) -> None:
    """One node and all below it; `live` is what cannot be replayed."""
    if node.element is not None:
        element(node.element, live)
        return
    children = node.ordered()
    if children and all(child.block is not None and child.block.HasField("column") for child in children):
        weights = [child.block.column.weight for child in children if child.block is not None]
        for column, child in zip(st.columns(weights, gap="large"), children, strict=True):
            with column:
                inside(child, live)
        return
    with container(node):
        inside(node, live)


def inside(node: Node, live: Live) -> None:
    """What stands in a container."""
    for child in node.ordered():
        show(child, live)


def container(node: Node) -> Any:
    """A container with the same direction and key."""
    if node.block is None or not node.block.HasField("flex_container"):
        raise NotImplementedError(f"the bare app knows no such container: {node.block}")
    horizontal = node.block.flex_container.direction == Block.FlexContainer.HORIZONTAL
    return st.container(horizontal=horizontal, key=key_of(node.block.id))


def element(recorded: Element, live: Live) -> None:
    """One element of the same kind; fails on a kind it does not know, so that the floor is never quietly emptier."""
    kind = recorded.WhichOneof("type")
    if kind == "html" and STAMP in recorded.html.body:
        live.stamp()
    elif kind == "page_link":
        link = recorded.page_link
        st.page_link(
            live.pages[link.page.strip("/")], label=link.label, query_params=dict(parse_qsl(link.query_string))
        )
    elif kind in SHOWN:
        SHOWN[kind](recorded)
    else:
        raise NotImplementedError(f"the bare app knows no element `{kind}`")


def key_of(identifier: str) -> str | None:
    """The key that a script gave: the end of Streamlit's `$$ID-<hash>-<key>`; None where it gave none."""
    key = identifier.split("-", 2)[-1] if identifier.count("-") >= 2 else ""
    return key if key not in ("", "None") else None


@cache
def html_body(body: str) -> str:
    """Plain paragraphs of the same size, or the recorded HTML itself where that is measured."""
    return body if _is_replayed() else filler(body)


def _is_replayed() -> bool:
    return os.environ.get(KIND_VARIABLE) == "replay"


@cache
def figure(spec: str) -> go.Figure:
    """The recorded chart."""
    return go.Figure(json.loads(spec), skip_invalid=True)


@cache
def deck(spec: str, tooltip: str) -> pdk.Deck:
    """The recorded map: its own JSON is sent as it is."""
    made = pdk.Deck(map_provider=None, tooltip=json.loads(tooltip) if tooltip else None)
    made.to_json = lambda: spec
    return made


def _html(recorded: Element) -> None:
    fits = recorded.width_config.WhichOneof("width_spec") == "use_content"
    st.html(html_body(recorded.html.body), width="content" if fits else "stretch")


def _plotly(recorded: Element) -> None:
    chart = recorded.plotly_chart
    config = json.loads(chart.config)
    st.plotly_chart(figure(chart.spec), key=key_of(chart.id), theme=None, config=config, alt=chart.alt or None)


def _deck(recorded: Element) -> None:
    chart = recorded.deck_gl_json_chart
    made = deck(chart.json, chart.tooltip)
    selects = len(chart.selection_mode) > 0
    height = recorded.height_config.pixel_height or 500
    st.pydeck_chart(made, key=key_of(chart.id), height=height, on_select="rerun" if selects else "ignore", alt="x")


def _button_group(recorded: Element) -> None:
    group = recorded.button_group
    options = [option.content for option in group.options]
    widget: Any = st.pills if group.style == group.Style.PILLS else st.segmented_control
    visible = "visible" if group.label_visibility.value == 0 else "collapsed"
    if group.click_mode == group.ClickMode.MULTI_SELECT:
        widget(group.label, options, selection_mode="multi", key=key_of(group.id), persist_state="session")
        return
    widget(
        group.label, options, default=options[group.default[0]] if group.default else options[0], required=True,
        key=key_of(group.id), label_visibility=visible, persist_state="session",
    )  # fmt: skip


def _button(recorded: Element) -> None:
    button = recorded.button
    kind: Any = button.type if button.type in ("primary", "secondary", "tertiary") else "secondary"
    st.button(button.label, key=key_of(button.id), type=kind, help=button.help or None, width=_width(recorded))


def _selectbox(recorded: Element) -> None:
    box = recorded.selectbox
    st.selectbox(box.label, list(box.options), index=box.default, key=key_of(box.id), placeholder=box.placeholder)


def _download(recorded: Element) -> None:
    button = recorded.download_button
    st.download_button(button.label, data=b"", file_name="x.csv", key=f"bare_{key_of(button.id) or button.label}")


def _alert(recorded: Element) -> None:
    st.info(recorded.alert.body)


def _text_input(recorded: Element) -> None:
    field = recorded.text_input
    st.text_input(field.label, key=key_of(field.id), placeholder=field.placeholder)


def _checkbox(recorded: Element) -> None:
    st.toggle(recorded.checkbox.label, key=key_of(recorded.checkbox.id))


def _component(recorded: Element) -> None:
    """Our own chart: as it is where that is measured, else as Streamlit's. The copying button with as many words."""
    if recorded.bidi_component.component_name.endswith("steady_chart"):
        _steady(recorded.bidi_component.bytes, str(key_of(recorded.bidi_component.id)))
        return
    copy_button.draw("x" * len(recorded.bidi_component.json), key="bare_copy")


def _steady(sent: bytes, key: str) -> None:
    if _is_replayed():
        steady_chart.draw(sent, key=key)
        return
    shown, config, alt = told(sent)
    st.plotly_chart(shown, key=key, theme=None, config=config, alt=alt)


@cache
def told(sent: bytes) -> tuple[go.Figure, dict[str, Any], str]:
    """What our own chart was given: figure, plotly's settings, what a reader hears."""
    found = json.loads(sent)
    return figure(json.dumps(found["made"]["figure"])), found["made"]["config"], found["alt"]


def _width(recorded: Element) -> Any:
    width: WidthConfig = recorded.width_config
    return "stretch" if width.WhichOneof("width_spec") == "use_stretch" else "content"


SHOWN: dict[str, Callable[[Element], None]] = {
    "html": _html,
    "plotly_chart": _plotly,
    "deck_gl_json_chart": _deck,
    "button_group": _button_group,
    "button": _button,
    "selectbox": _selectbox,
    "download_button": _download,
    "alert": _alert,
    "text_input": _text_input,
    "checkbox": _checkbox,
    "bidi_component": _component,
}
