"""What documents say: of every kabupaten and type, in both languages, in every state of the data, by the rules."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from answers import content, data, rounds, slides, stamp
from answers.document import Basis, Content
from doors.scope import Scope
from queries.selection import SURVEY_ROUND, SURVEYED_TYPES, Selection
from schemas.vocabulary import GroupType
from tests.answers import reading
from tests.answers.conftest import asked
from translations.text import text, use_language

MADE = datetime(2026, 11, 23, 6, 5, tzinfo=UTC)
CHARTS = ("keaktifan", "pendanaan", "narasumber", "kelembagaan", "banding")


def selections(round_id: str = SURVEY_ROUND) -> list[Selection]:
    """All five together and each alone, with every type of group."""
    places = [(None, None), *data.study_kabupaten().items()]
    return [Selection(code, name, kind, round_id) for code, name in places for kind in GroupType]


def made(selection: Selection) -> Content:
    return content.of(selection, stamp=stamp.now(MADE))


def each(round_id: str = SURVEY_ROUND) -> Iterator[Content]:
    """A content of every selection; asked with one memory, because they ask the same things."""
    with data.remembering():
        for selection in selections(round_id):
            yield made(selection)


def bases(one: Content) -> list[Basis]:
    """What everything rests on that shows a figure."""
    found = [shown.basis for shown in (*one.key_figures, *one.charts, *one.tables)]
    return [*found, one.map.basis] if one.map else found


def check(one: Content) -> None:
    """What holds for every content in every state of the data."""
    deck = slides.deck(one)
    assert one.title and one.filters and one.facts and one.method and one.attribution and one.stamp.words
    assert {chart.key for chart in one.charts} | set(one.reasons) - {content.MAP} == set(CHARTS)
    assert (one.map is None) == (content.MAP in one.reasons) and all(one.reasons.values())
    for chart in one.charts:
        assert chart.sentence and chart.name and chart.categories and chart.series and chart.basis.foot
        assert len(chart.beside) in (0, len(chart.categories))
        assert all(len(series.values) == len(chart.categories) for series in chart.series)
        assert all(len(series.words) in (0, len(chart.categories)) for series in chart.series)
        assert chart.chosen is None or chart.categories[chart.chosen] == one.selection.kabupaten_name
        assert chart.beside or all(any(character.isdigit() for character in words) for words in chart.series[0].words)
    for table in one.tables:
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows), table.key
        assert len({column.key for column in table.columns}) == len(table.columns)
    assert [slide.key for slide in deck.slides] == list(slides.ALL)
    assert all(slide.title and slide.foot and slide.notes and slide.body for slide in deck.slides)
    wrong = [words for said in reading.figures(one) for words in reading.broken_shares(said)]
    assert wrong == [], (one.title, wrong)
    everything = reading.everything(one, deck.slides)
    assert "  " not in everything and ".." not in everything and "None" not in everything and " ." not in everything


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kabupaten_and_type_has_a_content_that_keeps_the_rules_in_both_languages(
    warehouse: Path, language: str
) -> None:
    use_language(language)
    found = list(each())
    assert len(found) == 24 and {one.language for one in found} == {language}
    for one in found:
        check(one)
        assert len(one.key_figures) == 6 and one.map is not None
        # The one KKM of Dompu sleeps and reports no money; the study prints percentages of KKM that fit no count.
        is_silent = (one.selection.kabupaten_code, one.selection.group_type) == ("52.05", GroupType.KKM)
        assert list(one.reasons) == (["pendanaan"] if is_silent else [])


def test_all_figures_of_the_log_are_marked_as_simulated_and_none_of_the_survey(warehouse: Path) -> None:
    mark = text("log.sample")
    for one in each():
        assert one.sample_mark == mark
        for basis in bases(one):
            if basis.clock is not None:
                assert basis.is_simulated == (basis.clock == "log"), (one.title, basis)
                assert (mark in basis.source) == basis.is_simulated
        for decision in one.decisions:
            assert decision.is_simulated == (mark in decision.source)
            assert decision.is_beside_simulated == (mark in decision.beside)
        for slide in slides.deck(one).slides:
            if chart := one.chart(slide.key):
                assert slide.is_simulated == chart.basis.is_simulated
        assert slides.deck(one, ["judul"]).slides[0].is_simulated  # it counts the register


def test_without_a_register_the_survey_speaks_and_nothing_is_marked(no_register: Path) -> None:
    with asked(no_register):
        for one in each():
            check(one)
            assert one.sample_mark == "" and not any(basis.is_simulated for basis in bases(one))
            assert {basis.clock for basis in bases(one)} <= {"survey", None}
            if one.selection.group_type == GroupType.KKPS:
                assert (one.charts, one.map, one.key_figures, one.tables, one.decisions) == ((), None, (), (), ())
                assert set(one.reasons.values()) == {one.conclusion} and "Belum ada daftar kelompok" in one.conclusion
            elif one.selection.kabupaten_code is None:
                # The percentages of KKM fit no count where the study asks for sources of money.
                is_kkm = one.selection.group_type == GroupType.KKM
                assert set(one.reasons) == ({"pendanaan"} if is_kkm else set())
                assert len(one.key_figures) == 6


def test_an_own_register_speaks_first_and_is_real(own_register: Path) -> None:
    with asked(own_register):
        bima = made(Selection("52.06", "Bima"))
        check(bima)
        assert bima.sample_mark == "" and not any(basis.is_simulated for basis in bases(bima))
        clocks = {chart.key: chart.basis.clock for chart in bima.charts}
        assert clocks["keaktifan"] == clocks["kelembagaan"] == "log"
        assert clocks["banding"] == "survey"  # the file says nothing of any SK, so the other clock steps in
        assert bima.chart("keaktifan").series[0].values.count(None) == 4  # type: ignore[union-attr]
        dompu = made(Selection("52.05", "Dompu"))
        check(dompu)
        assert {chart.basis.clock for chart in dompu.charts} == {"survey"} and dompu.map is not None
        for one in each():
            check(one)


def test_the_second_round_is_counted_and_marked_by_itself(second_round: Path) -> None:
    with asked(second_round):
        later = rounds.every()[-1]
        for one in each(later.round_id):
            check(one)
            for basis in bases(one):
                if basis.clock == "survey":
                    assert basis.is_simulated and "simulasi" in basis.source and "2026" in basis.source
        bima = made(Selection("52.06", "Bima", round_id=later.round_id))
        assert bima.chart("kelembagaan") is not None and "Maret 2026" in bima.filters
        sk = bima.chart("kelembagaan").series[0].values[0]  # type: ignore[union-attr]
        assert sk == 2  # of the golden round: KKG Gugus I and II Bolo


def test_a_kecamatan_is_left_out_and_the_filters_say_so(warehouse: Path) -> None:
    narrow = made(Selection("52.06", "Bima", kecamatan_code="52.06.06", kecamatan_name="Bolo"))
    wide = made(Selection("52.06", "Bima"))
    assert narrow.selection == wide.selection and narrow.charts == wide.charts and narrow.tables == wide.tables
    assert narrow.filters.startswith(wide.filters) and "Kecamatan Bolo" in narrow.filters


def test_the_stamp_names_data_and_program_and_the_hour_of_the_place(warehouse: Path) -> None:
    one = stamp.now(MADE)
    version = data.ask("version")[0]
    assert (one.data_version, one.build_id) == (version["data_version"], version["build_id"])
    assert one.code_version == f"{stamp.release()} ({stamp.code_version()})"
    assert one.made_at.isoformat() == "2026-11-23T14:05:00+08:00" and one.made_at == MADE
    assert "23 November 2026, pukul 14.05 WITA" in one.words and one.data_version[:8] in one.words
    use_language("en")
    assert "23 November 2026, 14:05 WITA" in stamp.now(MADE).words
    with pytest.raises(ValueError, match="no time zone"):
        stamp.now(datetime(2026, 11, 23, 6, 5))  # noqa: DTZ001


def test_through_the_cache_of_the_pages_a_content_is_the_same(warehouse: Path) -> None:
    from components.cached_answers import Cached  # noqa: PLC0415 - turns the cache on for the process

    chosen = [Selection(), Selection("52.06", "Bima", GroupType.KKPS)]
    direct = [made(one) for one in chosen]
    data.read_through(Cached())
    assert [made(one) for one in chosen] == direct


def test_a_content_asks_each_thing_once(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[object, ...]] = []

    class Listening(data.Direct):
        def ask(self, question: str, parameters: dict[str, object], scope: Scope) -> list[dict[str, object]]:
            heard.append((question, *sorted(parameters.items())))
            return super().ask(question, parameters, scope)

    data.read_through(Listening())
    made(Selection("52.06", "Bima"))
    assert len(heard) == len(set(heard)) > 20
    made(Selection("52.06", "Bima"))  # nothing is kept longer than for one content
    assert len(heard) == 2 * len(set(heard))


def test_only_types_that_were_surveyed_are_called_a_sample(warehouse: Path) -> None:
    for one in each():
        is_surveyed = one.selection.group_type in SURVEYED_TYPES
        assert any("purposive" in line for line in one.method) == is_surveyed
        assert any("Data contoh (simulasi)" in line for line in one.method)
