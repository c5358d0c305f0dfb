"""Settings that our server gives Streamlit beside the file of settings and the environment."""

from typing import Any

import pytest
from streamlit.web import bootstrap

from server import __main__ as command


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What was handed to Streamlit."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(bootstrap, "load_config_options", found.update)
    return found


def test_a_server_does_not_watch_its_own_source(given: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", raising=False)
    command.read_environment("127.0.0.1")
    assert given["server_fileWatcherType"] == "none"
    assert given["server_address"] == "127.0.0.1"


def test_who_writes_the_source_may_ask_for_it(given: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_FILE_WATCHER_TYPE", "poll")
    command.read_environment("127.0.0.1")
    assert given["server_fileWatcherType"] == "poll"
