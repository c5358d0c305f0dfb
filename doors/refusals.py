"""Why a role is not given, or taken: each reason with its words, which name the value, the rule and the cure."""

from enum import StrEnum

from translations.text import text


class Refusal(StrEnum):
    """A reason; its words are `role_refused.<reason>`."""

    NOT_ALLOWED = "not_allowed"
    ADDRESS = "address"
    PUBLIC_DOMAIN = "public_domain"
    DOMAIN_ADMIN = "domain_admin"
    ROLE = "role"
    NO_KABUPATEN = "no_kabupaten"
    KABUPATEN = "kabupaten"
    KABUPATEN_OF_ROLE = "kabupaten_of_role"
    OFFICE = "office"
    UNKNOWN = "unknown"
    LAST_ADMIN = "last_admin"
    SPOILT = "spoilt"
    BUSY = "busy"


class RefusedError(ValueError):
    """Nothing was changed; `reason` says why, and str() says it to the reader in the language of the run."""

    def __init__(self, reason: Refusal, **values: str) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason)

    def __str__(self) -> str:
        return text(f"role_refused.{self.reason}", **self.values)
