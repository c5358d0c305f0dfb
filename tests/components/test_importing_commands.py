"""Who may run what: asked where a command is put together, whatever a page shows or hides."""

from pathlib import Path

import pytest

from components import importing_check, importing_commands, importing_loaded, importing_mend, importing_save
from components.importing_commands import Files
from components.importing_spool import Spool
from doors.scope import EVERYTHING, PUBLIC, Scope
from schemas.vocabulary import Role
from schemas.warehouse_file import DATA_VARIABLE

DINAS = Scope(Role.DINAS, ("52.07", "52.06"))
PROGRAM = Scope(Role.PROGRAM)
BY = "Dinas Dikbud Bima"


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spool:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    made = Spool()
    made.put("a.xlsx", b"x")
    made.put("b.csv", b"x")
    return made


WRITING = {
    "check": lambda scope, spool: importing_commands.check(scope, BY, spool, Files(["a.xlsx"])),
    "load": lambda scope, spool: importing_commands.load(scope, BY, spool, Files(["a.xlsx"])),
    "confirm": lambda scope, spool: importing_commands.confirm(scope, BY, spool, {"meetings": []}),
    "mend": lambda scope, spool: importing_commands.mend(scope, BY, spool, {"rows": []}),
    "quarantine": lambda scope, spool: importing_commands.waiting(scope),
}


@pytest.mark.parametrize("command", WRITING)
def test_a_visitor_without_the_right_to_load_gets_no_command(command: str, spool: Spool) -> None:
    for scope in (PUBLIC, Scope(Role.DINAS)):
        with pytest.raises(PermissionError):
            WRITING[command](scope, spool)


@pytest.mark.parametrize("command", WRITING)
def test_a_dinas_is_held_to_its_own_kabupaten_and_others_to_none(command: str, spool: Spool) -> None:
    (line,) = WRITING[command](DINAS, spool).commands
    assert line[0] == command and line[line.index("--only") + 1] == "52.06,52.07"
    for scope in (PROGRAM, EVERYTHING):
        assert "--only" not in WRITING[command](scope, spool).commands[0]


def test_only_an_admin_takes_files_back() -> None:
    for scope in (PUBLIC, DINAS, PROGRAM):
        with pytest.raises(PermissionError):
            importing_commands.undo(scope, BY, "20261123-x", "", is_sure=False)
        with pytest.raises(PermissionError):
            importing_loaded.undo(scope, BY, "20261123-x", redo=True, is_sure=True)
    (line,) = importing_commands.undo(EVERYTHING, BY, "20261123-x", " salah\nberkas ", is_sure=True).commands
    assert line[:3] == ("undo", "20261123-x", "--yes") and "--why=salah berkas" in line and f"--by={BY}" in line


@pytest.mark.parametrize("batch", ["--yes", "../x", "", "a b", "x" * 200])
def test_what_is_no_batch_never_becomes_an_argument(batch: str) -> None:
    with pytest.raises(ValueError, match="no batch"):
        importing_commands.undo(EVERYTHING, BY, batch, "", is_sure=False)


def test_words_of_a_visitor_never_become_options() -> None:
    (line,) = importing_commands.undo(EVERYTHING, "--yes", "b-1", "--redo", is_sure=False).commands
    assert "--by=--yes" in line and "--why=--redo" in line and not {"--yes", "--redo"} & set(line)


def test_files_with_an_answer_run_alone_and_the_others_together(spool: Spool) -> None:
    answer = spool.put_json({"sheet": "x"})
    run = importing_commands.check(PROGRAM, BY, spool, Files(["a.xlsx", "b.csv"], {"b.csv": answer}))
    alone, mapped = run.commands
    assert str(spool.file("a.xlsx")) in alone and "--mapping" not in alone
    assert str(spool.file("b.csv")) in mapped and mapped[mapped.index("--mapping") + 1] == str(answer)
    assert {"--json", "--progress", "--marked"} <= set(alone)


def test_an_answered_file_is_read_beside_the_groups_it_names_and_each_file_is_told_by_its_place(spool: Spool) -> None:
    files = Files(["a.xlsx", "b.csv"], {"b.csv": spool.put_json({})}, beside=["a.xlsx"])
    run = importing_commands.check(PROGRAM, BY, spool, files)
    assert [sum(word.endswith(("a.xlsx", "b.csv")) for word in line) for line in run.commands] == [1, 2]
    run.told = [{"file": "[nama dihapus].xlsx", "n": 1}, {"file": "a.xlsx", "n": 2}, {"file": "b.csv", "n": 3}]
    assert [(name, told["n"]) for name, told in files.told(run)] == [("a.xlsx", 1), ("b.csv", 3)]


def test_a_file_that_was_not_given_is_never_named_to_a_command(spool: Spool) -> None:
    with pytest.raises(KeyError):
        importing_commands.check(PROGRAM, BY, spool, Files(["../../etc/passwd"]))


class Untouchable:
    """An upload that nobody may look at."""

    name = "x.xlsx"

    def getvalue(self) -> bytes:
        raise AssertionError("its bytes were read")


def test_bytes_of_a_visitor_without_rights_are_never_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    with pytest.raises(PermissionError):
        importing_check.take(PUBLIC, BY, [Untouchable()])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []


def test_saving_and_mending_ask_the_scope_before_anything_else() -> None:
    with pytest.raises(PermissionError):
        importing_save.save(PUBLIC, BY)
    with pytest.raises(PermissionError):
        importing_mend.drop(PUBLIC, BY, {"batch_id": "b", "sheet": "s", "row": 2})
