"""Plotly figures: counts that add up, words by the small-sample rule, nothing that could run, small and valid."""

import json
import re
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
import yaml

from charts.ordered_bars import AnswerCount, ColourRole, PlaceAnswers
from charts.plotly_answers import answers
from charts.plotly_base import PLOTLY_CONFIG, plotly_config
from charts.plotly_money import cost_bands
from charts.theme import palette
from schemas.vocabulary import ValueStatus
from translations.text import LANGUAGES, use_language

ROLES = (ColourRole.BEST, ColourRole.GOOD, ColourRole.MIDDLE, ColourRole.WEAK, ColourRole.WORST)
ACCESS = ("Sangat memadai", "Memadai", "Cukup memadai", "Kurang memadai", "Tidak memadai")
EVIL = '<a href="javascript:alert(1)">Bima</a>%{x}'


def place(code: str | None, name: str, counts: tuple[int | None, ...], n: int, chosen: bool = False) -> PlaceAnswers:
    """Counts of the five answers of table 18; what is left of n did not answer."""
    found = tuple(
        AnswerCount(f"a{row}", label, count, None if count is not None else 50.0, role)
        for row, (label, count, role) in enumerate(zip(ACCESS, counts, ROLES, strict=True))
    )
    return PlaceAnswers(code, name, chosen, n, found)


PLACES = (
    place("52.02", "Lombok Tengah", (3, 5, 5, 2, 1), 18),
    PlaceAnswers("52.07", "Sumbawa Barat", False, 0, (), ValueStatus.NOT_SURVEYED),
    place("52.04", "Sumbawa", (1, 2, 1, 0, 0), 4),
    place("52.05", "Dompu", (0, 1, 0, 2, 1), 6),
    place("52.06", "Bima", (0, 1, 2, 1, 4), 11, chosen=True),
    place(None, "", (4, 9, 8, 5, 6), 39),
)


def bands(name: str, counts: tuple[int | None, ...], n: int) -> PlaceAnswers:
    options = zip(
        ("lt_1jt", "1_3jt", "4_5jt"), ("< 1 juta rupiah", "1–3 juta rupiah", "4–5 juta rupiah"), counts, strict=True
    )
    found = tuple(AnswerCount(option, label, count, None, ColourRole.MIDDLE) for option, label, count in options)
    return PlaceAnswers("52.02", name, False, n, found)


def pieces(figure: go.Figure, row: str, axis: str = "y") -> dict[str, tuple[float, float]]:
    """Answer -> (where it starts, how long it is) in one row."""
    found = {}
    for trace in figure.to_dict()["data"]:
        if trace["yaxis"] == axis:
            for y, x, base in zip(trace["y"], trace["x"], trace["base"], strict=True):
                if row in y:
                    found[trace["meta"]] = (base, x)
    return found


def all_figures(mode: str = "light") -> dict[str, go.Figure]:
    money = [bands("Lombok Tengah", (11, 6, 0), 18), bands("Sumbawa", (1, 3, 0), 4)]
    return {
        "answers": answers(PLACES, mode=mode),
        "diverging": answers(PLACES, mode=mode, diverging=True),
        "money": cost_bands(money, mode=mode),
        "empty": answers([], mode=mode),
    }


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_figure_is_valid_for_plotly_and_small(mode: str) -> None:
    for name, figure in all_figures(mode).items():
        go.Figure(figure.to_dict())  # raises on any property plotly does not know
        assert len(figure.to_json()) < 12_000, name
        assert figure.to_dict()["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"


def test_bars_of_a_place_add_up_to_its_respondents() -> None:
    for row, n in (("Lombok Tengah", 18), ("Bima", 11), ("Dompu", 6), ("Sumbawa<br>", 4)):
        assert sum(length for _, length in pieces(answers(PLACES, mode="light"), row).values()) == n


def test_answers_follow_each_other_without_hole_or_overlap() -> None:
    found = pieces(answers(PLACES, mode="light"), "Lombok Tengah")
    assert found["a0"] == (0, 3)
    assert found["a1"] == (3, 5)
    assert found["a4"] == (15, 1)
    assert found["residue"][0] > 16


def test_the_diverging_line_lies_between_cukup_and_kurang() -> None:
    found = pieces(answers(PLACES, mode="light", diverging=True), "Lombok Tengah")
    assert found["a2"][0] + found["a2"][1] == 0
    assert found["a3"][0] == 0
    assert found["a0"] == (-13, 3)


def test_missing_answers_are_hatched_last_and_in_one_column_when_diverging() -> None:
    figure = answers(PLACES, mode="light", diverging=True).to_dict()
    missing = next(trace for trace in figure["data"] if trace["meta"] == "residue" and trace["yaxis"] == "y")
    assert missing["marker"]["pattern"]["shape"] == "/"
    assert len(set(missing["base"])) == 1
    assert figure["data"][-1]["meta"] == "residue"
    assert missing["base"][0] > 5  # beyond every answer on the right


def test_places_stand_in_the_given_order_with_n_and_the_chosen_one_marked() -> None:
    layout = answers(PLACES, mode="light").to_dict()["layout"]
    names = layout["yaxis"]["categoryarray"]
    assert names[0] == "Lombok Tengah<br>(n=18)"
    assert names[-1] == "<b>▸ Bima</b><br>(n=11)"
    assert layout["yaxis"]["range"] == [4.5, -0.5]
    assert [(shape["y0"], shape["y1"]) for shape in layout["shapes"]] == [(3.52, 4.48)]


def test_all_five_together_have_a_scale_of_their_own_and_it_is_said() -> None:
    layout = answers(PLACES, mode="light").to_dict()["layout"]
    assert layout["yaxis2"]["categoryarray"] == ["Gabungan 5<br>kabupaten<br>(n=39)"]
    assert any("skala sendiri" in note["text"] for note in layout["annotations"])


def test_an_empty_row_says_why() -> None:
    layout = answers(PLACES, mode="light").to_dict()["layout"]
    assert [note["text"] for note in layout["annotations"] if note["yref"] == "y"] == ["tidak disurvei"]


def hover_words(figure: go.Figure) -> list[str]:
    return [words for trace in figure.to_dict()["data"] for words in trace["hovertext"]]


def test_hover_gives_the_count_first_and_a_percentage_only_from_ten() -> None:
    words = hover_words(answers(PLACES, mode="light"))
    assert "<b>Bima</b><br>Tidak memadai: 4 dari 11 (36%, sampel kecil)" in words
    assert "<b>Dompu</b><br>Kurang memadai: 2 dari 6" in words
    for figure in all_figures().values():
        for line in hover_words(figure):
            counted = re.search(r"\d+ dari (\d+)", line)
            assert counted or "terbit" in line
            if counted and int(counted[1]) < 10:
                assert "%" not in line


def test_no_number_on_a_bar_is_a_percentage_but_a_published_one() -> None:
    for name, figure in all_figures().items():
        for trace in figure.to_dict()["data"]:
            assert not [words for words in trace.get("text", ()) if "%" in words], name
        for note in figure.to_dict()["layout"].get("annotations", ()):
            if "%" in note["text"]:
                assert re.search(r"\d+ dari \d\d+ \(|terbit", note["text"]), name


def test_groups_of_answers_without_count_stand_as_unknown_with_what_is_printed() -> None:
    figure = answers([place("52.02", "Lombok Tengah", (None, 1, 0, 0, 0), 3)], mode="light")
    line = next(words for words in hover_words(figure) if "Jumlah tidak diketahui" in words)
    assert "Sangat memadai: 50% (terbit, jumlah tidak diketahui)" in line


def test_cost_bands_keep_their_printed_labels_and_name_the_gap() -> None:
    figure = cost_bands([bands("Lombok Tengah", (11, 6, 0), 18)], mode="light").to_dict()
    assert [trace["name"] for trace in figure["data"]] == ["&lt; 1 juta rupiah", "1–3 juta rupiah", "Tidak menjawab"]
    note = figure["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert "antara 3 dan 4 juta rupiah tidak ada kelas" in note


def test_names_from_files_never_become_markup() -> None:
    evil = PlaceAnswers("52.06", EVIL, True, 3, (AnswerCount("a", EVIL, 3, None, ColourRole.BEST),))
    figures = [
        answers([evil], mode="light", diverging=True),
        cost_bands([evil], mode="light"),
    ]
    for figure in figures:
        shown = json.dumps(figure.to_dict(), default=str)
        # `meta` is our own mark on a trace and is never drawn.
        shown = re.sub(r'"meta": "(\\.|[^"\\])*"', "", shown)
        assert "<a" not in shown
        assert "hovertemplate" not in shown
        assert "texttemplate" not in shown


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_come_from_the_palette_of_the_mode(mode: str) -> None:
    colours = palette(mode)
    for name, figure in all_figures(mode).items():
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", json.dumps(figure.to_dict(), default=str)))
        known = set(re.findall(r"#[0-9A-Fa-f]{6}", repr(colours)))
        assert used <= known, name


def test_the_mode_bar_is_off_and_its_words_are_ours() -> None:
    assert PLOTLY_CONFIG["displayModeBar"] is False
    assert PLOTLY_CONFIG["responsive"] is True
    words: dict[str, Any] = plotly_config()["locales"]["id"]["dictionary"]
    assert words["Reset axes"] == "Kembali ke tampilan awal"
    assert plotly_config()["locales"]["id"]["format"]["decimal"] == ","


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_words_in_both_languages(language: str) -> None:
    use_language(language)
    try:
        assert len(all_figures()) == 4
        assert plotly_config()["locale"] == language
    finally:
        use_language("id")


def test_both_languages_have_the_same_keys() -> None:
    def keys(tree: dict[str, Any], prefix: str = "") -> set[str]:
        nested = {name: value for name, value in tree.items() if isinstance(value, dict)}
        deeper = (keys(value, f"{prefix}{name}.") for name, value in nested.items())
        return {f"{prefix}{name}" for name in tree if name not in nested}.union(*deeper)

    folder = Path(__file__).parents[2] / "translations"
    one, other = (yaml.safe_load((folder / f"maps.{name}.yaml").read_text(encoding="utf-8")) for name in LANGUAGES)
    assert keys(one) == keys(other)
