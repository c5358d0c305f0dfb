"""The page Akun and the viewer: what each role reads there, and what nobody but an admin can change."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import shell, viewer
from doors import abilities, account_file, accounts
from doors.abilities import Ability, Extent
from doors.connection import Connection
from doors.scope import EVERYTHING, PUBLIC
from doors.settings import WITHOUT_LOGIN
from doors.visitor import NOBODY_SAID
from schemas.vocabulary import Role
from tests.components.app import SECONDS, Page, elements
from translations.text import catalogue, use_language

DASHBOARD = Path(shell.__file__).resolve().parent.parent / "dashboard.py"
PROVIDER = {
    "client_id": "x",
    "client_secret": "y",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
AUTH = {"redirect_uri": "https://g.example/oauth2callback", "cookie_secret": "q8vK2mZs7XbR4nTt9cLwYp3FhJd6GaUe1oNi5M0x"}
ROLES = {
    "publik@x.id": None,
    "dinas@x.id": ("dinas", ("52.06",), "Dinas Bima"),
    "program@x.id": ("program", (), "Program"),
    "admin@x.id": ("admin", (), "Dinas Provinsi"),
}


@pytest.fixture(autouse=True)
def _roles(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Roles in a folder of the test's own; the warehouse of the run stays where it is."""
    monkeypatch.setattr(account_file, "folder", lambda: tmp_path / "doors")
    for account, given in ROLES.items():
        if given:
            accounts.allow(EVERYTHING, "test", account, *given)
    yield
    use_language("id")


def page(account: str = "", *, lang: str = "id", auth: dict[str, Any] | None = None, **claims: Any) -> Page:
    """The page Akun as somebody who is signed in (or not) opens it."""
    app = AppTest.from_file(DASHBOARD, default_timeout=SECONDS)
    app.secrets["auth"] = {**AUTH, "google": PROVIDER} if auth is None else auth
    app.user = {"is_logged_in": False}
    if account:
        said = {"email": account, "email_verified": True, "provider": "google", "iat": time.time()}
        app.user = {"is_logged_in": True, **said, **claims}
    app.query_params["lang"] = lang
    app.run()
    app.switch_page("pages/akun.py")
    app.query_params["lang"] = lang
    app.run()
    return Page(app)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("account", ["", *ROLES])
def test_everybody_reads_who_they_are_and_what_each_role_may(account: str, lang: str) -> None:
    found, words = page(account, lang=lang), catalogue(lang)
    assert found.failures == [] and found.stamp["page"] == "akun" and dict(found.app.query_params) == {"lang": lang}
    given = ROLES.get(account)
    role = given[0] if given else "publik"
    terms = [element.text for element in found.elements if element.tag == "dd"]
    assert terms[:2] == [account or words["account.nobody"], words[f"role.{role}"]]
    assert terms[2:] == ({"dinas": ["Bima", "Dinas Bima"]}.get(role, [given[2]]) if given else [])
    why = "role" if given else "no_role" if account else "signed_out"
    assert words[f"visitor_why.{why}"] in found.text
    cells = [element.text for element in found.elements if element.tag == "td"]
    assert cells[: 5 * len(Ability)] == [
        word
        for ability in Ability
        for word in (
            words[f"ability.{ability}"],
            *(words[f"extent.{row[ability]}"] for row in abilities.table().values()),
        )
    ]
    buttons = {str(button.key) for button in found.app.button}
    assert ("sign_out" in buttons, "sign_in_google" in buttons) == (bool(account), not account)
    assert ("role_save" in buttons) == (role == "admin")
    has_addresses = any(other in found.text for other in ROLES if other != account)
    assert has_addresses == (role == "admin"), "addresses of others are for admins"


def test_the_head_says_the_office_or_leads_to_signing_in() -> None:
    def link(found: Page) -> str:
        return str(next(node.proto.label for node in found.app.get("page_link") if node.proto.page == "akun"))

    assert link(page("dinas@x.id")) == "Dinas Bima" and link(page("publik@x.id")) == "Akun"
    out = page()
    assert [button.label for button in out.app.button if button.key == "sign_in_head"] == ["Masuk"]
    two = page(auth={**AUTH, "google": PROVIDER, "kantor": PROVIDER})
    assert link(two) == "Masuk"
    labels = [button.label for button in two.app.button if str(button.key).startswith("sign_in_")]
    assert labels == ["Masuk dengan Google", "Masuk dengan kantor"]


@pytest.mark.parametrize(
    ("account", "claims", "why"),
    [
        ("admin@x.id", {"email_verified": False}, "unverified"),
        ("admin@x.id", {"iat": time.time() - 13 * 3600}, "expired"),
        ("admin@x.id", {"provider": "default"}, "unverified"),
    ],
)
def test_who_is_in_doubt_is_publik_and_reads_why(account: str, claims: dict[str, Any], why: str) -> None:
    found = page(account, **claims)
    assert catalogue("id")[f"visitor_why.{why}"] in found.text
    assert not [button for button in found.app.button if str(button.key).startswith("role_")]
    assert ("sign_in_google" in {str(button.key) for button in found.app.button}) == (why == "expired")


def test_a_login_that_is_set_up_wrongly_is_named_and_closes_everything() -> None:
    found = page("admin@x.id", auth={**AUTH, "cookie_secret": "GANTI", "google": PROVIDER})
    assert catalogue("id")["login_flaw.cookie_secret"] in found.text
    assert [str(button.key) for button in found.app.button if "sign_in" in str(button.key)] == []
    assert not any(account in found.text for account in ROLES)


def test_without_login_a_stranger_reads_that_nothing_can_be_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    assert catalogue("id")["visitor_why.own_machine"] in page(auth={}).text
    monkeypatch.setattr(viewer, "connection", Connection)
    found = page(auth={})
    assert catalogue("id")["visitor_why.no_login"] in found.text and "Dinas Provinsi" in found.text, "whom to ask"
    assert not any(account in found.text for account in ROLES)
    monkeypatch.setenv(WITHOUT_LOGIN, "baca")
    assert catalogue("id")["visitor_why.no_login_reads"] in page(auth={}).text


def test_an_admin_gives_changes_and_takes_a_role_and_reads_the_history() -> None:
    app = page("admin@x.id").app
    app.text_input(key="role_account").set_value("New@dinas.go.id")
    app.pills(key="role_places").set_value(["52.05"])
    app.text_input(key="role_office").set_value("Dinas Dompu")
    app.button(key="role_save").click().run()
    assert [note.value for note in app.success] == ["Tersimpan: new@dinas.go.id, peran Dinas."]
    assert accounts.of("new@dinas.go.id") == account_file.Account("new@dinas.go.id", "dinas", ("52.05",), "Dinas Dompu")
    app.selectbox(key="role_chosen").set_value("new@dinas.go.id").run()
    assert app.pills(key="role_places").value == ["52.05"] and app.text_input(key="role_office").value == "Dinas Dompu"
    app.segmented_control(key="role_role").set_value("program").run()
    app.button(key="role_save").click().run()
    assert accounts.of("new@dinas.go.id").role == "program"  # type: ignore[union-attr]
    app.selectbox(key="role_chosen").set_value("new@dinas.go.id").run()
    app.button(key="role_take").click().run()
    assert accounts.of("new@dinas.go.id") is None
    assert [change.by for change in accounts.changes()[:3]] == ["admin@x.id"] * 3
    history = Page(app).text
    assert "tanpa peran" in history and "Dinas · Dompu · Dinas Dompu" in history and app.error.len == 0


@pytest.mark.parametrize(
    ("address", "places", "says"),
    [
        ("nobody", ["52.06"], '"nobody" bukan alamat surel'),
        ("a@x.id", [], "belum menyebut kabupaten"),
        ("@gmail.com", ["52.06"], "siapa saja"),
    ],
)
def test_bad_input_is_said_beside_the_form_and_what_was_typed_stays(address: str, places: list[str], says: str) -> None:
    app = page("admin@x.id").app
    app.text_input(key="role_account").set_value(address)
    app.pills(key="role_places").set_value(places)
    app.text_input(key="role_office").set_value("Dinas Bima")
    app.button(key="role_save").click().run()
    assert len(app.error) == 1 and says in app.error[0].value
    assert app.text_input(key="role_account").value == address
    assert len(accounts.changes()) == 3


def test_an_admin_whose_role_was_taken_meanwhile_can_change_nothing() -> None:
    accounts.allow(EVERYTHING, "test", "second@x.id", "admin", (), "Kantor")
    app = page("admin@x.id").app
    app.text_input(key="role_account").set_value("thief@x.id")
    app.segmented_control(key="role_role").set_value("admin").run()
    app.text_input(key="role_office").set_value("Kantor")
    accounts.remove(EVERYTHING, "test", "admin@x.id")
    app.button(key="role_save").click().run()
    assert accounts.of("thief@x.id") is None
    found = Page(app)
    assert catalogue("id")["visitor_why.no_role"] in found.text and "second@x.id" not in found.text


# --- the viewer -----------------------------------------------------------------------------------------------------


def test_outside_of_a_run_everybody_is_publik() -> None:
    assert viewer.scope() == PUBLIC and viewer.office() == NOBODY_SAID
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(viewer.scope()))
    thread.start()
    thread.join()
    assert found == [PUBLIC]


def everywhere() -> None:
    """A script that asks in its body, in a callback, a fragment, a dialog, and in threads with and without the run."""
    import threading  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415
    from streamlit.runtime.scriptrunner import add_script_run_ctx  # noqa: PLC0415

    from components import viewer  # noqa: PLC0415

    def say(where: str) -> None:
        st.session_state[where] = (viewer.scope(), viewer.office())

    @st.fragment
    def fragment() -> None:
        say("fragment")
        st.button("again", key="again", on_click=say, args=("callback_of_fragment",))

    @st.dialog("dialog")
    def dialog() -> None:
        say("dialog")

    say("body")
    st.button("press", key="press", on_click=say, args=("callback",))
    fragment()
    dialog()
    found = {}
    ours = add_script_run_ctx(threading.Thread(target=lambda: found.update(ours=viewer.scope())))
    bare = threading.Thread(target=lambda: found.update(bare=viewer.scope()))
    for thread in (ours, bare):
        thread.start()
        thread.join()
    st.session_state["threads"] = (found["ours"], found["bare"])


def test_the_scope_is_the_same_in_callbacks_fragments_dialogs_and_threads_of_the_run() -> None:
    app = AppTest.from_function(everywhere, default_timeout=SECONDS)
    app.secrets["auth"] = {**AUTH, "google": PROVIDER}
    said = {"email": "dinas@x.id", "email_verified": True, "provider": "google", "iat": time.time()}
    app.user = {"is_logged_in": True, **said}
    app.run()
    app.button(key="press").click().run()
    app.button(key="again").click().run()
    assert not app.exception
    expected = (accounts.scope_of(accounts.of("dinas@x.id")), "Dinas Bima")  # type: ignore[arg-type]
    for where in ("body", "callback", "fragment", "callback_of_fragment", "dialog"):
        assert app.session_state[where] == expected, where
    assert app.session_state["threads"] == (expected[0], PUBLIC)


def test_a_file_of_secrets_that_cannot_be_read_is_not_taken_for_no_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = tmp_path / "secrets.toml"
    spoilt.write_text("[auth\n", encoding="utf-8")
    monkeypatch.setattr(viewer.st, "get_option", lambda name: [str(spoilt)] if name == "secrets.files" else None)
    monkeypatch.setattr(viewer.st, "secrets", _Spoilt())
    found = viewer.login()
    assert found.is_set_up and not found.is_usable


class _Spoilt:
    """What `st.secrets` does with such a file."""

    def get(self, _name: str, _default: object = None) -> object:
        raise viewer.StreamlitSecretNotFoundError("Error parsing secrets file")


def test_each_role_of_the_table_is_read_off_the_scope() -> None:
    table = abilities.table()
    assert set(table[Role.PUBLIK].values()) == {Extent.ALL, Extent.NONE}
    assert [ability for ability in Ability if table[Role.PUBLIK][ability] != Extent.NONE] == [Ability.FIGURES]
    assert [ability for ability, extent in table[Role.DINAS].items() if extent == Extent.OWN] == [
        Ability.GROUPS, Ability.PERSONS, Ability.LOAD,
    ]  # fmt: skip
    assert set(table[Role.ADMIN].values()) == {Extent.ALL}


def test_the_page_holds_no_markup_of_an_account() -> None:
    found = page("admin@x.id", email='<img src=x onerror=alert(1)>"@x.id')
    assert not any(element.tag == "img" for markup in found.markup for element in elements(markup))
