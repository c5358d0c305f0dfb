"""Tables and the map of a deck: native cells with the words of the answer, a sharp picture with its legend."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from pptx.table import Table

from answers.document import LegendEntry, MapPicture, Slide
from exports.powerpoint import page
from indicators.share import Share
from tests.exports import sample_content
from tests.exports.pptx_reading import box, notes, only, words

CONTENT = sample_content.bima()
DECK = sample_content.deck(CONTENT)


def table(key: str) -> Table:
    (slide,) = only(DECK, key)
    return next(one.table for one in slide.shapes if one.has_table)


def rows(found: Table) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in found.rows]


def test_key_figures_stand_with_their_counts_and_the_five_kabupaten_beside_them() -> None:
    head, *body = rows(table("judul"))
    assert head == ["Angka kunci", "Kabupaten Bima", "Lima kabupaten", "Cakupan dan sumber"]
    assert [row[:3] for row in body] == [[one.title, one.words, one.reference_words] for one in CONTENT.key_figures]


def test_the_two_clocks_each_name_their_source_once_beside_their_own_figures() -> None:
    found = table("judul")
    cells = [found.cell(row, 3) for row in range(1, 7)]
    assert [(cell.text_frame.text, cell.span_height) for cell in cells if cell.is_merge_origin] == [
        (sample_content.LOG.foot, 3), (sample_content.SURVEY.foot, 3),
    ]  # fmt: skip


def test_a_reason_stands_where_there_is_no_count_and_no_column_where_nothing_is_compared() -> None:
    bare = sample_content.bare()
    alone = replace(bare.key_figures[0], reference=None, reference_words="", figure=Share(None, None))
    slide = replace(sample_content.deck(bare).slides[0], body=(alone,))
    (made,) = only(replace(sample_content.deck(bare), slides=(slide,)), "judul")
    head, row = rows(next(one.table for one in made.shapes if one.has_table))
    assert head == ["Angka kunci", "Kabupaten Dompu", "Cakupan dan sumber"]
    assert row[:2] == ["Punya SK", "tidak disurvei"]


def test_decisions_are_numbered_with_sentence_source_recommendation_and_who_acts() -> None:
    head, *body = rows(table("keputusan"))
    assert head[1:] == ["Keadaan", "Yang disarankan studi", "Yang bertindak"]
    assert [row[0] for row in body] == ["1", "2", "3"]
    for row, one in zip(body, CONTENT.decisions, strict=True):
        assert row[1].split("\n") == [said for said in (one.sentence, one.source, one.beside) if said]
        assert row[2:] == [one.action, one.who]


def test_the_first_row_of_a_table_is_its_head_for_who_does_not_see_it() -> None:
    assert table("judul").first_row and table("keputusan").first_row


# --- map ------------------------------------------------------------------------------------------------------------


def map_slide(**changes: object) -> tuple[Slide, MapPicture]:
    slide = next(one for one in DECK.slides if one.key == "peta")
    assert isinstance(slide.body, MapPicture)
    changed = replace(slide.body, **changes)  # type: ignore[arg-type]
    return replace(slide, body=changed), changed


def test_the_map_is_sharp_in_its_own_shape_with_legend_notes_and_source_in_words() -> None:
    slide, drawn = map_slide()
    (made,) = only(replace(DECK, slides=(slide,)), "peta")
    shape = next(one for one in made.shapes if one.element.tag.endswith("}pic"))
    with Image.open(io.BytesIO(shape.image.blob)) as picture:
        there = box(shape)
        assert picture.width >= 1.9 * there.width and picture.height >= 1.9 * there.height
        for width, height in ((there.width, there.height), picture.size):
            assert width / height == pytest.approx(drawn.width / drawn.height, rel=0.01)
    said = words(made)
    for one in drawn.legend:
        assert f"{one.words} · {one.count}" in said and one.icon in said
    assert all(one in said for one in (*drawn.notes, drawn.attribution))


@pytest.mark.parametrize(("width", "height", "is_under"), [(800, 500, True), (500, 900, False)])
def test_the_source_of_the_boundaries_stands_under_a_wide_map_and_beside_a_tall_one(
    width: int, height: int, is_under: bool
) -> None:
    slide, drawn = map_slide(width=width, height=height)
    (made,) = only(replace(DECK, slides=(slide,)), "peta")
    shape = next(one for one in made.shapes if one.element.tag.endswith("}pic"))
    source = next(one for one in made.shapes if one.has_text_frame and drawn.attribution in one.text_frame.text)
    assert (box(source).top >= box(shape).bottom) == is_under
    assert (box(source).left >= box(shape).right) != is_under


def test_a_long_legend_leaves_the_source_of_the_boundaries_on_the_slide_and_the_rest_in_the_notes() -> None:
    legend = tuple(
        LegendEntry(f"Kelas {n} dengan nama yang sangat panjang sekali", f"{n} KKG", "#0B5D66") for n in range(20)
    )
    slide, drawn = map_slide(legend=legend)
    (made,) = only(replace(DECK, slides=(slide,)), "peta")
    assert drawn.attribution in words(made)
    both = f"{words(made)}\n{notes(made)}"
    assert all(f"{one.words} · {one.count}" in both for one in legend)
    assert all(box(one).bottom <= page.HEIGHT for one in made.shapes)
