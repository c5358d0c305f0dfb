"""The groups of the sample register, and one way to check a chat."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.whatsapp import check, register
from etl.whatsapp.groups import Register

KEY = b"a key that is only used in tests"
Checker = Callable[[str | bytes], dict[str, Any]]


@pytest.fixture
def known(warehouse: Path) -> Register:
    """The register as the command line reads it."""
    assert warehouse.is_dir()
    return register.read()


@pytest.fixture
def checked(tmp_path: Path, known: Register) -> Checker:
    """Check a chat given as text or bytes; the object as a reader of the JSON gets it."""

    def run(text: str | bytes) -> dict[str, Any]:
        path = tmp_path / "chat.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        found: dict[str, Any] = json.loads(json.dumps(check.checked(path, KEY, known).as_json()))
        return found

    return run


def words_of(found: dict[str, Any]) -> str:
    """Everything that comes out, in small letters, but the hashes: 64 signs hold any four digits now and then."""
    text = json.dumps(found, ensure_ascii=False).casefold()
    return re.sub(r"\b[0-9a-f]{64}\b", "", text)
