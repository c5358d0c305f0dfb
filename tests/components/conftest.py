"""Streamlit's AppTest as a server that has been running; it forgets at every run that this app has `st.navigation`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1.util import patch_config_options

from components import viewer
from doors.connection import Connection
from doors.settings import OWN_MACHINE
from translations.text import use_language

AT_THIS_MACHINE = Connection(
    "127.0.0.1", "127.0.0.1", ("127.0.0.1:8501",), ("http://127.0.0.1:8501",), ("Host", "Origin")
)


@pytest.fixture(scope="module", autouse=True)
def _at_the_machine_of_make_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """AppTest has no connection: readers sit at this machine, no login is set up, and our secrets are not read."""
    missing = str(tmp_path_factory.getbasetemp() / "no-secrets.toml")
    with pytest.MonkeyPatch.context() as patch, patch_config_options({"secrets.files": [missing]}):
        patch.setattr(viewer, "connection", lambda: AT_THIS_MACHINE)
        patch.setenv(OWN_MACHINE, "1")
        yield


@pytest.fixture(scope="module", autouse=True)
def _as_on_a_running_server(request: pytest.FixtureRequest) -> Any:
    """A `pages/` folder counts for Streamlit's older kind of app until the first `st.navigation` of the process.

    A server passes that point once; AppTest goes back before it at every run and would start each page bare. What
    happens at that point is tried in test_first_visit.py, which is left as AppTest is.
    """
    if request.module.__name__.endswith("test_first_visit"):
        yield
        return
    made = PagesManager.__init__

    def made_later(manager: PagesManager, *arguments: Any, **options: Any) -> None:
        made(manager, *arguments, **options)
        PagesManager.uses_pages_directory = False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PagesManager, "__init__", made_later)
        yield


@pytest.fixture
def in_indonesian(warehouse: Path) -> Iterator[None]:
    """The warehouse of the run, and Indonesian before and after: an English page leaves its language in the thread."""
    use_language("id")
    yield
    use_language("id")
