"""A register of eight groups, small enough to check by hand, written and derived through the door of the real ETL.

Day of the build: 22 November 2026. G1-G3 are KKG of kecamatan Bolo and Woha (Bima), G4 of Hu'u (Dompu), G5-G6 KKKS, G7
a KKM without any report, G8 the KKPS of Bima, which has no kecamatan. Each row says only what its test is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from components import cached_answers, origin_log
from etl import activity_values, marts
from etl.warehouse import NewWarehouse
from geo import group_points
from schemas import contract
from schemas.vocabulary import Topic
from schemas.warehouse_file import FOLDER_VARIABLE

AS_OF = date(2026, 11, 22)
BIMA, DOMPU, BOLO, WOHA, HUU = "52.06", "52.05", "52.06.06", "52.06.04", "52.05.05"
Rows = Sequence[Mapping[str, Any]]

# What a row has when it does not say otherwise.
DEFAULTS: dict[str, dict[str, Any]] = {
    "working_group": {"group_type": "KKG", "level": "gugus", "is_sample": False, "batch_id": "b1"},
    "group_alias": {"batch_id": "b1"},
    "meeting": {"kind": "rutin", "review_state": "dikonfirmasi", "batch_id": "b1"},
    "meeting_evidence": {"chat_sha256": "0" * 64, "line": 1, "batch_id": "b1"},
    "funding": {"batch_id": "b1"},
    "spending": {"batch_id": "b1"},
    "resource_person": {"kabupaten_code": BIMA, "is_available": True, "batch_id": "b1"},
    "resource_person_topic": {"batch_id": "b1"},
    "monitoring_visit": {"visited_by": "pengawas", "batch_id": "b1"},
    "load_batch": {
        "kind": "templat_xlsx", "sha256": "0" * 64, "loaded_by": "petugas", "rows_read": 1, "rows_taken": 1,
        "rows_refused": 0, "is_sample": False, "is_undone": False,
    },
    "rejected_row": {"sheet": "pertemuan", "rule": "tanggal", "cure": "tulis tanggal", "state": "menunggu"},
    "activity_rule": {"window_months": 12, "source": "uji"},
    "survey_option": {"question_id": "topics", "words": "-", "sort_order": 1, "is_missing": False},
    "study_fact": {"round_id": "survey_2018", "unit": "-", "words": "-", "source_line": 1047, "source_text": "-"},
}  # fmt: skip

PLACES: dict[str, Rows] = {
    "province": [{"code": "52", "name": "Nusa Tenggara Barat"}, {"code": "11", "name": "Aceh"}],
    "kabupaten": [
        {"code": BIMA, "name": "Bima", "display_order": 9, "province_code": "52"},
        {"code": DOMPU, "name": "Dompu", "display_order": 8, "province_code": "52"},
        {"code": "52.01", "name": "Lombok Barat", "display_order": 2, "province_code": "52"},
        {"code": "11.01", "name": "Aceh Selatan", "display_order": 1, "province_code": "11"},
    ],
    "kecamatan": [
        {"code": BOLO, "name": "Bolo", "kabupaten_code": BIMA},
        {"code": WOHA, "name": "Woha", "kabupaten_code": BIMA},
        {"code": HUU, "name": "Hu'u", "kabupaten_code": DOMPU},
        {"code": "52.01.01", "name": "Gerung", "kabupaten_code": "52.01"},
    ],
}


def rule(place: str | None, valid_from: str, bounds: tuple[int, int, int], window: int = 12) -> Rows:
    """One dated rule: least meetings for aktif, cukup aktif, kurang aktif; vakum from 0."""
    classes = ("aktif", "cukup_aktif", "kurang_aktif", "vakum")
    return [
        {"kabupaten_code": place, "valid_from": valid_from, "window_months": window, "activity_class": one,
         "meetings_from": bound}
        for one, bound in zip(classes, (*bounds, 0), strict=True)
    ]  # fmt: skip


GROUPS: Rows = [
    {"group_id": "G1", "name": "KKG Gugus 1 Bolo", "gugus_name": "Gugus 1 Bolo", "kabupaten_code": BIMA,
     "kecamatan_code": BOLO, "longitude": 118.60, "latitude": -8.50, "location_source": "gps", "members": 20,
     "schools": 6, "founded_year": 2010, "has_sk": True, "sk_issuer": "UPT Dinas Pendidikan Kecamatan Bolo",
     "has_ad_art": True, "has_kak": False, "has_room": True, "has_computer": True, "has_projector": True},
    {"group_id": "G2", "name": "KKG Gugus 2 Bolo", "kabupaten_code": BIMA, "kecamatan_code": BOLO,
     "longitude": 118.62, "latitude": -8.52, "location_source": "desa", "members": 30, "schools": 8, "has_sk": False,
     "has_room": False, "has_computer": False},
    {"group_id": "G3", "name": "KKG Gugus 1 Woha", "kabupaten_code": BIMA, "kecamatan_code": WOHA, "members": 10,
     "schools": 4},
    {"group_id": "G4", "name": "KKG Gugus 1 Hu'u", "kabupaten_code": DOMPU, "kecamatan_code": HUU,
     "longitude": 118.45, "latitude": -8.80, "location_source": "sekolah_inti", "schools": 5, "has_sk": True,
     "sk_issuer": "Bupati Dompu", "has_ad_art": True, "has_chair": True, "has_secretary": True, "has_treasurer": True},
    {"group_id": "G5", "group_type": "KKKS", "name": "KKKS Bolo", "kabupaten_code": BIMA, "kecamatan_code": BOLO,
     "level": "kecamatan", "members": 15},
    {"group_id": "G6", "group_type": "KKKS", "name": "KKKS Hu'u", "kabupaten_code": DOMPU, "kecamatan_code": HUU,
     "level": "kecamatan", "members": 12},
    {"group_id": "G7", "group_type": "KKM", "name": "KKM Bima", "kabupaten_code": BIMA, "kecamatan_code": WOHA,
     "level": "kecamatan"},
    {"group_id": "G8", "group_type": "KKPS", "name": "KKPS Bima", "kabupaten_code": BIMA, "level": "kabupaten",
     "members": 9},
]  # fmt: skip

# G1: five meetings in twelve months, three of them development with 12 + 12 + 8 lesson hours; one before the window,
# one waiting, one refused, one planned. G2: two, the last in May. G4: one, exactly twelve months ago, the first day
# that counts. G5: three development meetings without hours. G6: one long ago. G8: one.
MEETINGS: Rows = [
    {"meeting_id": "m01", "group_id": "G1", "held_on": "2026-11-21", "topic": "media_pembelajaran", "attended": 18,
     "invited": 20, "cost_rupiah": 300_000, "narasumber_kind": "pengawas"},
    {"meeting_id": "m02", "group_id": "G1", "held_on": "2026-10-10", "kind": "pengembangan", "attended": 12,
     "topic": "ptk_karya_ilmiah", "invited": 20, "cost_rupiah": 600_000, "narasumber_kind": "kemendikbud_lpmp",
     "lesson_hours": 12},
    {"meeting_id": "m03", "group_id": "G1", "held_on": "2026-09-05", "kind": "pengembangan", "attended": 10,
     "topic": "ptk_karya_ilmiah", "invited": 20, "lesson_hours": 12},
    {"meeting_id": "m04", "group_id": "G1", "held_on": "2026-08-01", "kind": "pengembangan", "lesson_hours": 8,
     "topic": "media_pembelajaran", "attended": 15, "cost_rupiah": 150_000},
    {"meeting_id": "m05", "group_id": "G1", "held_on": "2026-02-10", "topic": "hari_besar"},
    {"meeting_id": "m06", "group_id": "G1", "held_on": "2025-11-21", "topic": "hari_besar", "attended": 20,
     "invited": 20},
    {"meeting_id": "m07", "group_id": "G1", "held_on": "2026-10-20", "review_state": "menunggu"},
    {"meeting_id": "m08", "group_id": "G1", "held_on": "2026-10-21", "review_state": "ditolak"},
    {"meeting_id": "m09", "group_id": "G1", "held_on": "2026-11-22", "attended": 9},
    {"meeting_id": "m10", "group_id": "G2", "held_on": "2026-05-23", "topic": "hari_besar", "attended": 24,
     "invited": 30, "cost_rupiah": 200_000, "narasumber_kind": "pengurus"},
    {"meeting_id": "m11", "group_id": "G2", "held_on": "2026-03-03", "attended": 31, "invited": 30},
    {"meeting_id": "m12", "group_id": "G4", "held_on": "2025-11-22", "topic": "ptk_karya_ilmiah", "attended": 10,
     "invited": 10, "cost_rupiah": 100_000},
    {"meeting_id": "m13", "group_id": "G5", "held_on": "2026-10-01", "kind": "pengembangan",
     "topic": "kebijakan_pemerintah", "narasumber_kind": "dinas_pendidikan"},
    {"meeting_id": "m14", "group_id": "G5", "held_on": "2026-09-01", "kind": "pengembangan"},
    {"meeting_id": "m15", "group_id": "G5", "held_on": "2026-08-01", "kind": "pengembangan"},
    {"meeting_id": "m16", "group_id": "G6", "held_on": "2025-03-15"},
    {"meeting_id": "m17", "group_id": "G8", "held_on": "2026-11-01", "attended": 9, "invited": 9,
     "cost_rupiah": 50_000},
]  # fmt: skip

TABLES: dict[str, Rows] = {
    **PLACES,
    "load_batch": [
        {"batch_id": "b1", "file_name": "log.xlsx", "loaded_at": "2026-11-20 09:00"},
        {"batch_id": "b0", "file_name": "lama.xlsx", "loaded_at": "2026-01-05 08:30"},
    ],
    "working_group": GROUPS,
    "group_alias": [],
    "meeting": MEETINGS,
    "meeting_evidence": [],
    "funding": [
        {"group_id": "G1", "year": 2025, "source": "iuran_sekolah", "amount_rupiah": 3_000_000},
        {"group_id": "G1", "year": 2025, "source": "dinas_pendidikan", "amount_rupiah": 1_000_000},
        {"group_id": "G1", "year": 2024, "source": "iuran_sekolah", "amount_rupiah": 2_000_000},
        {"group_id": "G2", "year": 2025, "source": "iuran_guru", "amount_rupiah": 500_000},
        {"group_id": "G4", "year": 2025, "source": "iuran_sekolah", "amount_rupiah": 0},
    ],
    "spending": [
        {"group_id": "G1", "year": 2025, "category": "konsumsi", "amount_rupiah": 2_000_000},
        {"group_id": "G1", "year": 2025, "category": "honor_narasumber", "amount_rupiah": 500_000},
        {"group_id": "G2", "year": 2025, "category": "konsumsi", "amount_rupiah": 400_000},
        {"group_id": "G2", "year": 2024, "category": "konsumsi", "amount_rupiah": 900_000},
    ],
    "resource_person": [
        {"person_id": "P1", "kind": "pengawas", "longitude": 118.60, "latitude": -8.50, "has_s1": True,
         "teaching_years": 20, "kecamatan_code": BOLO},
        {"person_id": "P2", "kind": "guru", "longitude": 118.45, "latitude": -8.80, "has_s1": False,
         "teaching_years": 9, "kabupaten_code": DOMPU},
        {"person_id": "P3", "kind": "guru", "longitude": 118.45, "latitude": -8.70, "teaching_years": 10,
         "kabupaten_code": DOMPU, "kecamatan_code": HUU},
        {"person_id": "P4", "kind": "dosen", "longitude": 118.45, "latitude": -8.80, "has_s1": True,
         "is_available": False},
        {"person_id": "P5", "kind": "lsm", "has_expertise": True, "kecamatan_code": WOHA},
    ],
    "resource_person_topic": [
        {"person_id": "P1", "topic": "ptk_karya_ilmiah"},
        {"person_id": "P1", "topic": "media_pembelajaran"},
        {"person_id": "P3", "topic": "media_pembelajaran"},
        {"person_id": "P4", "topic": "kebijakan_pemerintah"},
        {"person_id": "P5", "topic": "isu_kelas_sekolah"},
    ],
    "monitoring_visit": [
        {"group_id": "G1", "visited_on": "2026-03-01"},
        {"group_id": "G1", "visited_on": "2026-06-01", "visited_by": "dinas_pendidikan"},
        {"group_id": "G2", "visited_on": "2025-10-01"},
        {"group_id": "G4", "visited_on": "2026-12-01"},
    ],
    "rejected_row": [
        {"rejected_id": "b1-pertemuan-3-tanggal", "batch_id": "b1", "row": 3, "cell": "B3", "column": "tanggal",
         "value": "kemarin"},
    ],
    "activity_rule": [*rule(None, "2018-11-01", (16, 4, 1)), *rule(DOMPU, "2024-01-01", (10, 2, 1)),
                      *rule(DOMPU, "2027-01-01", (1, 1, 1))],
    "survey_option": [{"option_id": str(topic)} for topic in Topic],
    "study_fact": [
        {"fact": "certificate_lesson_hours", "value": 30}, {"fact": "certificate_meetings_per_package", "value": 3},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Log:
    """An open warehouse and the frames that were written to it."""

    new: NewWarehouse
    tables: dict[str, pd.DataFrame]

    def one(self, table: str, **wanted: Any) -> dict[str, Any]:
        """The one row of a table with these values; missing values are None. Anything but one row fails."""
        rows = self.tables[table]
        for column, value in wanted.items():
            rows = rows[rows[column] == value]
        assert len(rows) == 1, f"{table} has {len(rows)} rows with {wanted}"
        return {name: None if pd.isna(value) else value for name, value in rows.iloc[0].items()}


def frame(table: str, rows: Rows) -> pd.DataFrame:
    """Rows as a frame typed after the contract; what neither the row nor DEFAULTS says is missing."""
    columns = contract.load(table).columns
    filled = [DEFAULTS.get(table, {}) | dict(row) for row in rows]
    made = {}
    for column in columns:
        values: Any = [row.get(column.name) for row in filled]
        if column.type in ("date", "timestamp"):
            values = pd.to_datetime(values)
        made[column.name] = pd.Series(values).astype(column.pandas_dtype)
    return pd.DataFrame(made)


def write(new: NewWarehouse, changes: Mapping[str, Rows] | None = None) -> dict[str, pd.DataFrame]:
    """Write TABLES (with `changes` in place of whole tables) and derive what the log derives; returns the frames."""
    tables = {table: frame(table, rows) for table, rows in {**TABLES, **(changes or {})}.items()}
    for table, one in tables.items():
        # Places have columns that no figure of the log reads; a NOT NULL there is not what these tests are about.
        rules = contract.load(table)
        sql = rules.create_sql.replace(" NOT NULL", "") if table in PLACES else rules.create_sql
        new.connection.execute(sql)
        new.connection.from_df(one[rules.names]).insert_into(table)
    marts.fill(new)
    return tables | {table: new.frame(table) for table in marts.TABLES}


@contextmanager
def opened(folder: Path, changes: Mapping[str, Rows] | None = None, as_of: date = AS_OF) -> Iterator[Log]:
    """The tables of the small register, open for queries of a test, thrown away after it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        new = NewWarehouse("5ma11", {"as_of": as_of})
        try:
            yield Log(new, write(new, changes))
        finally:
            new.discard()


def publish(folder: Path, changes: Mapping[str, Rows] | None = None, as_of: date = AS_OF) -> None:
    """The same as a published warehouse in `folder`, for questions and pages of a test that names the folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        new = NewWarehouse("5ma11", {"as_of": as_of})
        write(new, changes)
        activity_values.fill(new)
        row = {"build_id": "5ma11", "data_version": "5ma11", "input_files": 1, "as_of": as_of.isoformat()}
        new.write("warehouse_build", frame("warehouse_build", [row]))
        of_all = {"province_code": "52", "kabupaten_code": None, "file_name": group_points.file_name("0" * 32)}
        new.write("map_file", frame("map_file", [of_all]))
        new.publish()


@contextmanager
def answering(folder: Path, changes: Mapping[str, Rows] | None = None) -> Iterator[None]:
    """The small register published in `folder`, and components ask it: all of its builds have one name, so what they
    remember of another is forgotten.
    """
    publish(folder, changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(folder))
        _forget()
        yield
    _forget()


def _forget() -> None:
    cached_answers.KEPT.clear()
    origin_log._asked.clear()


def meeting(number: int, held_on: date | str, group: str = "G1", **more: Any) -> dict[str, Any]:
    """A row of the log; what is not said is left open."""
    return {"meeting_id": f"x{number:04}", "group_id": group, "held_on": str(held_on)} | more
