"""`python -m bench.questions.record`: which questions the pages ask, written down while they ask (asked.json).

Every page is run without a browser (Streamlit's AppTest) for the province, a kabupaten and a kecamatan; then what it
does only when somebody clicks: tables as files, the drawers of all figures of the log, the card of a group. Run it
again when pages ask otherwise.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.util import patch_config_options

from answers import data, page_tables
from bench import servers
from components import groups, log_panels, origin_log, shell, viewer
from doors.connection import Connection
from doors.scope import EVERYTHING, PUBLIC, Scope
from doors.settings import OWN_MACHINE
from indicators import registry
from queries import run
from queries.selection import Selection
from schemas.vocabulary import GroupType
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT

FILE = Path(__file__).parent / "asked.json"
KABUPATEN, KECAMATAN = ("52.06", "Bima"), ("52.06.09", "Bolo")
LINKS: tuple[dict[str, str], ...] = (
    {}, {"kabupaten": KABUPATEN[0]}, {"kabupaten": KABUPATEN[0], "kecamatan": KECAMATAN[0]},
)  # fmt: skip
SELECTIONS = (
    Selection(), Selection(*KABUPATEN), Selection(*KABUPATEN, kecamatan_code=KECAMATAN[0], kecamatan_name=KECAMATAN[1]),
)  # fmt: skip
FILES_OF = "files of "  # rows counted by file, as a drawer shows them
SECONDS = 120  # a page has time
HERE = Connection("127.0.0.1", "127.0.0.1", ("127.0.0.1:8501",), ("http://127.0.0.1:8501",), ("Host", "Origin"))


def main() -> None:
    """Record on a fresh warehouse of NTB and write the file."""
    with servers.warehouse() as folder, _as_at_this_machine(folder), _recording() as asked:
        for link in LINKS:
            for page in (*shell.PAGES, *shell.QUIET_PAGES):
                _run(page, link)
        with data.asking_as(EVERYTHING):
            _clicks()
    FILE.write_text(_words(asked), encoding="utf-8")
    print(f"{len(asked)} ways to ask {len({question for question, _ in asked})} questions: {FILE.relative_to(ROOT)}")


def _run(page: str, link: dict[str, str]) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=SECONDS)
    app.run()
    if page != shell.PAGES[0]:
        app.switch_page(f"pages/{page}.py")
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    if app.exception:
        raise RuntimeError(f"{page} {link}: {app.exception[0].message}")


def _clicks() -> None:
    """What pages ask only when somebody clicks."""
    of_indicators = [one for indicator in registry.all_indicators("log") for one in indicator.counted]
    of_panels = [*log_panels.RECORDS.values(), *(one for more in log_panels.MORE_RECORDS.values() for one in more)]
    for selection in SELECTIONS:
        for page in page_tables.PAGES:
            page_tables.of(page, selection)
        for records in dict.fromkeys([*of_indicators, *of_panels, "report", "plausibility"]):
            origin_log.used(records, selection)
            origin_log.rows(records, selection)
    of_one = next(row["group_id"] for row in data.ask("group_points", kabupaten_code=KABUPATEN[0],
                  province_code=None, kecamatan_code=None, group_type=str(GroupType.KKG)))  # fmt: skip
    data.ask("log_person_points", kabupaten_code=None, province_code=None)  # the map of lines to the narasumber
    for ask in (groups.card, groups.standard, groups.meetings):
        ask(of_one)


@contextlib.contextmanager
def _recording() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Every way in which something is asked until the end of the block, each once."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    rows, files = run.ask_one, run.files_of

    def noted(question: str, parameters: dict[str, Any]) -> None:
        found.setdefault(json.dumps([question, parameters], default=str), (question, dict(parameters)))

    def ask_one(build: str, question: str, parameters: dict[str, Any], scope: Scope = PUBLIC) -> list[run.Row]:
        noted(question, parameters)
        return rows(build, question, parameters, scope)

    def files_of(build: str | None, question: str, parameters: dict[str, Any], scope: Scope = PUBLIC) -> list[run.Row]:
        noted(FILES_OF + question, parameters)
        return files(build, question, parameters, scope)

    asked: list[tuple[str, dict[str, Any]]] = []
    run.ask_one, run.files_of = ask_one, files_of
    try:
        yield asked
    finally:
        run.ask_one, run.files_of = rows, files
        asked += sorted(found.values(), key=lambda one: (one[0], json.dumps(one[1], default=str)))


@contextlib.contextmanager
def _as_at_this_machine(folder: Path) -> Iterator[None]:
    """AppTest has no connection and forgets at each run that the app has its own navigation."""
    made, connection = PagesManager.__init__, viewer.connection

    def later(manager: PagesManager, *arguments: Any, **options: Any) -> None:
        made(manager, *arguments, **options)
        PagesManager.uses_pages_directory = False

    os.environ.update({FOLDER_VARIABLE: str(folder), OWN_MACHINE: "1"})
    PagesManager.__init__, viewer.connection = later, lambda: HERE  # type: ignore[method-assign, assignment]
    try:
        with patch_config_options({"secrets.files": [str(folder / "secrets.toml")]}):
            yield
    finally:
        PagesManager.__init__, viewer.connection = made, connection  # type: ignore[method-assign]


def _words(asked: list[tuple[str, dict[str, Any]]]) -> str:
    lines = [
        json.dumps({"question": question, "parameters": parameters}, default=str) for question, parameters in asked
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    main()
