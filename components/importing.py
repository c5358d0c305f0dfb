"""Page Impor: bring files in two steps, mend what was refused, see what came in, take templates."""

import streamlit as st

from answers import data
from charts.parts import safe
from charts.style import of_page
from components import (
    importing_bring,
    importing_loaded,
    importing_mend,
    importing_part,
    importing_session,
    importing_templates,
    uploader_words,
    url_state,
    viewer,
)
from components.url_state import LANGUAGE
from schemas.vocabulary import Role
from translations.format import listed
from translations.text import text, use_language


def show() -> None:
    """The whole page under its title."""
    st.html(f"<style>{of_page('importing')}{uploader_words.style()}</style>")
    _body()


@st.fragment
def _body() -> None:
    """Runs by itself while a command is at work; only when something was written the whole page runs again."""
    use_language(url_state.value(LANGUAGE))
    scope = viewer.scope()
    if not scope.may_load:
        importing_session.visit().forget_files()
        _who_may()
        importing_templates.show()
        return
    if importing_session.settle():
        st.rerun()
    st.html(f'<div class="g"><p>{safe(_whose())}</p></div>')
    draw = {
        importing_part.BRING: importing_bring.show,
        importing_part.MEND: importing_mend.show,
        importing_part.LOADED: importing_loaded.show,
        importing_part.TEMPLATES: importing_templates.show,
    }
    draw[importing_part.switch(importing_mend.known_count(scope))]()


def _who_may() -> None:
    """Nothing can be brought here by this visitor: who may, and how to become one."""
    words = (text("importing.may_not"), text("importing.may_not_how"))
    body = "".join(f"<p>{safe(one)}</p>" for one in words)
    st.html(f'<div class="g"><section class="g-import-said g-import-wait" role="status">{body}</section></div>')


def _whose() -> str:
    """For which kabupaten this visitor may bring rows."""
    scope = viewer.scope()
    if scope.role == Role.DINAS:
        names = {code: place for own in scope.kabupaten for code, place in data.kabupaten(own[:2]).items()}
        return text("importing.may_some", places=listed([names.get(code, code) for code in scope.kabupaten]))
    return text("importing.may_all")
