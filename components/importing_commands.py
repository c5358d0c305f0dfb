"""The commands that page Impor may run, each asked for in the name of a scope: who may not, is refused here.

Not by hiding buttons: a command is put together nowhere else, and each function that puts one together asks the scope.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from components.etl_process import Run, data_argument
from components.importing_spool import Spool
from doors.scope import Scope

Bounded = tuple[str, ...]
_BATCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
LONGEST_REASON = 300


@dataclass(frozen=True)
class Files:
    """Files of the visitor for one errand, by their own names.

    `mappings`: file -> the visitor's answer, which holds for a whole command, so that such a file has a command of its
    own. `beside`: files that such a command reads, too: the groups and forms that the file speaks of.
    """

    names: Sequence[str]
    mappings: Mapping[str, Path] = field(default_factory=dict)
    beside: Sequence[str] = ()

    @property
    def commands(self) -> list[tuple[str, ...]]:
        """The files of each command."""
        alone = tuple(name for name in self.names if name not in self.mappings)
        mapped = [(*self.beside, name) for name in self.names if name in self.mappings]
        return [alone, *mapped] if alone else mapped

    def told(self, run: Run) -> list[tuple[str, dict[str, Any]]]:
        """File -> what was told of it. By their places: what is told calls no file after a person."""
        said = iter(run.told)
        found: dict[str, dict[str, Any]] = {}
        for command in self.commands:
            heard = dict(zip(command, said, strict=False))
            own = command[-1:] if command[-1] in self.mappings else command  # what was read beside told its own before
            found |= {name: heard[name] for name in own if name in heard}
        return [(name, found[name]) for name in self.names if name in found]


def check(scope: Scope, by: str, spool: Spool, files: Files) -> Run:
    """What would these files bring? Raises PermissionError."""
    more = (*_writer(scope, by), "--progress", "--marked", str(spool.marked))
    return Run(_by_file("check", spool, files, more))


def load(scope: Scope, by: str, spool: Spool, files: Files) -> Run:
    """Save the good rows of these files. Raises PermissionError."""
    more = (*_writer(scope, by), "--progress")
    return Run(_by_file("load", spool, files, more))


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


def _by_file(command: str, spool: Spool, files: Files, more: Bounded) -> list[Bounded]:
    found = []
    for names in files.commands:
        answer = files.mappings.get(names[-1])
        mapping = () if answer is None else ("--mapping", str(answer))
        found.append((command, *(str(spool.file(name)) for name in names), *more, *mapping))
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
