"""The log on Keaktifan, Pendanaan and Narasumber: today first, its own clock, the counts of the warehouse, no name."""

import re
from pathlib import Path

import duckdb
import pytest

from components import log_panels, silent_log
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components import drawers
from tests.components.app import Page, looked_at, opened, plain
from tests.components.on_log_pages import PLACES, SAMPLE, asked, link
from translations.format import number
from translations.text import catalogue

PAGES = ("keaktifan", "pendanaan", "narasumber")
EACH_PAGE = pytest.mark.parametrize("page", PAGES)


pytestmark = pytest.mark.usefixtures("in_indonesian")


seen = looked_at


def panels(sight: Page) -> list[str]:
    """Text of each panel of the log, up to where the survey begins."""
    found = []
    for markup in sight.markup:
        if 'id="survei"' in markup:
            break
        found += [
            plain(re.sub(r"<[^>]+>", " ", one)) for one in re.findall(r"<section.*?</section>", markup, re.DOTALL)
        ]
    return found


def panel_of(sight: Page, key: str) -> str:
    name = catalogue("id")[f"log_panel.{key}.name"]
    found = [one for one in panels(sight) if f" {name} " in one]
    assert len(found) == 1, (key, found)
    return found[0]


# --- two clocks -----------------------------------------------------------------------------------------------------


@EACH_PAGE
def test_the_log_stands_first_with_its_date_and_the_survey_below_with_its_own(page: str) -> None:
    text = seen(page).text
    log, survey = text.index("· sampai 21 November 2026"), text.index("Potret satu kali.")
    assert log < survey
    assert "Survei November 2018, tabel" not in text[log:survey].replace(_box(text), ""), (
        "a figure of the survey stands in the log"
    )
    assert "Log kegiatan sampai" not in text[survey:], "a figure of the log stands in the survey"


def _box(text: str) -> str:
    """What the survey printed beside the school dues: in a dated box of its own."""
    found = re.search(r"Jam lain: survei November 2018.*?tabel 15 studi", text, re.DOTALL)
    return found[0] if found else ""


@EACH_PAGE
@pytest.mark.parametrize("place", [{}, {"kabupaten": "52.06"}, {"kecamatan": "52.06.05"}], ids=["all", "bima", "wawo"])
@pytest.mark.parametrize("kind", ["KKG", "KKKS", "KKM", "KKPS"])
def test_every_panel_of_the_log_is_dated_marked_as_sample_and_has_its_drawer(page: str, place: dict, kind: str) -> None:
    """Panels with nothing to show say the reason and the cure, and have none."""
    sight = seen(page, jenis=kind, **place)
    drawers_of_log = [key for key in drawers.keys(sight) if key in {*log_panels.INDICATORS, *log_panels.OWN_WORDS}]
    source = f"Log kegiatan sampai 21 November 2026 · {SAMPLE}"
    shown = [one for one in panels(sight) if source in one]
    assert len(shown) == len(drawers_of_log)
    for one in panels(sight):
        assert one in shown or "templat Excel" in one or "Pilih tempat atau jenis" in one, one
        assert not re.search(r"\b0 dari 0\b|\{|\bNone\b|\bnan\b", one), one


@EACH_PAGE
def test_kkps_have_a_log_and_no_survey_and_give_way_where_only_the_survey_is(page: str) -> None:
    sight = seen(page, jenis="KKPS")
    assert "survei November 2018 tidak menanyai jenis ini" in sight.selection
    assert panels(sight) and set(sight.chips) == {"chip_jenis", "reset"}
    assert "dari 0 KKPS" not in sight.text
    after = sight.app.switch_page("pages/ringkasan.py").run()
    assert Page(after).failures == [] and Page(after).stamp["jenis"] == "KKG"


@EACH_PAGE
def test_without_a_register_the_page_says_what_to_do_and_keeps_the_survey(
    page: str, no_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(no_register))
    sight = seen(page)
    words = catalogue("id")
    assert words["log.empty"] in sight.text and words["log.empty_cure"] in sight.text
    assert SAMPLE not in sight.text and "Survei November 2018, tabel" in sight.text


def test_a_kecamatan_without_such_groups_says_so_and_shows_no_zero(database: duckdb.DuckDBPyConnection) -> None:
    ((code, name),) = database.execute(
        "select code, name from kecamatan where kabupaten_code = '52.06' and code not in "
        "(select kecamatan_code from working_group where group_type = 'KKM' and kecamatan_code is not null) limit 1"
    ).fetchall()
    for page in PAGES:
        (panel,) = panels(seen(page, jenis="KKM", kecamatan=code))
        assert panel.startswith(f"Tidak ada KKM di Kecamatan {name}, Kabupaten Bima") and "Pilih tempat" in panel


# --- counts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["KKG", "KKKS"])
@pytest.mark.parametrize("place", PLACES)
def test_classes_silence_and_packages_are_those_of_the_warehouse(
    database: duckdb.DuckDBPyConnection, place: tuple[str | None, str | None], kind: str
) -> None:
    sight = seen("keaktifan", **link(place, kind))
    counts = dict(asked(database, "select activity_class, count(*) from chosen group by all", place, kind))
    words = {"aktif": "aktif", "cukup_aktif": "cukup aktif", "kurang_aktif": "kurang aktif", "vakum": "vakum"}
    told = ", ".join(f"{number(counts.get(name, 0))} {word}" for name, word in words.items())
    everyone = sum(counts.values())
    assert f"dari {number(everyone)} {kind}: {told}." in panel_of(sight, "classes")

    ((silent, earned, packages),) = asked(
        database,
        "select count(*) filter (coalesce(months_silent, 999) >= 3), count(*) filter (certificate_packages > 0), "
        "sum(certificate_packages) from chosen",
        place,
        kind,
    )
    assert re.search(rf"\b{silent} (dari {everyone} {kind}|yang diam)|: {silent} dari", panel_of(sight, "silent"))
    assert f"{earned} dari {everyone} {kind}" in panel_of(sight, "packages")
    assert f"seluruhnya {number(packages)} paket" in panel_of(sight, "packages")


INDICATOR_PANELS = [
    ("keaktifan", "attendance", "log_attendance", "{} dari {} undangan"),
    ("keaktifan", "kinds", "log_development_share", "{} dari {} pertemuan"),
    ("keaktifan", "packages", "log_earned_package", "{} dari {} KKG"),
    ("narasumber", "persons", "log_suitable_persons", "{} dari {} narasumber"),
    ("narasumber", "outside", "log_outside_narasumber", "{} dari {} pertemuan"),
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("page", "key", "indicator", "words"), INDICATOR_PANELS)
def test_a_share_is_that_of_its_indicator(
    database: duckdb.DuckDBPyConnection,
    place: tuple[str | None, str | None],
    page: str,
    key: str,
    indicator: str,
    words: str,
) -> None:
    row = database.execute(
        "select numerator, denominator from activity_value where indicator_id = ? and group_type = 'KKG' "
        "and area_code = ?",
        [indicator, place[1] or place[0] or "52"],
    ).fetchone()
    assert row is not None and row[1]
    assert words.format(*(number(count) for count in row)) in panel_of(seen(page, **link(place, "KKG")), key)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("key", "indicator"),
    [
        ("per_meeting", "log_cost_per_meeting"),
        ("per_participant", "log_cost_per_participant"),
        ("per_school", "log_school_dues_per_school"),
    ],
)
def test_money_per_something_is_the_sum_over_the_sum_of_its_indicator(
    database: duckdb.DuckDBPyConnection, place: tuple[str | None, str | None], key: str, indicator: str
) -> None:
    row = database.execute(
        "select numerator / denominator from activity_value where indicator_id = ? and group_type = 'KKG' "
        "and area_code = ?",
        [indicator, place[1] or place[0] or "52"],
    ).fetchone()
    assert row is not None
    assert f"Rp {number(row[0])}" in panel_of(seen("pendanaan", **link(place, "KKG")), key)


@pytest.mark.parametrize("place", PLACES)
def test_groups_without_a_narasumber_near_are_those_that_the_indicator_leaves_out(
    database: duckdb.DuckDBPyConnection, place: tuple[str | None, str | None]
) -> None:
    panel = panel_of(seen("narasumber", **link(place, "KKG")), "distances")
    for words, kilometres in ((r"(\d+) dari (\d+) KKG", 25), (r"dalam 10 km: (\d+)", 10)):
        row = database.execute(
            "select denominator - numerator, denominator from activity_value "
            "where group_type = 'KKG' and area_code = ? and indicator_id = ?",
            [place[1] or place[0] or "52", f"log_narasumber_within_{kilometres}_km"],
        ).fetchone()
        found = re.search(words, panel)
        assert (
            row is not None
            and found is not None
            and found.groups() == tuple(str(int(x)) for x in row)[: len(found.groups())]
        )
    assert "bukan jarak jalan" in panel


# --- switches -------------------------------------------------------------------------------------------------------


def test_three_words_put_kurang_aktif_and_vakum_together() -> None:
    four, three = seen("keaktifan", kabupaten="52.06"), seen("keaktifan", kabupaten="52.06", kelas="3")
    counts = [
        int(count) for count in re.findall(r"(\d+) (?:cukup |kurang )?(?:aktif|vakum)", panel_of(four, "classes"))[:4]
    ]
    assert f"{counts[0]} aktif, {counts[1]} cukup aktif, {counts[2] + counts[3]} tidak aktif." in panel_of(
        three, "classes"
    )
    assert "vakum" not in panel_of(three, "classes").split("Kelas keaktifan")[0]


def test_the_switches_stand_in_the_link_and_a_wrong_one_is_told() -> None:
    sight = seen("keaktifan")
    sight.app.button_group(key="filter_diam").set_value("12").run()
    assert sight.failures == [] and sight.app.query_params["diam"] == "12"
    assert "dalam 12 bulan terakhir" in panel_of(sight, "silent")
    wrong = opened("keaktifan")
    wrong.app.query_params["diam"] = "7"
    wrong.app.run()
    assert wrong.failures == [] and len(wrong.ignored) == 1 and wrong.stamp["diam"] == "3"


def test_more_months_never_find_more_silent_groups() -> None:
    counts = []
    for months in silent_log.MONTHS:
        found = re.search(r"(\d+) dari \d+ KKG", panel_of(seen("keaktifan", diam=months), "silent"))
        assert found is not None
        counts.append(int(found[1]))
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]


# --- English --------------------------------------------------------------------------------------------------------


@EACH_PAGE
def test_the_english_log_holds_no_indonesian_sentence(page: str) -> None:
    sight = seen(page, lang="en", kabupaten="52.06")
    found = " ".join(panels(sight))
    assert "until 21 November 2026" in sight.text
    assert not re.search(r"\b(yang|pertemuan|narasumber yang|kelompok|tidak|dari)\b", found.split("Silent")[0]), found


def test_every_panel_has_a_definition() -> None:
    words = catalogue("id")
    for key in (*log_panels.INDICATORS, *log_panels.OWN_WORDS):
        assert f"log_panel.{key}.name" in words
        assert key in log_panels.INDICATORS or all(meaning for _, meaning in log_panels.terms(key))
