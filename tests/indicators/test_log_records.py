"""The rows that a reader is given are those behind the figure: counted again from them alone, it comes out the same."""

from collections.abc import Iterator
from functools import cache

import pytest

from components import origin_log
from indicators import registry
from indicators.registry import Indicator
from queries import run
from queries.selection import Selection
from schemas.vocabulary import GroupType
from tests import small_register
from tests.indicators.counted_again import RULES, Counts, Rows
from tests.small_register import BIMA, BOLO, DOMPU, HUU, WOHA

EACH = pytest.mark.parametrize("it", [pytest.param(it, id=it.id) for it in registry.all_indicators("log")])
SAMPLE_PLACES = [(None, None), (BIMA, None), (DOMPU, None), ("52.07", None), (BIMA, BOLO), (DOMPU, HUU)]
SMALL_PLACES = [(None, None), (BIMA, None), (DOMPU, None), ("52.01", None), (BIMA, BOLO), (BIMA, WOHA), (DOMPU, HUU)]


def selected(place: tuple[str | None, str | None], kind: GroupType) -> Selection:
    return Selection(place[0], place[0], kind, kecamatan_code=place[1], kecamatan_name=place[1])


@cache
def rows(build: str, records: str, selection: Selection) -> Rows:
    """Asked once for all the indicators that count them."""
    return origin_log.rows(records, selection)


def counted_again(it: Indicator, selection: Selection) -> Counts:
    """Numerator and denominator from the rows that the reader is given for this figure, and from nothing else."""
    found = {one.partition("/")[0]: rows(run.identity(), one, selection) for one in it.counted}
    return RULES[it.id](found)


def shown(it: Indicator, selection: Selection) -> Counts:
    level, code = selection.area
    place = {"province_code": selection.province, "kabupaten_code": selection.kabupaten_code}
    asked = {"group_type": str(selection.group_type), **place}
    values = run.ask("log_values", level=str(level), **asked)
    (row,) = (row for row in values if row["indicator_id"] == it.id and row["area_code"] == code)
    return row["numerator"], row["denominator"]


def test_every_indicator_of_the_log_has_a_rule_here() -> None:
    assert set(RULES) == {it.id for it in registry.all_indicators("log")}


@EACH
@pytest.mark.usefixtures("warehouse")
def test_on_the_sample_the_rows_give_the_figure_in_every_kind_of_place(it: Indicator) -> None:
    kinds, counts = [GroupType.KKG, GroupType.KKKS], []
    for place in SAMPLE_PLACES:
        for kind in kinds:
            selection = selected(place, kind)
            counts.append(shown(it, selection))
            assert counted_again(it, selection) == pytest.approx(counts[-1]), (place, kind)
    assert any(numerator > 0 for numerator, _ in counts), "a figure that is 0 everywhere proves nothing"


@pytest.fixture(scope="module")
def small_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with small_register.answering(tmp_path_factory.mktemp("small")):
        yield


@EACH
@pytest.mark.usefixtures("small_warehouse")
def test_on_the_small_register_the_rows_give_the_figure_for_every_type_and_place(it: Indicator) -> None:
    """With meetings that wait, are refused or planned, a kabupaten with its own rule, and groups without anything."""
    for place in SMALL_PLACES:
        for kind in it.group_types:
            selection = selected(place, kind)
            assert counted_again(it, selection) == pytest.approx(shown(it, selection)), (place, kind)
