"""Which data and which program made what stands on the screen, so that a figure can be quoted with its version."""

import platform
from functools import cache
from importlib import metadata

import streamlit as st

from answers import data, stamp
from charts import panel
from translations.format import day, number
from translations.text import text

# Asked for by name in requirements.in, as they are installed here.
PACKAGES = ("streamlit", "duckdb", "pandas", "geopandas", "plotly", "pydeck", "pandera", "pyyaml", "babel",
            "python-calamine", "xlsxwriter", "rapidfuzz", "starlette-compress", "brotli",
            "python-pptx", "typst", "segno", "pillow", "pyarrow", "authlib", "defusedxml")  # fmt: skip


def table() -> None:
    """Data, program and packages with their versions; the packages with their licences."""
    found = data.ask("version")[0]
    code = text("versions.code_words", version=stamp.release(), code=stamp.code_version())
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
def licence(package: str) -> str:
    """Licence of an installed package as it says itself, in one line; empty where it says none."""
    said = metadata.metadata(package)
    listed = [one.rsplit(" :: ", 1)[-1] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    named = [*said.get_all("License-Expression", []), *said.get_all("License", []), *listed]
    return next((words.strip().splitlines()[0] for words in named if words.strip()), "")
