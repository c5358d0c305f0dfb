"""The drawer behind a figure, opened as a reader opens it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.components.app import Element, Page, elements, leaves

EVENT = 2  # the container of a page where drawers stand


def keys(page: Page) -> list[str]:
    """Keys of the buttons `Dari mana angka ini?`, in order."""
    found = (str(button.key) for button in page.app.button)
    return [key.removeprefix("origin_") for key in found if key.startswith("origin_")]


@dataclass
class Drawer:
    """An open drawer: its title, as typed, and what stands in it."""

    title: str
    nodes: list[Any] = field(default_factory=list)

    @property
    def markup(self) -> str:
        """Its HTML."""
        return "".join(node.proto.body for node in self.nodes if node.type == "html")

    @cached_property
    def elements(self) -> list[Element]:
        """Every element of it."""
        return elements(self.markup)

    @property
    def text(self) -> str:
        """All that a reader reads in it."""
        return elements(f"<main>{self.markup}</main>")[0].text

    @property
    def files(self) -> list[str]:
        """Words of the buttons that give rows."""
        return [node.proto.label for node in self.nodes if node.type == "download_button"]

    def part(self, head: str) -> str:
        """Words of the part under this head; empty without one."""
        found = [one.text for one in self.elements if one.tag == "section" and one.text.startswith(head)]
        return found[0].removeprefix(head).strip() if found else ""


def opened(page: Page, key: str) -> Drawer:
    """Press the button and look into the drawer."""
    dialog = pressed(page, f"origin_{key}")
    return Drawer(str(dialog.proto.dialog.title), list(leaves(dialog)))


def pressed(page: Page, key: str) -> Any:
    """Press a button that opens a dialog; the block of the dialog."""
    page.app.button(key=key).click().run()
    assert page.failures == []
    (dialog,) = [block for block in page.app._tree[EVENT].children.values() if block.type == "dialog"]
    return dialog
