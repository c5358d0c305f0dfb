import os
from argparse import Namespace
from collections.abc import Callable

import pytest

from bench import __main__ as command
from bench import document, processes

PARTS = command._work(Namespace(repeats=1, uncommitted=False, minutes=1, nation=None))


def test_every_part_can_be_asked_for_and_has_its_table():
    assert set(command.COMMANDS) == set(PARTS) | {"all", "write"}
    assert set(document.RENDERED) == set(PARTS)
    assert set(command.DEFAULT_REPEATS) <= set(PARTS)


@pytest.mark.parametrize("name", document.RENDERED)
def test_the_table_of_every_part_has_its_place_in_the_document(name):
    words = document.FILE.read_text(encoding="utf-8")
    assert "figures of a test" in document.replaced(words, name, "figures of a test")


@pytest.mark.parametrize("measured", [processes.timed, processes.peak_megabytes, processes.timed_with_peak])
def test_a_process_that_fails_says_what_it_said_last(measured: Callable[..., object]) -> None:
    with pytest.raises(RuntimeError, match=r"ended with 1:\n(?s:.*)ValueError: of kabupaten 52.06"):
        measured(["-c", "raise ValueError('of kabupaten 52.06')"], dict(os.environ))
