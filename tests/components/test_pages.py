"""Every page as readers meet it: for one kabupaten, for other groups, where nobody was surveyed, in English."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from indicators import registry
from schemas.warehouse_file import FOLDER_VARIABLE
from tests.components.app import PAGES, Page, elements, opened, switched
from translations.format import line_words
from translations.text import catalogue, use_language

CASES = {
    "default": {},
    "bima": {"kabupaten": "52.06"},
    "dompu": {"kabupaten": "52.05"},
    "kkks": {"jenis": "KKKS"},
    "kkm lombok tengah": {"jenis": "KKM", "kabupaten": "52.02"},
    "kkm sumbawa barat": {"jenis": "KKM", "kabupaten": "52.07"},
    "english": {"lang": "en", "kabupaten": "52.06"},
    "dark": {"theme": "dark", "jenis": "KKKS", "kabupaten": "52.04"},
}
Seen = dict[tuple[str, str], "Sight"]


class Sight:
    """What was on the page, kept after the reader went on."""

    def __init__(self, page: Page) -> None:
        self.markup, self.elements, self.text = page.markup, page.elements, page.text
        self.stamp, self.selection, self.chips = page.stamp, page.selection, page.chips
        self.failures, self.ignored, self.url = page.failures, page.ignored, dict(page.app.query_params)


@pytest.fixture(scope="module")
def seen(warehouse_folder: Path) -> Iterator[Seen]:
    """Every page of every case, looked at once: one reader per case walks through all pages."""
    found: Seen = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(warehouse_folder))
        for case, link in CASES.items():
            page = opened(**link)
            for name in PAGES:
                page = page if name == PAGES[0] else switched(page, name)
                found[case, name] = Sight(page)
        yield found
    use_language("id")


EVERY = pytest.mark.parametrize(("case", "page"), [(case, page) for case in CASES for page in PAGES])


@EVERY
def test_a_page_opens_without_error_and_says_its_question_and_its_selection(seen: Seen, case: str, page: str) -> None:
    sight = seen[case, page]
    assert sight.failures == []
    words = catalogue("en" if case == "english" else "id")
    heads = [element.text for element in sight.elements if element.tag == "h1"]
    assert heads == [words[f"page.{page}.title"]]
    link = CASES[case]
    assert link.get("jenis", "KKG") in sight.selection
    assert ("g-selection" in str(sight.markup)) and sight.ignored == []


@EVERY
def test_a_page_ends_with_its_stamp_and_the_choice_is_kept_from_page_to_page(seen: Seen, case: str, page: str) -> None:
    sight, link = seen[case, page], CASES[case]
    assert sight.stamp["page"] == page and float(sight.stamp["ms"]) > 0
    chosen = {name: sight.stamp[name] for name in ("lang", "kabupaten", "jenis")}
    expected = {"lang": "id", "kabupaten": "semua", "jenis": "KKG"} | {k: v for k, v in link.items() if k != "theme"}
    assert chosen == expected
    assert {name: sight.url[name] for name in chosen} == expected, "every parameter stands in the link, defaults too"


@EVERY
def test_a_chip_stands_for_every_filter_that_is_not_at_its_default(seen: Seen, case: str, page: str) -> None:
    link = CASES[case]
    expected = {f"chip_{name}" for name in ("kabupaten", "jenis") if name in link}
    assert set(seen[case, page].chips) == expected | ({"reset"} if expected else set())


@EVERY
def test_the_html_of_a_page_is_well_formed_and_asks_nobody_outside(seen: Seen, case: str, page: str) -> None:
    for markup in seen[case, page].markup:
        for element in elements(markup):  # fails on a tag that is not closed
            for name in ("src", "href", "srcset"):
                assert not re.match(r"(https?:)?//", element.attributes.get(name, "")), element.attributes


@EVERY
def test_no_unfilled_place_and_no_python_value_reaches_the_reader(seen: Seen, case: str, page: str) -> None:
    text = seen[case, page].text
    assert not re.search(r"\{[a-z_]+\}|\bNone\b|\bnan\b|<NA>|\bNaT\b|Traceback", text)
    assert not re.search(r"\b(id|en)\.yaml\b|no words for", text)


def cards_of(sight: "Sight") -> dict[str, str]:
    """Cards of key figures: title -> HTML."""
    cards = [card for markup in sight.markup for card in re.findall(CARD, markup, re.DOTALL)]
    return {next(element.text for element in elements(card) if element.tag == "h2"): card for card in cards}


def big_figure(card: str) -> str:
    """The large figure of a card."""
    return next(element.text for element in elements(card) if "g-big" in element.classes)


CARD = r'<section class="g-card">.*?</section>'
# k dari n (percent, perhaps "sampel kecil"), as share_words writes it; and the same in English
SHARE = re.compile(r"(\d+) (?:dari|of) (\d+)(?: \((\d+)%(, [^)]+)?\))?")


@EVERY
def test_every_share_on_a_page_keeps_the_rule_for_small_samples(seen: Seen, case: str, page: str) -> None:
    """Wherever a share stands: no percentage below 10, the mark from 10 to 24, the right rounding.

    What is counted from the whole register is no sample and has no mark; such a piece names the log as its source.
    """
    small = {catalogue(language)["share.with_percent_small"].split(",")[1].strip(" )") for language in ("id", "en")}
    sources = tuple(catalogue(language)["log.source"].split("{")[0] for language in ("id", "en"))
    for piece in (elements(f"<main>{markup}</main>")[0].text for markup in seen[case, page].markup):
        is_census = any(words in piece for words in sources)
        for match in SHARE.finditer(piece):
            count, n, percent, mark = int(match[1]), int(match[2]), match[3], match[4]
            if percent is None:
                continue
            assert count <= n and n >= 10, match[0]
            assert int(percent) == (200 * count + n) // (2 * n), match[0]
            assert bool(mark) == (n < 25 and not is_census), match[0]
            assert mark is None or mark.strip(", ") in small, match[0]


@pytest.mark.parametrize("case", CASES)
def test_no_card_with_fewer_than_ten_respondents_shows_a_percentage_of_its_own(seen: Seen, case: str) -> None:
    """The card's own figure, sentence and picture; the reference line speaks of the five together."""
    use_language("en" if case == "english" else "id")
    words = catalogue("en" if case == "english" else "id")
    by_short = {one.short: one for one in registry.headline()}
    cards = cards_of(seen[case, "ringkasan"])
    assert set(cards) == set(by_short)
    for short, card in cards.items():
        own = re.sub(r'<p class="g-reference">.*?</p>', "", card, flags=re.DOTALL)
        share = SHARE.match(next(element for element in elements(own) if "g-figure" in element.classes).text)
        if share is not None and int(share[2]) >= 10:
            continue
        shown = " ".join(f"{element.text} {element.attributes.get('aria-label', '')}" for element in elements(own))
        # "Attendance >= 90%" names a percentage; "(terbit, jumlah tidak diketahui)" is printed without any count.
        named = set(re.findall(r"\d+%", by_short[short].short + words[f"indicator.{by_short[short].id}.sentence"]))
        published = words["share.published_only"].split("(")[1] in shown
        assert published or set(re.findall(r"\d*\s?%", shown)) <= named, card


def test_the_cards_of_the_landing_page_say_what_the_warehouse_counts(
    seen: Seen, database: duckdb.DuckDBPyConnection
) -> None:
    places = {"default": None, "bima": "52.06", "dompu": "52.05", "kkks": None, "kkm lombok tengah": "52.02"}
    for case, code in places.items():
        group = CASES[case].get("jenis", "KKG")
        rows = database.execute(
            "select indicator_id, numerator, denominator from indicator_value where group_type = ? "
            "and coalesce(kabupaten_code, '') = coalesce(?, '') and value_status = 'counted'",
            [group, code],
        ).fetchall()
        counted = {
            indicator: f"{numerator} dari {denominator}" for indicator, numerator, denominator in rows if denominator
        }
        use_language("id")
        titles = {one.short: counted[one.id] for one in registry.headline() if one.id in counted}
        shown = {short: big_figure(card) for short, card in cards_of(seen[case, "ringkasan"]).items()}
        assert titles and {title: shown[title] for title in titles} == titles, case


GOLDEN = [
    ("bima", "Bertemu tiap ≤ 2 minggu", "2 dari 11"),  # 0 weekly + 2 fortnightly
    ("bima", "Tidak pernah bertemu", "3 dari 11"),
    ("bima", "Punya SK", "2 dari 11"),
    ("bima", "Punya AD/ART", "1 dari 11"),
    ("default", "Bertemu tiap ≤ 2 minggu", "20 dari 52"),
    ("default", "Tidak pernah bertemu", "6 dari 52"),
    ("default", "Punya SK", "33 dari 52"),
    ("dompu", "Bertemu tiap ≤ 2 minggu", "0 dari 6"),
    ("dompu", "Tidak pernah bertemu", "2 dari 6"),
    ("kkks", "Punya AD/ART", "11 dari 34"),
]


@pytest.mark.parametrize(("case", "name", "figure"), GOLDEN)
def test_figures_worked_out_by_hand_stand_on_the_landing_page(seen: Seen, case: str, name: str, figure: str) -> None:
    use_language("id")
    ids = {
        "Bertemu tiap ≤ 2 minggu": "met_at_least_fortnightly",
        "Tidak pernah bertemu": "never_met",
        "Punya SK": "has_sk",
        "Punya AD/ART": "has_ad_art",
    }
    cards = cards_of(seen[case, "ringkasan"])
    assert big_figure(cards[registry.load(ids[name]).short]) == figure


@pytest.mark.parametrize("page", [page for page in PAGES if page != "metode"])
def test_where_nobody_was_surveyed_the_page_says_why_and_shows_no_zero(seen: Seen, page: str) -> None:
    sight = seen["kkm sumbawa barat", page]
    assert "tidak ada yang disurvei pada November 2018 (0 dari 1 KKM)" in sight.selection
    if page != "peta":
        assert "Tidak ada KKM di Kabupaten Sumbawa Barat yang ikut survei November 2018." in sight.text
    if page != "presentasi":  # whose slides then show the log alone
        assert "tidak disurvei" in sight.text
    assert not re.search(r"\b0 dari 0\b", sight.text)
    assert not re.search(r"Sumbawa Barat[^.\n]{0,40}\b0%", sight.text)


def test_english_pages_hold_english_words_and_keep_the_indonesian_names(seen: Seen) -> None:
    for page in PAGES:
        text = seen["english", page].text
        assert " of " in text and not re.search(r"\b(tidak disurvei|lima kabupaten studi|Menampilkan)\b", text), page
        assert "KKG" in text


def test_the_method_page_shows_every_anomaly_with_its_lines(seen: Seen, database: duckdb.DuckDBPyConnection) -> None:
    notes = database.execute("select finding_id, treatment_id, source_lines from source_note").fetchall()
    text = " ".join(seen["default", "metode"].text.split())
    for finding, treatment, lines in notes:
        assert " ".join(finding.split()) in text and " ".join(treatment.split()) in text and line_words(lines) in text


def test_the_method_page_names_the_build_that_serves_it(seen: Seen, database: duckdb.DuckDBPyConnection) -> None:
    row = database.execute("select build_id, data_version from warehouse_build").fetchone()
    assert row is not None and all(word in seen["default", "metode"].text for word in row)


@EVERY
def test_every_page_with_figures_dates_them_and_names_their_tables(seen: Seen, case: str, page: str) -> None:
    text = seen[case, page].text
    when, words = ("November 2018", "table" if case == "english" else "tabel")
    is_log_alone = case == "kkm sumbawa barat" and page == "presentasi"
    has_table = re.search(rf"\b{words} \d", text) or (is_log_alone and "Log kegiatan sampai" in text)
    assert when in text and has_table, "a figure without its date and table"
