"""How the derived tables of another engine lie on the disk, and the note beside them that says what they are.

`MARTS/<table>/province_code=52/year=2026/*.parquet` for the long tables, `MARTS/<table>/*.parquet` for the others.
The note is a folder too, since an engine writes folders; it is written first as unfinished and last as finished.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from etl import marts
from etl.lake import layout
from schemas import contract, fingerprint
from schemas.warehouse_file import ROOT

NOTE = "note"
# Counts the files of survey rounds too, which are in no lake.
HERE = ("log_state",)
TABLES = (*(table for table in marts.TABLES if table not in HERE), "activity_value")
# Long table -> the column whose year is that of the folder; the province is that of the group.
PARTITIONED = {"log_meeting": "held_on", "group_month": "month"}
# Tables that stand beside a lake in the repository; what is worked out rests on them too.
REFERENCE = ("province", "kabupaten", "kecamatan", "survey_option", "study_fact", "activity_rule")
CODE = ("etl/sql/*.sql", "indicators/log_*.sql", "indicators/log_*.yaml", "etl/marts.py", "etl/activity_values.py",
        "etl/distances.py", "etl/spark/*.py", "geo/distances.py")  # fmt: skip
WHOLE = ""  # the one part of a table that is not partitioned
Rows = dict[str, dict[str, int]]  # table -> part -> rows


@dataclass(frozen=True)
class Note:
    """What some derived tables were worked out from, by what, and how many rows each part has."""

    as_of: str
    lake: str
    code: str
    reference: str
    engine: str
    is_finished: bool = False
    rows: Rows = field(default_factory=dict)

    def to_json(self) -> str:
        """In one line: an engine writes lines."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> "Note":
        """Raises ValueError when it is no such note."""
        try:
            return Note(**json.loads(text))
        except (TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"not a note of derived tables: {error}") from error


def note(as_of: date, lake: str, reference: Mapping[str, pd.DataFrame], engine: str) -> Note:
    """The note of what is being worked out now, unfinished. lake: as `lake_fingerprint` says it."""
    return Note(as_of.isoformat(), lake, code_fingerprint(), reference_fingerprint(reference), engine)


def told(folder: Path) -> str:
    """What the note of a folder says, as it stands; nothing without one."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((folder / NOTE).glob("part-*")))


def part(values: Iterable[tuple[str, object]]) -> str:
    """`province_code=52/year=2026`, as the folders are named."""
    return "/".join(f"{name}={value}" for name, value in values)


def lake_fingerprint(contents: Mapping[str, str]) -> str:
    """Twelve hexadecimal digits of a lake: path below it -> SHA-256 of the content of the file."""
    lines = "".join(f"{path} {digest}\n" for path, digest in sorted(contents.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def local_contents(lake: Path) -> dict[str, str]:
    """Path below the lake -> SHA-256 of the content, of all files of a lake on this machine."""
    found = {}
    for path in layout.all_files(lake):
        with path.open("rb") as file:
            found[layout.said(lake, path)] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def code_fingerprint() -> str:
    """Of the SQL and the code that work out the tables: another rule must not pass for this one."""
    files = sorted({path for pattern in CODE for path in ROOT.glob(pattern)})
    contracts = [ROOT / "schemas" / f"{table}.yaml" for table in TABLES]
    return fingerprint.digest([*files, *contracts], ROOT)


def reference_fingerprint(tables: Mapping[str, pd.DataFrame]) -> str:
    """Of places, rules and facts of the study."""
    texts = [tables[table][contract.load(table).names].to_csv(index=False) for table in REFERENCE]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]
