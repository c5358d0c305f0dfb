"""What is drawn follows the small-sample rule, and no two parts differ in colour alone."""

from dataclasses import replace

import pytest

from answers.document import Chart, LegendEntry, MapPicture, Series
from charts.map_classes import MapClass, class_words
from charts.theme import CLASS_ICONS, LIGHT
from exports import drawn
from indicators.share import Rate, Share
from schemas.vocabulary import ActivityClass, ValueStatus
from tests.exports.sample_content import LOG, SURVEY, bima

TOGETHER = Share(33, 52)


@pytest.mark.parametrize(
    ("figure", "kind", "has_mark"),
    [
        (Share(2, 4), "dots", False),
        (Share(3, 8), "dots", True),
        (Share(7, 11), "interval", True),
        (Share(33, 52), "interval", True),
        (Share(3, 8, is_census=True), "bar", True),
        (Share(41, 88, is_census=True), "bar", True),
        (Share(None, None, 40.0, ValueStatus.PUBLISHED_ONLY), "published", False),
    ],
)
def test_the_form_of_a_share_is_that_of_the_rule(figure: Share, kind: str, has_mark: bool) -> None:
    found = drawn.drawing(figure, TOGETHER)
    assert found["kind"] == kind
    assert (found["reference"] is not None) == has_mark


@pytest.mark.parametrize("figure", [Share(None, None, status=ValueStatus.NOT_SURVEYED), Share(0, 0), Rate(5, 0)])
def test_what_was_not_counted_has_no_length(figure: Share | Rate) -> None:
    assert drawn.drawing(figure, TOGETHER) == {"kind": "nothing"}


def test_the_interval_lies_around_its_middle_and_a_reference_of_fewer_than_ten_has_no_mark() -> None:
    found = drawn.drawing(Share(7, 11), Share(2, 4))
    assert found["low"] < found["value"] < found["high"]
    assert found["reference"] is None


def test_both_rates_lie_on_one_line_that_ends_at_the_larger() -> None:
    assert drawn.drawing(Rate(10, 5), Rate(40, 10)) == {"kind": "bar", "value": 0.5, "reference": 1.0}
    assert drawn.drawing(Rate(10, 5), None) == {"kind": "bar", "value": 1.0, "reference": None}
    assert drawn.drawing(Rate(0, 5), None) == {"kind": "bar", "value": 0.0, "reference": None}


def test_what_all_figures_of_a_clock_rest_on_is_said_once_over_them_and_what_differs_beside_each() -> None:
    one = bima().key_figures[3]
    tables = [replace(one, basis=replace(SURVEY, source=f"Survei November 2018, tabel {place}")) for place in (4, 18)]
    survey, log = drawn.by_clock([*tables, bima().key_figures[0]])
    assert (survey["source"], survey["coverage"]) == ("Survei November 2018", SURVEY.coverage)
    assert [figure["foot"] for figure in survey["figures"]] == ["tabel 4", "tabel 18"]
    assert (log["source"], log["coverage"]) == (LOG.source, LOG.coverage)
    assert [figure["foot"] for figure in log["figures"]] == [""]


def test_sources_without_a_common_beginning_stay_whole_and_the_clock_names_their_row() -> None:
    one = bima().key_figures[3]
    other = replace(one, basis=replace(SURVEY, source="Putaran 2027", coverage="3 dari 9 KKG disurvei"))
    [row] = drawn.by_clock([one, other])
    assert (row["source"], row["coverage"]) == ("Survei", "")
    assert [figure["foot"] for figure in row["figures"]] == [SURVEY.foot, "3 dari 9 KKG disurvei · Putaran 2027"]


def chart_of(*series: Series, form: str = "stacked") -> Chart:
    return replace(bima().charts[0], form=form, categories=("Bolo", "Woha"), beside=(), series=series)


def test_every_part_of_a_bar_has_a_pattern_of_its_own_and_an_icon_in_front_of_its_name_is_drawn() -> None:
    names = ["● aktif", "◐ cukup", "◒ sedang", "◔ kurang", "○ vakum"]
    series = [Series(name, (1, 2), LIGHT.accent) for name in names]
    nobody = [Series("tidak menjawab", (1, 1), LIGHT.no_data), Series("belum diketahui", (1, 1), LIGHT.hairline)]
    legend = drawn.chart(chart_of(*series, *nobody))["legend"]
    assert len({look["pattern"] for look in legend}) == len(legend) == 7
    assert [look["icon"] for look in legend] == ["full", "half", "lower", "quarter", "empty", "", ""]
    assert [look["words"] for look in legend][:2] == ["aktif", "cukup"]


def test_lengths_are_parts_of_the_longest_bar_and_what_is_not_known_says_so() -> None:
    stacked = drawn.chart(chart_of(Series("a", (3, 1), LIGHT.accent), Series("b", (1, None), LIGHT.no_data)))
    assert [[part["share"] for part in row["parts"]] for row in stacked["rows"]] == [[0.75, 0.25], [0.25, 0]]
    bars = drawn.chart(chart_of(Series("a", (3, None), LIGHT.accent), form="bars"))
    assert [row["parts"][0]["label"] for row in bars["rows"]] == ["3", "belum diketahui"]
    assert bars["legend"] == []


def test_a_chart_is_told_in_words_for_who_cannot_see_it() -> None:
    chart = chart_of(Series("● aktif", (3, 0), LIGHT.accent), Series("○ vakum", (1, 2), LIGHT.accent))
    assert drawn.chart(replace(chart, beside=("4 KKG", "2 KKG")))["alt"] == (
        f"{chart.name}. Bolo: aktif 3, vakum 1, 4 KKG; Woha: vakum 2, 2 KKG"
    )


def test_classes_of_a_map_keep_their_icon_and_places_without_colour_their_pattern() -> None:
    tiny = LegendEntry(class_words(MapClass.TINY_SAMPLE), "Sumbawa", LIGHT.no_data)
    active = LegendEntry("aktif", "3 KKG", LIGHT.accent, CLASS_ICONS[ActivityClass.CUKUP_AKTIF])
    picture = bima().map
    assert isinstance(picture, MapPicture)
    first, second = drawn.map_picture(replace(picture, legend=(tiny, active)))["legend"]
    assert (first["pattern"], first["icon"], first["colour"]) == (4, "", LIGHT.quiet)
    assert (second["pattern"], second["icon"], second["colour"]) == (0, "half", LIGHT.accent)
