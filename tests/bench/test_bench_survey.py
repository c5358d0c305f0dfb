"""The survey's own figures: they say something of the data, so they hold on every machine."""

import pytest

from bench import printed_shape, survey
from schemas import warehouse_file


@pytest.fixture(scope="module")
def figures(warehouse_folder):
    name = (warehouse_folder / warehouse_file.POINTER).read_text(encoding="utf-8").strip()
    return survey.figures(warehouse_folder / name)


def test_every_table_of_the_study_is_complete(figures):
    assert [row["table"] for row in figures["tables"]] == list(range(1, 21))
    assert [row["table"] for row in figures["tables"] if row["expected"] != row["loaded"]] == []
    assert figures["complete"] == 20
    assert figures["cells"] == {"expected": 587, "loaded": 587}


def test_every_block_has_the_cells_of_the_study(figures):
    assert figures["blocks_differ"] == []


def test_every_printed_row_proves_its_cells(figures):
    assert figures["rows_proved"]["proved"] == figures["rows_proved"]["rows"] > 100


def test_each_percentage_has_a_count_or_a_reason(figures):
    printed, statuses = figures["percentages"]["printed"], figures["percentages"]["by_status"]
    assert printed == sum(statuses.values()) == 472
    assert statuses["reconstructed"] == 453
    told = [cell for row in figures["without_count"] for cell in row["no_integer_fits"] + row["others"]]
    assert len(told) == printed - statuses["reconstructed"]


def test_blocks_without_a_count_are_those_the_study_contradicts(figures):
    found = [(row["table"], row["group_type"]) for row in figures["without_count"]]
    assert found == [(8, "KKG"), (10, "KKG"), (14, "KKM"), (15, "KKM"), (20, "KKM")]


def test_expected_cells_do_not_come_from_the_loaded_ones():
    assert printed_shape.expected()[11] == 5 * (7 + 6 + 4)
    assert printed_shape.expected()[16] == 9


def test_a_row_whose_cells_are_swapped_for_others_is_not_proved():
    row = {"source_text": "Tingkat kehadiran 60 – 89% 45% 50%"}
    assert survey._is_proved([{**row, "printed": "45%"}, {**row, "printed": "50%"}])
    assert not survey._is_proved([{**row, "printed": "54%"}, {**row, "printed": "50%"}])
