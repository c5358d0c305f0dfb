"""What stands before a file is brought: a data folder of one kecamatan with groups, meetings and rows that wait."""

import json
import os
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from bench.national import making
from bench.national.making import Size
from etl import places
from etl.intake import batches
from etl.problems import Problem
from etl.whatsapp.groups import Register
from etl.whatsapp.saved import Saved
from tests.etl.history.files import PLACE, book, load
from tests.etl.intake.book import Book
from tests.etl.whatsapp.confirming import known


@dataclass(frozen=True)
class Ground:
    """`folder` is scratch; `data` in it is never changed by a run that is right."""

    folder: Path

    @classmethod
    def prepared(cls) -> "Ground":
        """In a new folder; the key of the senders is fixed, so that a run can be repeated."""
        os.environ["GUGUS_SENDER_KEY"] = "a key that is only used in fuzzing"
        ground = cls(Path(tempfile.mkdtemp(prefix="fuzz-")))
        os.environ["GUGUS_WAREHOUSE_DIR"] = str(ground.folder / "warehouse")
        load(ground.data, book(ground.folder, "satu.xlsx", _with_rows_that_wait))
        return ground

    @property
    def data(self) -> Path:
        """Holds one kept file of which rows 5 and 6 wait."""
        return self.folder / "data"

    @cached_property
    def known(self) -> tuple[Register, Saved]:
        """Register and saved meetings of it."""
        return known(self.data)

    @cached_property
    def lake(self) -> Path:
        """A simulated lake; one file of it at a time is changed, and put back."""
        making.make(self.folder / "lake", Size(groups=6, meetings=120, csv=0.5))
        return self.folder / "lake"

    @cached_property
    def places(self) -> dict[str, pd.DataFrame]:
        """The tables of places, as a build holds them before it comes to a lake."""
        tables = {"survey_frame": pd.DataFrame({"kabupaten_code": pd.Series(dtype="string")})}
        problems: list[Problem] = []
        places.run(tables, problems)
        assert not problems
        return {name: tables[name] for name in ("province", "kabupaten", "kecamatan")}

    @cached_property
    def batch_id(self) -> str:
        """Of the kept file."""
        return batches.kept(self.data)[0].record.batch_id

    def row(self, number: int, **cells: Any) -> dict[str, Any]:
        """A row that waits, with changed cells, as `mend` is given it."""
        return {"batch_id": self.batch_id, "sheet": "pertemuan", "row": number, "cells": cells}

    def stands(self) -> dict[str, bytes]:
        """All files of the data folder."""
        files = (path for path in sorted(self.data.rglob("*")) if path.is_file() and path.suffix != ".lock")
        return {path.relative_to(self.data).as_posix(): path.read_bytes() for path in files}


def _with_rows_that_wait(right: Book) -> None:
    right.add_meeting(Kelompok="KKG Gugus 9 Entah", Hadir=21).add_meeting(Tanggal="besok", Hadir=22)


def as_json(told: Any) -> bytes:
    """What a program writes."""
    return json.dumps(told, ensure_ascii=False).encode()


__all__ = ["PLACE", "Ground", "as_json"]
