"""Command line of the ETL: build, check, load, mend, confirm, undo, status, backup, restore, template (`--help`)."""

import argparse
import sys
from collections.abc import Callable

from etl import build_command, checks
from etl.backup import command as backup
from etl.history import command as history
from etl.intake import command as intake
from etl.intake import mend_command as mending
from etl.rounds import command as rounds
from etl.rounds import form_command
from etl.whatsapp import confirm_command


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 inputs refused, 3 some rows refused, 4 busy, 5 disk)."""
    parser = argparse.ArgumentParser(prog="python -m etl", description="Build the warehouse from the raw files.")
    commands = parser.add_subparsers(dest="command", required=True)
    build_command.add(commands)
    checks.add(commands)
    confirm_command.add(commands)
    intake.add(commands)
    mending.add(commands)
    history.add(commands)
    backup.add(commands)
    form_command.add(commands)
    rounds.add(commands)
    options = parser.parse_args(arguments)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    if hasattr(options, "run"):
        return int(options.run(options))
    others: dict[str, Callable[[], int]] = {
        "template": lambda: intake.template(options.out, options.whatsapp),
        "form": lambda: _form(options),
        "round": lambda: rounds.run(options),
    }
    return others[options.command]()


def _form(options: argparse.Namespace) -> int:
    out = options.out_option or options.out
    return form_command.write_meeting(out) if options.meeting else form_command.write(out, options.template)


if __name__ == "__main__":
    sys.exit(main())
