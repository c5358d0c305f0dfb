"""The brief on paper: one tagged A4 page with its fonts in it, whatever its words are."""

import io
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import glyphs, pdf_brief
from tests.exports import long_content
from tests.exports.long_content import CONTENTS
from tests.exports.sample_content import bare, bima
from tests.exports.written import addresses_of, sizes_of, squeezed, words_of

A4_MM = (210, 297)
LIMIT_BYTES = 400_000
LEAST_POINTS = 7.5
EACH = pytest.mark.parametrize("name", CONTENTS)


@cache
def written(name: str) -> bytes:
    return pdf_brief.pdf(CONTENTS[name])


@EACH
def test_whatever_it_says_the_brief_is_one_a4_page_of_less_than_400_kb(name: str) -> None:
    made = written(name)
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert len(pages) == 1
    millimetres = tuple(round(float(side) * 25.4 / 72) for side in (pages[0].mediabox.width, pages[0].mediabox.height))
    assert millimetres == A4_MM
    assert len(made) < LIMIT_BYTES
    assert min(sizes_of(made)) >= LEAST_POINTS


@EACH
def test_the_page_is_tagged_has_title_and_language_and_every_font_in_it(name: str) -> None:
    content = CONTENTS[name]
    with pikepdf.open(io.BytesIO(written(name))) as made:
        root = made.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == content.language
        assert root.StructTreeRoot is not None
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(made.docinfo["/Title"]) == glyphs.tree(content.title)
        fonts = [one for one in made.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
        used = [one.DescendantFonts[0] for one in fonts if "/DescendantFonts" in one]
        assert used
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one.FontDescriptor.keys()) for one in used)
        assert all("SourceSans3" in str(one.BaseFont) for one in used)


def test_the_page_says_in_its_metadata_which_standards_it_keeps() -> None:
    with pikepdf.open(io.BytesIO(written("everything"))) as made, made.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert about["pdfuaid:part"] == "1"


def test_every_count_of_the_content_stands_on_the_page() -> None:
    content = bima()
    page = squeezed(words_of(written("everything")))
    said = [
        content.title, content.filters, *content.facts, content.sample_mark, content.conclusion, content.stamp.words,
        *(part for one in content.key_figures for part in (one.title, one.big, one.beside, one.reference_words)),
        *(part for one in content.key_figures for part in (one.basis.source, one.basis.coverage)),
        *(part for one in content.decisions for part in (one.sentence, one.action, one.who, one.source)),
        *content.method, *content.attribution,
    ]  # fmt: skip
    assert content.map is not None
    said += [content.map.sentence, *(one.count for one in content.map.legend), *content.map.notes]
    for key in pdf_brief.CHARTS:
        chart = content.chart(key)
        assert chart is not None
        said += [chart.sentence, chart.name, *chart.categories, *chart.beside, chart.basis.foot]
        said += [f"{value:.0f}" for part in chart.series for value in part.values if value and not part.words]
        said += [words for part in chart.series for words in part.words]
    missing = [words for words in said if squeezed(words) not in page]
    assert missing == []


def test_what_does_not_fit_is_shortened_and_the_page_says_so() -> None:
    cut = "Sebagian isi disingkat agar muat di satu halaman"
    assert squeezed(cut) not in squeezed(words_of(written("everything")))
    page = squeezed(words_of(written("five times as long")))
    assert squeezed(cut) in page
    assert re.search(r"dan [45]\d baris lain", words_of(written("60 rows")))


def test_what_is_missing_says_why_and_nothing_leads_anywhere_without_an_address() -> None:
    made = written("nearly nothing")
    assert squeezed(words_of(made)).count(squeezed(bare().reasons["peta"])) == 4  # the map and three charts
    assert list(addresses_of(made)) == []


def test_the_only_way_out_is_the_link_and_it_stands_there_in_words_too() -> None:
    made = written("everything")
    assert set(addresses_of(made)) == {bima().link}
    assert "gugus.example.id/profil" in squeezed(words_of(made))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "gugus.example.id", "https://"])
def test_what_is_no_address_of_the_web_becomes_neither_link_nor_code(link: str) -> None:
    made = pdf_brief.pdf(replace(bima(), link=link))
    assert list(addresses_of(made)) == []
    assert "Buka di layar" not in words_of(made)


def test_hostile_words_stay_words() -> None:
    content = replace(bima(), facts=(long_content.HOSTILE,))
    assert squeezed(long_content.HOSTILE) in squeezed(words_of(pdf_brief.pdf(content)))


@given(words=st.text(max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_words_make_a_page(words: str) -> None:
    content = replace(bima(), title=words, filters=words, charts=(), map=None)
    assert pdf_brief.pdf(replace(content, reasons={"peta": words, **dict.fromkeys(pdf_brief.CHARTS, words)}))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pdf_brief.pdf(bima()) == written("everything")


def test_the_page_is_dated_by_its_stamp_to_the_second() -> None:
    stamp = replace(bima().stamp, made_at=bima().stamp.made_at.replace(microsecond=123456))
    made = pypdf.PdfReader(io.BytesIO(pdf_brief.pdf(replace(bima(), stamp=stamp))))
    assert made.metadata is not None
    assert made.metadata.creation_date == bima().stamp.made_at
