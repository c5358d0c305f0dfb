"""The dialog of documents: asked for, under way, made, failed; each says so, and nothing runs on when all is done."""

import sys
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components import documents
from components.making import Bounds, Workshop
from tests.components.app import leaves

pytestmark = pytest.mark.usefixtures("warehouse")
COMMAND = (sys.executable, "-m", "tests.components.slow_worker")


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """A workshop whose worker does what the address of the order says; the address is set with `asks`."""
    made = Workshop(COMMAND, Bounds(waiting=1))
    monkeypatch.setattr(documents, "workshop", lambda: made)
    yield made
    made.close()


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.share, "public_address", lambda: "sleep 0.1")


def _dialog() -> None:
    from components import documents  # noqa: PLC0415
    from queries.selection import Selection  # noqa: PLC0415

    documents.show(Selection("52.06", "Bima"))


def shown() -> AppTest:
    app = AppTest.from_function(_dialog, default_timeout=60)
    app.run()
    assert not app.exception
    return app


def keys(app: AppTest) -> set[str]:
    """Keys of the buttons, those that download among them."""
    drawn = {str(node.proto.id).rsplit("-", 1)[-1] for node in leaves(app.main) if node.type == "download_button"}
    return {str(button.key) for button in app.button} | drawn


def beats(app: AppTest) -> bool:
    """Whether the pulse stands there that runs the dialog again."""
    return any(node.type == "bidi_component" for node in leaves(app.main))


def until_made(app: AppTest, shop: Workshop) -> None:
    for _ in range(200):
        if not beats(app):
            return
        shop.wait(0.1)
        app.run()
    raise AssertionError("it was never made")


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert not app.exception


def test_nothing_is_made_before_it_is_asked_for(shop: Workshop) -> None:
    app = shown()
    assert {f"make_{one}" for one in documents.OF_ONE} <= keys(app) and not beats(app)
    assert shop._worker is None and "tanpa tautan" in app.caption[0].value


@pytest.mark.usefixtures("asks")
def test_what_is_asked_for_shows_its_progress_and_then_its_download(shop: Workshop) -> None:
    app = shown()
    press(app, "make_card")
    assert beats(app) and "cancel_card" in keys(app) and app.caption == []
    until_made(app, shop)
    assert "download_card" in keys(app) and "make_slides" in keys(app)
    assert "download_card" in keys(shown()), "another reader finds it made"


def test_a_document_is_given_up_and_can_be_asked_for_again(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.share, "public_address", lambda: "sleep 600")
    app = shown()
    press(app, "make_brief")
    press(app, "cancel_brief")
    assert "make_brief" in keys(app) and not beats(app)


def test_a_failure_has_a_number_and_a_cure(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.share, "public_address", lambda: "fail")
    app = shown()
    press(app, "make_brief")
    until_made(app, shop)
    (said,) = app.error
    (job,) = shop._jobs.values()
    assert job.reference in said.value and "Coba lagi" in said.value and "make_brief" in keys(app)


def test_too_many_at_once_are_told_to_come_back(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents.share, "public_address", lambda: "sleep 600")
    app = shown()
    press(app, "make_brief")
    while next(iter(shop._jobs.values())).state == "waiting":
        shop.wait(0.1)
    press(app, "make_card")
    press(app, "make_slides")
    assert len(app.warning) == 1 and "make_slides" in keys(app)


def test_a_document_of_all_places_offers_the_briefs_of_each(shop: Workshop) -> None:
    app = AppTest.from_function(_of_all, default_timeout=60)
    app.run()
    assert "make_briefs" in keys(app)


def _of_all() -> None:
    from components import documents  # noqa: PLC0415
    from queries.selection import Selection  # noqa: PLC0415

    documents.show(Selection())
