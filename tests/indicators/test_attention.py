"""The rules that turn a figure into something to act on: bounds, order, one per theme, and their place in the study."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from indicators import attention, registry
from indicators.attention import FILE, THEMES, Decision, Rule, decide, rules
from indicators.share import Rate, Share
from queries import run
from schemas.vocabulary import ValueStatus
from schemas.warehouse_file import FOLDER_VARIABLE
from tests import small_register
from tests.small_register import BIMA, DOMPU
from translations.text import use_language

RECOMMENDATIONS = range(1882, 2037)  # chapter 6.2 of the study
BY_ID = {rule.id: rule for rule in rules()}
EACH_RULE = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    use_language("id")
    yield
    use_language("id")


def survey(numerator: int, denominator: int) -> Share:
    return Share(numerator, denominator)


def census(numerator: int, denominator: int) -> Share:
    return Share(numerator, denominator, is_census=True)


def chosen(figures: dict[str, Share | Rate], first: str = "log") -> list[str]:
    return [one.rule.id for one in decide(figures, first)]  # type: ignore[arg-type]


# --- bounds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "figure", "fires"),
    [
        ("never_met", survey(2, 10), True),  # a fifth is the bound itself
        ("never_met", survey(1, 10), False),
        ("no_sk", survey(9, 12), True),  # three quarters
        ("no_sk", survey(10, 13), False),
        ("log_few_meetings", Rate(16, 2), True),  # eight each
        ("log_few_meetings", Rate(17, 2), False),
        ("log_few_persons", Rate(3, 10, per=10), True),
        ("log_few_persons", Rate(31, 100, per=10), False),
        ("log_one_source", census(7_000_000, 10_000_000), True),
    ],
)
def test_a_rule_fires_at_its_bound_and_beyond_and_not_before(rule: str, figure: Share | Rate, fires: bool) -> None:
    assert BY_ID[rule].fires(figure) is fires


@EACH_RULE
def test_a_rule_never_fires_where_nothing_was_counted(rule: Rule) -> None:
    empty = [Share(None, None, status=status) for status in ValueStatus if status != ValueStatus.COUNTED]
    for figure in (*empty, survey(0, 0), census(0, 0), Rate(0, 0)):
        assert not rule.fires(figure) and not rule.decides(figure)
    assert not rule.fires(Share(None, None, 80.0, ValueStatus.PUBLISHED_ONLY)), "a percentage without a count"


def test_four_respondents_or_meetings_decide_nothing_and_a_whole_register_of_one_group_does() -> None:
    assert BY_ID["never_met"].fires(survey(4, 4)) and not BY_ID["never_met"].decides(survey(4, 4))
    assert BY_ID["never_met"].decides(survey(5, 5))
    assert not BY_ID["log_no_development"].decides(census(0, 4)) and BY_ID["log_no_development"].decides(census(0, 5))
    assert BY_ID["log_vakum"].decides(census(1, 1))


@EACH_RULE
def test_the_bound_of_a_rule_is_a_fraction_or_an_amount_and_its_words_name_it(rule: Rule) -> None:
    is_share = rule.indicator.scale == "share"
    assert 0 < rule.bound < 1 if is_share else rule.bound > 0
    shown = f"{round(100 * rule.bound)}%" if is_share else f"{rule.bound:g}"
    end = "atau kurang" if rule.when == "at_most" else "atau lebih"
    assert rule.condition == f"{rule.indicator.title}: {shown} {end}"


# --- sentences ------------------------------------------------------------------------------------------------------


def test_a_sentence_counts_what_is_wrong_and_keeps_the_rule_for_small_samples() -> None:
    said = BY_ID["no_sk"].sentence("Kabupaten Bima", survey(2, 11), "KKG")
    assert said == "Di Kabupaten Bima, 9 dari 11 (82%, sampel kecil) KKG belum tercatat punya SK."
    assert "9 dari 11 (82%) KKG" in BY_ID["log_no_sk"].sentence("Kabupaten Bima", census(2, 11), "KKG")
    assert "5 dari 8 KKG" in BY_ID["narasumber"].sentence("Kabupaten Bima", survey(3, 8), "KKG")


def test_a_rate_and_a_sum_of_money_stand_with_what_they_were_counted_from() -> None:
    said = BY_ID["log_few_meetings"].sentence("Kabupaten Bima", Rate(546, 88), "KKG")
    assert "6,2 pertemuan per kelompok (546 pertemuan, 88 kelompok)" in said
    assert "Rp 7.000 dari Rp 10.000 (70%)" in BY_ID["log_one_source"].sentence("X", census(7_000, 10_000), "KKG")


@EACH_RULE
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_its_sentence_action_and_actor_in_both_languages(rule: Rule, language: str) -> None:
    use_language(language)
    figure: Share | Rate = Rate(10, 2) if rule.indicator.scale == "rate" else Share(3, 12)
    said = rule.sentence("Kabupaten Bima", figure, "KKG")
    assert "Kabupaten Bima" in said and "KKG" in said and "{" not in said + rule.action + rule.who
    assert rule.actor in rule.who and rule.source_lines.split("-")[0] in rule.who


# --- order ----------------------------------------------------------------------------------------------------------


def test_at_most_one_rule_speaks_per_theme_in_the_order_of_importance_whatever_the_size() -> None:
    figures: dict[str, Share | Rate] = {
        "log_visited": census(0, 88),  # everything is wrong there, and yet it comes last
        "log_school_dues_share": census(71, 100),
        "log_has_sk": census(66, 88),
        "log_class_vakum": census(18, 88),
        "log_silent_6_months": census(88, 88),  # the same theme as the one before it in the file
    }
    assert chosen(figures) == ["log_vakum", "log_no_sk", "log_one_source", "log_not_visited"]


def test_the_clock_asked_for_speaks_and_the_other_one_stands_beside() -> None:
    figures: dict[str, Share | Rate] = {"has_sk": survey(2, 11), "log_has_sk": census(16, 88)}
    (today,) = decide(figures, "log")
    assert today.rule.id == "log_no_sk" and today.beside == (BY_ID["no_sk"], figures["has_sk"])
    (then,) = decide(figures, "survey")
    assert then.rule.id == "no_sk" and then.beside == (BY_ID["log_no_sk"], figures["log_has_sk"])


def test_a_clock_that_has_nothing_to_say_leaves_the_word_to_the_other() -> None:
    figures: dict[str, Share | Rate] = {"has_sk": survey(13, 13), "log_has_sk": census(16, 88)}
    (found,) = decide(figures, "survey")
    assert found == Decision(BY_ID["log_no_sk"], figures["log_has_sk"])


def test_nothing_is_to_be_decided_where_no_rule_fires() -> None:
    assert decide({}, "log") == () and decide({"has_sk": survey(13, 13)}, "survey") == ()


def test_the_landing_page_keeps_its_rules_of_the_survey_in_the_order_of_the_file() -> None:
    ids = [rule.id for rule in rules("survey")]
    assert ids[:4] == ["never_met", "rarely_met", "no_sk", "no_ad_art"] and len(ids) == 8
    assert [*rules("survey"), *rules("log")] == sorted(rules(), key=lambda rule: rule.indicator.clock == "log")


# --- the small register, worked out by hand -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "found"),
    [
        # Of G1-G3 one sleeps (a third), of two that say it one has an SK, two of three told their income (0.67), one of
        # three was visited. Two persons for three groups (6.7 per ten), all within 25 km, 3 of 7 meetings develop.
        (BIMA, {"log_vakum": "1 dari 3", "log_no_sk": "1 dari 2", "log_no_accounts": "1 dari 3",
                "log_not_visited": "2 dari 3"}),
        # G4 alone: met once, exactly twelve months ago, so silent; has an SK; one routine meeting decides nothing.
        (DOMPU, {"log_silent": "1 dari 1", "log_not_visited": "1 dari 1"}),
    ],
)  # fmt: skip
def test_what_is_to_be_decided_in_the_small_register(
    place: str, found: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_register.publish(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    rows = run.ask("log_values", level="kabupaten", group_type="KKG", province_code="52", kabupaten_code=place)
    figures = {
        row["indicator_id"]: registry.load(row["indicator_id"]).figure(row["numerator"], row["denominator"])
        for row in rows
    }
    decisions = decide(figures, "log")
    assert [one.rule.id for one in decisions] == list(found)
    for one in decisions:
        assert found[one.rule.id] in one.rule.sentence("Kabupaten X", one.figure, "KKG")


# --- where they come from -------------------------------------------------------------------------------------------


@EACH_RULE
def test_the_lines_of_a_rule_lie_in_the_recommendations_of_the_study(rule: Rule) -> None:
    first, last = (int(line) for line in rule.source_lines.split("-"))
    assert first <= last and first in RECOMMENDATIONS and last in RECOMMENDATIONS


QUOTES = {
    "log_vakum": "memberikan insentif", "log_few_meetings": "program kerja", "log_few_reports": "berbasis online",
    "log_no_sk": "SK kepengurusan", "log_no_ad_art": "AD/ART", "log_far": "perguruan tinggi",
    "log_one_source": "melibatkan pihak luar", "log_no_accounts": "unit cost", "log_no_development": "lebih bervariasi",
    "log_not_visited": "Tim Monev",
}  # fmt: skip


@pytest.mark.parametrize(("rule", "quote"), QUOTES.items())
def test_what_a_rule_recommends_stands_in_its_lines(rule: str, quote: str, study_lines: list[str] | None) -> None:
    first, last = (int(line) for line in BY_ID[rule].source_lines.split("-"))
    if study_lines is None:
        assert first <= last
        return
    assert quote in " ".join(" ".join(study_lines[first - 1 : last]).split())


def test_every_rule_is_named_once_and_its_theme_has_a_place_in_the_order() -> None:
    named = [fields["id"] for fields in yaml.safe_load(FILE.read_text(encoding="utf-8"))]
    assert len(named) == len(set(named)) == len(rules())
    assert {rule.indicator.theme for rule in rules()} == set(THEMES) and len(THEMES) == len(set(THEMES))
    assert all(rule.indicator.scale in ("share", "rate") for rule in attention.rules())
