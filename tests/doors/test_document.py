"""docs/doors.md shows the roles as the scope has them."""

import pytest

from doors import abilities
from doors.abilities import Ability
from doors.account_file import FILE
from doors.settings import ADMINS, READ_ALL, WITHOUT_LOGIN
from doors.visitor import HOLDS
from schemas.warehouse_file import ROOT
from tests.doors import matrix
from translations.text import catalogue

DOCUMENT = (ROOT / "docs" / "doors.md").read_text(encoding="utf-8")


def test_the_table_of_roles_in_the_document_is_that_of_the_scope() -> None:
    words, table = catalogue("en"), abilities.table()
    rows = [[words["account.ability"], *(words[f"role.{role}"] for role in table)], ["---"] * (len(table) + 1)]
    rows += [
        [words[f"ability.{ability}"], *(words[f"extent.{may[ability]}"] for may in table.values())]
        for ability in Ability
    ]
    expected = "\n".join(f"|{'|'.join(row)}|" if row[0] == "---" else f"| {' | '.join(row)} |" for row in rows)
    assert expected in DOCUMENT


@pytest.mark.parametrize(
    "name", [FILE, ADMINS, f"{WITHOUT_LOGIN}={READ_ALL}", f"{HOLDS.total_seconds() / 3600:.0f} hours"]
)
def test_the_document_names_what_the_code_reads(name: str) -> None:
    assert name in DOCUMENT


def test_the_matrix_of_ways_in_the_document_is_that_of_the_tests() -> None:
    assert matrix.markdown() in DOCUMENT
