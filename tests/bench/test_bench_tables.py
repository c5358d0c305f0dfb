import pytest

from bench import build, document, loading, repeats, tables
from bench.wire import Weight
from schemas.warehouse_file import ROOT

SUMMARY = repeats.summary([100.0, 120.0]).as_dict()


def contestant(ratio, runs=1):
    return {
        "last": SUMMARY, "server": SUMMARY, "ours_to_this": ratio, "server_cpu": 30.0, "runs": runs,
        "messages": 31, "bytes": 37_732,
    }  # fmt: skip


def test_a_table_is_markdown_with_figures_to_the_right():
    assert tables.table(("page", "kB"), [("peta", 5)]) == "| page | kB |\n| --- | ---: |\n| peta | 5 |"


def test_a_change_tells_its_ratios_first_and_more_than_one_run():
    one = {"ours": contestant(1.0, runs=2), "replay": contestant(1.25), "bare": contestant(1.5)}
    figures = {"repeats": 10, "pages": {"peta": one}, "filters": {"peta": {"kabupaten": one}}, "server_megabytes": {}}
    lines = tables.changes(figures).splitlines()
    assert lines[0].startswith("| 20 changes each")
    assert lines[2].startswith("| peta, by the menu (2 runs) | **1.50** | 1.25 | 110 | 120 |")
    assert lines[3].startswith("| peta, kabupaten pill (2 runs) |")
    assert all(line.count("|") == lines[0].count("|") for line in lines[1:4])


def test_sizes_are_told_by_kind_without_the_hash_of_a_release():
    weight = Weight()
    weight._add({"1": ("js", "index.DormvYxC.js")}, {"requestId": "1", "encodedDataLength": 122_087.0})
    weight._frame(b"x" * 200)
    one = {**weight.as_dict(), "heaviest": 260_000}
    assert (one["total"], one["js"], one["websocket"], one["requests"]) == (122_291, 122_087, 204, 1)
    rendered = tables.size({"pages": {"ringkasan": {"wide": one, "phone": one}}, "first_after_start": one})
    assert "| ringkasan, phone | 122 | 260 | 122 | 0 |" in rendered
    assert "index.js 122" in rendered


def test_every_contestant_of_the_build_has_words():
    assert set(build.CONTESTANTS) == set(tables.WORDS_OF_BUILD)


def test_every_contestant_of_the_loading_has_words_and_a_row():
    assert set(loading.CONTESTANTS) == set(tables.WORDS_OF_LOADING)
    one = {"seconds": SUMMARY, "cpu": 1.0, "times_plain": 2.0, "megabytes": 300.0}
    figures = {"repeats": 7, "rows": 100_000, "groups": 490, "file_megabytes": 6.5}
    lines = tables.loading({**figures, "contestants": dict.fromkeys(loading.CONTESTANTS, one)}).splitlines()
    assert lines[0] == "100,000 meetings of 490 groups, 6.5 MB."
    assert len(lines) == 4 + len(loading.CONTESTANTS) and "| 2.0 x | 110.00 s |" in lines[4]


def test_only_what_stands_between_the_markers_is_replaced():
    words = "a\n<!-- bench:x -->\nold\n<!-- /bench:x -->\nb\n"
    assert document.replaced(words, "x", r"new \1") == "a\n<!-- bench:x -->\nnew \\1\n<!-- /bench:x -->\nb\n"


def test_a_document_without_its_markers_is_refused():
    with pytest.raises(ValueError, match="0 pairs of markers 'x'"):
        document.replaced("nothing", "x", "new")


def test_the_document_has_a_place_for_every_table_and_names_no_machine():
    words = document.FILE.read_text(encoding="utf-8")
    for name in document.RENDERED:
        document.replaced(words, name, "")
    assert str(ROOT.parent) not in words
    assert "http" not in words
