"""Answers of the warehouse on pages: kept as long as the warehouse file, one build for a whole run."""

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from answers import data
from answers.kept_answers import KeptAnswers
from components import traces, viewer
from components.new_build import BUILDS
from doors.scope import PUBLIC, Scope
from queries import run

_BUILD = "build_of_this_run"
KEPT = KeptAnswers()
BUILDS.forget_with(KEPT.clear)


def _ask(identity: str, question: str, parameters: dict[str, Any], scope: Scope) -> list[run.Row]:
    """`identity` names the warehouse file, so that a new build is a new key and old answers fall out. `scope`: as
    `run.narrowed` gives it, so that all readers share the figures of places and nobody gets the rows of another.
    """
    key = (identity, question, scope, *sorted(parameters.items()))
    return KEPT.get(key, lambda: run.ask_one(identity, question, parameters, scope))


def pin() -> None:
    """Look once per run which build answers: a page asks fifty times, and all of it speaks of one build."""
    st.session_state[_BUILD] = run.identity()
    BUILDS.answers(st.session_state[_BUILD])
    traces.build_seen(st.session_state[_BUILD])


def _is_of_a_page() -> bool:
    """A file is made after the run, in a thread that belongs to no reader: Streamlit's session is not there, and each
    look at it would be one more warning in the log of the server.
    """
    return get_script_run_ctx(suppress_warning=True) is not None


class Cached:
    """Asks through the cache where a page asks; where a file is made, directly."""

    def build(self) -> str:
        """Name of the build that answers in this run."""
        return str((_is_of_a_page() and st.session_state.get(_BUILD)) or run.identity())

    def scope(self) -> Scope:
        """What the visitor may see; a thread that makes a file says whose it is (`data.asking_as`), or sees no row."""
        return viewer.scope() if _is_of_a_page() else PUBLIC

    def ask(self, question: str, parameters: dict[str, Any], scope: Scope) -> list[run.Row]:
        """Rows of one question."""
        if not _is_of_a_page():
            return run.ask(question, scope=scope, **parameters)
        try:
            return _ask(self.build(), question, parameters, scope)
        except run.BuildGoneError:
            pin()  # what is still asked in this run speaks of the next one, and answers are kept under its name
            return _ask(self.build(), question, parameters, scope)


data.read_through(Cached())
