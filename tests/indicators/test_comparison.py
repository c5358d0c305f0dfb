"""Whether places differ: the rule by properties, and its sentences against tables 5, 6 and 11 of the study by hand."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import registry
from indicators.comparison import LEAST, PlaceFigure, Verdict, between, extremes, judge, one_and_all, rest
from indicators.comparison_words import n_words, only_together, others, statement
from indicators.share import Rate, Share
from schemas.vocabulary import ValueStatus
from translations.text import use_language

CODES = {"Lombok Tengah": "52.02", "Sumbawa Barat": "52.07", "Sumbawa": "52.04", "Dompu": "52.05", "Bima": "52.06"}
counts = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
shares = counts.map(lambda count: Share(*count))
MISSING = [Share(None, None, status=status) for status in ValueStatus if status != ValueStatus.COUNTED]
any_share = st.one_of(shares, st.sampled_from(MISSING), st.just(Share(None, None, 36.0, ValueStatus.PUBLISHED_ONLY)))


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    use_language("id")
    yield
    use_language("id")


def places(found: list[Share]) -> list[PlaceFigure]:
    return [PlaceFigure(f"52.0{number}", f"P{number}", share) for number, share in enumerate(found)]


# --- the rule -------------------------------------------------------------------------------------------------------


@given(any_share, any_share)
def test_the_verdict_does_not_depend_on_who_stands_first(one: Share, other: Share) -> None:
    assert judge(one, other) == judge(other, one)


@given(any_share)
def test_no_share_differs_from_itself(share: Share) -> None:
    assert judge(share, share) != Verdict.DIFFERENT


@given(shares, shares)
def test_places_differ_only_with_ten_answers_each_and_intervals_apart(one: Share, other: Share) -> None:
    if judge(one, other) != Verdict.DIFFERENT:
        return
    low, high = sorted((one, other), key=lambda share: share.fraction or 0)
    assert min(one.denominator or 0, other.denominator or 0) >= LEAST
    assert low.interval is not None and high.interval is not None
    assert low.interval.high < high.interval.low and (low.fraction or 0) < (high.fraction or 0)


@given(shares, shares)
def test_fewer_than_ten_answers_say_too_little_and_none_say_nothing(one: Share, other: Share) -> None:
    least = min(one.denominator or 0, other.denominator or 0)
    assert (judge(one, other) == Verdict.NO_COUNT) == (least == 0)
    assert (judge(one, other) == Verdict.TOO_FEW) == (0 < least < LEAST)


@given(any_share, st.sampled_from(MISSING))
def test_what_is_not_counted_is_never_compared(share: Share, missing: Share) -> None:
    assert judge(share, missing) == Verdict.NO_COUNT


def test_a_register_is_not_judged_as_a_sample() -> None:
    with pytest.raises(ValueError, match="no sample"):
        judge(Share(1, 88, is_census=True), Share(50, 88, is_census=True))


@given(st.lists(any_share, min_size=2, max_size=5))
def test_every_place_is_in_one_group_and_every_pair_is_judged_once(found: list[Share]) -> None:
    given_places = places(found)
    seen = between(given_places)
    assert sorted(p.area_name for p in (*seen.able, *seen.few, *seen.uncounted)) == [p.area_name for p in given_places]
    differ = {frozenset((high, low)) for high, low in seen.pairs}
    assert len(differ) == len(seen.pairs)
    for one, other in combinations(seen.able, 2):
        assert (frozenset((one, other)) in differ) == (judge(one.share, other.share) == Verdict.DIFFERENT)
    assert all(high.size > low.size for high, low in seen.pairs)
    assert seen.undecided == len(list(combinations(seen.able, 2))) - len(differ)


@given(st.lists(shares, min_size=2, max_size=5))
def test_the_groups_of_a_sentence_hold_exactly_the_pairs_that_differ(found: list[Share]) -> None:
    seen = between(places(found))
    told = [(high, low) for higher, lower in seen.groups for high in higher for low in lower]
    assert sorted(told, key=str) == sorted(seen.pairs, key=str)


def test_the_five_together_take_no_part_in_a_comparison_of_kabupaten() -> None:
    everyone = PlaceFigure(None, "Gabungan", Share(33, 52))
    seen = between([*places([Share(13, 13), Share(2, 11)]), everyone])
    assert everyone not in (*seen.able, *seen.few, *seen.uncounted)


@given(counts, counts)
def test_a_part_and_its_rest_make_the_whole(part: tuple[int, int], other: tuple[int, int]) -> None:
    whole = Share(part[0] + other[0], part[1] + other[1])
    found = rest(whole, Share(*part))
    if part[1] == 0:  # nobody answered: there is nothing to take away
        assert found is None
    else:
        assert isinstance(found, Share) and (found.numerator, found.denominator) == other


@given(shares, any_share)
def test_a_rest_is_a_share_or_nothing(whole: Share, part: Share) -> None:
    found = rest(whole, part)
    if found is not None:
        assert isinstance(found, Share) and found.numerator is not None and found.denominator is not None
        assert 0 <= found.numerator <= found.denominator


def test_a_rest_that_contradicts_its_whole_is_not_made_up() -> None:
    assert rest(Share(5, 20), Share(6, 11)) is None and rest(Share(19, 20), Share(2, 11)) is None
    assert rest(Share(33, 52), Share(None, None, 18.0, ValueStatus.PUBLISHED_ONLY)) is None


def test_a_rate_without_its_part_keeps_both_sums_apart() -> None:
    assert rest(Rate(1000.0, 50.0, 10), Rate(400.0, 30.0, 10)) == Rate(600.0, 20.0, 10)


@given(st.lists(counts, min_size=2, max_size=5))
def test_highest_and_lowest_are_named_only_where_every_place_has_ten(found: list[tuple[int, int]]) -> None:
    told = extremes(places([Share(*count, is_census=True) for count in found]))
    assert (told is not None) == all(n >= LEAST for _, n in found)
    if told is not None:
        sizes = [k / n for k, n in found]
        assert {p.size for p in told.highest} == {max(sizes)} and {p.size for p in told.lowest} == {min(sizes)}
        assert told.is_flat == (len(set(sizes)) == 1)


def test_a_share_of_money_rests_on_its_groups_and_not_on_its_rupiah() -> None:
    money = [PlaceFigure(f"52.0{n}", "P", Share(n, 4_000_000, is_census=True), basis=1) for n in range(2)]
    assert extremes(money) is None
    assert extremes([PlaceFigure("52.02", "P", Rate(10, 40)), PlaceFigure("52.06", "Q", Rate(10, 9))]) is None


def test_only_one_kabupaten_beside_the_five_together_is_compared_with_the_rest() -> None:
    own, everyone = PlaceFigure("52.06", "Bima", Share(2, 11)), PlaceFigure(None, "Gabungan", Share(33, 52))
    assert one_and_all([own, everyone]) == (own, everyone)
    assert one_and_all([own, own, everyone]) is None and one_and_all([own, own]) is None and one_and_all([own]) is None


# --- sentences, from the tables of the study ------------------------------------------------------------------------


def of_study(*found: Share, names: tuple[str, ...] = tuple(CODES)) -> list[PlaceFigure]:
    return [PlaceFigure(CODES[name], name, share) for name, share in zip(names, found, strict=True)]


SK = of_study(Share(12, 18), Share(13, 13), Share(3, 4), Share(3, 6), Share(2, 11))
SK_TOGETHER = PlaceFigure(None, "Gabungan 5 kabupaten", Share(33, 52))


def test_sk_of_table_5_differs_between_sumbawa_barat_and_bima_only() -> None:
    # 13 of 13: 77-100 %; 12 of 18: 44-84 %; 2 of 11: 5-48 %. Lombok Tengah overlaps both.
    said = statement(registry.load("has_sk"), [*SK, SK_TOGETHER], "KKG")
    assert said.title == (
        "Punya SK pembentukan: lebih banyak di Sumbawa Barat (13 dari 13) daripada di Bima (2 dari 11); "
        "selebihnya belum bisa dibedakan."
    )
    assert said.notes == ("Terlalu sedikit untuk dibandingkan (di bawah 10 jawaban): Sumbawa dan Dompu.",)


def test_bima_and_the_rest_differ_in_sk_because_the_five_together_contain_bima() -> None:
    said = statement(registry.load("has_sk"), [SK[4], SK_TOGETHER], "KKG")
    assert said.title == (
        "Punya SK pembentukan: lebih sedikit di Bima (2 dari 11) daripada di kabupaten lain (31 dari 41)."
    )
    assert "Gabungan memuat Bima" in said.notes[0]
    other = others(registry.load("has_sk"), SK[4], SK_TOGETHER)
    assert other is not None and other.share == Share(31, 41)


def test_lombok_tengah_and_the_rest_cannot_be_told_apart_and_dompu_has_too_few() -> None:
    same = statement(registry.load("has_sk"), [SK[0], SK_TOGETHER], "KKG")
    assert same.title == (
        "Punya SK pembentukan: Lombok Tengah (12 dari 18) dan kabupaten lain (21 dari 34) belum bisa dibedakan."
    )
    few = statement(registry.load("has_sk"), [SK[3], SK_TOGETHER], "KKG")
    assert few.title == (
        "Punya SK pembentukan: terlalu sedikit KKG yang menjawab untuk dibandingkan; perlu 10 di tiap tempat."
    )


def test_meetings_of_table_11_cannot_be_told_apart_between_three_kabupaten() -> None:
    found = of_study(Share(8, 18), Share(8, 13), Share(2, 4), Share(0, 6), Share(2, 11))
    said = statement(registry.load("met_at_least_fortnightly"), found, "KKG")
    assert said.title.endswith(
        ": Lombok Tengah (8 dari 18), Sumbawa Barat (8 dari 13), dan Bima (2 dari 11) belum bisa dibedakan."
    )


def test_one_place_with_ten_answers_alone_is_no_comparison() -> None:
    said = statement(registry.load("has_sk"), SK[2:], "KKG")
    assert "terlalu sedikit KKG" in said.title and "Bima (2 dari 11)" not in said.title and said.notes == ()


def test_several_differences_are_said_by_group_and_the_rest_is_left_to_the_table() -> None:
    chain = of_study(Share(0, 60), Share(15, 60), Share(30, 60), Share(45, 60), Share(60, 60))
    title = statement(registry.load("has_sk"), chain, "KKG").title
    assert title.count("lebih banyak di") == 2 and title.endswith("; beda lainnya ada dalam tabel di bawah.")
    assert title.index("Bima (60 dari 60)") < title.index("Dompu (45 dari 60) daripada")
    both = of_study(Share(2, 40), Share(38, 40), Share(36, 40), names=("Lombok Tengah", "Sumbawa Barat", "Bima"))
    assert statement(registry.load("has_sk"), both, "KKG").title == (
        "Punya SK pembentukan: lebih banyak di Sumbawa Barat (38 dari 40) dan Bima (36 dari 40) daripada di "
        "Lombok Tengah (2 dari 40); selebihnya belum bisa dibedakan."
    )


def test_published_percentages_are_never_compared_and_the_reason_is_said() -> None:
    printed = Share(None, None, 50.0, ValueStatus.PUBLISHED_ONLY)
    nobody = Share(None, None, status=ValueStatus.NO_ANSWER)
    found = of_study(printed, nobody, nobody, names=("Lombok Tengah", "Dompu", "Bima"))
    said = statement(registry.load("cost_under_1_million"), found, "KKM")
    assert said.title.endswith("tidak bisa dibandingkan, jumlahnya tidak diketahui.")
    assert said.notes == (
        "Tidak ikut dibandingkan: Lombok Tengah: 50% (terbit, jumlah tidak diketahui); "
        "Dompu dan Bima: tidak ada jawaban.",
    )
    alone = statement(registry.load("cost_under_1_million"), [found[0], SK_TOGETHER], "KKM")
    assert "tidak bisa dibandingkan; Lombok Tengah: 50% (terbit" in alone.title
    unknown = PlaceFigure(None, "Gabungan", Share(None, 7, status=ValueStatus.COUNT_UNKNOWN))
    assert "jumlah tanpa tempat ini" in statement(registry.load("has_sk"), [SK[4], unknown], "KKG").title


def test_a_figure_of_the_five_together_alone_is_said_as_such() -> None:
    absent = Share(None, None, status=ValueStatus.NOT_BY_KABUPATEN)
    found = [*of_study(*[absent] * 5), PlaceFigure(None, "Gabungan", Share(49, 52))]
    assert only_together(found)
    said = statement(registry.load("has_ketua"), found, "KKG").title
    assert said == "Punya ketua: 49 dari 52 (94%); sumber hanya memberi satu angka untuk lima kabupaten bersama."
    score = [*of_study(*[absent] * 5), PlaceFigure(None, "G", Share(None, None, 2.2, ValueStatus.PUBLISHED_ONLY))]
    assert "skor 2,2 (skala 0–4)" in statement(registry.load("satisfaction_learning_outcome"), score, "KKG").title


# --- sentences of the log -------------------------------------------------------------------------------------------


def census(*found: tuple[int, int]) -> list[PlaceFigure]:
    return of_study(*(Share(k, n, is_census=True) for k, n in found))


def test_the_log_names_highest_and_lowest_with_their_counts() -> None:
    said = statement(registry.load("log_has_sk"), census((65, 98), (15, 15), (32, 43), (22, 43), (16, 88)), "KKG")
    assert said.title == (
        "Punya SK menurut daftar kelompok: tertinggi di Sumbawa Barat (15 dari 15, 100%), "
        "terendah di Bima (16 dari 88, 18%)."
    )


def test_the_log_names_no_extreme_where_one_place_is_small() -> None:
    said = statement(registry.load("log_has_sk"), census((65, 98), (9, 9), (32, 43), (22, 43), (16, 88)), "KKG")
    assert "tertinggi di" not in said.title and "karena Sumbawa Barat punya kurang dari 10" in said.title
    every = statement(registry.load("log_has_sk"), census(*[(1, 1)] * 5), "KKPS").title
    assert "kurang dari 10 di setiap tempat" in every


def test_ties_of_the_log_stand_together_and_equal_places_are_the_same() -> None:
    ties = statement(registry.load("log_has_sk"), census((10, 20), (20, 20), (30, 30), (10, 20), (15, 20)), "KKG").title
    assert "tertinggi di Sumbawa Barat (20 dari 20, 100%) dan Sumbawa (30 dari 30, 100%)" in ties
    flat = statement(registry.load("log_has_sk"), census(*[(0, 20)] * 5), "KKG").title
    assert flat.endswith("sama di semua tempat yang dibandingkan.")


def test_a_rate_is_said_with_what_it_rests_on() -> None:
    indicator = registry.load("log_cost_per_meeting")
    found = [PlaceFigure("52.05", "Dompu", Rate(92_255_000, 116)), PlaceFigure("52.06", "Bima", Rate(101_290_000, 484))]
    title = statement(indicator, found, "KKG").title.replace("\xa0", " ")
    assert "tertinggi di Dompu (Rp 795.302, n = 116 pertemuan), terendah di Bima (Rp 209.277, n = 484" in title
    everyone = PlaceFigure(None, "Gabungan", Rate(1_240_900_000, 2860))
    own = statement(indicator, [found[1], everyone], "KKG")
    assert "lebih rendah di Bima" in own.title and "di kabupaten lain (Rp" in own.title
    assert n_words(indicator, found[0]).replace("\xa0", " ") == "n = 116 pertemuan"


def test_what_does_not_add_up_is_compared_with_the_whole_and_said_so() -> None:
    topics = [PlaceFigure("52.07", "Sumbawa Barat", Share(10, 13, is_census=True))]
    everyone = PlaceFigure(None, "Gabungan 5 kabupaten", Share(13, 13, is_census=True))
    said = statement(registry.load("log_topics_offered"), [*topics, everyone], "KKG")
    assert "Gabungan 5 kabupaten (13 dari 13, 100%)" in said.title and "tidak dapat dikurangkan" in said.notes[0]


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_statement_ranks_or_gives_a_cause(language: str) -> None:
    use_language(language)
    forbidden = ("peringkat", "terbaik", "terburuk", "karena program", "rank", "best", "worst", "because of")
    titles = [statement(registry.load("has_sk"), [*SK, SK_TOGETHER], "KKG").title]
    titles.append(statement(registry.load("log_has_sk"), census(*[(5, 20), (9, 20)] * 2, (1, 30)), "KKG").title)
    assert not [title for title in titles if any(word in title.lower() for word in forbidden)]
