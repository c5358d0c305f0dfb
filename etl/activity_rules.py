"""data/raw/rules/activity_rule.csv -> activity_rule: which number of meetings makes which class, from which day on."""

from datetime import date
from pathlib import Path

import pandas as pd

from etl import frames
from etl.problems import Problem
from schemas import contract
from schemas.vocabulary import ActivityClass

CURE = "correct the rows of this rule: four classes of one kabupaten and one first day"
FILE = Path("raw") / "rules" / "activity_rule.csv"


def run(data: Path, as_of: date, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Add `activity_rule`, checked: one rule is one kabupaten (or all) and one first day, with every class once.

    On `as_of` a general rule must hold already, else no group would have a class.
    """
    rules = contract.load("activity_rule")
    raw = frames.read_text(data / FILE, FILE.as_posix(), rules.names, problems)
    frame = frames.typed(raw, rules, problems)
    tables["activity_rule"] = frame
    for _, rows in frame.groupby(["kabupaten_code", "valid_from"], dropna=False):
        _check(rows, problems)
    first_days = frame.loc[frame["kabupaten_code"].isna(), "valid_from"].dropna()
    if first_days.empty or first_days.min() > pd.Timestamp(as_of):
        rule = f"one rule holds on {as_of} for every kabupaten without its own"
        cure = "add four rows with an empty kabupaten_code and an earlier day, or build for a later one (--as-of)"
        value = "" if first_days.empty else f"from {first_days.min():%Y-%m-%d} on"
        problems.append(Problem(FILE.as_posix(), None, "valid_from", value, rule, cure))


def _check(rows: pd.DataFrame, problems: list[Problem]) -> None:
    """Classes complete, thresholds falling from aktif to vakum, vakum from 0 on, one window."""
    first = rows.iloc[0]
    rows = rows.dropna(subset=["activity_class", "meetings_from"])  # the contract names the empty ones
    bounds = dict(zip(rows["activity_class"], rows["meetings_from"], strict=True))
    order = [bounds[str(one)] for one in ActivityClass if str(one) in bounds]
    found = [
        (set(bounds) == {str(one) for one in ActivityClass}, "activity_class", "every class once"),
        (order == sorted(set(order), reverse=True), "meetings_from", "fewer meetings for each lower class"),
        (not order or order[-1] == 0, "meetings_from", "the lowest class starts at 0 meetings"),
        (rows["window_months"].nunique() == 1, "window_months", "one window for the whole rule"),
    ]
    for holds, column, rule in found:
        if not holds:
            value = ", ".join(f"{one}: {bound}" for one, bound in bounds.items())
            problems.append(Problem(first[frames.FILE], int(first[frames.ROW]), column, value, rule, CURE))
