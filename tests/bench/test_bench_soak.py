"""The figures of a soak: slopes and tables from looks at a server."""

import os
import subprocess
import sys

import pytest

from bench import process_tree, soak
from bench.process_tree import Use
from bench.reading import told


def test_a_leak_of_a_megabyte_a_minute_is_a_slope_of_sixty_an_hour() -> None:
    assert soak.slope([(minute / 60, 300.0 + minute) for minute in range(31)]) == pytest.approx(60)


def test_no_slope_where_nothing_grows_or_nothing_was_seen() -> None:
    assert soak.slope([(0, 5.0), (1, 5.0)]) == 0
    assert soak.slope([]) == soak.slope([(1, 5.0)]) == 0


def test_filling_caches_in_the_first_third_is_no_leak() -> None:
    course = soak.Course(looks=[(second, use := Use(min(100 + second, 200), 20, 10, second / 10), use)
                                for second in range(0, 601, 5)], swaps=[200, 400])  # fmt: skip
    clicks = [{"kind": "filter", "seconds": 0.2, "fault": ""}, {"kind": "lost", "seconds": 0, "fault": "TimeoutError"}]
    found = {"minutes": 10, "readers": 10, **soak.figures(course, clicks)}
    assert found["slope"]["megabytes"] == pytest.approx(0)
    assert found["peak"] == 200
    assert found["faults"] == {"TimeoutError": 1}
    words = told.soak(found)
    assert "Lost or wrong: 1." in words
    assert "| 10 | 200 MB | 200 MB | 20 | 10 | 2 |" in words


def test_a_process_is_counted_with_its_children() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    try:
        while len(process_tree.family(process.pid)) < 2:
            assert process.poll() is None
        whole, one = process_tree.of_tree(process.pid), process_tree.of_one(process.pid)
        assert whole.threads >= 2 > one.threads
        assert whole.files > one.files > 0
    finally:
        process.communicate(b"\n")
    assert process.pid not in process_tree.family(os.getpid())
