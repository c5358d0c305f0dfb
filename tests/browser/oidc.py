"""A real OpenID Connect provider in a process of its own, and a folder of secrets that lets people sign in at it."""

import json
import secrets
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.browser import served

COOKIE_SECRET = secrets.token_urlsafe(48)  # of this run
SETTINGS = """
[auth]
redirect_uri = "{server}/oauth2callback"
cookie_secret = "{secret}"
[auth.tiruan]
client_id = "gugus"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@dataclass(frozen=True)
class Provider:
    """A running provider."""

    process: "subprocess.Popen[bytes]"
    url: str

    def stop(self) -> None:
        """End this process and no other."""
        self.process.terminate()
        self.process.wait(timeout=20)


def provider(log: Path, *people: dict[str, object]) -> Provider:
    """Start it on a free port and wait until it answers. people: claims, each with its `sub`."""
    port = served.free_port()
    claims = [part for person in people for part in ("--user-claims", json.dumps(person))]
    with log.open("wb") as out:
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims]
        started = Provider(subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT), f"http://127.0.0.1:{port}")
    until = time.monotonic() + served.SECONDS_TO_START
    while time.monotonic() < until and started.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{started.url}/.well-known/openid-configuration", timeout=2):
                return started
        except OSError:
            time.sleep(0.1)
    started.stop()
    raise AssertionError(f"the provider did not answer:\n{log.read_text()}")


def write_secrets(folder: Path, server: str, provider: str) -> None:
    """What an operator would write into .streamlit/secrets.toml."""
    words = SETTINGS.format(server=server, provider=provider, secret=COOKIE_SECRET)
    (folder / served.SECRETS).write_text(words, encoding="utf-8")
