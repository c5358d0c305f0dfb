"""What stands on the slides of a deck: the right words at the right place, large enough, whole, and marked."""

import io
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide

from answers.document import Chart, Content, Decision, Deck, KeyFigure, MapPicture
from exports.powerpoint import fit, page, template
from exports.pptx_deck import pptx
from tests.exports import sample_content
from tests.exports.pptx_reading import MAIN, bare, bima, box, frames, notes, only, opened, words

BOTH = pytest.mark.parametrize(
    ("write", "content"),
    [
        pytest.param(bima, sample_content.bima(), id="bima"),
        pytest.param(bare, sample_content.bare(), id="bare"),
    ],
)
Write = Callable[[], bytes]
LONG = "kelompok kerja yang belum mencatat pertemuan dalam enam bulan terakhir "


def held(slide: Slide, idx: int) -> str:
    """Words of a placeholder; empty where the slide has none of that number."""
    return next((one.text_frame.text for one in slide.placeholders if one.placeholder_format.idx == idx), "")


def stuffed() -> Deck:
    """Every sentence far longer than anybody writes it."""
    content = sample_content.bima()
    long = replace(
        content,
        title=f"{content.title} {LONG * 3}",
        filters=f"{content.filters} {LONG * 6}",
        method=tuple(LONG * 3 for _ in range(12)),
        decisions=tuple(replace(one, sentence=LONG * 6, action=LONG * 5, beside=LONG * 4) for one in content.decisions),
        key_figures=tuple(replace(one, title=LONG, words=f"{one.words} {LONG}") for one in content.key_figures),
    )
    slides = sample_content.deck(long).slides
    return Deck(long, tuple(replace(one, title=one.title + LONG * 4, foot=LONG * 9) for one in slides))


@pytest.fixture(scope="module")
def of_long_words() -> bytes:
    return pptx(stuffed())


@BOTH
def test_each_slide_has_its_sentence_as_title_the_filter_the_foot_and_its_number(
    write: Write, content: Content
) -> None:
    wanted = sample_content.deck(content).slides
    shown = list(opened(write()).slides)
    assert len(shown) == len(wanted) == 9
    for place, (slide, one) in enumerate(zip(shown, wanted, strict=True), start=1):
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text == one.title
        assert held(slide, template.FILTERS) == content.filters
        assert held(slide, template.FOOT).split("\n")[0] == one.foot or not one.foot
        assert held(slide, template.NUMBER) == str(place)
        assert notes(slide).startswith(one.notes)


@BOTH
def test_simulated_data_is_marked_on_every_slide_that_holds_it_and_on_no_other(write: Write, content: Content) -> None:
    for slide, one in zip(opened(write()).slides, sample_content.deck(content).slides, strict=True):
        marks = [shape for shape in frames(slide) if shape.name == sample_content.SAMPLE]
        assert len(marks) == int(one.is_simulated), one.key
        assert all(shape.text_frame.text == sample_content.SAMPLE for shape in marks)


def test_a_simulated_slide_of_a_content_without_a_mark_is_marked_all_the_same() -> None:
    content = replace(sample_content.bima(), sample_mark="")
    (slide,) = only(sample_content.deck(content), "peta")
    assert "data contoh (simulasi)" in [one.name for one in frames(slide)]


def sizes(slide: Slide) -> list[int]:
    """Every size of type in px that the slide itself or its layout sets."""
    drawn = [slide.element, *(one.chart._chartSpace for one in slide.shapes if one.has_chart)]
    own = [one.get("sz") for tree in (*drawn, slide.slide_layout.element) for one in tree.iter()]
    return [int(one) // 50 for one in own if one and one.isdigit()]


@pytest.mark.parametrize("name", ["bima", "bare", "long"])
def test_nothing_is_smaller_than_24_px_and_no_title_than_40(name: str, of_long_words: bytes) -> None:
    made = {"bima": bima(), "bare": bare(), "long": of_long_words}[name]
    for slide in opened(made).slides:
        assert min(sizes(slide)) >= 24
        title = slide.shapes.title
        assert title is not None
        (run,) = title.text_frame.paragraphs[0].runs
        assert run.font.size is not None and run.font.size.pt * 2 >= 40


@pytest.mark.parametrize("name", ["bima", "bare", "long"])
def test_everything_stands_on_the_page_and_nothing_over_another(name: str, of_long_words: bytes) -> None:
    made = {"bima": bima(), "bare": bare(), "long": of_long_words}[name]
    for slide in opened(made).slides:
        solid = [box(one) for one in slide.shapes if not one.has_text_frame or one.text_frame.text]
        for one in solid:
            assert one.left >= 0 and one.top >= 0 and one.right <= page.WIDTH and one.bottom <= page.HEIGHT
        for one, other in itertools.combinations(solid, 2):
            apart = (
                one.right <= other.left + 1 or other.right <= one.left + 1
                or one.bottom <= other.top + 1 or other.bottom <= one.top + 1
            )  # fmt: skip
            assert apart, (slide.shapes.title.text_frame.text[:40], one, other)


def test_words_that_are_too_long_end_in_a_mark_and_stand_whole_in_the_notes(of_long_words: bytes) -> None:
    for slide, wanted in zip(opened(of_long_words).slides, stuffed().slides, strict=True):
        for idx, whole in ((template.FILTERS, stuffed().content.filters), (template.FOOT, wanted.foot)):
            shown = held(slide, idx)
            assert shown.endswith(fit.MORE) and whole.startswith(shown.removesuffix(fit.MORE))
            assert whole in notes(slide)
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text.endswith(fit.MORE)
        assert wanted.title in notes(slide)


def test_every_word_of_a_decision_a_figure_or_the_method_is_on_the_slide_or_in_the_notes(of_long_words: bytes) -> None:
    for slide, wanted in zip(opened(of_long_words).slides, stuffed().slides, strict=True):
        found = f"{words(slide)}\n{notes(slide)}"
        for one in wanted.body if isinstance(wanted.body, tuple) else ():
            if isinstance(one, Decision):
                assert all(said in found for said in (one.sentence, one.action, one.who, one.source, one.beside))
            elif isinstance(one, KeyFigure):
                assert one.words in found or all(said in found for said in (one.big, one.beside))
            else:
                assert one in found


def test_a_deck_without_parts_says_why_instead_of_a_blank() -> None:
    content = sample_content.bare()
    for slide, one in zip(opened(bare()).slides, sample_content.deck(content).slides, strict=True):
        if one.key in content.reasons:
            assert held(slide, template.BODY) == content.reasons[one.key]


@BOTH
def test_charts_tables_and_pictures_have_words_for_who_does_not_see_them(write: Write, content: Content) -> None:
    for slide, one in zip(opened(write()).slides, sample_content.deck(content).slides, strict=True):
        drawn = [each for each in slide.shapes if each.has_chart or each.has_table or each.element.tag.endswith("}pic")]
        told = [each._element._nvXxPr.cNvPr.get("descr") for each in drawn]
        assert all(told) and len(told) == (not isinstance(one.body[0], str) if isinstance(one.body, tuple) else 1)
        if isinstance(one.body, Chart):
            assert all(category in told[0] for category in one.body.categories)
        elif isinstance(one.body, MapPicture):
            assert told == [one.body.alt]


def test_ornaments_are_passed_over_by_a_screen_reader() -> None:
    for slide in opened(bima()).slides:
        for one in slide.shapes:
            if one.has_text_frame and not one.text_frame.text:
                assert list(one.element.iter("{*}decorative")), one.name


def test_a_cover_of_facts_says_each_of_them_once_and_the_filter_only_where_they_do_not() -> None:
    content = sample_content.bima()
    slide = replace(sample_content.deck(content).slides[0], body=(content.filters, *content.facts))
    (made,) = only(Deck(content, (slide,)), "judul")
    assert made.slide_layout.name == "Sampul"
    assert held(made, template.BODY).split("\n") == [content.filters, *content.facts]
    assert words(made).count(content.filters) == 1
    (made,) = only(Deck(content, (replace(slide, body=content.facts),)), "judul")
    assert held(made, template.FILTERS) == content.filters


def test_a_foot_that_is_the_version_already_does_not_say_it_twice() -> None:
    content = sample_content.bima()
    slide = replace(sample_content.deck(content).slides[-1], foot=content.stamp.words)
    (made,) = only(Deck(content, (slide,)), "metode")
    assert words(made).count(content.stamp.words) == 1


# --- version, logo --------------------------------------------------------------------------------------------------


def test_the_version_stands_on_cover_and_method_and_on_the_last_slide_of_a_deck_with_neither() -> None:
    stamp = sample_content.STAMP.words
    deck = sample_content.deck(sample_content.bima())
    assert [stamp in words(one) for one in opened(bima()).slides] == [True, *[False] * 7, True]
    assert [stamp in words(one) for one in only(deck, "peta", "keaktifan")] == [False, True]


def picture(size: tuple[int, int], form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0B5D66").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("size", "form"), [((400, 100), "PNG"), ((90, 300), "JPEG")])
def test_a_logo_stands_whole_on_every_slide_in_its_own_shape(size: tuple[int, int], form: str) -> None:
    made = pptx(sample_content.deck(sample_content.bima()), logo=picture(size, form))
    for place, slide in enumerate(opened(made).slides):
        logo = next(one for one in slide.placeholders if one.placeholder_format.idx == template.LOGO)
        slot = page.COVER_LOGO if place == 0 else page.LOGO
        there = box(logo)
        assert there.width / there.height == pytest.approx(size[0] / size[1], rel=0.02)
        assert there.left >= slot.left - 1 and there.right <= slot.right + 1
        assert there.top >= slot.top - 1 and there.bottom <= slot.bottom + 1
        assert not list(logo.element.iter(f"{MAIN}srcRect")) or logo.crop_left == 0


def test_without_a_logo_its_slot_waits_in_every_layout_and_shows_on_no_slide() -> None:
    deck = opened(bima())
    for layout in deck.slide_layouts:
        kinds = {one.placeholder_format.idx: one.placeholder_format.type for one in layout.placeholders}
        assert kinds[template.LOGO] == PP_PLACEHOLDER.PICTURE
    assert not [
        one for slide in deck.slides for one in slide.placeholders if one.placeholder_format.idx == template.LOGO
    ]


@pytest.mark.parametrize("logo", [b"no picture", picture((10, 10), "GIF")])
def test_a_logo_that_is_no_png_or_jpeg_is_refused_in_words(logo: bytes) -> None:
    with pytest.raises(ValueError, match="PNG atau JPEG"):
        pptx(sample_content.deck(sample_content.bare()), logo=logo)
