"""A clock that was reset: nothing is judged by it, and what is there stays."""

from datetime import date
from pathlib import Path

import pytest

from etl import __main__ as command
from etl import build as building
from tests.conftest import AS_OF
from tests.etl.raw_copy import RawCopy, current
from tests.etl.test_build import folder, raw

__all__ = ["folder", "raw"]


def test_a_clock_that_was_reset_makes_no_build_and_the_old_one_stays(
    folder: Path, raw: RawCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = current(folder)
    monkeypatch.setattr(building, "today", lambda: date(1970, 1, 1))
    assert command.main(["build", "--if-needed", "--data", str(raw.data)]) == 1
    told = capsys.readouterr().err
    assert "1970-01-01" in told and "the clock is not before 2026-11-01" in told and "--as-of" in told
    assert current(folder) == before
    assert command.main(["build", "--if-needed", "--data", str(raw.data), "--as-of", str(AS_OF)]) == 0
