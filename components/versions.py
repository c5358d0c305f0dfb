"""Which data and which program made what stands on the screen, so that a figure can be quoted with its version."""

import platform
import tomllib
from functools import cache
from importlib import metadata

import streamlit as st

from charts import panel
from components import data
from schemas import fingerprint
from schemas.warehouse_file import ROOT
from translations.format import day, number
from translations.text import text

# What a figure can depend on: the program with its words, rules and looks. Data have a version of their own.
FOLDERS = (
    "charts",
    "components",
    "etl",
    "exports",
    "geo",
    "indicators",
    "pages",
    "queries",
    "schemas",
    "server",
    "translations",
)
ENDINGS = (".py", ".sql", ".yaml", ".css", ".js")
# Asked for by name in requirements.in, as they are installed here.
PACKAGES = ("streamlit", "duckdb", "pandas", "geopandas", "plotly", "pydeck", "pandera", "pyyaml", "babel",
            "python-calamine", "xlsxwriter", "rapidfuzz", "starlette-compress", "brotli")  # fmt: skip


def table() -> None:
    """Data, program and packages with their versions; the packages with their licences."""
    found = data.ask("version")[0]
    code = text("versions.code_words", version=release(), code=code_version())
    rows = [
        (text("versions.data"), found["data_version"], text("versions.data_of", files=number(found["input_files"]))),
        (text("versions.build"), found["build_id"], text("versions.build_of", day=day(found["as_of"]))),
        (text("versions.code"), code, text("versions.code_of")),
        ("Python", platform.python_version(), ""),
    ]
    heads = (text("versions.part"), text("versions.version"), text("versions.meaning"))
    shown = panel.plain_table(text("versions.caption"), heads, rows, numbers_from=len(heads), stacked=True)
    listed = [(name, metadata.version(name), licence(name)) for name in PACKAGES]
    heads = (text("versions.package"), text("versions.version"), text("versions.licence"))
    packages = panel.plain_table(text("versions.packages"), heads, listed, numbers_from=len(heads))
    st.html(shown + f'<div class="g">{panel.details(text("versions.packages"), packages)}</div>')


@cache
def release() -> str:
    """Version of the program as pyproject.toml says it: the one place where it stands."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


@cache
def code_version() -> str:
    """Fingerprint of the program as it lay there at the first question: two checkouts with one name are the same."""
    files = sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.suffix in ENDINGS)
    return fingerprint.digest([ROOT / "dashboard.py", *files], ROOT)


@cache
def licence(package: str) -> str:
    """Licence of an installed package as it says itself, in one line; empty where it says none."""
    said = metadata.metadata(package)
    listed = [one.rsplit(" :: ", 1)[-1] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    named = [*said.get_all("License-Expression", []), *said.get_all("License", []), *listed]
    return next((words.strip().splitlines()[0] for words in named if words.strip()), "")
