"""What our pages sent to the browser, kept as trees of messages, so that the bare app can show as many of the same.

Keys are (page, place, type): names of the chosen options as the reader sees them.
"""

import pickle
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FILE_VARIABLE = "GUGUS_BENCH_RECORDING"
KIND_VARIABLE = "GUGUS_BENCH_KIND"
MAIN, EVENT = 0, 2  # containers of a page: its body, and where style sheets go
State = tuple[str, str, str]


@dataclass
class Node:
    """A container or an element with what stands in it, in order."""

    element: Element | None = None
    block: Block | None = None
    children: dict[int, "Node"] = field(default_factory=dict)

    def ordered(self) -> list["Node"]:
        """Children in the order in which they stand on the page."""
        return [self.children[place] for place in sorted(self.children)]


@dataclass
class Page:
    """One page in one state: its body and its style sheets."""

    body: Node
    styles: list[str]


Recording = dict[State, Page]


def tree(messages: Iterable[bytes]) -> Page:
    """The page that the messages of one full run make."""
    roots = {MAIN: Node(), EVENT: Node()}
    for payload in messages:
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") != "delta" or message.metadata.delta_path[0] not in roots:
            continue
        container, *path = message.metadata.delta_path
        node = roots[container]
        for place in path:
            node = node.children.setdefault(place, Node())
        if message.delta.WhichOneof("type") == "add_block":
            node.block = message.delta.add_block
        else:
            node.element = message.delta.new_element
    styles = [one.element.html.body for one in roots[EVENT].ordered() if one.element is not None]
    return Page(roots[MAIN], styles)


def save(recording: Recording, path: Path) -> None:
    """Keep it for the servers of the same benchmark; the file lies in a temporary folder and is read by nobody else."""
    path.write_bytes(pickle.dumps({state: (_packed(page.body), page.styles) for state, page in recording.items()}))


def load(path: Path) -> Recording:
    """Read what `save` has written."""
    packed = pickle.loads(path.read_bytes())
    return {state: Page(_unpacked(body), styles) for state, (body, styles) in packed.items()}


Packed = tuple[bytes | None, bytes | None, dict[int, "Packed"]]


def _packed(node: Node) -> Packed:
    element = node.element.SerializeToString() if node.element is not None else None
    block = node.block.SerializeToString() if node.block is not None else None
    return element, block, {place: _packed(child) for place, child in node.children.items()}


def _unpacked(packed: Packed) -> Node:
    element, block, children = packed
    return Node(
        Element.FromString(element) if element is not None else None,
        Block.FromString(block) if block is not None else None,
        {place: _unpacked(child) for place, child in children.items()},
    )


def filler(body: str) -> str:
    """HTML of the same number of bytes without meaning: plain paragraphs that change only when `body` does."""
    size = len(body.encode())
    seed = f"{hash_of(body)} "
    parts: list[str] = []
    left = size
    while left >= len(PARAGRAPH.format("x")) + 1:
        room = min(left, 100) - len(PARAGRAPH.format(""))
        if 0 < left - min(left, 100) < len(PARAGRAPH.format("x")) + 1:
            room = left - len(PARAGRAPH.format(""))  # no rest too small for a paragraph
        parts.append(PARAGRAPH.format((seed + WORDS * 3)[:room]))
        left -= len(parts[-1])
    return "".join(parts) or "." * size


PARAGRAPH = "<p>{}</p>"
WORDS = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore "


def hash_of(body: str) -> str:
    """Eight signs that differ where the text differs, the same in every process."""
    return f"{zlib.crc32(body.encode()):08x}"
