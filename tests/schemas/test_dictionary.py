"""docs/data_dictionary.md is what the contracts say now."""

import re

import pytest

from schemas import dictionary
from schemas.contract import Contract, all_contracts


def test_the_committed_dictionary_is_current() -> None:
    committed = dictionary.FILE.read_text(encoding="utf-8") if dictionary.FILE.is_file() else ""
    assert committed == dictionary.render(), "docs/data_dictionary.md is not current: run `make dictionary`"


def test_the_dictionary_comes_out_the_same_twice() -> None:
    assert dictionary.render() == dictionary.render()


@pytest.mark.parametrize("contract", all_contracts(), ids=lambda contract: contract.table)
def test_every_table_and_column_stands_in_the_dictionary_with_its_meaning(contract: Contract) -> None:
    part = dictionary.render().split(f"\n## {contract.table}\n")[1].split("\n## ")[0]
    plain = re.sub(r"\\(.)", r"\1", part)
    assert contract.describes in plain
    assert f"- One row per: {contract.one_row_per}" in plain and f"- Made by: {contract.made_by}" in plain
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == contract.names
    for row, column in zip(rows, contract.columns, strict=True):
        # five cells: a `|` inside a cell would shift the others
        assert len(re.split(r"(?<!\\)\|", row)) == 7
        words = re.sub(r"\\(.)", r"\1", row)
        assert column.describes in words and f"| {column.type} |" in words
        assert ("may be empty" if column.nullable else "never empty") in words
        for value in column.allowed:
            assert value in words


def test_the_command_writes_the_file_with_unix_line_ends(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path_factory.mktemp("root")
    monkeypatch.setattr(dictionary, "ROOT", root)
    monkeypatch.setattr(dictionary, "FILE", root / "docs" / "data_dictionary.md")
    assert dictionary.main() == 0
    assert capsys.readouterr().out == "wrote docs/data_dictionary.md\n"
    assert (root / "docs" / "data_dictionary.md").read_bytes() == dictionary.render().encode()
