"""Checks of meaning, not of type: sums, nesting, scale. A figure that breaks one must never reach a page."""

import pandas as pd

from etl.problems import Problem
from schemas.vocabulary import CountStatus


def check(tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Check the finished frames; problems name the table instead of a file."""
    _frame_totals(tables["survey_frame"], problems)
    _single_answers_fit(tables["survey_cell"], tables["survey_question"], problems)
    _shares_are_shares(tables["indicator_value"], problems)


def _frame_totals(frame: pd.DataFrame, problems: list[Problem]) -> None:
    """Five kabupaten add up to the printed total, and nobody surveyed more groups than exist."""
    for (group,), rows in frame.groupby(["group_type"]):
        for column in ("groups_total", "groups_surveyed"):
            total = int(rows.loc[rows["kabupaten_code"].isna(), column].sum())
            parts = int(rows.loc[rows["kabupaten_code"].notna(), column].sum())
            if total != parts:
                rule = f"the kabupaten of {group} add up to the printed total {total}"
                problems.append(Problem("survey_frame", None, column, str(parts), rule, "compare with table 1"))
    for row in frame[frame["groups_surveyed"] > frame["groups_total"]].itertuples():
        rule = f"at most the {row.groups_total} groups that exist"
        problems.append(
            Problem("survey_frame", None, "groups_surveyed", str(row.groups_surveyed), rule, "compare with table 1")
        )


def _single_answers_fit(cells: pd.DataFrame, questions: pd.DataFrame, problems: list[Problem]) -> None:
    """With one answer each, the counts of a block never exceed its respondents."""
    single = set(questions.loc[questions["kind"] == "single", "question_id"])
    counted = cells[cells["question_id"].isin(single) & (cells["count_status"] == CountStatus.RECONSTRUCTED)]
    keys = ["source_table", "question_id", "group_type", "kabupaten_code"]
    for key, block in counted.groupby(keys, dropna=False):
        most, given = int(block["respondents"].iloc[0]), int(block["count"].sum())
        if given > most:
            place = "/".join(str(part) for part in key if part is not pd.NA)
            rule = f"at most the {most} respondents of {place}"
            problems.append(Problem("survey_cell", None, "count", str(given), rule, "compare with the study"))


def _shares_are_shares(values: pd.DataFrame, problems: list[Problem]) -> None:
    wrong = values[values["numerator"].notna() & values["denominator"].notna()]
    wrong = wrong[wrong["numerator"] > wrong["denominator"]]
    for row in wrong.itertuples():
        rule = f"at most the denominator {row.denominator}"
        place = f"{row.indicator_id}/{row.group_type}/{row.kabupaten_code}"
        problems.append(Problem(place, None, "numerator", str(row.numerator), rule, "correct the SQL of the indicator"))
