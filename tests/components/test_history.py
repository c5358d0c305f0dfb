"""The page Riwayat: what happened to files and values in words, filtered, paged, and closed to who sees no groups."""

import io
from collections.abc import Iterator

import openpyxl
import pytest

from answers import audit, audit_tables, audit_words
from answers.audit import Chosen
from components import cached_answers, history, named_persons, privacy, viewer
from doors.scope import EVERYTHING, PUBLIC, Scope
from etl import build
from queries.selection import Selection
from schemas import contract
from schemas.vocabulary import Role
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import opened
from tests.conftest import AS_OF
from tests.etl.history import files
from tests.etl.intake.book import Book
from tests.etl.raw_copy import RawCopy
from translations.text import catalogue, text, use_language

PERSONS_IN = files.PLACE.kabupaten


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Two files of a Dinas, the second changing values of the first; the ids of both."""
    folder = tmp_path_factory.mktemp("history")
    data, warehouse = RawCopy.without_register(folder).data, folder / "warehouse"
    warehouse.mkdir()

    def first(book: Book) -> None:
        heads = ["ID narasumber", "Jenis narasumber", "Kabupaten", "Nama (bila setuju)", "Setuju ditampilkan"]
        rows = [["N-1", "Fasda", PERSONS_IN, "Orang Setuju", "ya"], ["N-2", "Fasda", PERSONS_IN, "Orang Diam", None]]
        book.sheets["narasumber"] = [heads, *rows]

    def later(book: Book) -> None:
        book.put("pertemuan", "F2", 99).put("pertemuan", "H3", 2_500_000).put("kelompok_kerja", "D2", "=1+1")

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse))
        ids = files.load(data, files.book(folder, "satu.xlsx", first), by="Dikpora Lombok Barat")
        ids += files.load(data, files.book(folder, "dua.xlsx", later), by="Kemenag")
        build.build(data, as_of=AS_OF)
        cached_answers.KEPT.clear()
        yield ids
    cached_answers.KEPT.clear()
    use_language("id")


def test_the_page_says_who_changed_what_when_old_new_and_from_where(register: list[str]) -> None:
    page = opened("riwayat")
    assert page.failures == []
    for words in (
        "Kemenag",
        "satu.xlsx",
        "Pertemuan",
        "Hadir",
        "31",
        "99",
        "Rp 2.500.000",
        "dua.xlsx, lembar pertemuan, baris 2",
    ):
        assert words.replace(" ", "") in page.text.replace("\N{NO-BREAK SPACE}", " ").replace(" ", ""), words


def test_filters_of_a_link_choose_a_part_and_stay_in_the_address(register: list[str]) -> None:
    page = opened("riwayat", tabel_data="meeting", berkas=register[1], sejak="2026-11-01")
    assert page.failures == [] and page.ignored == []
    assert "meeting" in page.app.query_params["tabel_data"] and "2026-11-01" in page.app.query_params["sejak"]
    none = opened("riwayat", sampai="2001-01-01")
    assert "Tidak ada perubahan yang cocok" in none.text and "Belum ada berkas" in none.text


def test_questions_are_cut_by_every_filter(register: list[str]) -> None:
    every = audit.changes()
    assert every and {row["changes_in_all"] for row in every} == {len(every)}
    assert audit.some_changes(Chosen(table_name="funding")) == []
    assert audit.some_changes(Chosen(until=AS_OF.replace(year=2001))) == []
    assert len(audit.some_changes(Chosen(batch_id=register[1]))) == len(every)
    assert audit.some_changes(Chosen(), most=1, skipped=1)[0]["change_no"] == every[1]["change_no"]
    assert {row["group_id"] for row in audit.groups(None)} == {row["group_id"] for row in every if row["group_id"]}


def test_who_sees_no_groups_gets_one_sentence_and_no_row(register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "scope", lambda: PUBLIC)
    page = opened("riwayat")
    assert text("audit.closed") in page.text and "Kemenag" not in page.text and text("privacy.title") in page.text


def test_the_files_hold_the_same_rows_and_no_formula(register: list[str]) -> None:
    from answers import about, stamp  # noqa: PLC0415
    from exports import workbook  # noqa: PLC0415

    tables = audit_tables.of(Chosen())
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(tables, about.of_page("riwayat", Selection(), stamp.now()))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert len(tables[1].rows) == len(audit.changes()) and len(tables[0].rows) == 2


def test_more_changes_than_one_piece_are_paged(register: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "SHOWN", 1)
    page = opened("riwayat")
    count = len(audit.changes())
    assert f"1–1 dari {count}" in page.text
    page.app.button(key="history_older").click().run()
    assert f"2–2 dari {count}" in page.text


def test_every_table_of_the_history_has_its_words() -> None:
    from etl.history import changes  # noqa: PLC0415

    assert set(audit_words.TABLES) == set(changes.TABLES)


# --- what is kept of people -----------------------------------------------------------------------------------------

FREE_OF_PEOPLE = {"cure", "rule", "rejected_id", "batch_id", "event_id", "cell", "group_id", "row_key", "table_name",
                  "column_name", "source_batch_id", "sha256", "alias_folded"}  # fmt: skip


def test_every_column_of_free_words_in_the_register_is_marked_as_perhaps_personal() -> None:
    tables = (*audit_words.TABLES, "load_batch", "batch_event", "value_change", "rejected_row")
    for one in map(contract.load, tables):
        for column in one.columns:
            is_free = column.type == "text" and not (column.allowed or column.references or column.pattern)
            if is_free and column.name not in FREE_OF_PEOPLE:
                assert column.personal, f"{one.table}.{column.name} holds words of people: mark it `personal`"


@pytest.mark.parametrize("kind", [*contract.PERSONAL, *privacy.OUTSIDE])
def test_each_kind_of_data_says_what_why_how_long_who_and_how_to_remove_it(kind: str) -> None:
    for language in ("id", "en"):
        words = catalogue(language)
        assert all(words[f"privacy.{aspect}.{kind}"] for aspect in privacy.ASPECTS)
    assert kind in privacy.OUTSIDE or privacy.columns(kind)


def test_the_name_of_a_narasumber_is_the_only_name_that_is_kept() -> None:
    assert privacy.columns("name") == ["resource_person.name"]


def test_the_section_has_an_address(register: list[str]) -> None:
    assert any(one.attributes.get("id") == privacy.ANCHOR for one in opened("riwayat").elements)


def test_other_pages_and_the_top_of_its_own_lead_to_the_section(register: list[str]) -> None:
    for page, address in (("akun", "/riwayat?lang=id"), ("metode", "/riwayat?lang=id"), ("riwayat", "")):
        links = [one.attributes["href"] for one in opened(page).elements if one.tag == "a"]
        assert links.count(f"{address}#{privacy.ANCHOR}") == 1, page


def test_names_are_listed_for_signed_in_readers_alone_and_only_of_those_who_agreed(
    register: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(named_persons.st, "html", drawn.append)
    monkeypatch.setattr(viewer, "scope", lambda: EVERYTHING)
    named_persons.listed(Selection())
    assert len(drawn) == 1 and "Orang Setuju" in drawn[0] and "Orang Diam" not in drawn[0]
    for scope in (PUBLIC, Scope(Role.DINAS, ("52.06",))):
        monkeypatch.setattr(viewer, "scope", lambda scope=scope: scope)
        named_persons.listed(Selection())
    assert len(drawn) == 1
