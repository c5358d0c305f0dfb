"""Later rounds of the survey: the questionnaire of 2018 as data, what is made of it, and what is read by it.

`read(data)` is what the build asks for; `loading.load` what the command line asks for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from etl.problems import Problem

FOLDER = Path("raw") / "rounds"  # below the data folder: one folder per round
RECORD = "record.json"

FORM = "formulir-kuesioner.xlsx"  # the XLSForm
TEMPLATE = "templat-kuesioner.xlsx"  # the Excel template
# What both are made from, below the repository.
FORM_INPUTS = ("etl/rounds/questionnaire.*", "etl/rounds/xlsform.py", "etl/rounds/template.py",
               "etl/intake/workbook.py", "data/raw/survey_2018/*.csv", "translations/survey.*.yaml",
               "translations/groups.*.yaml", "geo/places/*.csv")  # fmt: skip

TABLES = ("survey_asked", "survey_respondent", "survey_response")


def run(data: Path, tables: dict[str, pd.DataFrame], problems: "list[Problem]") -> None:
    """Add the rounds that came as records to `tables`: their own tables, and rows of survey_round, survey_frame,
    load_batch and rejected_row. The register must stand there already (it says how many groups there are).
    """
    from etl import frames  # noqa: PLC0415
    from schemas import contract  # noqa: PLC0415

    for table in TABLES:
        tables[table] = frames.empty(contract.load(table))
    if not any((data / FOLDER).glob(f"[!.]*/{RECORD}")):
        return
    # Reading workbooks takes a second to import, and most builds have no round to read.
    from etl.rounds import tables as of_rounds  # noqa: PLC0415

    of_rounds.add(data, tables, problems)
