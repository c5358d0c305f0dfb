"""The baseline beside a second round made by hand: sentences, pictures and the statement of what may be compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from answers import data
from components import two_rounds
from components.two_rounds import Round
from indicators import registry
from indicators.share import AreaShare, Share
from queries.selection import Selection
from schemas.vocabulary import GroupType, ValueStatus
from tests.components.app import elements
from translations.text import use_language

BIMA, DOMPU, SUMBAWA = "52.06", "52.05", "52.04"
KKG = GroupType.KKG
BEFORE_LABEL, AFTER_LABEL = two_rounds.labels((date(2018, 11, 1), False), (date(2026, 10, 5), True))
PLACES = (SUMBAWA, DOMPU, BIMA, None)


@pytest.fixture
def baseline(warehouse: Path) -> Round:
    return Round(BEFORE_LABEL, "purposive", is_sample=False, values=data.values(Selection()))


def later(baseline: Round, changed: dict[tuple[str, str | None], Share], sampling: str = "purposive") -> Round:
    """The later round: the counts of the baseline, but for those that are given."""
    values = {key: replace(area, share=changed.get(key, area.share)) for key, area in baseline.values.rows.items()}
    return Round(AFTER_LABEL, sampling, is_sample=True, values=data.Values(values, BIMA))


def words(html: str) -> str:
    return " ".join(" ".join(element.text for element in elements(f"<div>{html}</div>")[:1]).split())


def said(indicator_id: str, before: Round, after: Round, codes: tuple[str | None, ...] = PLACES) -> str:
    indicator = registry.load(indicator_id)
    return two_rounds.sentence(indicator, two_rounds.rows(indicator, codes, before, after), before, after)


def test_rounds_are_called_by_their_year_and_simulated_ones_say_so() -> None:
    assert (BEFORE_LABEL.short, AFTER_LABEL.short) == ("2018", "2026")
    assert BEFORE_LABEL.long == "Survei November 2018"
    assert AFTER_LABEL.long == "Survei Oktober 2026, data contoh (simulasi)"
    twice = two_rounds.labels((date(2026, 3, 1), False), (date(2026, 10, 5), False))
    assert [label.short for label in twice] == ["Mar 2026", "Okt 2026"]


def test_a_rise_is_named_with_both_counts_and_the_rest_is_not_called_different(baseline: Round) -> None:
    after = later(baseline, {("has_sk", BIMA): Share(13, 16), ("has_sk", None): Share(44, 65)})
    sentence = said("has_sk", baseline, after)
    assert "naik di Bima (2018: 2 dari 11; 2026: 13 dari 16)" in sentence
    assert "belum bisa dibedakan di gabungan 5 kabupaten" in sentence
    assert "terlalu sedikit jawaban di Sumbawa dan Dompu" in sentence
    assert "turun" not in sentence


def test_a_fall_is_said_in_english_too(baseline: Round) -> None:
    after = later(baseline, {("has_sk", None): Share(10, 65)})
    use_language("en")
    try:
        assert "fell in the 5 kabupaten together (2018: 33 of 52; 2026: 10 of 65)" in said(
            "has_sk", baseline, after, (None,)
        )
    finally:
        use_language("id")


def test_a_figure_that_2018_has_for_the_five_together_only_is_compared_there_only(baseline: Round) -> None:
    after = later(baseline, {("equipment_internet", None): Share(34, 65), ("equipment_internet", BIMA): Share(9, 16)})
    indicator = registry.load("equipment_internet")
    pairs = two_rounds.rows(indicator, PLACES, baseline, after)
    assert [pair.area_code for pair in pairs] == [None]
    html = two_rounds.indicator_panel(indicator, PLACES, baseline, after, KKG)
    assert "naik di gabungan 5 kabupaten (2018: 8 dari 52; 2026: 34 dari 65)" in words(html)
    assert "hanya ada untuk lima kabupaten bersama" in words(html)


def test_a_panel_says_what_both_rounds_rest_on_and_marks_the_simulated_one(baseline: Round) -> None:
    html = words(two_rounds.indicator_panel(registry.load("has_sk"), PLACES, baseline, later(baseline, {}), KKG))
    assert "Survei November 2018: 52 dari 287 KKG disurvei" in html
    assert "Survei Oktober 2026, data contoh (simulasi)" in html
    assert "Tentang angka 2018:" in html


def test_the_statement_says_what_may_be_compared_and_marks_a_simulated_round(baseline: Round) -> None:
    html = words(two_rounds.statement(["has_sk", "attendance_90"], PLACES, baseline, later(baseline, {}), KKG))
    assert html.startswith("Data contoh (simulasi): putaran 2026 dibuat komputer")
    for part in (
        "Pertanyaan dan pilihan jawabannya sama",
        "2018 dipilih dengan sengaja; 2026 dipilih dengan sengaja",
        "belum tentu bagi semua KKG",
        "tidak dipasangkan satu per satu",
        "paling sedikit 10 jawaban",
        f"n.a. tidak masuk penyebut, sama pada kedua putaran: {registry.load('attendance_90').title}",
        "Jawaban kosong tetap masuk penyebut",
    ):
        assert part in html
    assert "Tidak dapat disandingkan" not in html


def test_a_real_round_has_no_mark_of_simulation(baseline: Round) -> None:
    after = replace(later(baseline, {}, "random"), is_sample=False, label=BEFORE_LABEL)
    html = words(two_rounds.statement(["has_sk"], PLACES, baseline, after, KKG))
    assert "simulasi" not in html and "kebetulan" not in html
    both = replace(baseline, sampling="census")
    assert "belum tentu bagi semua" not in words(two_rounds.statement(["has_sk"], PLACES, both, after, KKG))


@pytest.mark.parametrize(
    ("indicator_id", "group_type", "reason"),
    [
        ("has_routine_agenda", KKG, "2018: hanya persen terbit"),
        ("equipment_internet", GroupType.KKM, "tidak ditanyakan kepada KKM"),
        ("satisfaction_social", GroupType.KKM, "tidak ada dalam kuesioner"),
    ],
)
def test_what_cannot_be_compared_is_listed_with_the_reason(
    baseline: Round, indicator_id: str, group_type: GroupType, reason: str
) -> None:
    before = replace(baseline, values=data.values(Selection(group_type=group_type)))
    after = later(before, {("has_routine_agenda", None): Share(60, 65)})
    html = words(two_rounds.statement(["has_sk", indicator_id], (None,), before, after, group_type))
    assert f"{registry.load(indicator_id).title} ({reason})" in html


def test_a_round_without_a_row_is_not_asked_and_nothing_breaks(baseline: Round) -> None:
    empty = Round(AFTER_LABEL, "purposive", is_sample=False, values=data.Values({}, None))
    pairs = two_rounds.rows(registry.load("has_sk"), (BIMA,), baseline, empty)
    assert [pair.after.status for pair in pairs] == [ValueStatus.NOT_ASKED]
    assert "tidak dapat disandingkan di Bima" in said("has_sk", baseline, empty, (BIMA,))


def test_a_round_that_does_not_know_how_many_groups_there_are_says_who_answered(baseline: Round) -> None:
    areas = {key: AreaShare(key[1], area.area_name, area.share, None, 65) for key, area in baseline.values.rows.items()}
    after = replace(later(baseline, {}), values=data.Values(areas, None))
    html = words(two_rounds.indicator_panel(registry.load("has_sk"), PLACES, baseline, after, KKG))
    assert "data contoh (simulasi): 65 KKG disurvei" in html


def test_the_table_behind_a_panel_holds_both_rounds_with_their_intervals(baseline: Round) -> None:
    indicator = registry.load("has_sk")
    after = later(baseline, {("has_sk", BIMA): Share(13, 16)})
    table = two_rounds.table(indicator, two_rounds.rows(indicator, PLACES, baseline, after), baseline, after)
    cells = [element.text.strip() for element in elements(table) if element.tag == "td"]
    row = cells[cells.index("Bima") : cells.index("Bima") + 6]
    assert row == ["Bima", "2 dari 11 (18%, sampel kecil)", "5–48%", "13 dari 16 (81%, sampel kecil)", "57–93%", "naik"]


def drawn_page() -> None:
    """A page of its own: AppTest runs the source of this function by itself."""
    from dataclasses import replace  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415

    from answers import data  # noqa: PLC0415
    from components import two_rounds  # noqa: PLC0415
    from queries.selection import Selection  # noqa: PLC0415

    first, second = two_rounds.labels((date(2018, 11, 1), False), (date(2026, 10, 5), True))
    before = two_rounds.Round(first, "purposive", is_sample=False, values=data.values(Selection()))
    after = replace(before, label=second, is_sample=True)
    indicators = ("has_sk", "equipment_internet", "satisfaction_social")
    two_rounds.draw(indicators, ("52.06", None), before, after, Selection())


def test_a_page_draws_the_statement_first_then_every_panel_with_its_button(warehouse: Path) -> None:
    page = AppTest.from_function(drawn_page, default_timeout=60).run()
    assert not page.exception
    assert [one.key for one in page.button] == ["origin_rounds_has_sk", "origin_rounds_equipment_internet"]
    shown = [one.proto.body for one in page.get("html")]
    assert "Apa yang boleh disandingkan" in shown[0]
    assert [one.count('class="g-pair"') for one in shown] == [0, 1, 1]
