"""Writes the tables of the last results into docs/measurements.md, between markers; the words around them stay."""

import re
from collections.abc import Callable
from pathlib import Path

from bench import access_tables, document_tables, log_tables, results, spark, tables, whatsapp
from bench.national import measuring as national
from bench.pages import written
from bench.questions import table as questions
from bench.reading import told
from bench.results import Result
from schemas.warehouse_file import ROOT

RENDERED: dict[str, Callable[[Result], str]] = {
    "survey": tables.survey,
    "build": tables.build,
    "load": tables.loading,
    "bytes": tables.size,
    "changes": tables.changes,
    "costs": tables.costs,
    "map-groups": log_tables.map_groups,
    "nation-map": log_tables.nation_map,
    "sample": log_tables.sample,
    "access": access_tables.access,
    "documents": document_tables.documents,
    "whatsapp": whatsapp.rendered,
    "pages": written.pages,
    "spark": spark.rendered,
    "national": national.rendered,
    "questions": questions.rendered,
    "readers": told.readers,
    "soak": told.soak,
    "clean-clone": tables.clean_clone,
}
FILE = ROOT / "docs" / "measurements.md"


def write(file: Path = FILE) -> None:
    """Replace every table for which there is a result; the others keep what they say."""
    words = file.read_text(encoding="utf-8")
    for name, render in RENDERED.items():
        found = results.load(name)
        if found is not None:
            taken = tables.taken(found["command"], found["machine"])
            words = replaced(words, name, f"{taken}\n\n{render(found['figures'])}")
    file.write_text(words, encoding="utf-8")


def replaced(words: str, name: str, inside: str) -> str:
    """`words` with what stands between the markers of `name` replaced; ValueError without exactly one pair."""
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    pair = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    changed, count = pair.subn(lambda _: f"{start}\n{inside.strip()}\n{end}", words)
    if count != 1:
        raise ValueError(f"docs/measurements.md has {count} pairs of markers '{name}' where one was expected")
    return changed
