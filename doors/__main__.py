"""Command line of roles: `python -m doors list|allow EMAIL --role dinas --kabupaten 52.06 --office ...|remove|history`.

Whoever can run it on the server may already read and write the file of roles: it is how the first admin gets in.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

from doors import accounts, settings
from doors.account_file import Account, Change
from doors.refusals import RefusedError
from doors.scope import EVERYTHING
from schemas.vocabulary import Role
from translations.text import text

BY = "baris perintah"  # who asked, in the history, when nobody says


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 refused: nothing was changed)."""
    options = _parser().parse_args(arguments)
    try:
        found = _run(options)
    except RefusedError as error:
        told = {"status": "refused", "reason": error.reason, "words": str(error)}
        print(json.dumps(told, ensure_ascii=False) if options.json else str(error), file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        print("\n".join(_line(one) for one in found) or text("role_command.nothing"))
    return 0


def _run(options: argparse.Namespace) -> Sequence[Account] | Sequence[Change]:
    """Accounts (of `list`; the one given or taken), or changes."""
    admins = settings.read({}, os.environ).admins
    if options.command == "list":
        return accounts.all_accounts()
    if options.command == "history":
        return accounts.changes()
    if options.command == "remove":
        return [accounts.remove(EVERYTHING, options.by, options.account, other_admins=admins)]
    wanted = (options.account, options.role, options.kabupaten or (), options.office)
    return [accounts.allow(EVERYTHING, options.by, *wanted, other_admins=admins)]


def _line(one: Account | Change) -> str:
    if isinstance(one, Change):
        old, new = (_role(side) for side in (one.old, one.new))
        return f"{one.at}  {one.account}: {old} -> {new} ({one.by})"
    return f"{one.account}  {_role(one)}"


def _role(account: Account | None) -> str:
    if account is None:
        return text("role_command.no_role")
    return " ".join([account.role, *account.kabupaten, f'"{account.office}"'])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m doors", description="Who has which role.")
    commands = parser.add_subparsers(dest="command", required=True)
    listed = commands.add_parser("list", help="every account with a role")
    allow = commands.add_parser("allow", help="give an account a role, or change it")
    allow.add_argument("account", metavar="EMAIL", help="an address, or @DOMAIN for everybody at it")
    allow.add_argument(
        "--role", required=True, metavar="ROLE", help=", ".join(one for one in Role if one != Role.PUBLIK)
    )
    allow.add_argument("--kabupaten", action="append", metavar="CODE", help="code or name, of a dinas; may be repeated")
    allow.add_argument("--office", required=True, help="as the record of a file names it: an office, not a person")
    remove = commands.add_parser("remove", help="take the role of an account away")
    remove.add_argument("account", metavar="EMAIL", help="as `list` names it")
    history = commands.add_parser("history", help="every change of roles, the newest first")
    for command in (allow, remove):
        command.add_argument("--by", default=BY, help=f"who asks, for the history (default: {BY})")
    for command in (listed, allow, remove, history):
        command.add_argument("--json", action="store_true", help="one JSON list")
    return parser


if __name__ == "__main__":
    sys.exit(main())
