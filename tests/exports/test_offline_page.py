"""The offline file: one file, no request, every figure, harmless names, the same bytes for the same contents."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from answers.document import Column, Content, Table
from exports import offline_page, offline_parts
from exports.cells import cell_words
from tests.exports import sample_content
from tests.exports.hostile import hostile
from tests.exports.markup import Tag, read
from translations.text import language, use_language


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    use_language("id")


def two() -> list[Content]:
    return [sample_content.bima(), sample_content.bare()]


def made(*contents: Content) -> str:
    return offline_page.html(contents or two()).decode()


def named(tags: list[Tag], name: str) -> list[Tag]:
    return [tag for tag in tags if tag.name == name]


def without(html: str, name: str) -> str:
    return re.sub(rf"<{name}>.*?</{name}>", "", html, flags=re.DOTALL)


# --- what is in it --------------------------------------------------------------------------------------------------


def test_every_figure_sentence_and_source_of_every_content_is_in_the_file() -> None:
    tags, words = read(made())
    told = words + " ".join(tag.attributes.get("aria-label", "") for tag in tags)
    for content in two():
        for one in (content.title, content.filters, *content.facts, *content.method, *content.attribution,
                    *content.reasons.values(), content.conclusion, content.stamp.words):  # fmt: skip
            assert one in words
        for figure in content.key_figures:
            assert figure.title in words and figure.big in words and figure.reference_words in words
        for chart in content.charts:
            assert chart.sentence in words and chart.basis.definition in words and chart.basis.caveat in words
            for one in chart.series:
                assert all(f"{value:g}" in told for value in one.values if value is not None and value < 1000)
        for decision in content.decisions:
            assert decision.sentence in words and decision.source in words
        for table in content.tables:
            for row in table.rows:
                assert all(cell_words(value, column) in words for value, column in zip(row, table.columns, strict=True))


def test_a_share_of_a_small_sample_has_no_percentage_in_the_table_either() -> None:
    row = re.search(r"<td>Sumbawa Barat</td>.*?</tr>", offline_parts.tables(sample_content.bima()))
    assert row is not None
    assert row[0] == '<td>Sumbawa Barat</td><td class=n>4</td><td class=n>9</td><td class=n data-v="">–</td></tr>'


def test_numbers_are_kept_for_machines_beside_the_words_for_readers() -> None:
    columns = (Column("a", "A", "rupiah"), Column("b", "B", "percent"), Column("c", "C", "km", 1), Column("d", "D"))
    table = Table("t", "T", columns, ((1250000, 0.625, 12.34, "=1+1"),), sample_content.SURVEY)
    html = offline_parts.tables(replace(sample_content.bima(), tables=(table,)))
    assert re.findall(r'data-v="([^"]*)"', html) == ["1250000", "0.625", "12.34"]
    assert "Rp 1.250.000" in html and ">63%<" in html and ">12,3<" in html


def test_each_place_has_its_four_parts_under_an_address_of_its_own() -> None:
    tags, _ = read(made())
    ids = [tag.attributes["id"] for tag in tags if "id" in tag.attributes]
    assert len(set(ids)) == len(ids)
    for key in ("52.06-KKG", "52.05-KKM"):
        assert {f"{key}/{part}" for part in offline_page.PARTS} <= set(ids)
    links = [tag.attributes["href"] for tag in named(tags, "a") if tag.attributes["href"].startswith("#")]
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_places_of_one_type_of_group_are_named_by_their_code_alone() -> None:
    tags, _ = read(made(sample_content.bima()))
    assert [tag.attributes["id"] for tag in named(tags, "article")] == ["52.06"]


def test_the_drawing_of_the_map_is_in_the_file_once() -> None:
    tags, _ = read(made(sample_content.bima()))
    first, again = named(tags, "img")
    assert first.attributes["src"].startswith("data:image/svg+xml,")
    assert "src" not in again.attributes and again.attributes["data-same"] == first.attributes["id"]


def test_a_table_that_is_the_same_in_all_places_stands_in_the_file_once_and_is_pointed_to() -> None:
    bima = sample_content.bima()
    other = replace(bima.tables[0], key="own", rows=bima.tables[0].rows[:2])
    html = made(bima, replace(bima, tables=(bima.tables[0], other)))
    tags, _ = read(html)
    assert html.count('<td class=n data-v="0.75">75%</td>') == 2  # once in the table of both, once in the other's own
    (pointing,) = [
        tag.attributes for tag in tags if tag.attributes.get("class") == "o-table" and "data-same" in tag.attributes
    ]
    assert pointing["data-same"] in {tag.attributes.get("id") for tag in tags}


def test_the_file_speaks_the_language_of_its_contents_whatever_the_run_speaks() -> None:
    html = made(replace(sample_content.bima(), language="en"))
    assert '<html lang="en">' in html and "What is counted?" in html and "Apa yang dihitung?" not in html
    assert language() == "id"


def test_without_contents_there_is_no_file() -> None:
    with pytest.raises(ValueError, match="at least one content"):
        offline_page.html([])


def test_the_same_contents_give_the_same_bytes() -> None:
    assert offline_page.html(two()) == offline_page.html(two())


# --- alone and harmless ---------------------------------------------------------------------------------------------


def test_nothing_in_the_file_points_outside_but_the_way_back() -> None:
    html = made()
    found = set(re.findall(r"https?://[^\s\"'<>)%]+", html.replace("&amp;", "&")))
    assert found == {"http://www.w3.org/2000/svg", sample_content.bima().link}
    tags, _ = read(html)
    assert not [tag.name for tag in tags if tag.name in ("link", "iframe", "object", "embed", "base", "form")]
    assert "@import" not in html and "url(" not in html


def test_the_policy_of_the_file_allows_its_own_sheet_and_script_and_nothing_else() -> None:
    html = made()
    policy = next(tag.attributes["content"] for tag in named(read(html)[0], "meta") if "http-equiv" in tag.attributes)
    sheet, script = (
        re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
        re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
    )
    assert len(sheet) == len(script) == 1

    def digest(source: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; script-src '{digest(script[0])}'; style-src '{digest(sheet[0])}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not [tag.name for tag in read(html)[0] if "style" in tag.attributes], "the policy would refuse it"


def test_hostile_names_stay_words() -> None:
    html = made(hostile(sample_content.bima()))
    tags, words = read(html)
    assert len(named(tags, "script")) == len(named(tags, "style")) == 1
    assert not [name for tag in tags for name in tag.attributes if name.startswith("on")]
    assert all(tag.attributes.get("src", "data:").startswith("data:") for tag in named(tags, "img"))
    assert "<img src=x onerror=alert(1)>" in words
    assert without(without(html, "script"), "style").count("</script>") == 0


def test_sheet_and_script_cannot_be_ended_from_within() -> None:
    assert "</" not in offline_page.stylesheet() and "</script" not in offline_page.script()
