"""A Dinas's own files: the template that is filled in, and what is read of it.

`read(data)` is what the build asks; `loading.load` what the command line asks; `workbook.written` gives the template.
"""

from pathlib import Path

import pandas as pd

FOLDER = Path("raw") / "register"  # below the data folder: one folder per file that was loaded
RECORD = "record.json"
TEMPLATE = "templat-gugus.xlsx"
# What the template is made from, below the repository.
TEMPLATE_INPUTS = ("etl/intake/template.*", "etl/intake/workbook.py", "schemas/vocabulary.py", "geo/places/*.csv",
                   "translations/survey.id.yaml")  # fmt: skip


def read(data: Path) -> dict[str, pd.DataFrame] | None:
    """The tables of the register from the kept files below `data`, typed after the contracts; None without any.

    Raises BadInputError naming the kept files that cannot be read any more.
    """
    if not any((data / FOLDER).glob(f"[!.]*/{RECORD}")):
        return None
    # Reading workbooks and shapes takes a second to import, and most builds have nothing to read.
    from etl.intake import batches, tables  # noqa: PLC0415

    kept = batches.kept(data)
    tables.refuse_spoilt(kept)
    return tables.combine(kept).tables
