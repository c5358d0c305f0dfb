"""Answers of the warehouse on pages: kept as long as the warehouse file, one build for a whole run."""

from typing import Any

import streamlit as st

from answers import data
from queries import run

_BUILD = "build_of_this_run"


@st.cache_data(show_spinner=False, max_entries=400)
def _ask(identity: str, question: str, parameters: dict[str, Any]) -> list[run.Row]:
    """`identity` names the warehouse file, so that a new build is a new key and old answers fall out."""
    return run.ask(question, **parameters)


def pin() -> None:
    """Look once per run which build answers: a page asks fifty times, and all of it speaks of one build."""
    st.session_state[_BUILD] = run.identity()


class Cached:
    """Asks through Streamlit's cache."""

    def build(self) -> str:
        """Name of the build that answers in this run."""
        return str(st.session_state.get(_BUILD) or run.identity())

    def ask(self, question: str, parameters: dict[str, Any]) -> list[run.Row]:
        """Rows of one question from the cache."""
        return _ask(self.build(), question, parameters)


data.read_through(Cached())
