"""The sample as committed, and made anew: once per run."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pandas as pd
import pytest

from etl.sample import compare, reading, rules, study, writing
from schemas.warehouse_file import ROOT

FOLDER = ROOT / "data" / "sample"
Frames = dict[str, pd.DataFrame]
Read = Callable[[date], Frames]
Compared = Callable[[date], list[compare.Row]]


@pytest.fixture(scope="session")
def known() -> study.Study:
    """The study's tables."""
    return study.load(ROOT / "data")


@pytest.fixture(scope="session")
def world(known: study.Study) -> writing.World:
    """Groups and the answers drawn for them."""
    return writing.world(known)


@pytest.fixture(scope="session")
def made(world: writing.World) -> Frames:
    """All tables, made anew for the whole span."""
    return writing.frames(world, rules.LAST_DAY.year)


@pytest.fixture(scope="session")
def read() -> Read:
    """The committed sample on a day."""
    return cache(lambda as_of: reading.read(FOLDER, as_of))


@pytest.fixture(scope="session")
def compared(read: Read, known: study.Study) -> Compared:
    """The committed sample beside the study, on a day."""
    return cache(lambda as_of: list(compare.rows(read(as_of), known)))
