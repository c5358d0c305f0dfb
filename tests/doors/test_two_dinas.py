"""Two Dinas bring files for two kabupaten: each sees its own files, changes, refused rows, quotes, and no other's."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from answers import audit, data
from components import cached_answers, viewer
from doors.scope import EVERYTHING, PUBLIC, Scope
from etl import __main__ as command
from etl import build
from etl.intake import loading
from queries import run
from schemas.vocabulary import Role
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.on_map_page import card, peta
from tests.conftest import AS_OF
from tests.etl.intake.book import Book, all_places
from tests.etl.raw_copy import RawCopy
from tests.etl.whatsapp import confirming

NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 - local time, as the records hold it
OWN = confirming.PLACE
OTHER = next(one for one in all_places() if one.kabupaten != OWN.kabupaten)
DINAS: Mapping[str, Scope] = {place.kabupaten: Scope(Role.DINAS, (place.code[:5],)) for place in (OWN, OTHER)}
PLACES = {place.kabupaten: place for place in (OWN, OTHER)}
EACH = pytest.mark.parametrize("kabupaten", DINAS)


def load(folder: Path, place: Any, name: str, change: Any = lambda book: None) -> loading.Loaded:
    book = Book.right(place)
    change(book)
    path = book.save(folder, name=f"{name}-{place.code}.xlsx")
    return loading.load(folder / "data", [path], f"Dinas {place.code}", NOW, lambda: None, only=(place.code[:5],))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Of each Dinas a file with a refused row, and a later one that changes a value; one of them confirmed a chat."""
    here = tmp_path_factory.mktemp("two")
    RawCopy.without_register(here)
    (here / "warehouse").mkdir()
    for place in (OWN, OTHER):
        load(here, place, "pertama", lambda book: book.put("pertemuan", "E4", "Topik karangan"))
        load(here, place, "kedua", lambda book: book.put("pertemuan", "F2", 99))
    assert confirming.brought(here / "data", confirming.LATER).code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(here / "warehouse"))
        build.build(here / "data", as_of=AS_OF)
        cached_answers.KEPT.clear()
        yield here
    cached_answers.KEPT.clear()


def clean(kabupaten: str, told: object) -> bool:
    """Whether nothing names the files, offices and groups of the other one."""
    other = next(place for name, place in PLACES.items() if name != kabupaten)
    return other.code not in str(told) and other.name not in str(told)


def bare(kabupaten: str) -> str:
    """Code of a kabupaten."""
    return DINAS[kabupaten].kabupaten[0]


@EACH
def test_files_and_what_happened_to_them_are_those_of_the_own_dinas(folder: Path, kabupaten: str) -> None:
    with data.asking_as(DINAS[kabupaten]):
        told = [*audit.events(), *data.ask("log_batches")]
    names = {row["file_name"] for row in told}
    own = PLACES[kabupaten].code
    assert {f"pertama-{own}.xlsx", f"kedua-{own}.xlsx"} <= names
    assert clean(kabupaten, told)
    if kabupaten != OWN.kabupaten:
        assert not [row for row in told if "whatsapp" in str(row)]


@EACH
def test_changes_of_values_are_those_of_own_groups(folder: Path, kabupaten: str) -> None:
    with data.asking_as(DINAS[kabupaten]):
        changes, groups = audit.changes(), audit.groups(None)
    assert changes and {row["kabupaten_code"] for row in changes} == {bare(kabupaten)}
    assert {"99"} <= {row["new_value"] for row in changes}
    assert clean(kabupaten, [*changes, *groups])
    with data.asking_as(EVERYTHING):
        assert {row["kabupaten_code"] for row in audit.changes()} == {bare(one) for one in DINAS}


@EACH
def test_refused_rows_of_the_other_are_never_told(
    folder: Path, kabupaten: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.ask("log_rejected", batch_id=None, scope=DINAS[kabupaten]) == []
    command.main(["quarantine", "--json", "--only", bare(kabupaten), "--data", str(folder / "data")])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    own = PLACES[kabupaten].code
    assert {(one["file"], one["row"]) for one in told} == {(f"pertama-{own}.xlsx", 4)}
    assert clean(kabupaten, told)
    command.main(["quarantine", "--json", "--data", str(folder / "data")])
    assert len(capsys.readouterr().out.splitlines()) == 2


@EACH
def test_quotes_of_a_chat_are_for_the_dinas_of_the_group(folder: Path, kabupaten: str) -> None:
    said = run.ask("group_evidence", group_id=confirming.OTHER, scope=DINAS[kabupaten])
    assert [row["excerpt"] is not None for row in said] == [True] * (kabupaten == OWN.kabupaten)
    assert run.ask("group_evidence", group_id=confirming.OTHER, scope=PUBLIC) == []


def test_the_card_on_the_map_quotes_the_chat(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "scope", lambda: DINAS[OWN.kabupaten])
    shown = card(peta(gugus=confirming.OTHER))
    assert shown.count("dari percakapan WhatsApp") == 1 and "hadir 11 dari 20 guru" in shown
