"""The first start: build the warehouse with a progress bar. The one door through which a page reaches the ETL."""

import threading

import streamlit as st

from etl.build import build_if_needed
from etl.disk import DiskError, faults_told
from etl.problems import BadInputError
from etl.turn import BusyError
from queries import builds, run
from translations.text import text

_one_at_a_time = threading.Lock()


def ensure_warehouse() -> None:
    """Return at once when there is a warehouse; else build it, or say in plain words why that failed and stop.

    What was said is no verdict: the next run of the page tries again.
    """
    try:
        run.identity()
    except run.NoWarehouseError:
        _build_first()
    if builds.passed_over() is not None:
        st.warning(text("first_start.older_build"))


def _build_first() -> None:
    bar = st.progress(0.0, text("first_start.building"))

    def show(done: float) -> None:
        bar.progress(done, text("first_start.building"))

    with _one_at_a_time:
        try:
            # Another reader may have built it while this one waited for the lock.
            run.identity()
        except run.NoWarehouseError:
            try:
                with faults_told():
                    build_if_needed(progress=lambda step, steps, _: show(step / steps))
            except BadInputError as error:
                bar.empty()
                st.error(text("first_start.refused", count=len(error.problems)))
                st.code("\n".join(str(problem) for problem in error.problems), language=None)
                st.stop()
            except DiskError as error:
                bar.empty()
                st.error(text("first_start.disk"))
                st.code(str(error), language=None)
                st.stop()
            except BusyError:  # another process writes, and has done so for longer than a build takes
                bar.empty()
                st.warning(text("first_start.busy"))
                st.button(text("first_start.again"))  # a click is a new run, and a new run tries again
                st.stop()
    bar.empty()
