"""Which round of the survey is chosen. With one round (the study's) none of it is on the screen or in the URL."""

import streamlit as st

from answers import rounds
from components import url_state
from components.url_state import Parameter
from queries.selection import SURVEY_ROUND


def _parse(word: str) -> str | None:
    return url_state.one_of(*(one.round_id for one in rounds.every()))(word)


ROUND = Parameter("putaran", SURVEY_ROUND, _parse)


def parameters() -> tuple[Parameter, ...]:
    """What a page of the survey keeps in its URL: the round, where there is more than one."""
    return (ROUND,) if len(rounds.every()) > 1 else ()


def read() -> None:
    """Adopt what the link says, before anything is drawn: heads of pages stand above the filter bar."""
    if parameters():
        url_state.read(ROUND)
        if url_state.value(ROUND) not in {one.round_id for one in rounds.every()}:  # taken away since
            st.session_state[ROUND.key] = ROUND.default


def chosen() -> rounds.Round:
    """The round that the link or the filter bar names."""
    name = url_state.value(ROUND) if parameters() else SURVEY_ROUND
    return {one.round_id: one for one in rounds.every()}[name]
