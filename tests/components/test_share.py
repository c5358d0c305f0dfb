"""Passing on: a link means the same for who opens it, and says where it leads nowhere."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components import share
from components.share import LANDING
from components.shell import PAGES
from exports.order import Order
from tests.components.app import Page, opened, switched

pytestmark = pytest.mark.usefixtures("warehouse")
WHERE = "https://gugus.example.id"
# What is shown on a page beside the place and the type of group.
OWN = {
    "peta": {"lapis": "indikator", "indikator": "has_sk"},
    "keaktifan": {"kelas": "tiga", "diam": "12", "kecamatan": "52.06.01"},
    "kelembagaan": {"komponen": "program"},
    "bandingkan": {"jam": "log", "banding": "semua"},
    "metode": {"tabel": "4"},
}


def link_on(page: Page, stem: str) -> dict[str, str]:
    """Parameters of the link that the page would pass on."""
    state = page.app.session_state
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(share.links.url_state.st, "session_state", state)
        return dict(parse_qsl(urlsplit(share.link(stem, WHERE)).query))


@pytest.mark.parametrize("stem", PAGES)
def test_who_opens_the_link_sees_the_same_selection_on_every_page(stem: str) -> None:
    own = OWN.get(stem, {})
    sent = switched(opened(kabupaten="52.06", jenis="KKKS", lang="en"), stem, kabupaten="52.06", jenis="KKKS", **own)
    asked = link_on(sent, stem)
    assert {"lang", "kabupaten", "jenis"} <= set(asked) and set(asked) == set(sent.app.query_params)
    got = switched(opened(), stem, **asked)
    assert got.failures == [] and got.ignored == []
    chosen = [{name: one.stamp[name] for name in asked} for one in (sent, got)]
    assert chosen[0] == chosen[1] == asked
    assert got.selection == sent.selection


def test_the_landing_page_has_no_path_and_the_others_their_name() -> None:
    page = opened()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(share.links.url_state.st, "session_state", page.app.session_state)
        assert share.link(LANDING, WHERE).startswith(f"{WHERE}/?lang=id&")
        assert share.link("profil", WHERE).startswith(f"{WHERE}/profil?lang=id&")


def test_the_link_of_a_document_has_the_parameters_of_the_page_it_leads_to() -> None:
    for code, stem in ((None, LANDING), ("52.06", "profil")):
        page = switched(opened(), stem) if code else opened()
        asked = dict(parse_qsl(urlsplit(Order("brief", code, address=WHERE).link(code)).query))
        assert set(asked) == set(page.app.query_params), stem


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("http://localhost:8501", "machine"), ("http://127.0.0.1:8501", "machine"), ("http://[::1]:8501", "machine"),
        ("http://0.0.0.0:8501", "machine"), ("http://gugus.localhost", "machine"),
        ("http://192.168.1.20:8501", "network"), ("http://10.0.0.5", "network"), ("http://laptop:8501", "network"),
        ("http://laptop.local:8501", "network"), ("http://169.254.1.1", "network"),
        ("https://gugus.example.id", "everybody"), ("http://103.10.60.1", "everybody"),
    ],
)  # fmt: skip
def test_an_address_says_who_can_open_it(address: str, reach: str) -> None:
    assert share.reach(address) == reach
    assert bool(share.warning(address)) == (reach != "everybody")


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://gugus.example.id/profil", "https://gugus.example.id"), ("https://gugus.example.id/", WHERE),
        ("https://dinas.example.id/gugus/peta", "https://dinas.example.id/gugus"),
        ("https://dinas.example.id/gugus/", "https://dinas.example.id/gugus"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_the_address_is_that_of_the_reader_without_the_page(
    url: str | None, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share.st, "context", type("Context", (), {"url": url}))
    assert share.address() == address


def test_documents_never_carry_an_address_that_leads_nowhere_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share.st, "context", type("Context", (), {"url": "http://127.0.0.1:8501/profil"}))
    assert share.public_address() == ""
    monkeypatch.setattr(share.st, "context", type("Context", (), {"url": "https://gugus.example.id/profil"}))
    assert share.public_address() == "https://gugus.example.id"


def test_whatsapp_gets_the_whole_text_and_the_whole_link() -> None:
    words = "Gugus NTB: Profil, KKG & KKKS\nhttps://x.id/profil?lang=id&kabupaten=52.06#a"
    found = share.whatsapp(words)
    assert found.startswith("https://wa.me/?text=") and unquote(found.removeprefix("https://wa.me/?text=")) == words
    assert not set("&#\n ") & set(found.removeprefix("https://wa.me/?"))


def test_the_ways_of_passing_on_say_what_is_passed_and_that_a_local_link_leads_nowhere() -> None:
    app = AppTest.from_function(_ways, default_timeout=60)
    app.run()
    assert not app.exception
    (warned,) = app.warning
    assert "komputer ini" in warned.value
    (way,) = app.get("link_button")
    assert way.proto.url.startswith("https://wa.me/?text=Gugus%20NTB") and "kabupaten%3Dsemua" in way.proto.url


def _ways() -> None:
    from components import share  # noqa: PLC0415
    from queries.selection import Selection  # noqa: PLC0415

    share.address = lambda: "http://127.0.0.1:8501"
    share.ways("profil", Selection())
