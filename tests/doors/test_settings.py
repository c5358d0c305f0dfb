"""What the operator sets: understood, or taken as the safer of what it could mean."""

import tomllib
from typing import Any

import pytest

from doors import login, settings
from doors.login import Flaw
from schemas.warehouse_file import ROOT

SECRET = "q8vK2mZs7XbR4nTt9cLwYp3FhJd6GaUe1oNi5M0x"
PROVIDER = {
    "client_id": "x",
    "client_secret": "y",
    "server_metadata_url": "https://id.example/.well-known/openid-configuration",
}
AUTH: dict[str, Any] = {"redirect_uri": "https://g.example/oauth2callback", "cookie_secret": SECRET}


def test_no_section_is_no_login() -> None:
    assert not login.read(None).is_set_up and not login.read({}).is_set_up


@pytest.mark.parametrize(
    ("section", "providers"),
    [
        ({**AUTH, **PROVIDER}, ("default",)),
        ({**AUTH, "google": PROVIDER, "kantor": PROVIDER}, ("google", "kantor")),
        ({**AUTH, **PROVIDER, "client_kwargs": {"prompt": "login"}}, ("default",)),
    ],
)
def test_a_whole_section_is_a_login_with_its_providers(section: dict[str, Any], providers: tuple[str, ...]) -> None:
    found = login.read(section)
    assert found.is_usable and found.providers == providers


@pytest.mark.parametrize(
    ("section", "flaw"),
    [
        ({**AUTH, **PROVIDER, "cookie_secret": "GANTI"}, Flaw.COOKIE_SECRET),
        ({**AUTH, **PROVIDER, "cookie_secret": f"GANTI{SECRET}"}, Flaw.COOKIE_SECRET),
        ({**AUTH, **PROVIDER, "cookie_secret": "short"}, Flaw.COOKIE_SECRET),
        ({**AUTH, **PROVIDER, "cookie_secret": "x" * 64}, Flaw.COOKIE_SECRET),
        ({**AUTH, **PROVIDER, "cookie_secret": None}, Flaw.COOKIE_SECRET),
        ({**AUTH, **PROVIDER, "redirect_uri": "https://g.example/"}, Flaw.REDIRECT),
        (AUTH, Flaw.PROVIDER),
        ({**AUTH, "google": {**PROVIDER, "client_id": "GANTI"}}, Flaw.PROVIDER),
        ({**AUTH, "google": PROVIDER, "kantor": {"client_id": "x"}}, Flaw.PROVIDER),
        ({**AUTH, "my_office": PROVIDER}, Flaw.PROVIDER),
        ({**AUTH, "kantor": {**PROVIDER, "server_metadata_url": "http://id.example/x"}}, Flaw.PROVIDER),
    ],
)
def test_a_section_that_cannot_be_trusted_closes_the_login(section: dict[str, Any], flaw: Flaw) -> None:
    found = login.read(section)
    assert found.is_set_up and not found.is_usable and found.flaw == flaw


def test_the_example_file_is_no_login_until_its_values_are_replaced() -> None:
    example = tomllib.loads((ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8"))
    assert login.read(example["auth"]).flaw == Flaw.COOKIE_SECRET
    filled = {**example["auth"], "cookie_secret": SECRET}
    assert login.read(filled).flaw == Flaw.PROVIDER
    assert settings.read(example["doors"], {}) == settings.Settings(office_of_admins="Pengelola dashboard")


def test_the_environment_goes_before_the_file_and_the_own_machine_is_no_setting_of_the_file() -> None:
    section = {"admins": ["A@x.id"], "email_verified_by": ["kantor"], "without_login": "baca", "own_machine": True}
    assert settings.read(section, {}) == settings.Settings(("a@x.id",), ("kantor",), True)
    environment = {settings.ADMINS: "b@x.id, C@x.id", settings.WITHOUT_LOGIN: "", settings.OWN_MACHINE: "1"}
    found = settings.read(section, environment)
    assert (found.admins, found.reads_without_login, found.own_machine) == (("b@x.id", "c@x.id"), False, True)


@pytest.mark.parametrize(
    "section", [{"admins": "a@x.id"}, {"without_login": True}, {"without_login": "tulis"}, {"office": 3}]
)
def test_a_word_that_is_not_understood_gives_nothing(section: dict[str, Any]) -> None:
    assert settings.read(section, {settings.OWN_MACHINE: "perhaps"}) == settings.Settings()
