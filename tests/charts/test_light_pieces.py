"""Every drawn piece: escaping, the small-sample rule, words for every state, well-formed markup."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import yaml

from charts.dot_strip import dot_strip
from charts.gallery import pieces_by_title
from charts.icon_matrix import MatrixColumn, MatrixRow, icon_matrix
from charts.key_figure import key_figure, key_figures
from charts.option_bars import option_bars, sort_options
from charts.ordered_bars import AnswerCount, ColourRole, PlaceAnswers, ordered_bars, with_residue
from charts.svg_document import svg_document
from charts.svg_map import svg_map
from geo import svg_paths
from indicators.share import AreaShare, OptionShare, Share
from indicators.statement import count_words
from schemas.vocabulary import ValueStatus
from translations.format import percent
from translations.text import FOLDER, LANGUAGES, text, use_language

EVIL = '<img src=x onerror="alert(1)"> & Co'
DRAWING = svg_paths.read()
VOID = {"img", "br", "meta"}


class Checker(HTMLParser):
    """Tags must close in order; collects tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def _area(share: Share, name: str = "Bima") -> AreaShare:
    return AreaShare("52.06", name, share, 88, 11, is_chosen=True)


def _answers(share: Share, label: str = "Memadai") -> PlaceAnswers:
    answer = AnswerCount("a", label, share.numerator, share.published, ColourRole.GOOD)
    reason = None if share.status in (ValueStatus.COUNTED, ValueStatus.PUBLISHED_ONLY) else share.status
    return PlaceAnswers("52.06", label, True, share.denominator or (6 if share.published else 0), (answer,), reason)


PIECES: dict[str, Callable[[Share, str], str]] = {
    "dot_strip": lambda share, name: dot_strip([_area(share, name)], benchmark_words=name, unit=name),
    "key_figure": lambda share, name: key_figures(
        [key_figure(name, _area(share, name), AreaShare(None, name, Share(33, 52)), name, name)]
    ),
    "option_bars": lambda share, name: option_bars(
        [OptionShare("a", name, share)], others={name: [OptionShare("a", name, Share(3, 7))]}
    ),
    "ordered_bars": lambda share, name: ordered_bars([_answers(share, name)], unit=name),
    "diverging": lambda share, name: ordered_bars([_answers(share, name)], unit=name, diverging=True),
    "icon_matrix": lambda share, name: icon_matrix(
        [MatrixColumn(name, name, is_chosen=True)], [MatrixRow(name, (share,))], caption=name
    ),
    "svg_map": lambda share, name: svg_map(
        DRAWING, {"52.06": _area(share, name)}, chosen="52.06", legend=name, attribution=name, mode="light"
    ),
}
SHARES = {
    **{f"{total // 2} of {total}": Share(total // 2, total) for total in (0, 1, 4, 5, 9, 10, 24, 25, 52, 490)},
    "published": Share(None, None, published=36.0, status=ValueStatus.PUBLISHED_ONLY),
    **{
        str(status): Share(None, None, status=status)
        for status in ValueStatus
        if status not in (ValueStatus.COUNTED, ValueStatus.PUBLISHED_ONLY)
    },
}


@pytest.fixture(autouse=True, params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield use_language(request.param)
    use_language(None)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("state", SHARES)
def test_markup_is_sound_and_a_name_never_runs(piece: str, state: str) -> None:
    found = checked(PIECES[piece](SHARES[state], EVIL))
    allowed = {"data:"}
    for tag, attributes in found.tags:
        assert tag not in ("script", "svg", "use", "iframe")
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("src") or "data:")[:5] in allowed
        assert all(name.startswith("g") for name in (attributes.get("class") or "g").split())
    assert EVIL in found.words


@pytest.mark.parametrize("piece", [name for name in PIECES if name not in ("diverging", "ordered_bars")])
@pytest.mark.parametrize("state", SHARES)
def test_the_count_or_the_reason_stands_in_words(piece: str, state: str) -> None:
    share = SHARES[state]
    words = checked(PIECES[piece](share, "Bima")).words
    if piece == "option_bars" and share.status == ValueStatus.PUBLISHED_ONLY:
        # Many bars of them stand together: short on the bar, explained once below, whole for a screen reader.
        assert text("chart.map.published_short", percent=percent(share.published or 0)) in words
        assert text("chart.options.published") in words
    else:
        assert count_words(share) in words


@pytest.mark.parametrize("piece", ["dot_strip", "key_figure", "icon_matrix", "option_bars"])
@pytest.mark.parametrize("total", [0, 1, 4, 5, 9])
def test_no_percentage_and_no_interval_below_ten(piece: str, total: int) -> None:
    share = Share(total // 2, total)
    html = PIECES[piece](share, "Bima")
    words = checked(html).words.replace("(63%)", "")  # the five kabupaten together, 33 of 52
    assert "%" not in words
    assert "g-ci" not in html


@pytest.mark.parametrize("piece", ["svg_map", "icon_matrix"])
@pytest.mark.parametrize("total", [1, 2, 3, 4])
def test_no_colour_class_below_five(piece: str, total: int) -> None:
    html = unquote(PIECES[piece](Share(total // 2, total), "Bima"))
    assert not re.search(r'class="(area s\d|g-tile g-s\d)', html)
    assert re.search(r'class="(area s\d|g-tile g-s\d)', unquote(PIECES[piece](Share(1, 5), "Bima")))


@pytest.mark.parametrize("total", [1, 4, 11, 18, 52, 120])
def test_one_dot_per_group(total: int) -> None:
    rows = checked(dot_strip([_area(Share(total // 2, total))])).tags
    dots = [attributes for tag, attributes in rows if tag == "i" and attributes.get("class") in (None, "g-y")]
    assert len(dots) == total
    assert sum(attributes.get("class") == "g-y" for attributes in dots) == total // 2


def test_one_block_per_group_and_the_unanswered_last() -> None:
    answers = (AnswerCount("a", "A", 3, None, ColourRole.BEST), AnswerCount("b", "B", 2, None, ColourRole.WORST))
    html = ordered_bars([PlaceAnswers("52.06", "Bima", False, 7, answers)])
    blocks = re.findall(r'<i class="(g-best|g-worst|g-hatch)"></i>', html)
    assert blocks == ["g-best"] * 3 + ["g-worst"] * 2 + ["g-hatch"] * 2
    assert text("chart.ordered.no_answer") in html


def test_answers_without_a_count_leave_unknown_blocks() -> None:
    place = PlaceAnswers("52.06", "Bima", False, 7, (AnswerCount("a", "A", None, 36.0, ColourRole.BEST),))
    assert with_residue(place).answers[-1].colour_role == ColourRole.UNKNOWN
    assert "36%" in ordered_bars([place])


@pytest.mark.parametrize("status", [status for status in ValueStatus if status != ValueStatus.COUNTED])
def test_a_place_without_answers_says_why(status: ValueStatus) -> None:
    html = ordered_bars([PlaceAnswers("52.07", "Sumbawa Barat", False, 0, (), status)])
    assert text(f"value_status.{status}.short") in html


def test_options_are_sorted_but_never_with_fewer_than_five() -> None:
    few = [OptionShare("a", "A", Share(1, 4)), OptionShare("b", "B", Share(3, 4))]
    many = [OptionShare("a", "A", Share(1, 9)), OptionShare("b", "B", Share(3, 9))]
    missing = OptionShare("c", "C", Share(None, None, status=ValueStatus.NOT_ASKED))
    assert [option.option_id for option in sort_options(few)] == ["a", "b"]
    assert [option.option_id for option in sort_options([missing, *many])] == ["b", "a", "c"]


def test_the_order_of_places_is_kept() -> None:
    html = dot_strip([AreaShare("52.02", "Barat", Share(1, 9)), AreaShare("52.06", "Timur", Share(9, 9))])
    assert html.index("Barat") < html.index("Timur")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("state", SHARES)
def test_the_drawing_is_well_formed(mode: str, state: str) -> None:
    values = {"52.06": _area(SHARES[state], EVIL), "52.03": _area(SHARES[state], EVIL)}
    svg = svg_document(DRAWING, values, chosen="52.06", title=EVIL, mode=mode)
    root = ElementTree.fromstring(svg)
    assert root[0].text == EVIL
    assert len({path.get("d") for path in root.iter("{http://www.w3.org/2000/svg}path")}) >= len(DRAWING.areas)


def test_every_picture_has_words() -> None:
    for html in pieces_by_title("light").values():
        for tag, attributes in checked(html).tags:
            if attributes.get("role") == "img":
                assert attributes.get("aria-label")
            if tag == "img":
                assert attributes.get("alt")


def test_a_matrix_has_heads_and_refuses_ragged_rows() -> None:
    html = icon_matrix(
        [MatrixColumn("A"), MatrixColumn("B")], [MatrixRow("x", (Share(1, 9), Share(2, 9)))], caption="c"
    )
    scopes = [attributes.get("scope") for tag, attributes in checked(html).tags if tag == "th"]
    assert scopes == ["col", "col", "row"]
    with pytest.raises(ValueError, match="1 cells"):
        icon_matrix([MatrixColumn("A"), MatrixColumn("B")], [MatrixRow("x", (Share(1, 9),))], caption="c")


def test_both_languages_have_the_same_keys_and_places() -> None:
    id_tree, en_tree = (
        yaml.safe_load((FOLDER / f"charts.{name}.yaml").read_text(encoding="utf-8")) for name in ("id", "en")
    )
    assert _shape(id_tree) == _shape(en_tree)


def _shape(tree: object) -> object:
    if isinstance(tree, dict):
        return {key: _shape(value) for key, value in tree.items()}
    return set(re.findall(r"{\w+}", str(tree)))
