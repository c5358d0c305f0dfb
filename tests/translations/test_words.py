"""Every word exists in both languages, is used by somebody, and asks for the same fillings."""

import re
from string import Formatter

import pytest

from schemas import yaml_file
from tests.translations.one_place import keys_of
from tests.translations.words_in_code import Asked, asked, literals, shapes
from translations import text as words_door
from translations.text import LANGUAGES, MissingWordError, catalogue, has_text, text, use_language

INDONESIAN, ENGLISH = catalogue("id"), catalogue("en")


@pytest.fixture(autouse=True)
def _back_to_indonesian() -> None:
    use_language("id")


def test_both_languages_have_the_same_keys_in_the_same_files() -> None:
    def keys(language: str) -> dict[str, set[str]]:
        files = words_door._files(language)
        return {
            path.name.removesuffix(f"{language}.yaml"): {key for key, _ in words_door._flat(yaml_file.read(path))}
            for path in files
        }

    assert keys("id") == keys("en")
    assert set(INDONESIAN) == set(ENGLISH) and len(INDONESIAN) > 500


def test_every_file_of_the_folder_is_read_by_one_language() -> None:
    read = [path for language in LANGUAGES for path in words_door._files(language)]
    assert sorted(read) == sorted(words_door.FOLDER.glob("*.yaml"))


def fillings(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_a_word_asks_for_the_same_fillings_in_both_languages() -> None:
    assert {key for key, words in INDONESIAN.items() if fillings(words) != fillings(ENGLISH[key])} == set()


def test_what_is_filled_in_has_a_name_and_no_number() -> None:
    named = re.compile(r"[a-z_]+")
    assert {key for key, words in INDONESIAN.items() if not all(map(named.fullmatch, fillings(words)))} == set()


def test_no_word_is_empty_except_leads_and_caveats_that_have_nothing_to_say() -> None:
    for catalogue_of_one in (INDONESIAN, ENGLISH):
        empty = {key for key, words in catalogue_of_one.items() if not words.strip()}
        assert {key for key in empty if key.rsplit(".", 1)[1] not in ("lead", "caveat")} == set()
    assert {key for key, words in INDONESIAN.items() if not words} == {
        key for key, words in ENGLISH.items() if not words
    }


def test_words_have_no_blanks_at_their_ends_and_no_double_blanks() -> None:
    untidy = [key for words in (INDONESIAN, ENGLISH) for key, word in words.items() if word != " ".join(word.split())]
    assert untidy == []


def test_every_key_that_the_code_asks_for_exists() -> None:
    missing = [(one.where, one.key) for one in asked() if not one.is_shape and one.key not in INDONESIAN]
    assert missing == []


def test_every_shape_of_keys_that_the_code_asks_for_has_words() -> None:
    empty = [
        (one.where, one.key) for one in asked() if one.is_shape and not any(map(one.pattern.fullmatch, INDONESIAN))
    ]
    assert empty == []


@pytest.mark.parametrize(
    "shape", sorted({one.key for one in asked() if one.is_shape}), ids=lambda key: key.replace("\0", "*")
)
def test_every_value_that_can_stand_in_a_key_has_words_in_both_languages(shape: str) -> None:
    missing = {key for key in keys_of(Asked("", shape, is_shape=True)) if key not in INDONESIAN or key not in ENGLISH}
    assert missing == set()


def test_every_word_is_used() -> None:
    used = literals() & set(INDONESIAN)
    for one in {one.key: one for one in [*shapes(), *asked()] if one.is_shape}.values():
        used |= keys_of(one)
    unused = sorted(set(INDONESIAN) - used)
    assert unused == [], "remove these words from translations/, or use them"


# The same in both languages on purpose: names, domain nouns, and pure arrangement of fillings and signs.
NAMES = {
    "Aktif", "Cukup aktif", "Dinas Pendidikan", "Dinas Pendidikan/UPTD", "Gugus Indonesia", "Gugus NTB", "Internet",
    "Kabupaten",
    "Kabupaten {name}", "Kecamatan", "Kecamatan {kecamatan}, {kabupaten}", "Kecamatan {name}",
    "Kemendikbud/LPMP", "Kemendikbud/widyaiswara/LPMP", "Kurang aktif", "LSM", "Narasumber", "Pengawas", "Vakum",
    "Widyaiswara/LPMP", "kabupaten", "rupiah", "{count} MB", "{count} kB", "{count} km",
    "CSV", "Excel (XLSX)", "Parquet", "Log · Narasumber", "Indonesia",
}  # fmt: skip


def test_words_that_are_the_same_in_both_languages_are_names_or_signs() -> None:
    same = {words for key, words in INDONESIAN.items() if words and words == ENGLISH[key]}
    signs = {words for words in same if not re.search(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}|<[^>]*>", "", words))}
    assert same - signs - NAMES == set(), "translate these, or add the name to NAMES"
    assert NAMES - same == set(), "NAMES lists words that differ by now"


COMMON_ENGLISH = re.compile(r"\b(the|and|of|with|from|are|is|was|were|not|this|that|which|groups?|survey(ed)?)\b", re.I)
COMMON_INDONESIAN = re.compile(r"\b(yang|dari|dan|tidak|untuk|dengan|pada|adalah|kelompok|angka|belum)\b", re.I)


def test_no_sentence_stands_in_the_wrong_language() -> None:
    wrong = {key for key, words in INDONESIAN.items() if len(COMMON_ENGLISH.findall(_prose(words))) > 1}
    # Titles of the study and of the page on classes are quoted in English words with their Indonesian names.
    wrong |= {key for key, words in ENGLISH.items() if len(COMMON_INDONESIAN.findall(_prose(words))) > 1}
    assert wrong - {"method.citation"} == set()


def _prose(words: str) -> str:
    return re.sub(r"\{\w+\}|[\"“].*?[\"”]", " ", words)


def test_percentages_and_counts_are_filled_never_typed_into_sentences() -> None:
    """A sentence of an indicator holds no figure of its own: only `{count}` brings one, with its denominator."""
    typed = {
        key
        for words in (INDONESIAN, ENGLISH)
        for key, word in words.items()
        if key.startswith("indicator.")
        and key.endswith(".sentence")
        and re.search(r"\d+\s*(%|dari|of)\s", word)
        and not re.search(r"(90|60|89|100)\s*%", word)
    }
    assert typed == set()


# --- the door -------------------------------------------------------------------------------------------------------


def test_an_unknown_key_names_itself_the_language_and_the_cure() -> None:
    with pytest.raises(MissingWordError, match=r"no words for 'no\.such\.key' in 'id': add it to translations/"):
        text("no.such.key")
    assert not has_text("no.such.key") and has_text("app.title")


@pytest.mark.parametrize(("asked_for", "given"), [("en", "en"), ("id", "id"), ("fr", "id"), (None, "id"), ("", "id")])
def test_an_unknown_language_is_indonesian(asked_for: str | None, given: str) -> None:
    assert use_language(asked_for) == given == words_door.language()


def test_two_readers_at_once_never_share_a_language() -> None:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415
    from contextvars import copy_context  # noqa: PLC0415

    def read(language: str) -> set[str]:
        use_language(language)
        return {text("selection.all_places") for _ in range(200)}

    languages = ["id", "en"] * 20
    with ThreadPoolExecutor(4) as readers:
        runs = [readers.submit(copy_context().run, read, language) for language in languages]
        for language, one in zip(languages, runs, strict=True):
            assert one.result() == {catalogue(language)["selection.all_places"]}


def test_a_key_in_two_files_is_refused(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("words")
    (folder / "xx.yaml").write_text("a:\n  b: satu\n", encoding="utf-8")
    (folder / "more.xx.yaml").write_text("a:\n  b: dua\n", encoding="utf-8")
    monkeypatch.setattr(words_door, "FOLDER", folder)
    with pytest.raises(ValueError, match=r"key 'a\.b' stands in another file too"):
        words_door.catalogue("xx")
