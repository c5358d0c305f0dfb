"""The registry: every indicator is complete, and a broken one says what is wrong where, and how to cure it."""

import shutil
from pathlib import Path

import pytest
import yaml

from indicators import registry
from indicators.registry import IndicatorError, Theme
from indicators.share import Share
from schemas.vocabulary import GroupType, ValueStatus
from translations.text import use_language

MODEL = "met_at_least_fortnightly"
ASKED_FOR = {
    "met_at_least_fortnightly", "never_met", "has_sk", "has_ad_art", "narasumber_access_adequate", "attendance_90",
}  # fmt: skip


@pytest.fixture(autouse=True)
def indonesian() -> None:
    use_language("id")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A whole indicator outside the repository, to be broken."""
    for ending in ("yaml", "sql"):
        shutil.copy(registry.FOLDER / f"{MODEL}.{ending}", tmp_path)
    return tmp_path / f"{MODEL}.yaml"


def broken(path: Path, **changes: object) -> str:
    """The message for a file with these fields changed (`None` stays null, `...` removes the field)."""
    fields = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump({k: v for k, v in fields.items() if v is not ...}), encoding="utf-8")
    with pytest.raises(IndicatorError) as error:
        registry.read(path)
    return str(error.value)


def test_there_are_at_least_thirty_survey_indicators() -> None:
    assert len(registry.all_indicators()) >= 30
    assert {it.clock for it in registry.all_indicators()} == {"survey"}


def test_there_are_at_least_twenty_indicators_of_the_log() -> None:
    assert len(registry.all_indicators("log")) >= 20
    assert {it.clock for it in registry.all_indicators("log")} == {"log"}


def test_the_two_clocks_share_no_indicator_and_no_name() -> None:
    both = registry.all_indicators(None)
    assert len(both) == len(registry.all_indicators("survey")) + len(registry.all_indicators("log"))
    assert all(it.id.startswith("log_") == (it.clock == "log") for it in both)


def test_every_yaml_has_a_query_and_every_query_a_yaml() -> None:
    yamls = {path.stem for path in registry.FOLDER.glob("*.yaml")}
    assert yamls == {path.stem for path in registry.FOLDER.glob("*.sql")}
    assert yamls == {it.id for it in registry.all_indicators(None)}


def test_every_indicator_has_owner_and_source() -> None:
    for it in registry.all_indicators(None):
        assert it.owner_words
        assert it.source_tables or it.source_lines or it.clock == "log", it.id


def test_the_order_is_by_theme_then_by_sort_order() -> None:
    themes = [it.theme for it in registry.all_indicators(None)]
    assert themes == sorted(themes, key=list(Theme).index)
    for theme in Theme:
        orders = [it.sort_order for it in registry.by_theme(theme, None)]
        assert orders and orders == sorted(set(orders)), theme


def test_the_headline_holds_six_indicators_that_answer_to_the_kabupaten_filter() -> None:
    assert {it.id for it in registry.headline()} == ASKED_FOR
    assert all(it.by_kabupaten and it.scale == "share" for it in registry.headline())


def test_a_survey_round_is_never_added_to_another() -> None:
    assert not any(it.adds_over_time for it in registry.all_indicators())


def test_middle_frequencies_and_cost_bands_are_not_judged() -> None:
    middle = ["meets_fortnightly", "meets_monthly", "meets_quarterly", "meets_per_semester", "class_cukup_aktif"]
    for indicator_id in [*middle, "cost_under_1_million", "cost_1_to_3_million", "cost_4_to_5_million"]:
        assert registry.load(indicator_id).direction == "neutral", indicator_id


def test_a_benchmark_points_to_lines_of_the_study_and_has_words() -> None:
    for it in registry.all_indicators(None):
        if it.benchmark:
            assert 1 <= it.benchmark.source_line <= it.benchmark.source_line_to <= 2105, it.id
            assert it.benchmark.words


def test_the_yardstick_of_meetings_is_not_a_share_of_groups() -> None:
    benchmark = registry.load(MODEL).benchmark
    assert benchmark and (benchmark.value, benchmark.unit) == (16.0, "meetings_per_year")
    assert benchmark.source_line <= 875 <= benchmark.source_line_to


def test_an_unknown_indicator_names_near_matches() -> None:
    with pytest.raises(IndicatorError, match="no indicator 'has_sks': did you mean has_sk"):
        registry.load("has_sks")


def test_an_id_from_outside_cannot_leave_the_folder() -> None:
    with pytest.raises(IndicatorError, match=r"no indicator '\.\./translations/indicators\.id'"):
        registry.load("../translations/indicators.id")


def test_the_unbroken_copy_is_accepted(copy: Path) -> None:
    assert registry.read(copy) == registry.load(MODEL)


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"theme": "keaktivan"}, ["theme = 'keaktivan'", "must be one of organisasi", "did you mean keaktifan?"]),
        ({"direction": "up"}, ["direction = 'up'", "higher, lower, neutral"]),
        (
            {"group_types": ["KKG", "KGK"]},
            ["group_types = 'KGK'", "must be one of KKG, KKKS, KKM", "did you mean KKM or KKG?"],
        ),
        ({"group_types": "KKG"}, ["group_types = 'KKG'", "a list [a, b]"]),
        ({"group_types": []}, ["at least one type of group"]),
        ({"sort_order": "first"}, ["sort_order = 'first'", "a whole number"]),
        ({"decimals": True}, ["decimals = True", "a whole number"]),
        ({"by_kabupaten": 1}, ["by_kabupaten = 1", "true or false"]),
        ({"by_kabupaten": False}, ["adds_over_places", "write false"]),
        ({"owner": "nobody"}, ["words = 'indicator_owner.nobody'", "translations/indicators.id.yaml"]),
        ({"owner": ...}, ["owner = 'missing'", "add `owner:`"]),
        ({"ownr": "dinas_gtk"}, ["ownr = 'dinas_gtk'", "no such field", "did you mean owner"]),
        ({"id": "another"}, ["id = 'another'", "the id is the file name"]),
        ({"source_tables": []}, ["every figure has a source"]),
        ({"source_tables": [21]}, ["tables 1 to 20"]),
        ({"clock": "film"}, ["clock = 'film'", "must be one of survey"]),
        ({"scale": "score"}, ["a share has a question, a score null"]),
        ({"score_range": [0, 4]}, ["score_range", "a share null"]),
        ({"adds_over_time_reason": None}, ["adds_over_time_reason = None", "exactly where it does not add"]),
        ({"benchmark": {"value": 16}}, ["benchmark.unit = 'missing'"]),
        ({"benchmark": 16}, ["benchmark = 16", "a list of `field: value` lines"]),
        ({"unit": "skor"}, ["unit = 'skor'", "share in kelompok, pertemuan, orang, topik, rupiah"]),
        ({"unit": "km_per_kelompok", "scale": "rate"}, ["scale = 'rate'", "the survey has shares and scores"]),
        ({"clock": "log"}, [f"id = '{MODEL}'", "an indicator of the log is named log_..."]),
        ({"records": ["meeting"]}, ["records = ('meeting',)", "printed cells, not rows of the log", "write []"]),
        ({"window_months": 12}, ["window_months = 12", "looks back over no window", "write null"]),
    ],
)
def test_a_broken_yaml_names_file_field_value_rule_and_cure(
    copy: Path, changes: dict[str, object], parts: list[str]
) -> None:
    message = broken(copy, **changes)
    assert message.startswith(f"indicators/{MODEL}.yaml: ")
    for part in parts:
        assert part in message


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        (
            {"records": []},
            ["records = ()", "names the rows it counts", "those of the numerator first: meeting, report"],
        ),
        ({"records": ...}, ["records = 'missing'", "add `records:`"]),
        ({"records": "meeting"}, ["records = 'meeting'", "a list [a, b]"]),
        ({"records": ["meetings"]}, ["records = 'meetings'", "must be one of meeting, report", "did you mean meeting"]),
        ({"records": ["meeting", "meeting"]}, ["rows are named once", "remove the second"]),
        (
            {"records": ["working_group"]},
            ["window_months = 12", "none has a day", "write null, or name rows with a day"],
        ),
        ({"window_months": 0}, ["window_months = 0", "0 or less is no window", "write null"]),
        ({"window_months": -3}, ["window_months = -3", "0 or less is no window"]),
        ({"window_months": "12"}, ["window_months = '12'", "a whole number"]),
    ],
)
def test_an_indicator_of_the_log_that_does_not_say_which_rows_it_counts_is_refused(
    tmp_path: Path, changes: dict[str, object], parts: list[str]
) -> None:
    for ending in ("yaml", "sql"):
        shutil.copy(registry.FOLDER / f"log_attendance.{ending}", tmp_path)
    message = broken(tmp_path / "log_attendance.yaml", **changes)
    assert message.startswith("indicators/log_attendance.yaml: ")
    for part in parts:
        assert part in message


def test_the_rows_of_an_indicator_carry_their_window_where_they_are_dated() -> None:
    assert registry.load("log_meetings_per_group").counted == ("meeting/12", "working_group")
    assert registry.load("log_class_aktif").counted == ("working_group", "meeting")
    assert registry.load("has_sk").counted == ()


def test_a_field_that_stands_twice_is_refused(copy: Path) -> None:
    copy.write_text(copy.read_text(encoding="utf-8") + "direction: lower\n", encoding="utf-8")
    with pytest.raises(IndicatorError, match="direction = 'direction': a field stands once"):
        registry.read(copy)


def test_a_file_that_is_no_list_of_fields_is_refused(copy: Path) -> None:
    copy.write_text("- has_sk\n", encoding="utf-8")
    with pytest.raises(IndicatorError, match="an indicator is a list of `field: value` lines"):
        registry.read(copy)


def test_a_yaml_without_query_is_refused(copy: Path) -> None:
    copy.with_suffix(".sql").unlink()
    with pytest.raises(IndicatorError, match=f"sql = '{MODEL}.sql'"):
        registry.read(copy)


def test_an_indicator_without_words_is_refused(copy: Path) -> None:
    for ending in (".yaml", ".sql"):
        copy.with_suffix(ending).rename(copy.with_name(f"wordless{ending}"))
    message = broken(copy.with_name("wordless.yaml"), id="wordless")
    assert "words = 'indicator.wordless.title': every indicator has its words in 'id'" in message


def test_two_indicators_cannot_share_a_place_in_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    first = registry.load(MODEL)
    monkeypatch.setattr(registry, "_ids", lambda: ["a", "b"])
    monkeypatch.setattr(registry, "load", lambda _: first)
    with pytest.raises(IndicatorError, match="each sort_order stands once in a theme"):
        registry.all_indicators.__wrapped__()


def test_a_sentence_says_place_count_and_type_of_group() -> None:
    sentence = registry.load(MODEL).sentence("Bima", Share(2, 11), GroupType.KKG)
    assert sentence == "Di Bima, 2 dari 11 (18%, sampel kecil) KKG bertemu paling jarang dua minggu sekali."


def test_a_missing_value_becomes_a_sentence_with_its_reason() -> None:
    share = Share(None, None, None, ValueStatus.NOT_SURVEYED)
    sentence = registry.load("has_sk").sentence("Sumbawa Barat", share, GroupType.KKM)
    assert sentence == "Di Sumbawa Barat, angka KKM untuk “Punya SK pembentukan” tidak tersedia: tidak disurvei."


def test_a_place_where_nobody_answered_is_never_said_as_zero() -> None:
    sentence = registry.load("attendance_90").sentence("Dompu", Share(0, 0), GroupType.KKM)
    assert sentence.endswith("tidak tersedia: tidak ada responden.")


def test_a_score_never_stands_without_its_scale() -> None:
    share = Share(None, None, 2.2, ValueStatus.PUBLISHED_ONLY)
    sentence = registry.load("satisfaction_learning_outcome").sentence("lima kabupaten", share, GroupType.KKG)
    assert sentence.endswith("hasil belajar siswa: skor 2,2 (skala 0–4).")
