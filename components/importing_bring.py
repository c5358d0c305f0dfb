"""Bringing files: step 1 tells what is in them and saves nothing, step 2 saves the good rows."""

import streamlit as st

from charts import import_pieces
from components import (
    importing_check,
    importing_file,
    importing_part,
    importing_progress,
    importing_save,
    importing_session,
    uploader_words,
    viewer,
)
from components.importing_session import Visit
from translations.format import number
from translations.text import text

MOST_MEGABYTES = 100  # as the ETL itself refuses larger ones
MOST_FILES = 20


def show() -> None:
    """Both steps; what is known of the files stands between them."""
    here = importing_session.visit()
    words = [text("importing.step_check"), text("importing.step_save")]
    st.html(import_pieces.steps(words, 1 if here.found or here.saved else 0))
    if here.saved:
        importing_save.result()
        if not here.found:
            return
    if not here.found:
        _drop(here)
        importing_progress.show(importing_part.BRING)
        return
    busy = importing_progress.show(importing_part.BRING)
    importing_save.offer(is_busy=busy)  # above what may be long
    for name in here.names:
        if name in here.found:
            importing_file.show(name, here.found[name])


def _drop(here: Visit) -> None:
    if here.job is not None:
        return
    with st.container(key="importing_drop"):
        given = st.file_uploader(
            text("importing.drop"),
            accept_multiple_files=True,
            key=f"importing_files_{here.uploads}",
            max_upload_size=MOST_MEGABYTES,
        )
    uploader_words.draw("importing_drop")
    if len(given) > MOST_FILES:
        most = text("importing.too_many", most=number(MOST_FILES), count=number(len(given)))
        st.html(import_pieces.said([most], "bad"))
        return
    st.button(
        text("importing.check"),
        type="primary",
        key="importing_check",
        disabled=not given,
        on_click=importing_check.take,
        args=(viewer.scope(), viewer.office(), given),
    )
    st.html(import_pieces.notes(text("importing.kinds_title"), text("importing.kinds").split("; ")))
