"""The file of a deck: whole, without a trace of the machine, in its language, the same bytes for the same deck."""

import posixpath
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from exports.powerpoint import template
from exports.pptx_deck import pptx
from tests.exports import sample_content
from tests.exports.pptx_reading import MAIN, bare, bima, opened, parts, trees
from translations.text import use_language

BOTH = pytest.mark.parametrize("write", [bima, bare], ids=["bima", "bare"])
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@BOTH
def test_every_relationship_leads_to_a_part_of_the_file(write: Callable[[], bytes]) -> None:
    made = write()
    there = parts(made)
    for name, tree in trees(made).items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        targets = [one.get("Target", "") for one in tree.iter(RELATIONSHIP) if one.get("TargetMode") != "External"]
        found = {posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets}
        assert found <= set(there), name
        assert len(targets) == len(list(tree.iter(RELATIONSHIP))), f"{name} asks for something outside"


@BOTH
def test_every_part_has_a_content_type_and_every_type_a_part(write: Callable[[], bytes]) -> None:
    made = write()
    there = set(parts(made)) - {"[Content_Types].xml"}
    types = trees(made)["[Content_Types].xml"]
    overrides = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{TYPES}Override")}
    endings = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    assert overrides <= there
    assert {name for name in there - overrides if name.rsplit(".", 1)[-1] not in endings} == set()


@BOTH
def test_no_two_shapes_of_a_slide_share_a_number(write: Callable[[], bytes]) -> None:
    made = write()
    for name, tree in trees(made).items():
        if name.startswith("ppt/slide") and name.endswith(".xml"):
            numbers = [one.get("id") for one in tree.iter("{*}cNvPr")]
            assert len(numbers) == len(set(numbers)), name


@BOTH
def test_axes_have_numbers_that_the_schema_allows(write: Callable[[], bytes]) -> None:
    made = write()
    charts = [tree for name, tree in trees(made).items() if name.startswith("ppt/charts/chart")]
    assert all(int(one.get("val", "-1")) > 0 for tree in charts for one in tree.iter("{*}axId", "{*}crossAx"))


def test_the_page_is_wide_and_nothing_of_the_borrowed_template_is_left() -> None:
    deck = opened(bima())
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert [one.name for one in deck.slide_layouts] == ["Sampul", "Angka kunci", "Grafik", "Peta", "Tabel", "Teks"]
    assert not [name for name in parts(bima()) if "printer" in name or "thumbnail" in name]
    everything = b"".join(blob for name, blob in parts(bima()).items() if name.endswith(".xml"))
    assert (
        b"Canny" not in everything
        and b"4:3" not in everything
        and b"Office Theme" not in parts(bima())["ppt/theme/theme1.xml"]
    )


def test_colours_and_type_of_the_house_are_those_of_the_theme() -> None:
    theme = trees(bima())["ppt/theme/theme1.xml"]
    slots = {one.tag.rsplit("}", 1)[1]: one[0].get("val") for one in next(theme.iter(f"{MAIN}clrScheme"))}
    assert slots["accent1"] == "0B5D66" and slots["dk1"] == "1B2733" and slots["lt1"] == "FFFFFF"
    assert {one.get("typeface") for one in theme.iter(f"{MAIN}latin")} == {template.TYPEFACE}


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert pptx(sample_content.deck(sample_content.bima())) == bima()


def test_the_properties_say_what_it_is_in_which_language_and_which_version() -> None:
    content = sample_content.bima()
    properties = opened(bima()).core_properties
    assert (properties.title, properties.subject) == (content.title, content.filters)
    assert (properties.language, properties.comments) == ("id-ID", content.stamp.words)
    assert properties.created == properties.modified == datetime(2026, 11, 23, 1, 30)  # noqa: DTZ001
    assert (properties.keywords, properties.version) == (content.stamp.data_version, content.stamp.code_version)


@pytest.mark.parametrize(("language", "locale"), [("id", "id-ID"), ("en", "en-GB")])
def test_every_word_carries_its_language(language: str, locale: str) -> None:
    use_language(language)
    try:
        made = pptx(sample_content.deck(replace(sample_content.bima(), language=language)))
    finally:
        use_language("id")
    spoken = [
        tree for name, tree in trees(made).items() if name.startswith(("ppt/slides/", "ppt/notes", "ppt/charts/"))
    ]
    runs = [one for tree in spoken for one in tree.iter(f"{MAIN}r", f"{MAIN}fld")]
    assert len(runs) > 150
    assert {one.find(f"{MAIN}rPr").get("lang") for one in runs} == {locale}
    assert opened(made).core_properties.language == locale
