"""How far a command of page Impor is, and what to say when it did not come to its end."""

import streamlit as st

from charts import import_pieces
from components import importing_session, pulse
from components.etl_process import Run
from components.importing_session import Job
from translations.format import number
from translations.text import language, text

LOOK_EVERY = 0.7  # seconds between two looks
# What a command may end with beside "done"; each has its sentence and its cure.
FAILURES = ("busy", "cancelled", "time", "memory", "disk", "broken")


def show(part: str) -> bool:
    """Draw what is under way or has failed in this part of the page; whether something is under way anywhere."""
    here = importing_session.visit()
    if here.failed is not None and here.failed.part == part:
        _failed(here.failed)
    if here.job is None:
        return False
    if here.job.part == part:
        _under_way(here.job)
    else:
        st.html(import_pieces.said([text("importing.elsewhere")], "wait"))
    pulse.draw(LOOK_EVERY, key="importing_pulse")
    return True


def _under_way(job: Job) -> None:
    run = job.run
    st.progress(min(run.step / run.of, 1.0) if run.of else 0.0, _words(run))
    if not job.writes:  # what is being written is not broken off
        st.button(text("importing.cancel"), key="importing_cancel", on_click=run.cancel)


def _words(run: Run) -> str:
    if run.state == "waiting":
        return text("importing.progress.queue")
    if run.waits_for_writer:
        return text("importing.progress.writer")
    if not run.of:
        return text("importing.progress.starting")
    step = text("importing.progress.step", step=number(run.step), of=number(run.of))
    # The ETL tells its steps in Indonesian, as all that it tells data officers.
    return f"{step} · {run.words}" if run.words and language() == "id" else step


def _failed(job: Job) -> None:
    state = job.run.state
    after = "importing.after_write" if job.writes else "importing.after_check"
    words = [text(f"importing.failed.{state}", reference=job.run.reference), text(f"importing.cure.{state}")]
    if state != "busy":
        words.append(text(after))
    st.html(import_pieces.said(words, "wait" if state in ("busy", "cancelled") else "bad"))
    st.button(text("importing.understood"), key="importing_understood", on_click=_forget)


def _forget() -> None:
    importing_session.visit().failed = None
