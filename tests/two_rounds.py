"""A warehouse with the study and a later round beside it, for tests that look at both."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import build
from etl.rounds import loading
from etl.rounds.keeping import About
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.etl.raw_copy import RawCopy
from tests.etl.rounds import golden


def built(folder: Path, as_of: object, about: About = golden.ABOUT, rows: golden.Rows | None = None) -> Path:
    """Load a round (default: the golden one) into a copy of data/ below `folder`; returns the warehouse's folder."""
    data, warehouse = RawCopy.into(folder).data, folder / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse))
        file = golden.put(folder, rows or golden.table(golden.KOBO_NAMES))
        done = loading.load(data, about, [file], "Dinas", golden.NOW, rebuild(data, as_of), refused_to=folder)
    assert done.code != loading.NOTHING, done.lines
    return warehouse


def rebuild(data: Path, as_of: object) -> Callable[[], object]:
    """What a load calls to make the warehouse anew."""
    assert FOLDER_VARIABLE in os.environ
    return lambda: build.build(data, as_of=as_of)  # type: ignore[arg-type]
