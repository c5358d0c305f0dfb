"""The drawn pieces of the page Bandingkan: one scale for all shares, quarters in whole numbers, words everywhere."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.compare_strip import StripRow, compare_strip
from charts.compare_table import Fill, TableCell, TableRow, compare_table, fill, legend
from charts.icon_matrix import MatrixColumn
from indicators.share import Share
from indicators.statement import share_words
from tests.charts.test_light_pieces import EVIL, SHARES, checked
from translations.text import LANGUAGES, text, use_language


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield use_language(request.param)
    use_language(None)


def strip(*shares: Share, name: str = "Bima") -> str:
    rows = [StripRow(f"52.0{place}", name, share, share_words(share), name) for place, share in enumerate(shares)]
    return compare_strip(rows, unit="KKG")


def table(share: Share | None, words: str = "w", label: str = "x", **more: object) -> str:
    row = TableRow(label, "?angka=x", label, (TableCell(words, share, **more),))  # type: ignore[arg-type]
    return compare_table([MatrixColumn(label, label)], [row], caption=label)


# --- strip ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", SHARES)
def test_every_state_has_its_words_and_a_name_never_runs(state: str) -> None:
    share = SHARES[state]
    for html in (strip(share, name=EVIL), table(share, share_words(share), EVIL, marks=(EVIL,))):
        found = checked(html)
        assert share_words(share) in found.words and EVIL in found.words
        assert not [tag for tag, _ in found.tags if tag in ("script", "img", "svg")]
        assert all(attributes.get("role") != "img" or attributes.get("aria-label") for _, attributes in found.tags)


@pytest.mark.parametrize("total", [1, 4, 5, 9, 10, 24, 25, 120, 200])
def test_dots_below_ten_and_point_with_interval_from_ten(total: int) -> None:
    html = strip(Share(total // 2, total)).split("g-note")[0]
    assert ('class="g-dots"' in html) == (total < 10)
    assert ("g-ci" in html) == ("g-pt" in html) == (total >= 10)


def test_a_census_has_bars_from_zero_and_no_interval() -> None:
    html = strip(Share(20, 80, is_census=True), Share(80, 80, is_census=True))
    assert re.findall(r'g-solid" style="width:([\d.]+)%', html) == ["25.00", "100.00"] and "g-ci" not in html


def test_published_only_is_hatched_and_the_missing_have_an_empty_hatched_box() -> None:
    html = strip(SHARES["published"], SHARES["not_surveyed"])
    assert 'g-fill g-hatch" style="width:36.00%"' in html and "g-empty g-hatch" in html
    assert text("chart.options.published") in checked(html).words


def test_the_points_of_all_places_lie_on_one_scale_from_0_to_100() -> None:
    html = strip(Share(5, 20), Share(10, 20), Share(20, 20)).split("g-note")[0]
    assert re.findall(r'g-pt" style="left:([\d.]+)%', html) == ["25.00", "50.00", "100.00"]
    assert re.findall(r'<i style="left:(\d+)%">', html) == ["0", "25", "50", "75", "100"]


def test_the_places_stand_as_given_and_the_five_together_apart() -> None:
    rows = [StripRow("52.06", "Timur, n = 9", Share(9, 9), "9"), StripRow(None, "Gabungan, n = 52", Share(1, 52), "1")]
    html = compare_strip(rows, unit="KKG")
    assert html.index("Timur, n = 9") < html.index('class="g-row-all"') < html.index("Gabungan, n = 52")


# --- table ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yes", "total", "expected"),
    [
        (0, 8, Fill.NONE), (1, 8, Fill.FEW), (2, 8, Fill.FEW), (3, 8, Fill.HALF), (4, 8, Fill.HALF), (5, 8, Fill.MORE),
        (6, 8, Fill.MORE), (7, 8, Fill.MOST), (8, 8, Fill.ALL), (1, 4, None), (4, 4, None), (0, 0, None),
    ],
)  # fmt: skip
def test_quarters_belong_to_the_class_below_and_the_ends_have_words_of_their_own(
    yes: int, total: int, expected: Fill | None
) -> None:
    assert fill(Share(yes, total)) == expected == fill(Share(yes, total, is_census=True))


@given(st.integers(5, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_larger_share_never_has_a_lower_class(count: tuple[int, int]) -> None:
    yes, total = count
    order = list(Fill)
    here = fill(Share(yes, total))
    assert here is not None
    if yes < total:
        above = fill(Share(yes + 1, total))
        assert above is not None and order.index(above) >= order.index(here)


@pytest.mark.parametrize("state", SHARES)
def test_a_cell_has_icon_word_and_colour_from_five_and_hatch_without_a_count(state: str) -> None:
    share = SHARES[state]
    html = table(share)
    total = share.denominator or 0
    has_class = share.is_counted and total >= 5
    assert bool(re.search(r"g-tile g-s\d", html)) == has_class
    assert any(text(f"compare_table.word.{name}") in checked(html).words for name in Fill) == has_class
    assert ("g-tile g-bare" in html) == (share.is_counted and total < 5)
    assert ("g-tile g-hatch" in html) == (not share.is_counted)


def test_a_rate_has_its_words_and_no_tile() -> None:
    html = table(None, "Rp 209.277 per pertemuan")
    assert "Rp 209.277 per pertemuan" in html and "g-tile" not in html


def test_the_name_of_an_indicator_leads_to_its_comparison_and_marks_stand_in_words() -> None:
    html = table(Share(13, 13), marks=("▲ di atas Bima",), label="Punya SK")
    links = [attributes for tag, attributes in checked(html).tags if tag == "a"]
    assert [link["href"] for link in links] == ["?angka=x"]
    assert links[0]["aria-label"] == text("compare_table.link", name="Punya SK") and "▲ di atas Bima" in html


def test_one_reason_may_span_places_and_a_ragged_row_is_refused() -> None:
    columns = [MatrixColumn("A"), MatrixColumn("B"), MatrixColumn("C")]
    missing = SHARES["not_by_kabupaten"]
    whole = TableRow("x", "?", "", (TableCell("w", missing, span=2), TableCell("v", Share(1, 9))))
    assert 'colspan="2"' in compare_table(columns, [whole], caption="c")
    with pytest.raises(ValueError, match="fills 2 columns, but there are 3"):
        compare_table(columns, [TableRow("x", "?", "", (TableCell("w", missing, span=2),))], caption="c")


def test_the_legend_names_every_class_and_speaks_of_marks_only_for_a_sample() -> None:
    sample, register = (checked(legend(with_marks=marks)).words for marks in (True, False))
    assert all(text(f"compare_table.word.{name}") in sample for name in Fill)
    assert text("compare_table.legend_mark") in sample and text("compare_table.legend_mark") not in register
