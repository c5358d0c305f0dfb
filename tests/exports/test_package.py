"""The Paket rapat: everything for a meeting in one zip, the same bytes for the same answers, in both languages."""

import io
import zipfile
from dataclasses import replace

import pytest

from answers import data
from exports import package, press
from exports.files import File
from exports.order import Order
from tests.exports.read_back import ALL, BIMA, MADE_AT, contents_of

pytestmark = pytest.mark.usefixtures("warehouse")
NAMES = [
    "BACA DULU.txt", "presentasi-kkg-kabupaten-bima.pptx", "ringkasan-kkg-kabupaten-bima.pdf",
    "tabel-kkg-kabupaten-bima.xlsx", "tanpa-internet-kkg-kabupaten-bima.html", "kartu-kkg-kabupaten-bima.png",
    "pesan-whatsapp-kkg-kabupaten-bima.txt",
]  # fmt: skip


def unpacked(made: File) -> zipfile.ZipFile:
    zipped = zipfile.ZipFile(io.BytesIO(made.content))
    assert zipped.testzip() is None
    return zipped


def test_it_holds_every_piece_in_a_fixed_order_with_the_time_of_the_stamp() -> None:
    made = press.written(BIMA, contents_of(BIMA))
    assert made.name == "paket-rapat-kkg-kabupaten-bima-2026-11-23.zip" and made.mime == "application/zip"
    zipped = unpacked(made)
    assert zipped.namelist() == NAMES
    assert {one.date_time for one in zipped.infolist()} == {MADE_AT.timetuple()[:6]}
    kinds = [zipped.read(name)[:4] for name in NAMES]
    assert kinds[1] == kinds[3] == b"PK\3\4" and kinds[2] == b"%PDF" and kinds[4] == b"<!do" and kinds[5] == b"\x89PNG"


def test_the_package_of_all_has_a_brief_of_each_place_in_a_folder_and_one_page_for_all_places() -> None:
    zipped = unpacked(press.written(ALL, contents_of(ALL)))
    briefs = [name for name in zipped.namelist() if name.startswith("ringkasan/")]
    assert len(briefs) == 1 + len(data.study_kabupaten()) and briefs[0].endswith("lima-kabupaten-studi.pdf")
    (page,) = (name for name in zipped.namelist() if name.endswith(".html"))
    assert zipped.read(page).count(b"<article") == len(briefs)


def test_the_same_answers_make_the_same_bytes() -> None:
    first, again = (press.written(BIMA, contents_of(BIMA)).content for _ in range(2))
    assert first == again


def test_names_and_words_are_in_the_language_of_the_package() -> None:
    english = replace(BIMA, language="en")
    zipped = unpacked(press.written(english, contents_of(english)))
    assert zipped.namelist()[:2] == ["READ ME FIRST.txt", "slides-kkg-kabupaten-bima.pptx"]
    assert "sample data (simulated)" in zipped.read("READ ME FIRST.txt").decode()


def test_the_words_beside_it_name_every_file_what_is_simulated_the_sources_the_version_and_the_link() -> None:
    (one,) = contents_of(BIMA)
    words = unpacked(press.written(BIMA, [one])).read("BACA DULU.txt").decode()
    assert "\r\n" in words and "\n" not in words.replace("\r\n", "")
    assert all(name in words for name in NAMES[1:])
    assert all(line in words for line in (*one.method, *one.attribution, one.stamp.words, one.link, *one.facts))
    assert f"{one.title} · data contoh (simulasi)" in words


def test_without_simulated_data_and_link_nothing_is_said_of_them() -> None:
    (one,) = contents_of(BIMA)
    words = package.read_me(replace(one, sample_mark="", link=""), {piece: ["x"] for piece in package.PIECES})
    assert "http" not in words and words.splitlines()[2] == one.title


def test_every_step_is_told_before_it_is_done_and_the_last_one_is_the_zip() -> None:
    told: list[tuple[int, int, str]] = []
    press.make(replace(BIMA, document="briefs", kabupaten_code=None), lambda *step: told.append(step))
    assert [done for done, _, _ in told] == list(range(13)) and {of for _, of, _ in told} == {13}
    assert [step for *_, step in told] == ["content"] * 6 + ["brief"] * 6 + ["zip"]


def test_a_document_whose_data_keep_changing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    builds = iter(range(100))
    monkeypatch.setattr(data, "build", lambda: str(next(builds)))
    with pytest.raises(press.NewDataError, match="ask for it again"):
        press.make(replace(BIMA, document="message"))


@pytest.mark.parametrize("code", [None, "52.06"])
def test_the_link_leads_back_to_the_same_selection_with_every_parameter(code: str | None) -> None:
    order = Order("brief", code, language="en", address="https://gugus.example.id/")
    page = "profil" if code else ""
    assert order.link(code) == f"https://gugus.example.id/{page}?lang=en&kabupaten={code or 'semua'}&jenis=KKG"
    assert replace(order, address="").link(code) == ""
