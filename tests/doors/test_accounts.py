"""Roles are kept whole, refused clearly, and every change of them is remembered."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from doors import account_file, accounts
from doors.__main__ import main
from doors.refusals import Refusal, RefusedError
from doors.scope import EVERYTHING, PUBLIC, READER, Scope
from schemas.vocabulary import Role
from schemas.warehouse_file import FOLDER_VARIABLE, ROOT
from translations.text import use_language


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    use_language("id")


def give(account: str, role: str = "program", *places: str, office: str = "Dinas Bima") -> account_file.Account:
    return accounts.allow(EVERYTHING, "test", account, role, places, office)


def test_a_role_is_given_changed_and_taken_and_each_change_says_who_when_old_and_new() -> None:
    give("Officer@Dinas.go.id ", "dinas", "Bima", "52.05")
    changed = give("officer@dinas.go.id", "dinas", "52.06", office="  Dinas   Pendidikan Bima ")
    assert changed == account_file.Account("officer@dinas.go.id", "dinas", ("52.06",), "Dinas Pendidikan Bima")
    assert accounts.all_accounts() == (changed,) and accounts.of("OFFICER@dinas.go.id") == changed
    assert accounts.remove(EVERYTHING, "boss@example.id", "officer@dinas.go.id") == changed
    assert accounts.all_accounts() == () and accounts.of("officer@dinas.go.id") is None
    taken, second, first = accounts.changes()
    assert (taken.by, taken.account, taken.old, taken.new) == ("boss@example.id", changed.account, changed, None)
    assert first.old is None and first.new == second.old and first.new.kabupaten == ("52.05", "52.06")
    assert first.at <= second.at <= taken.at and len(first.at) == len("2026-11-23T04:00:00")


def test_saying_the_same_again_changes_nothing() -> None:
    give("a@example.id")
    give("A@example.id")
    assert len(accounts.changes()) == 1


def test_a_role_of_a_domain_is_for_every_address_at_it_and_at_no_other() -> None:
    everybody, own = give("@dinas.go.id"), give("officer@dinas.go.id", "dinas", "52.06")
    assert accounts.of("somebody@dinas.go.id") == everybody
    assert accounts.of("officer@dinas.go.id") == own
    assert accounts.of("somebody@dinas.go.id", by_domain=False) is None
    for stranger in (
        "a@sub.dinas.go.id",
        "a@otherdinas.go.id",
        "a@dinas.go.id.example",
        "@dinas.go.id",
        "",
        "a@b@dinas.go.id",
    ):
        assert accounts.of(stranger) is None, stranger


def test_a_letter_that_only_looks_like_another_one_is_another_address() -> None:
    give("kepala@dinas.go.id", "admin")
    assert accounts.of("\N{KELVIN SIGN}epala@dinas.go.id") is None
    assert accounts.of("\N{CYRILLIC SMALL LETTER KA}epala@dinas.go.id") is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("no address", "program"), Refusal.ADDRESS),
        (("a@b", "program"), Refusal.ADDRESS),
        (("", "program"), Refusal.ADDRESS),
        (("a@dinas.go.id\nb@dinas.go.id", "program"), Refusal.ADDRESS),
        (("dinas.go.id", "program"), Refusal.ADDRESS),
        (("@gmail.com", "program"), Refusal.PUBLIC_DOMAIN),
        (("@Yahoo.co.id", "program"), Refusal.PUBLIC_DOMAIN),
        (("@dinas.go.id", "admin"), Refusal.DOMAIN_ADMIN),
        (("a@example.id", "boss"), Refusal.ROLE),
        (("a@example.id", "publik"), Refusal.ROLE),
        (("a@example.id", "dinas"), Refusal.NO_KABUPATEN),
        (("a@example.id", "dinas", "52.99"), Refusal.KABUPATEN),
        (("a@example.id", "dinas", "Kota Bandung"), Refusal.KABUPATEN),  # another province goes by code
        (("a@example.id", "program", "52.06"), Refusal.KABUPATEN_OF_ROLE),
    ],
)
def test_bad_input_is_refused_with_its_value_and_nothing_is_kept(arguments: tuple[str, ...], reason: Refusal) -> None:
    with pytest.raises(RefusedError) as refused:
        give(*arguments)
    assert refused.value.reason == reason
    assert len(str(refused.value)) > 30 and "{" not in str(refused.value)
    assert accounts.all_accounts() == () and accounts.changes() == ()


@pytest.mark.parametrize(
    "office", ["", "  ", "=1+1", "@dinas", "a@b.co", "0812 3456 7890", "Dinas 081234567890", "x" * 81, "<b>"]
)
def test_an_office_is_no_address_no_number_and_nothing_that_runs(office: str) -> None:
    with pytest.raises(RefusedError, match="Kantor"):
        give("a@example.id", office=office)


def test_the_last_admin_stays_unless_another_is_named_in_the_settings() -> None:
    give("first@example.id", "admin")
    for taking in (
        lambda: accounts.remove(EVERYTHING, "x", "first@example.id"),
        lambda: give("first@example.id", "program"),
    ):
        with pytest.raises(RefusedError, match="admin terakhir"):
            taking()
    give("second@example.id", "admin")
    accounts.remove(EVERYTHING, "x", "first@example.id")
    accounts.remove(EVERYTHING, "x", "second@example.id", other_admins=("set@example.id",))
    assert accounts.all_accounts() == ()


@pytest.mark.parametrize("asked", [PUBLIC, READER, Scope(Role.DINAS, ("52.06",)), Scope(Role.PROGRAM)])
def test_nobody_but_an_admin_gives_or_takes_a_role(asked: Scope) -> None:
    give("a@example.id")
    for writing in (
        lambda: accounts.allow(asked, "x", "b@example.id", "admin", (), "Kantor"),
        lambda: accounts.remove(asked, "x", "a@example.id"),
    ):
        with pytest.raises(RefusedError, match="Hanya admin"):
            writing()
    assert [one.account for one in accounts.all_accounts()] == ["a@example.id"]


def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    give("a@example.id")
    give("b@example.id")
    file = tmp_path / "doors" / account_file.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [account_file.FILE], "no draft and no lock is left"


def test_git_ignores_the_file() -> None:
    done = subprocess.run(
        ["git", "check-ignore", "data/doors/accounts.json", ".streamlit/secrets.toml"], cwd=ROOT, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        '{"accounts": [{"account": "a@b.co", "role": "god", "kabupaten": [], "office": "x"}], "changes": []}',
    ],
)
def test_a_spoilt_file_gives_nobody_a_role_and_is_not_written_over(tmp_path: Path, words: str) -> None:
    file = tmp_path / "doors" / account_file.FILE
    file.parent.mkdir()
    file.write_text(words, encoding="utf-8")
    for asking in (lambda: accounts.of("a@b.co"), lambda: give("a@example.id")):
        with pytest.raises(RefusedError, match="tidak dapat dibaca"):
            asking()
    assert file.read_text(encoding="utf-8") == words


def test_admins_who_write_at_once_lose_none_of_the_changes() -> None:
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda number: give(f"a{number}@example.id"), range(12)))
    assert len(accounts.all_accounts()) == len(accounts.changes()) == 12


def test_a_role_taken_by_another_process_is_gone_with_the_next_question(tmp_path: Path) -> None:
    give("a@example.id")
    assert accounts.of("a@example.id") is not None
    command = [sys.executable, "-m", "doors", "remove", "a@example.id", "--json", "--by", "Server"]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert [one["account"] for one in json.loads(done.stdout)] == ["a@example.id"]
    assert accounts.of("a@example.id") is None and accounts.changes()[0].by == "Server"


# --- the command line -----------------------------------------------------------------------------------------------


def test_the_command_line_gives_lists_and_remembers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0 and "Belum ada" in capsys.readouterr().out
    given = [
        "allow",
        "A@dinas.go.id",
        "--role",
        "dinas",
        "--kabupaten",
        "52.06",
        "--kabupaten",
        "Dompu",
        "--office",
        "Dinas Bima",
    ]
    assert main([*given, "--json"]) == 0
    account = {"account": "a@dinas.go.id", "role": "dinas", "kabupaten": ["52.05", "52.06"], "office": "Dinas Bima"}
    assert json.loads(capsys.readouterr().out) == [account]
    assert main(["list"]) == 0 and capsys.readouterr().out == 'a@dinas.go.id  dinas 52.05 52.06 "Dinas Bima"\n'
    assert main(["history", "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["by"], change["old"], change["new"]) == ("baris perintah", None, account)


def test_the_command_line_refuses_with_code_1_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "nobody@example.id", "--json"]) == 1
    said = json.loads(capsys.readouterr().err)
    assert (said["status"], said["reason"]) == ("refused", "unknown") and "nobody@example.id" in said["words"]
    assert main(["allow", "a@example.id", "--role", "boss", "--office", "Kantor"]) == 1
    assert '"boss"' in capsys.readouterr().err
