"""No secret stands in the repository: keys, client secrets and cookie secrets are set on the server only."""

import re
import subprocess

import pytest

from schemas.warehouse_file import ROOT

SECRETS = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}"),
    "a secret of Google": re.compile(r"GOCSPX-[\w-]{20,}"),
    "a key of Google": re.compile(r"AIza[\w-]{35}"),
    "a client of Google": re.compile(r"\b\d{10,}-[a-z0-9]{20,}\.apps\.googleusercontent\.com"),
    "a token of a code host": re.compile(r"\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,})"),
    "a key of a cloud": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
}
# A setting with a value that is long enough to be one; examples say GANTI, tests use values that open nothing.
SETTING = re.compile(
    r"^\s*(?:cookie_secret|client_secret|cookieSecret)\s*=\s*[\"'](?P<value>[^\"']*)[\"']", re.MULTILINE
)


def tracked() -> list[str]:
    """Files that git keeps."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def found_in(words: str) -> list[str]:
    """What looks like a secret in these words."""
    kinds = [kind for kind, pattern in SECRETS.items() if pattern.search(words)]
    settings = [match["value"] for match in SETTING.finditer(words) if not re.search(r"^$|GANTI|^\{", match["value"])]
    return kinds + settings


def test_no_file_of_the_repository_holds_a_secret() -> None:
    found = {}
    for name in tracked():
        words = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        if found_in(words):
            found[name] = found_in(words)
    assert found == {}


def test_no_file_of_secrets_and_no_kept_role_is_tracked() -> None:
    refused = [
        name for name in tracked() if name.endswith(("secrets.toml", ".pem", ".key", ".env")) or "data/doors" in name
    ]
    assert refused == []


@pytest.mark.parametrize(
    "words",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEpAIBAAKCAQEA1234",
        'client_secret = "GOC' + 'SPX-abcdefghijklmnopqrst1234"',
        'cookie_' + 'secret = "0123456789abcdef"',
        "AKIA" + "ABCDEFGHIJKLMNOP",
    ],
)  # fmt: skip
def test_a_secret_would_be_found(words: str) -> None:
    assert found_in(words)
