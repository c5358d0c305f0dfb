"""What one visitor of page Impor is doing: the files, what was found in them, and the one command under way."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from components.etl_process import Run
from components.importing_commands import Files
from components.importing_spool import Spool

_KEY = "importing"
Told = dict[str, Any]


class BusyError(RuntimeError):
    """This visitor's last command is still at work."""


@dataclass
class Job:
    """A command under way and what becomes of its answer. `part`: where on the page it is told of."""

    part: str
    run: Run
    ended: Callable[[Run], None]
    writes: bool = False


@dataclass
class Visit:
    """All that the page remembers of a visitor; gone with the session, and the folder with it."""

    spool: Spool | None = None
    names: list[str] = field(default_factory=list)  # own file names, in the order they were given
    found: dict[str, Told] = field(default_factory=dict)  # file name -> what the check told
    mappings: dict[str, Path] = field(default_factory=dict)  # file name -> the visitor's answer
    saved: list[Told] = field(default_factory=list)
    waiting: tuple[object, list[Told]] | None = None  # rows to be mended, and of which build and scope
    mended: Told | None = None
    undone: Told | None = None
    job: Job | None = None
    failed: Job | None = None  # the last command, where it did not come to its end
    uploads: int = 0  # a new number empties the uploader, and the server forgets the bytes
    marks: dict[str, Any] = field(default_factory=dict)  # small things: pages of lists, what is being asked

    def files(self, names: Sequence[str], beside: Collection[str]) -> Files:
        """These for one errand, with what was answered about them. beside: kinds of files that are read with them."""
        mappings = {name: path for name, path in self.mappings.items() if name in names}
        others = [name for name, told in self.found.items() if told.get("kind") in beside and name not in mappings]
        return Files(names, mappings, others)

    def forget_files(self) -> None:
        """Let go of the files: their folder goes at once."""
        if self.spool is not None:
            self.spool.clear()
        self.spool, self.names, self.found, self.mappings = None, [], {}, {}

    def forget_file(self, name: str) -> None:
        """This one is dealt with; with the last one the folder goes."""
        self.names.remove(name)
        self.found.pop(name, None)
        self.mappings.pop(name, None)
        if not self.names:
            self.forget_files()


def visit() -> Visit:
    """Of this session."""
    found: Visit = st.session_state.setdefault(_KEY, Visit())
    return found


def start(part: str, run: Run, ended: Callable[[Run], None], *, writes: bool = False) -> None:
    """Run a command, the only one of this visitor. `ended` is called in a run of the page, when it has told all it had.

    Raises BusyError while another is at work.
    """
    here = visit()
    if here.job is not None:
        raise BusyError
    here.failed = None
    here.job = Job(part, run.start(), ended, writes)


def settle() -> bool:
    """Take the answer of a command that has ended. True when it wrote: the rest of the page speaks of older data."""
    here = visit()
    job = here.job
    if job is None or not job.run.is_ended:
        return False
    here.job = None
    if job.run.state == "done":
        job.ended(job.run)
    else:
        here.failed = job
    return job.writes
