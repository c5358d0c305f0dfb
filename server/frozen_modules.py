"""Keep the garbage collector away from what never becomes garbage.

Streamlit runs a full collection after each run of the script. It walks through every object of
every imported library (streamlit, pandas, plotly, ...), some hundred thousand, to find that none of
them is garbage: most of the server's time per change of a filter, and nothing else runs meanwhile.
``gc.freeze()`` puts the objects that exist at that moment out of its sight. The pages of fifty readers remain in it,
and fifty readers end some twenty runs a second: so that collection is switched off (server/__main__.py), and the rest
is looked through every few seconds here, once for all of them.

Libraries are imported when a page first needs them, so this is done at start and again each time
the number of modules has grown and come to rest. What happens to belong to a reader's session at
such a moment is still freed when it is no longer used, unless it is part of a cycle; that is a
handful of moments in the life of a server.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

_SECONDS = 5.0


def freeze() -> None:
    """Throw away what is garbage now and never look at the rest again."""
    gc.collect()
    gc.freeze()


async def freeze_when_settled(seconds: float = _SECONDS) -> None:
    """Freeze whenever modules have been imported and none has for ``seconds``; else only collect, each time.

    Runs until cancelled.
    """
    frozen = seen = len(sys.modules)
    freeze()
    while True:
        await asyncio.sleep(seconds)
        now = len(sys.modules)
        if now == seen and now > frozen:
            freeze()
            frozen = now
        else:
            gc.collect()
        seen = now


@asynccontextmanager
async def frozen_modules(_app: st.App) -> AsyncIterator[None]:
    """The lifespan of the application: watch over the modules while it serves."""
    watch = asyncio.create_task(freeze_when_settled(), name="frozen-modules")
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        # At the end everything may go: DuckDB reports as leaked what is still frozen then.
        gc.unfreeze()
