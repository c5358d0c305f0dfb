"""Page Impor with kinds of files beside each other and the real commands behind it: where one part meets the next."""

import json
from pathlib import Path

import pytest

from components import importing_mend
from doors.scope import EVERYTHING, Scope
from schemas.vocabulary import Role
from tests.components.app import opened
from tests.components.test_importing import (
    as_visitor,
    brought,
    data,
    press,
    settled,
    turned_to,
    visit,
    wrong_report,
)
from tests.etl.forms import exports, facts

PLACE = facts.PLACE
CHAT = (
    f"12/10/24 20.15 - Bu Zulaikha: KKG Gugus I {PLACE.name} hari ini hadir 24 dari 30, materi penyusunan RPP, "
    "narasumber pengawas, tempat SDN 1\n"
)
__all__ = ["data"]


def test_a_chat_called_after_a_person_waits_for_the_groups_beside_it_and_is_then_confirmed(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    chat = tmp_path / "Chat WhatsApp dengan Zulaikha Contoh.txt"
    chat.write_text(CHAT)
    page = brought(opened("impor"), chat, facts.groups(tmp_path))
    assert "daftar kelompok Anda sendiri belum ada" in page.text and "Zulaikha Contoh" in page.text
    assert "Terima semua yang yakin" not in page.text, "no work before it can be saved"

    press(page, "importing_save")
    key = next(str(one.key) for one in page.app.button if str(one.key).endswith("_take_sure"))
    press(page, key)
    press(page, key.replace("_take_sure", "_save"))
    assert "Zulaikha Contoh.txt tersimpan: 1 baris baru" in page.text and page.failures == []
    kept = [json.loads(one.read_text()) for one in (data / "raw" / "register").glob("*/record.json")]
    assert sorted(one["kind"] for one in kept) == ["templat_xlsx", "whatsapp"]
    assert not any("Zulaikha" in json.dumps(one) for one in kept)


def test_a_sheet_without_an_agenda_and_the_template_with_its_groups_are_brought_together(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    rows = [
        ["Rekap kegiatan"],
        ["No", "Nama KKG", "Kapan", "Peserta"],
        [1, f"KKG Gugus II {PLACE.name}", "12/08/2026", 19],
    ]
    sheet = facts.save_xlsx(tmp_path / "rekap.xlsx", {"Rekap": rows, "Sekolah": [["Kode", "Nama"], ["a", "b"]]})
    page = brought(opened("impor"), sheet, facts.groups(tmp_path))
    assert page.app.button(key="map_use_rekap_xlsx").disabled and "tabel dengan judul kolom sendiri" in page.text
    agenda = page.app.selectbox(key="map_all_rekap_xlsx_pertemuan_agenda")
    agenda.set_value("Agenda rutin").run()
    press(page, "map_use_rekap_xlsx")
    assert "5 baris baru" in page.text, "the group is known from the template beside it"
    (answer,) = visit(page).mappings.values()
    assert json.loads(answer.read_text())["constants"] == {"agenda": "Agenda rutin"}


def test_another_sheet_of_a_workbook_is_asked_about_anew(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    rows = [["Nama KKG", "Kapan", "Peserta"], [f"KKG Gugus II {PLACE.name}", "12/08/2026", 19]]
    other = [["Kelompok", "Hari", "Catatan lain"], [f"KKG Gugus I {PLACE.name}", "13/08/2026", "x"]]
    page = brought(opened("impor"), facts.save_xlsx(tmp_path / "dua.xlsx", {"Satu": rows, "Dua": other}))
    assert "Peserta" in page.text and "Catatan lain" not in page.text
    sheet = next(one for one in page.app.selectbox if str(one.key).startswith("map_sheet_"))
    sheet.set_value("Dua").run()
    settled(page)
    assert "Catatan lain" in page.text and "Peserta" not in page.text and page.failures == []


XLSFORM = {
    "survey": [
        ["type", "name", "label"],
        ["begin_group", "umum", "Umum"],
        ["text", "kkg", "Nama KKG"],
        ["end_group", "", ""],
        ["date", "tgl", "Tanggal rapat"],
        ["select_one sifat", "sifat", "Agenda"],
    ],
    "choices": [["list_name", "name", "label"], ["sifat", "r", "Agenda rutin"], ["sifat", "p", "Agenda pengembangan"]],
    "settings": [["form_id", "form_title"], ["rapat_dinas", "Rapat Dinas"]],
}
EXPORT = [
    ["umum/kkg", "tgl", "sifat", "_id", "_uuid", "meta/rootUuid"],
    [f"KKG Gugus I {PLACE.name}", "2026-10-03", "p", 7, "u1", "uuid:r1"],
]


def test_an_export_of_a_form_of_somebody_else_is_read_with_the_form_and_the_groups_that_came_beside(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    form = facts.save_xlsx(tmp_path / "formulir.xlsx", XLSFORM)
    export = facts.save_csv(tmp_path / "isi.csv", EXPORT, ";")
    page = brought(opened("impor"), export, form, facts.groups(tmp_path))
    assert "formulir (XLSForm)" in page.text and "Rapat Dinas" in page.text
    for place, field in enumerate(("kelompok", "tanggal", "agenda")):
        page.app.selectbox(key=f"map_isi_csv_pertemuan_{place}").set_value(field).run()
    press(page, "map_use_isi_csv")
    assert "5 baris baru" in page.text, "the answers are read with the form, the group is known from the template"
    press(page, "importing_save")
    assert "isi.csv tersimpan: 1 baris baru" in page.text and "tidak dapat dibaca" not in page.text
    assert visit(page).names == [], "a form that was used leaves nothing to do"


def test_rows_of_an_export_of_another_kabupaten_are_refused_for_a_dinas(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, Scope(Role.DINAS, ("52.07",)))
    export = exports.kobo_csv(tmp_path / "kobo.csv", exports.SENT[:1], exports.Flavour())
    page = brought(opened("impor"), export)
    assert "Tidak ada baris yang dapat masuk" in page.text and page.app.button(key="importing_save").disabled


@pytest.mark.parametrize(
    ("error", "cell"),
    [
        ({"column": "Hadir", "value": "x"}, "Hadir"),
        ({"column": "Berapa anggota yang hadir?", "value": "-4"}, "Hadir"),
        ({"column": "Kapan?", "value": "20"}, None),
        ({"column": "Kapan?", "value": None}, None),
    ],
)
def test_an_error_of_an_export_is_found_in_our_row_by_its_value_or_not_at_all(
    error: dict[str, str | None], cell: str | None
) -> None:
    assert importing_mend._cell_of(error, {"Hadir": "-4", "Diundang": "20", "Lama": "20", "Biaya": None}) == cell


def test_rows_of_a_file_that_was_mended_in_excel_are_set_aside_at_once_and_the_list_says_of_which_file(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_visitor(monkeypatch, EVERYTHING)
    page = press(brought(opened("impor"), wrong_report(tmp_path)), "importing_save")
    turned_to(page, "perbaiki")
    key = next(str(one.key) for one in page.app.button if str(one.key).startswith("drop_whole_"))
    page.app.button(key=key).click().run()
    assert "2 baris tidak ditanyakan lagi" in "".join(page.markup)
    press(page, key.replace("drop_", "drop_yes_"))
    assert "2 baris ditandai tidak diperlukan" in page.text and "Tidak ada baris yang menunggu" in page.text
    turned_to(page, "riwayat")
    assert "perbaikan Laporan" in page.text and "nomor dihapus" not in page.text
