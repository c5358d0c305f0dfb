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
    """The tables of the register and its history from the kept files below `data`, typed after the contracts; None
    without any. Files that were taken back stand in load_batch and in the history only.

    Raises BadInputError naming the kept files that cannot be read any more.
    """
    if not any((data / FOLDER).glob(f"[!.]*/{RECORD}")):
        return None
    # Reading workbooks and shapes takes a second to import, and most builds have nothing to read.
    from etl.history import replay  # noqa: PLC0415
    from etl.intake import batches, spoilt, tables  # noqa: PLC0415
    from etl.whatsapp import evidence  # noqa: PLC0415

    kept = batches.kept(data)
    spoilt.refuse(kept)
    counting = batches.counting(kept)
    found, history = tables.combine(counting).tables, replay.follow(kept).tables()
    files = pd.concat([found["load_batch"], history["load_batch"]], ignore_index=True)
    read_in = evidence.table(counting, found["meeting"]["meeting_id"])
    return found | history | {"load_batch": files, evidence.TABLE: read_in}
