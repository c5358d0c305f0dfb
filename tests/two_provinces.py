"""The warehouse of the run with a second province: the groups of Kabupaten Bima lie in Kota Bandung instead.

So Nusa Tenggara Barat keeps four kabupaten with groups (Bima stays one of the study), and Jawa Barat has one.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from schemas.warehouse_file import FOLDER_VARIABLE, current_file

BIMA, BANDUNG, JAWA_BARAT = "52.06", "32.73", "32"
# Tables that name the kabupaten of a group or a person; of the others it follows from the group.
OF_GROUPS = (
    "working_group", "group_status", "group_standard", "log_meeting", "log_waiting", "plausibility", "place_day",
    "place_month", "place_topic", "place_speaker", "place_funding", "place_spending", "place_criterion",
)  # fmt: skip
MOVED = (*OF_GROUPS, "resource_person", "person_status")


def _move(path: Path) -> None:
    with duckdb.connect(str(path)) as warehouse:
        for table in MOVED:
            warehouse.execute(f"update {table} set kabupaten_code = ? where kabupaten_code = ?", [BANDUNG, BIMA])
        # Its kecamatan are not known, as everywhere outside Nusa Tenggara Barat.
        for table in OF_GROUPS:
            if table == "place_day":
                continue  # counted by kabupaten
            warehouse.execute(f"update {table} set kecamatan_code = null where kabupaten_code = ?", [BANDUNG])
        warehouse.execute("delete from activity_value where level = 'kecamatan' and kabupaten_code = ?", [BIMA])
        warehouse.execute(
            "update activity_value set area_code = $new, kabupaten_code = $new where area_code = $old",
            {"new": BANDUNG, "old": BIMA},
        )
        # One kabupaten is the whole province.
        warehouse.execute(
            "insert into activity_value by name select * replace "
            "('provinsi' as level, ? as area_code, null as kabupaten_code) from activity_value where area_code = ?",
            [JAWA_BARAT, BANDUNG],
        )


@pytest.fixture(scope="module")
def two_provinces(warehouse_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The environment names the folder of this warehouse."""
    folder = tmp_path_factory.mktemp("two_provinces") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
        built = current_file()
        assert built is not None
        shutil.copytree(warehouse_folder, folder)
        new = folder / "warehouse-two0provinces.duckdb"
        shutil.copy(built, new)  # answers are kept by the name of the build
        (folder / "warehouse.current").write_text(new.name, encoding="utf-8")
        _move(new)
        patch.setenv(FOLDER_VARIABLE, str(folder))
        yield folder
