"""Signing in at a real OpenID Connect provider, as people do it, and the cookies that others make up."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser, BrowserContext

from doors import accounts
from doors.scope import EVERYTHING
from schemas import warehouse_file
from tests.browser import oidc, served
from tests.browser.visit import LOOKS, PATIENCE_MS, Visit
from translations.text import catalogue

pytestmark = pytest.mark.browser
WORDS = catalogue("id")
COOKIE = "_streamlit_user"
PEOPLE: tuple[dict[str, object], ...] = (
    {"sub": "officer", "email": "Officer@dinas.go.id", "email_verified": True},
    {"sub": "stranger", "email": "stranger@example.id", "email_verified": True},
    {"sub": "unverified", "email": "officer@dinas.go.id", "email_verified": False},
)


@pytest.fixture(scope="module")
def folder(warehouse_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the warehouse, beside which roles and secrets of these tests lie."""
    made = tmp_path_factory.mktemp("login")
    for file in warehouse_folder.glob("warehouse*"):
        if file.is_file():
            shutil.copy(file, made)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A server of its own with a login; the officer of the Dinas Bima has a role."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(warehouse_file.FOLDER_VARIABLE, str(folder))
        accounts.allow(EVERYTHING, "test", "officer@dinas.go.id", "dinas", ("52.06",), "Dinas Bima")
    provider = oidc.provider(folder / "provider.log", *PEOPLE)
    port = served.free_port()
    oidc.write_secrets(folder, f"http://127.0.0.1:{port}", provider.url)
    server = served.serve(folder, port=port)
    yield server.url
    server.stop()
    provider.stop()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One window, so that the front end is fetched once."""
    opened = browser.new_context(**LOOKS["wide"])
    yield opened
    opened.close()


@pytest.fixture
def visit(address: str, window: BrowserContext) -> Iterator[Visit]:
    """A tab of somebody who has never been here."""
    window.clear_cookies()
    tab = Visit.in_tab(window, address)
    yield tab
    tab.close()


def sign_in(visit: Visit, who: str) -> Visit:
    """From the page Akun to the provider and back, then to the page Akun again."""
    visit.open("/akun")
    visit.page.locator(".st-key-sign_in_head button").click()
    visit.page.get_by_role("button", name=who, exact=True).click()
    visit.page.wait_for_url(f"{visit.server}/**", timeout=PATIENCE_MS)
    visit.wait(after=0)
    return visit.open("/akun")


def role(visit: Visit) -> str:
    """The role that the page Akun says one has."""
    return visit.page.locator("dd").nth(1).inner_text()


def test_an_officer_signs_in_reads_the_role_and_signs_out(visit: Visit) -> None:
    sign_in(visit, "officer")
    said = [one.inner_text() for one in visit.page.locator("dd").all()]
    assert said == ["officer@dinas.go.id", "Dinas", "Bima", "Dinas Bima"]
    assert visit.page.locator(".st-key-language a").inner_text() == "Dinas Bima"
    ours = [one for one in visit.complaints if visit.server in one or "CSP" in one]
    assert ours == [], "the way to the provider and back breaks no rule of our headers"
    (cookie,) = [one for one in visit.page.context.cookies() if one["name"] == COOKIE]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    visit.page.locator(".st-key-sign_out button").click()
    visit.page.wait_for_url("**/end_session**", timeout=PATIENCE_MS)
    assert not [one for one in visit.page.context.cookies() if one["name"] == COOKIE]
    visit.open("/akun")
    assert role(visit) == "Publik" and WORDS["visitor_why.signed_out"] in visit.words


def test_an_address_that_the_provider_has_not_checked_is_nobodys(visit: Visit) -> None:
    sign_in(visit, "unverified")
    assert role(visit) == "Publik" and WORDS["visitor_why.unverified"] in visit.words


def cookie_of(visit: Visit, secret: str, **changed: Any) -> str:
    """A cookie as Streamlit signs it, with a secret and claims of one's own."""
    claims = {"email": "officer@dinas.go.id", "email_verified": True, "iat": time.time(), "provider": "tiruan"}
    claims |= {"origin": visit.server, "is_logged_in": True, **changed}
    return str(URLSafeTimedSerializer(secret, salt=COOKIE).dumps(json.dumps(claims)))


def carrying(visit: Visit, cookie: str) -> Visit:
    """The page Akun, opened with this cookie."""
    context: BrowserContext = visit.page.context
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": visit.server}])
    return visit.open("/akun")


def test_a_cookie_that_the_server_did_not_sign_or_that_is_too_old_is_nobodys(visit: Visit) -> None:
    own = cookie_of(visit, oidc.COOKIE_SECRET)
    assert role(carrying(visit, own)) == "Dinas", "the forgeries below differ from this one in one thing each"
    payload, at, signature = own.rsplit(".", 2)
    forged = cookie_of(visit, "x" + oidc.COOKIE_SECRET, email="a@b.co").rsplit(".", 2)[0]
    refused = {
        "signed with another secret": cookie_of(visit, "x" + oidc.COOKIE_SECRET),
        "not signed": payload,
        "claims of another, signature of this one": f"{forged}.{at}.{signature}",
        "old": cookie_of(visit, oidc.COOKIE_SECRET, iat=time.time() - 13 * 3600),
        "of another site": cookie_of(visit, oidc.COOKIE_SECRET, origin="https://evil.example"),
    }
    assert {name: role(carrying(visit, cookie)) for name, cookie in refused.items()} == dict.fromkeys(refused, "Publik")


def test_a_stranger_is_publik_gets_a_role_and_loses_it_with_the_next_click(visit: Visit, folder: Path) -> None:
    def next_click(language: str) -> str:
        visit.act(visit.page.locator(".st-key-language").get_by_text(language, exact=True))
        return role(visit)

    sign_in(visit, "stranger")
    assert role(visit) == "Publik" and WORDS["visitor_why.no_role"] in visit.words
    assert visit.page.locator(".st-key-sign_out button").count() == 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(warehouse_file.FOLDER_VARIABLE, str(folder))
        accounts.allow(EVERYTHING, "test", "stranger@example.id", "program", (), "Program")
        assert next_click("EN") == "Programme"
        accounts.remove(EVERYTHING, "test", "stranger@example.id")
        assert next_click("ID") == "Publik"
