"""The commands that page Impor may run, each asked for in the name of a scope: who may not, is refused here.

Not by hiding buttons: a command is put together nowhere else, and each function that puts one together asks the scope.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from components.etl_process import Run, data_argument
from components.importing_spool import Spool
from doors.scope import Scope

Bounded = tuple[str, ...]
_BATCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
LONGEST_REASON = 300


def check(scope: Scope, by: str, spool: Spool, names: Sequence[str], mappings: Mapping[str, Path]) -> Run:
    """What would these files bring? mappings: file name -> answer of the visitor. Raises PermissionError."""
    more = (*_writer(scope, by), "--progress", "--marked", str(spool.marked))
    return Run(_by_file("check", spool, names, mappings, more))


def load(scope: Scope, by: str, spool: Spool, names: Sequence[str], mappings: Mapping[str, Path]) -> Run:
    """Save the good rows of these files. Raises PermissionError."""
    more = (*_writer(scope, by), "--progress")
    return Run(_by_file("load", spool, names, mappings, more))


def confirm(scope: Scope, by: str, spool: Spool, answer: Mapping[str, Any]) -> Run:
    """Save the meetings of a chat that a person has confirmed. Raises PermissionError."""
    return Run([("confirm", str(spool.put_json(answer)), *_writer(scope, by), "--progress")])


def waiting(scope: Scope) -> Run:
    """Refused rows that wait to be mended. Raises PermissionError."""
    return Run([("quarantine", "--json", *data_argument(), *_only(_asked(scope)))])


def mend(scope: Scope, by: str, spool: Spool, answer: Mapping[str, Any]) -> Run:
    """Bring mended rows, and mark rows that nobody wants. Raises PermissionError."""
    return Run([("mend", str(spool.put_json(answer)), *_writer(scope, by), "--progress")])


def undo(scope: Scope, by: str, batch_id: str, why: str, *, is_sure: bool, redo: bool = False) -> Run:
    """Take a file back, or bring it again. Raises PermissionError, and ValueError for what is no batch."""
    if not scope.may_undo:
        raise PermissionError(f"{scope.role} may not take files back")
    if not _BATCH.fullmatch(batch_id):
        raise ValueError(f"{batch_id!r} is no batch")
    how = [*(["--redo"] if redo else []), *(["--yes"] if is_sure else [])]
    reason = " ".join(why.split())[:LONGEST_REASON]
    return Run([("undo", batch_id, *how, "--json", f"--by={by}", f"--why={reason}", *data_argument())])


def message_template() -> Run:
    """The message that groups paste into WhatsApp: for everybody."""
    return Run([("template", "--whatsapp")])


def _by_file(
    command: str, spool: Spool, names: Sequence[str], mappings: Mapping[str, Path], more: Bounded
) -> list[Bounded]:
    """Files without an answer of their own in one command, each of the others in one of its own."""
    alone = [str(spool.file(name)) for name in names if name not in mappings]
    found: list[Bounded] = [(command, *alone, *more)] if alone else []
    for name in names:
        if name in mappings:
            found.append((command, str(spool.file(name)), *more, "--mapping", str(mappings[name])))
    return found


def _writer(scope: Scope, by: str) -> Bounded:
    return ("--json", f"--by={by}", *data_argument(), *_only(_asked(scope)))


def _asked(scope: Scope) -> Scope:
    if not scope.may_load:
        raise PermissionError(f"{scope.role} may not bring files")
    return scope


def _only(scope: Scope) -> Bounded:
    """Rows of other kabupaten are refused by the engine."""
    return () if scope.sees_all_groups else ("--only", ",".join(scope.kabupaten))
