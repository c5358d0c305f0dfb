"""The log has no place for a person: closed events, plain values, lines of code instead of the words of errors."""

import ast
import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit import logger as streamlit_logger

from operation import events
from operation.events import EVENTS
from server import log_lines
from tests.house import called, name_of, read
from tests.test_house import CODE_FILES

PRIVATE = "Siti Aminah siti@dinas.go.id 10.1.2.3 +62 812-3456-7890 /tmp/x/Daftar Guru.xlsx ?kab=5206"


@pytest.fixture
def lines() -> Iterator[Any]:
    """All loggers of this process speak into a text; what it holds as objects."""
    root, ours = logging.getLogger(), logging.getLogger(events.LOGGER)
    before = (root.handlers[:], root.level, ours.level, streamlit_logger.setup_formatter)
    stream = io.StringIO()
    log_lines.start("warning", "json", stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:], root.level, ours.level, streamlit_logger.setup_formatter = before
    logging.captureWarnings(capture=False)


def test_an_event_is_one_line_with_time_level_and_its_fields(lines: Any) -> None:
    events.tell("import_ended", command="load", state="done", seconds=1.5, reference="")
    (told,) = lines()
    assert told.pop("time").endswith("+00:00")
    assert told == {"level": "info", "event": "import_ended", "command": "load", "state": "done", "seconds": 1.5,
                    "reference": ""}  # fmt: skip


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        ("nobody_knows_it", {}),
        ("signed_in", {"account": "x"}),
        ("signed_in", {"role": "siti@dinas.go.id"}),
        ("request", {"path": "/peta?kab=5206"}),
        ("page_failed", {"where": ["Siti, Aminah"]}),
    ],
)
def test_what_is_not_listed_or_not_plain_is_refused(event: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"log has no place|no plain word"):
        events.tell(event, **fields)


def test_an_error_is_told_by_its_kind_and_its_lines_of_code_and_never_by_its_words(lines: Any) -> None:
    try:
        raise KeyError(PRIVATE)
    except KeyError as error:
        events.failed("page_failed", error, page="peta", reference="0123abcd")
    (told,) = lines()
    assert (told["error"], told["reference"], told["level"]) == ("KeyError", "0123abcd", "error")
    assert told["where"][-1].startswith("tests/operation/test_events.py:")
    assert not [word for word in PRIVATE.split() if word in json.dumps(told) and len(word) > 3]


def test_an_error_of_another_process_is_told_by_the_lines_of_its_traceback(lines: Any) -> None:
    said = f'Traceback (most recent call last):\n  File "{__file__}", line 7, in run\n    x()\nValueError: {PRIVATE}\n'
    events.broke("import_broke", said, command="load", reference="0123abcd")
    (told,) = lines()
    assert told["where"] == ["tests/operation/test_events.py:7 run"] and told["error"] == "ValueError"
    assert "Siti" not in json.dumps(told)


@pytest.mark.parametrize("name", ["uvicorn.error", "streamlit.web.x", "streamlit.made.later", "py.warnings", "other"])
def test_libraries_speak_through_the_same_lines_without_their_values(lines: Any, name: str) -> None:
    logger = streamlit_logger.get_logger(name) if name.startswith("streamlit") else logging.getLogger(name)
    logger.warning("refused %s", PRIVATE)
    logger.warning("refused " + PRIVATE + " 'Daftar Guru.xlsx' [fe80::1:2:3]:80")
    told = lines()
    assert [one["event"] for one in told] == ["library", "library"] and {one["logger"] for one in told} == {name}
    assert told[0]["message"] == "refused %s"
    for sign in ("@", "10.1.2.3", "812", "Guru", "kab=", "fe80"):
        assert sign not in told[1]["message"], told[1]


def test_an_error_of_a_library_keeps_its_place(lines: Any) -> None:
    try:
        raise RuntimeError(PRIVATE)
    except RuntimeError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application\n")
    (told,) = lines()
    assert told["error"] == "RuntimeError" and told["where"] and "Siti" not in json.dumps(told)


def test_for_the_person_at_the_machine_the_log_has_the_words_of_errors() -> None:
    formatter = log_lines.FORMATS["text"]()
    try:
        raise KeyError("this very key")
    except KeyError:
        record = logging.LogRecord("gugus", logging.ERROR, "x", 1, "%s", ("page_failed page=peta",), sys.exc_info())
    assert "page=peta" in formatter.format(record) and "this very key" in formatter.format(record)


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in CODE_FILES:
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.Call) and called(node) in {"events.tell", "events.failed", "events.broke"}:
                yield name_of(path), node


def test_every_event_that_the_code_tells_is_listed_with_its_fields_and_every_listed_one_is_told() -> None:
    said = set()
    for place, node in calls():
        event = node.args[0]
        assert isinstance(event, ast.Constant) and event.value in EVENTS, f"{place}:{node.lineno}"
        said.add(event.value)
        fields = {one.arg for one in node.keywords if one.arg} - {"level", "cause"}
        assert fields <= EVENTS[event.value], f"{place}:{node.lineno} {fields - EVENTS[event.value]}"
    assert said == set(EVENTS)


def test_nothing_else_of_ours_writes_into_the_log() -> None:
    allowed = {"operation/events.py", "server/log_lines.py", "server/request_log.py"}
    found = {
        name_of(path)
        for path in CODE_FILES
        for node in ast.walk(ast.parse(read(path)))
        if called(node) == "logging.getLogger" and name_of(path).split("/")[0] not in {"bench", "etl"}
    }
    assert found <= allowed
