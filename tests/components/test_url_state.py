"""Reading a link, without Streamlit: what is adopted, what is told, what is left alone."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import url_state
from components.url_state import EVERYWHERE, Parameter, incoming
from schemas.warehouse_file import ROOT

STUDY = ("52.02", "52.04", "52.05", "52.06", "52.07")
PLACE = Parameter("kabupaten", EVERYWHERE, url_state.kabupaten(STUDY, "52"))
KIND = Parameter("jenis", "KKG", url_state.one_of("KKG", "KKKS", "KKM"))


def test_the_key_of_a_filter_is_made_from_its_name() -> None:
    assert PLACE.key == "filter_kabupaten"


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("52.06", "52.06"), ("Bima", "52.06"), (" bima ", "52.06"), ("Kab. Sumbawa Barat", "52.07"),
        ("lombok tengah", "52.02"), ("semua", EVERYWHERE), ("ALL", EVERYWHERE), ("", EVERYWHERE),
        ("Kota Bima", None), ("52.08", None), ("Lombok Utara", None), ("5206", None), ("Bali", None), ("%", None),
    ],
)  # fmt: skip
def test_a_kabupaten_is_known_by_code_or_name_and_only_if_it_was_studied(word: str, value: str | None) -> None:
    assert PLACE.parse(word) == value


@pytest.mark.parametrize(("word", "value"), [("kkg", "KKG"), (" KkKs ", "KKKS"), ("KKPS", None), ("", None)])
def test_a_closed_list_is_read_in_any_case(word: str, value: str | None) -> None:
    assert KIND.parse(word) == value


def test_a_closed_list_gives_plain_text_and_never_a_member_of_an_enum() -> None:
    """Streamlit takes a member for a choice from an enum and breaks every shared link."""
    from schemas.vocabulary import GroupType  # noqa: PLC0415

    value = url_state.one_of(*GroupType)("kkks")
    assert value == "KKKS" and type(value) is str


@given(st.text(max_size=40))
def test_no_word_in_a_link_can_break_the_reading(word: str) -> None:
    for parameter in (PLACE, KIND):
        value, unknown = incoming({parameter.name: word}, {}, parameter)
        assert (value is None) != (unknown is None)
        assert value in (None, EVERYWHERE, *STUDY, "KKG", "KKKS", "KKM")


@pytest.mark.parametrize(
    ("url", "written", "adopted"),
    [
        ({}, {}, (None, None)),
        ({"kabupaten": "52.06"}, {}, ("52.06", None)),
        ({"kabupaten": "52.06"}, {"kabupaten": "52.06"}, (None, None)),  # we wrote it ourselves
        ({"kabupaten": "52.05"}, {"kabupaten": "52.06"}, ("52.05", None)),  # the back button
        ({"kabupaten": "Atlantis"}, {}, (None, "Atlantis")),
        ({"jenis": "KKM"}, {}, (None, None)),  # of another filter
    ],
)
def test_only_what_the_url_says_anew_is_adopted(
    url: dict[str, str], written: dict[str, str], adopted: tuple[str | None, str | None]
) -> None:
    assert incoming(url, written, PLACE) == adopted


def test_no_two_filters_share_a_name_in_the_url() -> None:
    """The session keeps a filter by its name: two of one name would read each other's words on the next page."""
    named: dict[str, list[str]] = {}
    for path in sorted((ROOT / "components").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Parameter") and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant):
                    named.setdefault(str(name.value), []).append(path.name)
    assert len(named) > 5 and {name: where for name, where in named.items() if len(where) > 1} == {}


@pytest.mark.parametrize(
    ("word", "value"),
    [("vakum", "vakum"), (" Vakum , AKTIF", "aktif,vakum"), ("semua", EVERYWHERE), ("", EVERYWHERE),
     ("aktif,vakum,mati suri", EVERYWHERE), ("aktif,hidup", None), (",", None), ("aktif,aktif", "aktif")],
)  # fmt: skip
def test_several_words_of_a_closed_list_are_read_in_the_order_of_the_list(word: str, value: str | None) -> None:
    assert url_state.several_of("aktif", "mati suri", "vakum")(word) == value


def test_all_words_of_a_list_are_the_same_as_none() -> None:
    assert url_state.joined([], "abc") == url_state.joined("cba", "abc") == EVERYWHERE
    assert url_state.joined("cb", "abc") == "b,c"
