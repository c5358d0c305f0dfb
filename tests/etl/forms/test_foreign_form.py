"""A form of Kobo or ODK that somebody else has made: asked about once, like any sheet; its XLSForm helps to read it."""

from pathlib import Path

from etl.forms import sniff
from schemas.vocabulary import BatchKind
from tests.etl.forms.facts import FACTS, Rows, answered, groups, load, meetings, save_csv, save_xlsx

FORM = {
    "survey": [
        ["type", "name", "label"],
        ["begin_group", "umum", "Umum"],
        ["text", "kkg", "Nama KKG"],
        ["date", "tgl", "Tanggal rapat"],
        ["end_group", "", ""],
        ["select_one sifat", "sifat", "Agenda"],
        ["select_multiple tema", "tema", "Topik"],
    ],
    "choices": [
        ["list_name", "name", "label"],
        ["sifat", "r", "Agenda rutin"],
        ["sifat", "p", "Agenda pengembangan"],
        ["tema", "hb", "Peringatan hari besar"],
        ["tema", "m/b", "Pembuatan media pembelajaran"],
    ],
    "settings": [["form_id", "form_title"], ["rapat_dinas", "Rapat Dinas"]],
}
FOREIGN: Rows = [
    [
        "umum/kkg",
        "umum/tgl",
        "sifat",
        "tema",
        "tema/hb",
        "tema/m/b",
        "_id",
        "_uuid",
        "meta/rootUuid",
        "_validation_status",
    ],
    [FACTS[0].group, "2026-10-03", "p", "hb", 1, 0, 7, "u1", "uuid:r1", ""],
    [FACTS[1].group, "2026-10-10", "r", "m/b", 0, 1, 8, "u2", "uuid:r2", "Not Approved"],
]


def test_a_form_of_somebody_else_is_asked_about_and_its_xlsform_tells_group_from_option(tmp_path: Path) -> None:
    data, form = tmp_path / "data", save_xlsx(tmp_path / "formulir.xlsx", FORM)
    path = save_csv(tmp_path / "isi.csv", FOREIGN, ";")
    load(data, groups(tmp_path))
    without = load(data, path).files[0]
    assert (sniff.kind(path), without["status"]) == (BatchKind.KOBO, "needs_mapping")
    assert [one["header"] for one in without["mapping"]["columns"]] == FOREIGN[0][:6], "nothing is guessed"
    told, beside = load(data, form, path).files
    assert (told["kind"], told["status"]) == ("xlsform", "loaded") and "bukan data" in told["warnings"][0]["words"]
    asked = beside["mapping"]
    assert asked["form"] == "Rapat Dinas" and [one["header"] for one in asked["columns"]] == FOREIGN[0][:4]
    assert asked["columns"][3]["examples"] == ["Peringatan hari besar", "Pembuatan media pembelajaran"]
    fields = dict(zip(FOREIGN[0][:4], ("kelompok", "tanggal", "agenda", "topik"), strict=True))
    done = load(data, path, mapping=answered(tmp_path, fields))
    assert done.files[0]["errors"][0]["column"] == "_validation_status"
    (row,) = meetings(data, "meeting_id")
    assert (row["meeting_id"], row["kind"], row["topic"]) == ("KOBO-r1", "pengembangan", "hari_besar")


def test_a_row_of_an_xlsform_without_a_type_is_no_question(tmp_path: Path) -> None:
    survey = [*FORM["survey"], ["", "tanpa_jenis", "Tanpa jenis"]]
    (told,) = load(tmp_path / "data", save_xlsx(tmp_path / "formulir.xlsx", {**FORM, "survey": survey})).files
    assert told["kind"] == "xlsform"
