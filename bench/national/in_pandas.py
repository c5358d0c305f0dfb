"""group_month worked out by pandas, as somebody would write it who has the files and no database."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from etl.lake import layout

COLUMNS = ["group_id", "held_on", "kind", "attended", "invited", "lesson_hours", "narasumber_kind", "cost_rupiah",
           "review_state"]  # fmt: skip
OUTSIDE = ["pengurus_gugus_lain", "dinas_pendidikan", "kemendikbud_lpmp", "lsm"]
MONTHS = 60


def group_month(lake: Path, as_of: date) -> pd.DataFrame:
    """The table of schemas/group_month.yaml, by group and month."""
    groups = pd.concat([_read(path, ["group_id"]) for path in layout.files(lake, "working_group").all])
    meetings = pd.concat([_read(path, COLUMNS) for path in layout.files(lake, "meeting").all], ignore_index=True)
    meetings["held_on"] = pd.to_datetime(meetings["held_on"])
    meetings = meetings[(meetings["held_on"] < pd.Timestamp(as_of)) & (meetings["review_state"] != "ditolak")]
    meetings["month"] = meetings["held_on"].to_numpy().astype("datetime64[M]")
    keys = ["group_id", "month"]
    reported = meetings.groupby(keys, sort=False).size().rename("reported_meetings")
    sums = _sums(meetings[meetings["review_state"] == "dikonfirmasi"], keys)
    last = np.datetime64(as_of, "D") - np.timedelta64(1, "D")
    months = np.arange(sums.index.get_level_values("month").min().to_datetime64().astype("datetime64[M]"),
                       last.astype("datetime64[M]") + 1)[-MONTHS:]  # fmt: skip
    grid = pd.MultiIndex.from_product([sorted(groups["group_id"]), months.astype("datetime64[s]")], names=keys)
    return sums.reindex(grid).join(reported.reindex(grid)).fillna(0).reset_index()


def _sums(counted: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    came, asked, cost = (counted[name].astype("float64") for name in ("attended", "invited", "cost_rupiah"))
    agree = came <= asked
    made = counted[keys].assign(
        meetings=1,
        development_meetings=counted["kind"] == "pengembangan",
        attended=came.where(agree),
        invited=asked.where(agree),
        cost_rupiah=cost,
        meetings_with_cost=cost.notna(),
        cost_attended=came.where(cost.notna()),
        cost_of_attended_rupiah=cost.where(came.notna()),
        meetings_with_narasumber=counted["narasumber_kind"].notna(),
        meetings_with_outside_narasumber=counted["narasumber_kind"].isin(OUTSIDE),
        lesson_hours=counted["lesson_hours"].astype("float64").where(counted["kind"] == "pengembangan"),
    )
    return made.groupby(keys, sort=False).sum()


def _read(path: Path, columns: list[str]) -> pd.DataFrame:
    if path.suffix == ".csv":
        return pd.read_csv(path, usecols=columns)
    return pd.read_parquet(path, columns=columns, partitioning=None)
