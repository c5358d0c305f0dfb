"""Files: whatever is made for a reader, then or later, holds only the groups that this reader may see."""

import json
import re
import zipfile
from collections.abc import Callable
from contextvars import Context
from functools import partial
from io import BytesIO
from typing import Any

import duckdb
import pytest

from answers import data, page_tables
from answers.page_tables import PageFigures
from components import downloads, origin_log, origin_register
from components.origin_register import RegisterFigure
from doors.scope import EVERYTHING, PUBLIC
from exports import __main__ as command
from exports import press
from exports.order import Order
from queries import run
from queries.selection import Selection
from schemas.warehouse_file import ROOT
from tests.doors.matrix import BIMA, DINAS_BIMA, DOMPU, LIMITED
from translations.text import use_language

pytestmark = pytest.mark.usefixtures("warehouse")
Clean = Callable[[str, object], None]
PLACES = (Selection(), Selection(DOMPU, "Dompu"), Selection(BIMA, "Bima"))


@pytest.fixture(autouse=True)
def _directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_reader", data.Direct())
    use_language("id")


def inside(content: bytes) -> str:
    """All text of a file, of the files in it, and of the streams of a PDF that are text."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "\n".join(name + inside(archive.read(name)) for name in archive.namelist())
    return content.decode("utf-8", errors="ignore")


@pytest.mark.parametrize("page", [*page_tables.PAGES, "peta"])
def test_the_tables_of_a_page_hold_own_groups_only(page: str, clean: Clean) -> None:
    make = page_tables.of_groups if page == "peta" else partial(page_tables.of, page)
    for selection in PLACES:
        for role, scope in LIMITED.items():
            with data.asking_as(scope):
                clean(role, make(selection))


def test_the_table_of_the_map_holds_the_groups_for_who_may_see_them(marks: Any) -> None:
    assert marks["publik"].found_in(str(page_tables.of_groups(PLACES[1])))
    with data.asking_as(DINAS_BIMA):
        (own,) = page_tables.of_groups(PLACES[2])
    assert own == page_tables.of_groups(PLACES[2])[0] and len(own.rows) == 109


@pytest.mark.parametrize("role", LIMITED)
@pytest.mark.parametrize("records", origin_log.QUESTIONS)
def test_a_drawer_gives_rows_and_files_of_own_groups_only(role: str, records: str, clean: Clean) -> None:
    origin_log.rows(records, PLACES[1])  # who sees all looked first
    for selection in PLACES[:2]:
        figure = RegisterFigure((), (records,), selection)
        with data.asking_as(LIMITED[role]):
            clean(role, origin_register.rows(records, figure))
            clean(role, origin_register.source(figure))
            if role == "publik":
                assert origin_register.rows(records, figure) == []
                assert "hanya untuk Dinas" in origin_register.source(figure)


def test_a_file_made_later_is_made_for_who_asked() -> None:
    """A download is made in a thread that belongs to no reader: without what was captured it would hold nothing."""
    shown = PageFigures("peta", PLACES[2], partial(page_tables.of_groups, PLACES[2]), "", "semua", is_one=True)
    made = {}
    for name, scope in (("all", EVERYTHING), ("dinas", DINAS_BIMA), ("publik", PUBLIC)):
        with data.asking_as(scope):
            entry = next(one for one in downloads.of(shown) if one.key == "csv")
        made[name] = Context().run(entry.make)
    assert made["all"].count(b"\n") > 109 and made["dinas"] == made["all"]
    assert b"KKG Gugus" not in made["publik"]


@pytest.mark.parametrize("role", LIMITED)
def test_a_document_of_the_worker_obeys_the_scope_of_its_order(role: str, clean: Clean) -> None:
    for document in ("workbook", "offline", "message", "slides"):
        made = press.make(Order(document, DOMPU, scope=LIMITED[role]))
        clean(role, inside(made.content))


def test_an_order_without_a_scope_is_one_of_the_public() -> None:
    assert Order("workbook").scope == PUBLIC
    asked = []

    def spy(question: str, *, scope: Any = None, **_: Any) -> list[run.Row]:
        asked.append(scope)
        raise KeyError(question)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "ask", spy)
        with pytest.raises(KeyError):
            press.make(Order("workbook", DOMPU))
    assert asked


def test_only_the_command_line_sees_everything_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert Context().run(data.scope) == PUBLIC
    Context().run(command.main, ["message", "--type", "XYZ"])
    assert Context().run(data.scope) == EVERYTHING
    assert "XYZ" in capsys.readouterr().err


# --- points of the map ----------------------------------------------------------------------------------------------


def test_the_points_of_a_kabupaten_lie_in_a_file_that_only_its_readers_are_told(
    database: duckdb.DuckDBPyConnection, clean: Clean
) -> None:
    files = dict(database.execute("select coalesce(kabupaten_code, ''), file_name from map_file").fetchall())
    assert len(set(files.values())) == len(files) == 6
    assert all(re.fullmatch(r"points-[0-9a-f]{32}\.geojson", name) for name in files.values())
    (mine,) = run.ask("map_points", scope=DINAS_BIMA)
    assert mine["file_name"] == files[BIMA] and run.ask("map_points") == []
    folder = ROOT / "static" / "geo"
    clean("dinas 52.06", (folder / files[BIMA]).read_text(encoding="utf-8"))
    own = json.loads((folder / files[BIMA]).read_text(encoding="utf-8"))["features"]
    everything = json.loads((folder / files[""]).read_text(encoding="utf-8"))["features"]
    assert {one["properties"]["kabupaten_code"] for one in own} == {BIMA}
    of_bima = [one for one in everything if one["properties"]["kabupaten_code"] == BIMA]
    assert {one["properties"]["group_id"] for one in own} == {one["properties"]["group_id"] for one in of_bima}


def test_no_served_file_has_a_name_that_says_what_lies_in_it(marks: Any) -> None:
    """Whatever lies in static/ under a name that can be guessed holds no group."""
    for path in (ROOT / "static").rglob("*"):
        if path.is_file() and not re.fullmatch(r"points-[0-9a-f]{32}\.geojson", path.name):
            assert marks["publik"].found_in(inside(path.read_bytes())) == [], path.name
