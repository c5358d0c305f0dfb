"""Which ways to sign in are set up: the section `[auth]` of .streamlit/secrets.toml, looked at before it is believed.

Whoever knows the cookie secret can write a cookie that says they are anybody. So a section whose secret is short or
still that of the example file counts as set up wrongly: nobody can sign in, and nobody is believed to have.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SHORTEST_SECRET = 32
PLACEHOLDER = "GANTI"  # stands in every value of the example file that is to be replaced
_NEEDED = ("client_id", "client_secret", "server_metadata_url")
DEFAULT = "default"


class Flaw(StrEnum):
    """Why a login that is set up cannot be used."""

    COOKIE_SECRET = "cookie_secret"  # noqa: S105 - the name of a setting
    REDIRECT = "redirect"
    PROVIDER = "provider"
    FILE = "file"


@dataclass(frozen=True)
class Login:
    """providers: names for st.login, in the order of the file. flaw: why nobody can sign in although it is set up."""

    is_set_up: bool = False
    providers: tuple[str, ...] = ()
    flaw: Flaw | None = None

    @property
    def is_usable(self) -> bool:
        """Somebody can sign in."""
        return self.is_set_up and self.flaw is None


def read(auth: Mapping[str, Any] | None) -> Login:
    """The login that a section `[auth]` sets up; None or empty: no login."""
    if not auth:
        return Login()
    sections = {name: value for name, value in auth.items() if isinstance(value, Mapping) and name != "client_kwargs"}
    if any(key in auth for key in _NEEDED):
        sections = {DEFAULT: auth, **sections}
    whole = tuple(name for name, section in sections.items() if _is_whole(name, section))
    flaw = None
    if not _is_secret(auth.get("cookie_secret")):
        flaw = Flaw.COOKIE_SECRET
    elif not str(auth.get("redirect_uri", "")).endswith("/oauth2callback"):
        flaw = Flaw.REDIRECT
    elif not whole or len(whole) < len(sections):
        flaw = Flaw.PROVIDER
    return Login(is_set_up=True, providers=whole, flaw=flaw)


def _is_secret(value: Any) -> bool:
    # Streamlit signs with it; the same letter many times is long and no secret.
    return isinstance(value, str) and len(value) >= SHORTEST_SECRET and PLACEHOLDER not in value and len(set(value)) > 9


def _is_whole(name: str, section: Mapping[str, Any]) -> bool:
    values = [section.get(key) for key in _NEEDED]
    # Streamlit refuses a name with an underscore, and fetches the provider's settings from this address.
    return (
        "_" not in name
        and all(isinstance(value, str) and value and PLACEHOLDER not in value for value in values)
        and str(section["server_metadata_url"]).startswith(("https://", "http://127.0.0.1:", "http://localhost:"))
    )
