from datetime import datetime
from pathlib import Path

from bench import loading
from etl.intake import batches, tables


def test_the_workbook_that_is_measured_goes_in_whole(tmp_path: Path) -> None:
    path = loading.write(tmp_path / "isi.xlsx", meetings=1_000)
    batch = batches.new(path, "bench", datetime(2026, 11, 22), [])  # noqa: DTZ001 - local time
    result = tables.combine([batch])
    rows = 1_000 + loading.GROUPS
    assert result.outcomes[0].counts == {"read": rows, "taken": rows, "refused": 0, "same": 0}
    assert len(result.tables["meeting"]) == 1_000 and result.tables["working_group"]["latitude"].notna().all()
