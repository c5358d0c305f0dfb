"""Panels kept for all readers: made once for a build, a language, a selection and what may be seen."""

from collections.abc import Callable, Iterator

import pytest

from answers import data
from components import kept_panels
from components.kept_panels import KeptPanel
from doors.scope import EVERYTHING, PUBLIC, Scope
from queries.run import Row
from queries.selection import Selection
from translations.text import use_language


class Reader:
    """Names a build; these panels ask nothing."""

    def __init__(self) -> None:
        self.named = "one"

    def build(self) -> str:
        return self.named

    def scope(self) -> Scope:
        return EVERYTHING

    def ask(self, question: str, parameters: dict[str, object], scope: Scope) -> list[Row]:
        raise NotImplementedError


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    one = Reader()
    monkeypatch.setattr(data, "_reader", one)
    yield one
    use_language("id")


def counted() -> tuple[list[Selection], Callable[..., KeptPanel]]:
    made: list[Selection] = []

    def panel(selection: Selection, words: str = "") -> KeptPanel:
        made.append(selection)
        return KeptPanel(f"{words}{data.scope() == PUBLIC}")

    return made, panel


@pytest.mark.parametrize("kept", [kept_panels.remembered, kept_panels.remembered_for_all])
def test_a_panel_is_made_once_for_a_build_a_language_and_a_selection(
    reader: Reader, kept: Callable[..., Callable[..., KeptPanel]]
) -> None:
    made, panel = counted()
    look = kept(panel)
    here, there = Selection(), Selection("52.06", "Bima")
    for selection in (here, there, here, there):
        look(selection, "a")
    assert made == [here, there]
    look(here, "b")
    use_language("en")
    look(here, "a")
    reader.named = "two"
    look(here, "a")
    assert made == [here, there, here, here, here]


@pytest.mark.usefixtures("reader")
def test_a_panel_with_rows_is_made_apart_for_who_sees_less() -> None:
    made, panel = counted()
    look = kept_panels.remembered(panel)
    assert look(Selection()).html == "False"
    with data.asking_as(PUBLIC):
        assert look(Selection()).html == "True"
    assert len(made) == 2


@pytest.mark.usefixtures("reader")
def test_a_panel_for_all_is_made_as_for_the_public_whoever_asks_first() -> None:
    made, panel = counted()
    look = kept_panels.remembered_for_all(panel)
    assert look(Selection()).html == "True"
    assert data.scope() == EVERYTHING
    with data.asking_as(PUBLIC):
        assert look(Selection()).html == "True"
    assert len(made) == 1
