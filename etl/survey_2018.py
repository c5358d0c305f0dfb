"""The 2018 survey, transcribed by hand (data/raw/survey_2018) -> the survey tables, informant_count, source_note."""

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from etl import frames, reconstruct
from etl.frames import FILE, ROW
from etl.problems import Problem
from geo import names
from schemas import contract

FOLDER = Path("raw") / "survey_2018"
ROUND = "survey_2018"
CELL_TABLES = range(3, 21)  # tables 1 and 2 count groups and informants, not answers

AS_PRINTED = "copy the cell as the study prints it"
# Raw columns beside those of the contract: places are written as the study names them and become codes here.
PLACE = "kabupaten"


def run(data: Path, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> None:
    """Add all tables of the survey to `tables`; what is wrong goes to `problems`."""
    tables["survey_round"] = _plain(data, "survey_round", "survey_round.csv", problems)
    tables["survey_question"] = _plain(data, "survey_question", "questions.csv", problems)
    tables["survey_option"] = _plain(data, "survey_option", "options.csv", problems)
    tables["survey_frame"] = _placed(data, "survey_frame", "table_01.csv", problems)
    tables["informant_count"] = _informants(data, problems)
    tables["study_fact"] = _placed(data, "study_fact", "facts.csv", problems)
    tables["source_note"] = _placed(data, "source_note", "notes.csv", problems)
    tables["survey_cell"] = _cells(data, tables["survey_frame"], tables["survey_option"], problems)


def extract(data: Path, table: str, file: str, columns: list[str], problems: list[Problem]) -> pd.DataFrame:
    """One raw file as text, with `round_id` added. `table` is only used for columns the ETL makes itself."""
    made_here = {"round_id", "kabupaten_code", "percent_published", "respondents", "informants"}
    made_here |= {"count", "count_status", "fitting_denominators"}
    wanted = [c for c in columns if c not in made_here or (c == "round_id" and table == "survey_round")]
    frame = frames.read_text(data / FOLDER / file, (FOLDER / file).as_posix(), wanted, problems)
    return frame if "round_id" in frame.columns else frame.assign(round_id=ROUND)


def _plain(data: Path, table: str, file: str, problems: list[Problem]) -> pd.DataFrame:
    rules = contract.load(table)
    return frames.typed(extract(data, table, file, rules.names, problems), rules, problems)


def _placed(data: Path, table: str, file: str, problems: list[Problem]) -> pd.DataFrame:
    rules = contract.load(table)
    raw = extract(data, table, file, [*rules.names, PLACE], problems)
    return frames.typed(_with_codes(raw, problems), rules, problems)


def _informants(data: Path, problems: list[Problem]) -> pd.DataFrame:
    rules = contract.load("informant_count")
    raw = extract(data, "informant_count", "table_02.csv", [*rules.names, PLACE], problems)
    raw = _with_codes(raw, problems).assign(informants=[_persons(row, problems) for row in raw.to_dict("records")])
    return frames.typed(raw, rules, problems)


def _persons(row: Mapping[Hashable, Any], problems: list[Problem]) -> str:
    """`11` -> `11`; "-" is not 0: the study says that this method was not used for this type of group."""
    printed = row["printed"]
    if printed == "-" or re.fullmatch(r"[0-9]+", printed):
        return "" if printed == "-" else str(printed)
    rule = 'a printed cell is a whole number (integer) or "-"'
    problems.append(Problem(row[FILE], int(row[ROW]), "printed", printed, rule, AS_PRINTED))
    return ""


def _cells(data: Path, frame: pd.DataFrame, options: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    rules = contract.load("survey_cell")
    parts = [extract(data, "survey_cell", f"table_{n:02d}.csv", [*rules.names, PLACE], problems) for n in CELL_TABLES]
    raw = _with_codes(pd.concat(parts, ignore_index=True), problems)
    raw["percent_published"] = [_percent(row, problems) for row in raw.to_dict("records")]
    raw["count_status"] = "blank"  # replaced below, once percentages and respondents are numbers
    _check_options(raw, options, problems)
    places = frame["kabupaten_code"].fillna("")
    surveyed = dict(zip(zip(frame["group_type"], places, strict=True), frame["groups_surveyed"], strict=True))
    raw["respondents"] = [
        "" if pd.isna(number := surveyed.get((group, code))) or number < 0 else str(number)
        for group, code in zip(raw["group_type"], raw["kabupaten_code"], strict=True)
    ]
    if surveyed:
        _check_groups(raw, set(surveyed), rules.column("group_type").rule, problems)
    cells = frames.typed(raw, rules, problems)
    # Without respondents there is nothing to reconstruct; why they are missing was told above or at table 1.
    return reconstruct.with_counts(cells[cells["respondents"].notna() & cells["group_type"].notna()])


def _check_groups(raw: pd.DataFrame, counted: set[tuple[Any, Any]], rule: str, problems: list[Problem]) -> None:
    """A cell of a group that table 1 does not count would be lost without a word."""
    for row in raw.to_dict("records"):
        if (row["group_type"], row["kabupaten_code"]) not in counted:
            words = f"{rule}, and counted in table_01.csv for this kabupaten"
            cure = "correct the type of group or complete table_01.csv"
            problems.append(Problem(row[FILE], int(row[ROW]), "group_type", row["group_type"], words, cure))


def _percent(row: Mapping[Hashable, Any], problems: list[Problem]) -> str:
    """`22%` -> `22`; blanks and "Na" have no percentage; anything else is a mistake of the transcription."""
    printed = row["printed"]
    if printed in ("", "Na"):
        return ""
    if re.fullmatch(r"[0-9]{1,2}%|100%", printed):
        return str(printed[:-1])
    rule = 'a printed cell is a whole percentage from 0% to 100% ("22%"), "Na" or empty'
    problems.append(Problem(row[FILE], int(row[ROW]), "printed", printed, rule, AS_PRINTED))
    return ""


def _check_options(raw: pd.DataFrame, options: pd.DataFrame, problems: list[Problem]) -> None:
    known = set(zip(options["question_id"], options["option_id"], strict=True))
    for row in raw.to_dict("records"):
        if (row["question_id"], row["option_id"]) not in known:
            value = f"{row['question_id']}/{row['option_id']}"
            rule, cure = "question and option stand in options.csv", "correct the id or add the option"
            problems.append(Problem(row[FILE], int(row[ROW]), "option_id", value, rule, cure))


def _with_codes(raw: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Adds `kabupaten_code` from the name as printed; an empty name means all five kabupaten together."""
    codes = []
    for row in raw.to_dict("records"):
        codes.append(_code(row, problems) if row[PLACE] else "")
    return raw.assign(kabupaten_code=codes)


def _code(row: Mapping[Hashable, Any], problems: list[Problem]) -> str:
    try:
        return names.kabupaten_code(row[PLACE], province_code="52")
    except names.UnknownPlaceError as error:
        cure = "did you mean " + ", ".join(error.suggestions) + "?" if error.suggestions else "write its official name"
        rule = "a kabupaten of Nusa Tenggara Barat"
        problems.append(Problem(row[FILE], int(row[ROW]), PLACE, row[PLACE], rule, cure))
        return ""
