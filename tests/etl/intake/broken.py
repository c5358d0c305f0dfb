"""All broken files: each a function that writes one, with what it must tell; in three files by what is broken."""

from tests.etl.intake import broken_files, broken_layouts, broken_values
from tests.etl.intake.book import Place, all_places
from tests.etl.intake.cases import CASES, Case

MODULES = (broken_files, broken_layouts, broken_values)


def placed() -> list[tuple[Case, Place]]:
    """Each broken file with a kecamatan of its own."""
    return list(zip(CASES, all_places(), strict=False))
