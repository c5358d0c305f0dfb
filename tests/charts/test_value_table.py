"""The table behind a picture says what the picture says, each figure by the rule and each gap with its reason."""

from charts import value_table
from charts.bar_columns import Bar, BarColumn, BarRow
from charts.icon_matrix import MatrixColumn, MatrixRow
from charts.ordered_bars import AnswerCount, ColourRole, PlaceAnswers
from indicators.share import AreaShare, OptionShare, Share
from schemas.vocabulary import ValueStatus
from tests.components.app import elements

NOT_SURVEYED = Share(None, None, status=ValueStatus.NOT_SURVEYED)


def table(markup: str) -> list[list[str]]:
    """Cells of a table, row by row."""
    rows: list[list[str]] = []
    for element in elements(markup):
        if element.tag == "tr":
            rows.append([])
        elif element.tag in ("th", "td"):
            rows[-1].append(element.text)
    return rows


def test_places_keep_the_rule_for_small_samples_and_say_why_a_figure_is_missing() -> None:
    places = [
        AreaShare("52.06", "Bima", Share(2, 11), 88, 11),
        AreaShare("52.04", "Sumbawa", Share(2, 4), 43, 4),
        AreaShare("52.07", "Sumbawa Barat", NOT_SURVEYED),
    ]
    _, bima, sumbawa, barat = table(value_table.of_places(places, unit="KKG"))
    assert bima == ["Bima", "2 dari 11 (18%, sampel kecil)", "5–48%", "11 dari 88 KKG disurvei"]
    assert sumbawa == ["Sumbawa", "2 dari 4", "", "4 dari 43 KKG disurvei"]
    assert barat == ["Sumbawa Barat", "tidak disurvei", "", ""]


def test_options_stand_beside_those_of_the_other_types_and_one_that_was_not_asked_says_so() -> None:
    mine = [OptionShare("a", "BOS", Share(40, 52)), OptionShare("b", "Dinas", Share(1, 52))]
    found = value_table.of_options(mine, unit="KKG", others={"KKM": [OptionShare("a", "BOS", Share(3, 7))]})
    assert table(found) == [
        ["Jawaban", "KKG", "KKM"],
        ["BOS", "40 dari 52 (77%)", "3 dari 7"],
        ["Dinas", "1 dari 52 (2%)", "tidak ditanyakan"],
    ]


def test_answers_have_a_row_each_and_at_the_foot_how_many_answered() -> None:
    def place(name: str, *counts: int | None, reason: ValueStatus | None = None) -> PlaceAnswers:
        labels = (("ya", ColourRole.BEST), ("tidak", ColourRole.WORST))
        answers = [
            AnswerCount(label, label, one, 36.0, role) for one, (label, role) in zip(counts, labels, strict=True)
        ]
        return PlaceAnswers("52.06", name, False, 11, tuple(answers), reason)

    found = value_table.of_answers([place("Bima", 3, 8), place("Dompu", None, 2)], unit="KKG")
    assert table(found) == [
        ["Jawaban", "Bima", "Dompu"],
        ["ya", "3", "36% (terbit, jumlah tidak diketahui)"],
        ["tidak", "8", "2"],
        ["KKG", "11", "11"],
    ]
    empty = value_table.of_answers([place("Bima", None, None, reason=ValueStatus.NOT_SURVEYED)])
    assert table(empty)[-1] == ["kelompok", "tidak disurvei"]


def test_a_matrix_and_bars_name_their_columns_and_their_gaps() -> None:
    matrix = value_table.of_matrix([MatrixColumn("Bima", "11 KKG")], [MatrixRow("SK", (Share(2, 11),))])
    assert table(matrix) == [["", "Bima (11 KKG)"], ["SK", "2 dari 11 (18%, sampel kecil)"]]
    rows = [BarRow("BOS", (Bar(5, "Rp 5"), None))]
    bars = value_table.of_bars([BarColumn("2024"), BarColumn("2025", "3 KKG")], rows, missing="tidak dilaporkan")
    assert table(bars) == [["", "2024", "2025 (3 KKG)"], ["BOS", "Rp 5", "tidak dilaporkan"]]
