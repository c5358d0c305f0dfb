"""The words of the indicators: complete and equal in both languages, short enough, and no word without use."""

import pytest
import yaml

from indicators import registry
from indicators.share import Share
from schemas.vocabulary import ValueStatus
from translations import text as words_door
from translations.text import LANGUAGES, catalogue, use_language

SHARES = [
    Share(2, 11), Share(3, 4), Share(0, 0), Share(30, 52), Share(None, 52, 97.0, ValueStatus.PUBLISHED_ONLY),
    Share(None, None, None, ValueStatus.NOT_SURVEYED),
]  # fmt: skip


def own_keys(language: str) -> set[str]:
    file = words_door.FOLDER / f"indicators.{language}.yaml"
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {key for key in catalogue(language) if key.split(".")[0] in tree}


def test_both_languages_have_the_same_keys() -> None:
    assert own_keys("id") == own_keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_but_the_caveat_is_filled(language: str) -> None:
    words = catalogue(language)
    for key in own_keys(language):
        assert words[key].strip() or key.endswith(".caveat"), key
        assert words[key] == words[key].strip() and "  " not in words[key], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_short_names_fit_and_differ(language: str) -> None:
    use_language(language)
    indicators = registry.all_indicators(None)
    for it in indicators:
        assert len(it.title) <= 60 and len(it.short) <= 28, it.id
    assert len({it.title for it in indicators}) == len({it.short for it in indicators}) == len(indicators)
    use_language("id")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("share", SHARES)
def test_every_sentence_is_whole_for_every_kind_of_share(language: str, share: Share) -> None:
    use_language(language)
    for it in registry.all_indicators():
        sentence = it.sentence("Bima", share, "KKG")
        assert "Bima" in sentence and "KKG" in sentence and sentence.endswith("."), it.id
        assert "{" not in sentence and "None" not in sentence, it.id
    use_language("id")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("numerator", "denominator"), [(2, 11), (0, 3), (7.4, 2), (0, 0)])
def test_every_sentence_of_the_log_is_whole(language: str, numerator: float, denominator: float) -> None:
    use_language(language)
    for it in registry.all_indicators("log"):
        sentence = it.sentence("Bima", it.figure(numerator, denominator), "KKPS")
        assert "Bima" in sentence and "KKPS" in sentence and sentence.endswith("."), it.id
        assert "{" not in sentence and "None" not in sentence and "nan" not in sentence.split(), it.id
        nothing = catalogue(language)["indicator_sentence.nothing"]
        assert (nothing in sentence) == (denominator == 0), it.id
    use_language("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_percent_sign_stands_after_a_space(language: str) -> None:
    assert not [key for key in own_keys(language) if " %" in catalogue(language)[key]]


def test_domain_nouns_stay_indonesian_in_english() -> None:
    english = " ".join(catalogue("en")[key] for key in own_keys("en")).lower()
    for translated in ("resource person", "supervisor", "by-laws", "decree", "district", "cluster"):
        assert translated not in english, translated


def test_no_word_belongs_to_an_indicator_that_is_gone() -> None:
    known = {it.id for it in registry.all_indicators(None)}
    assert {key.split(".")[1] for key in own_keys("id") if key.startswith("indicator.")} == known
    marks = {it.benchmark.words_key for it in registry.all_indicators(None) if it.benchmark}
    assert {key for key in own_keys("id") if key.startswith("indicator_benchmark.")} == marks
