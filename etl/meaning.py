"""Checks of meaning, not of type: sums, nesting, scale. A figure that breaks one must never reach a page."""

import pandas as pd

from etl import survey_2018
from etl.problems import Problem
from schemas.vocabulary import CountStatus


def check(tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Check the finished frames; problems name the table instead of a file."""
    _frame_totals(tables["survey_frame"], problems)
    _single_answers_fit(tables["survey_cell"], tables["survey_question"], problems)
    _answers_are_known(tables, problems)
    _shares_are_shares(tables["indicator_value"], problems)


def _frame_totals(frame: pd.DataFrame, problems: list[Problem]) -> None:
    """Five kabupaten add up to the total where it is known, and nobody surveyed more groups than exist."""
    for (round_id, group), rows in frame.groupby(["round_id", "group_type"]):
        for column in ("groups_total", "groups_surveyed"):
            whole = rows.loc[rows["kabupaten_code"].isna(), column]
            total = int(whole.sum())
            parts = int(rows.loc[rows["kabupaten_code"].notna(), column].sum())
            if total != parts and whole.notna().all():
                rule = f"the kabupaten of {group} add up to the printed total {total}"
                place = "survey_frame" if round_id == survey_2018.ROUND else f"survey_frame of {round_id}"
                problems.append(Problem(place, None, column, str(parts), rule, "compare with table 1"))
    more = (frame["groups_surveyed"] > frame["groups_total"]).fillna(False)
    for row in frame[more.astype(bool)].itertuples():
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


def _answers_are_known(tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """An answer that was not offered would be lost from every count without a word; one question, one answer."""
    given, keys = tables["survey_response"], ["round_id", "question_id", "option_id", "group_type"]
    offered = pd.MultiIndex.from_frame(tables["survey_asked"][keys])
    for row in given[~pd.MultiIndex.from_frame(given[keys]).isin(offered)].to_dict("records"):
        value, rule = f"{row['question_id']}/{row['option_id']}", f"an answer that {row['group_type']} is offered"
        place, cure = f"survey_response of {row['round_id']}", "compare with the questionnaire"
        problems.append(Problem(place, int(row["source_row"]), "option_id", value, rule, cure))
    questions = tables["survey_question"]
    single = given[given["question_id"].isin(questions.loc[questions["kind"] == "single", "question_id"])]
    for row in single[single.duplicated(["round_id", "response_id", "question_id"])].to_dict("records"):
        value, rule = f"{row['question_id']}/{row['option_id']}", "one answer to a question with one answer"
        place = f"survey_response of {row['round_id']}"
        problems.append(Problem(place, int(row["source_row"]), "option_id", value, rule, "correct the reader"))


def _shares_are_shares(values: pd.DataFrame, problems: list[Problem]) -> None:
    wrong = values[values["numerator"].notna() & values["denominator"].notna()]
    wrong = wrong[wrong["numerator"] > wrong["denominator"]]
    for row in wrong.itertuples():
        rule = f"at most the denominator {row.denominator}"
        place = f"{row.indicator_id}/{row.group_type}/{row.kabupaten_code}"
        problems.append(Problem(place, None, "numerator", str(row.numerator), rule, "correct the SQL of the indicator"))
