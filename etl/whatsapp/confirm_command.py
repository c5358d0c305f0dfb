"""The command `confirm` of `python -m etl`. What it tells is Indonesian: data officers read it."""

import argparse
import json
from datetime import datetime
from pathlib import Path

from etl import build as building
from etl.intake.command import add_asking, add_common, in_turn, only, steps_of
from etl.problems import BadInputError
from schemas.warehouse_file import data_folder


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    confirm = commands.add_parser("confirm", help="save the meetings of a WhatsApp chat that a person has confirmed")
    confirm.add_argument("file", type=Path, metavar="FILE", help="the confirmed candidates of `check`, as JSON")
    add_asking(confirm)
    add_common(confirm)
    confirm.set_defaults(run=_confirm)


def _confirm(options: argparse.Namespace) -> int:
    """Returns 0 (all saved), 3 (some refused), 1 (nothing saved; nothing has changed), 4 (another writer)."""
    from etl.whatsapp import confirm  # noqa: PLC0415 - reads workbooks; other commands must not wait for it

    data = options.data or data_folder()
    today = options.as_of or building.today()
    asked = confirm.Asked(options.file, options.by, only(options), datetime.now(building.WITA), today)
    steps = steps_of(options, confirm.STEPS + len(building.STEPS))

    def rebuild() -> object:
        return building.build(data, progress=steps.building, as_of=options.as_of)

    def work() -> int:
        try:
            done = confirm.confirm(data, asked, rebuild, steps)
        except BadInputError as error:
            if error.problems[0].file:  # of the build or the kept files, not of what was brought
                raise
            told = confirm.unreadable(options.file, error)
            line = f"  Tidak dapat dibaca: {error.problems[0].rule}. Cara memperbaiki: {error.problems[0].cure}."
            print(json.dumps(told, ensure_ascii=False) if options.json else f"Berkas: {told['file']}\n{line}")
            return confirm.NOTHING
        if done.batch_id is None:
            # A confirmation that was killed after it had kept its files is brought to its end by the next one.
            building.build_if_needed(data, as_of=options.as_of)
        print(json.dumps(done.told, ensure_ascii=False) if options.json else "\n".join(done.lines))
        return done.code

    return in_turn(options, "confirm", work)
