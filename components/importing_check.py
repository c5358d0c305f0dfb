"""Step 1 behind the page: uploaded files go into a folder of their own, and a process tells what is in them."""

from collections.abc import Sequence
from functools import partial

from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import importing_commands, importing_part, importing_session, importing_words
from components.etl_process import Run
from components.importing_commands import Files
from components.importing_session import BusyError
from components.importing_spool import Spool
from doors.scope import Scope


def take(scope: Scope, by: str, given: Sequence[UploadedFile]) -> None:
    """Put the files into a folder of their own and check them. Raises PermissionError before a byte is looked at."""
    if not scope.may_load:
        raise PermissionError(f"{scope.role} may not bring files")
    here = importing_session.visit()
    here.forget_files()
    here.spool = Spool()
    here.names = [here.spool.put(one.name, one.getvalue()) for one in given]
    here.uploads += 1
    check(scope, by, here.names)


def check(scope: Scope, by: str, names: Sequence[str]) -> None:
    """Check some of the files, again perhaps, with the answers that are there. Raises PermissionError."""
    here = importing_session.visit()
    if here.spool is None:
        return
    files = here.files(names, beside=importing_words.BESIDE)
    run = importing_commands.check(scope, by, here.spool, files)
    try:
        importing_session.start(importing_part.BRING, run, partial(_checked, files))
    except BusyError:
        return  # the page shows what is under way


def _checked(files: Files, run: Run) -> None:
    """What the check told, by file."""
    here = importing_session.visit()
    here.found |= {name: told for name, told in files.told(run) if name in here.names}
