"""What a browser would hold of a page: its elements in order, the values of its widgets, the messages it may reuse."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState

Path = tuple[int, ...]
KEPT_RUNS = 2  # Streamlit's browser forgets a message after so many runs without it (global.maxCachedMessageAge)
STAMP = 'id="run-stamp"'
# The message to silent groups goes to whom the reader chose last, as long as one may choose it.
EARLIER = 'id="silent-message"'
TOLD = 120  # letters of what differs
Filter = ButtonGroup | Selectbox
FILTERS = ("button_group", "selectbox")
MARK = re.compile(r'data-([\w-]+)="([^"]*)"')


@dataclass(frozen=True)
class Part:
    """An element where it stands."""

    element: Element
    script: str  # hash of the page's script, or of the script around all pages
    fragment: str  # which runs alone, empty for none


@dataclass
class Page:
    """One tab. `take` reads messages; the rest is what a reader can see and do."""

    parts: dict[Path, Part] = field(default_factory=dict)
    query: str = ""
    script: str = ""  # hash of the page that is shown
    main: str = ""  # hash of the script around all pages
    session: str = ""
    addresses: dict[str, str] = field(default_factory=dict)  # url path -> hash of its script
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)  # id of a filter -> the words of its choice
    arrived: list[Path] = field(default_factory=list)  # since the last `begin`
    _messages: dict[Path, ForwardMsg] = field(default_factory=dict)
    _kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    _runs: int = 0

    def begin(self) -> None:
        """A question was sent: what arrives from now on is its answer."""
        self.arrived = []

    def take(self, message: ForwardMsg) -> int | None:
        """Read one message; how the run ended when this was its end (see ForwardMsg.ScriptFinishedStatus)."""
        if message.metadata.cacheable:
            self._kept[message.hash] = (message, self._runs)
        if message.HasField("ref_hash"):
            message = self._again(message)
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._delta(message)
        elif kind == "new_session":
            self.main = message.new_session.main_script_hash
            self.session = message.new_session.initialize.session_id
            self.script = message.new_session.page_script_hash or self.script
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
            self.addresses = {
                "" if one.is_default else one.url_pathname: one.page_script_hash
                for one in message.navigation.app_pages
            }  # fmt: skip
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished":
            return self._end(message.script_finished)
        return None

    def messages(self) -> list[bytes]:
        """The messages that make the page as it stands, its styles and containers with them."""
        return [self._messages[path].SerializeToString() for path in dict.fromkeys(self.arrived)]

    def _again(self, reference: ForwardMsg) -> ForwardMsg:
        """The message that is meant, at the place where it stands now."""
        kept, _ = self._kept[reference.ref_hash]
        self._kept[reference.ref_hash] = (kept, self._runs)
        message = ForwardMsg()
        message.CopyFrom(kept)
        message.metadata.CopyFrom(reference.metadata)
        return message

    def _delta(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        self.arrived.append(path)
        self._messages[path] = message
        if message.delta.WhichOneof("type") != "new_element":
            self.parts.pop(path, None)
            return
        element = message.delta.new_element
        self.parts[path] = Part(element, message.metadata.active_script_hash, message.delta.fragment_id)
        if element.WhichOneof("type") in FILTERS:
            widget = _filter(element)
            if widget.set_value:
                self.chosen[widget.id] = _set(widget)
            else:
                self.chosen.setdefault(widget.id, _first(widget))

    def _end(self, status: int) -> int:
        if status == ForwardMsg.FINISHED_SUCCESSFULLY:
            arrived = set(self.arrived)
            self.parts = {path: part for path, part in self.parts.items() if path in arrived}
            self._messages = {path: one for path, one in self._messages.items() if path in arrived}
            self._runs += 1
            self._kept = {key: one for key, one in self._kept.items() if self._runs - one[1] <= KEPT_RUNS}
        return status

    def state(self) -> ClientState:
        """What the browser says of itself with every question."""
        state = ClientState(query_string=self.query, page_script_hash=self.script, cached_message_hashes=[*self._kept])
        for widget in {part.id: part for part in self._filters()}.values():
            state.widget_states.widgets.append(self._choice(widget))
        return state

    def of_all_pages(self) -> ClientState:
        """The same when the reader leaves for another page: only widgets that every page has keep their value."""
        state = ClientState(query_string=self.query)
        for widget in self._filters(self.main):
            state.widget_states.widgets.append(self._choice(widget))
        return state

    def _filters(self, script: str | None = None) -> Iterator[Filter]:
        """Of one script, or all."""
        for part in self.parts.values():
            if part.element.WhichOneof("type") in FILTERS and script in (None, part.script):
                yield _filter(part.element)

    def _choice(self, widget: Filter) -> WidgetState:
        chosen = self.chosen.get(widget.id, ())
        state = WidgetState(id=widget.id)
        if isinstance(widget, ButtonGroup):
            state.string_array_value.data.extend(chosen)
        elif chosen:
            state.string_value = chosen[0]
        return state

    def filter(self, key: str) -> tuple[Filter, str]:
        """(pills or list to choose from, id of its fragment) by its key. Raises LookupError."""
        kind = next((kind for kind in FILTERS if key in self.keys(kind)), FILTERS[0])
        return self.widget(kind, key)  # type: ignore[return-value]

    def widget(self, kind: str, key: str) -> tuple[object, str]:
        """(widget, id of its fragment) of a kind by the key that the script gave it. Raises LookupError."""
        for part in self.parts.values():
            if part.element.WhichOneof("type") == kind:
                widget = getattr(part.element, kind)
                if widget.id.endswith(f"-{key}"):
                    return widget, part.fragment
        raise LookupError(f"no {kind} `{key}` on the page")

    def keys(self, kind: str) -> list[str]:
        """Keys of all widgets of a kind."""
        found = [part for _, part in sorted(self.parts.items()) if part.element.WhichOneof("type") == kind]
        return [getattr(part.element, kind).id.split("-", 2)[-1] for part in found]

    def words(self, paths: Iterator[Path] | None = None) -> list[str]:
        """Everything that can be read or seen, in order, without the stamp and what follows from earlier clicks."""
        chosen = self.parts if paths is None else {path: self.parts[path] for path in paths if path in self.parts}
        found = [_seen(part.element) for _, part in sorted(chosen.items())]
        return [words for words in found if words and not any(mark in words for mark in (STAMP, EARLIER))]

    def stamp(self) -> dict[str, str]:
        """What the page says of its own run and filters; empty where it has no stamp."""
        for part in self.parts.values():
            if part.element.WhichOneof("type") == "html" and STAMP in part.element.html.body:
                return dict(MARK.findall(part.element.html.body))
        return {}


def digests(words: list[str]) -> list[str]:
    """A short name for each of the things that were seen."""
    return [hashlib.blake2b(one.encode(), digest_size=8).hexdigest() for one in words]


def difference(words: list[str], expected: list[str]) -> str:
    """Where a page is not the expected one; empty where it is."""
    found = digests(words)
    if found == expected:
        return ""
    other = [one for one, name in zip(words, found, strict=True) if name not in expected]
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", other[0])).strip()[:TOLD] if other else "parts are missing"
    return f"{len(found)} parts for {len(expected)}, {len(other)} of them others: {told}"


def choices(widget: Filter) -> list[str]:
    """What can be chosen, in words."""
    if isinstance(widget, ButtonGroup):
        return [option.content for option in widget.options]
    return list(widget.options)


def _filter(element: Element) -> Filter:
    kind = element.WhichOneof("type")
    return element.button_group if kind == "button_group" else element.selectbox


def _set(widget: Filter) -> tuple[str, ...]:
    """What the script has chosen."""
    return tuple(widget.raw_values) if isinstance(widget, ButtonGroup) else (widget.raw_value,)


def _first(widget: Filter) -> tuple[str, ...]:
    """What is chosen before the reader has."""
    if isinstance(widget, ButtonGroup):
        return tuple(widget.options[place].content for place in widget.default)
    return (widget.options[widget.default],) if widget.HasField("default") else ()


def _seen(element: Element) -> str:
    kind = element.WhichOneof("type")
    if kind == "html":
        return str(element.html.body)
    if kind == "plotly_chart":
        return str(element.plotly_chart.spec)
    if kind == "deck_gl_json_chart":
        return str(element.deck_gl_json_chart.json)
    if kind in ("alert", "markdown"):
        return str(getattr(element, kind).body)
    if kind == "exception":
        return f"exception: {element.exception.message}"
    return ""
