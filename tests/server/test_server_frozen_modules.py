"""The garbage collector and the imported libraries."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import types
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from server.frozen_modules import freeze_when_settled


@pytest.fixture
def thawed() -> Iterator[None]:
    """Give the collector of the tests back what was frozen."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_frozen_at_start_and_after_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    async def watched() -> list[int]:
        counts = []
        task = asyncio.create_task(freeze_when_settled(0.01))
        await asyncio.sleep(0.05)
        counts.append(gc.get_freeze_count())
        await asyncio.sleep(0.1)
        counts.append(gc.get_freeze_count())
        module = types.ModuleType("imported_later")
        module.__dict__["content"] = [[] for _ in range(50_000)]
        monkeypatch.setitem(sys.modules, "imported_later", module)
        await asyncio.sleep(0.3)
        counts.append(gc.get_freeze_count())
        task.cancel()
        return counts

    gc.unfreeze()
    with ThreadPoolExecutor(1) as thread:  # in the main thread Playwright's own loop may run, from another test
        start, idle, later = thread.submit(asyncio.run, watched()).result()
    assert start > 10_000
    assert idle <= start  # what is frozen may still be freed
    assert later > idle + 50_000


@pytest.mark.usefixtures("thawed")
def test_what_readers_left_is_collected_without_any_import() -> None:
    class Session:
        """Part of a cycle, as a closed session is."""

    async def watched() -> bool:
        task = asyncio.create_task(freeze_when_settled(0.01))
        await asyncio.sleep(0.05)
        session = Session()
        session.__dict__["itself"] = session
        gone = weakref.ref(session)
        del session
        await asyncio.sleep(0.2)
        task.cancel()
        return gone() is None

    gc.disable()  # nobody else collects meanwhile
    try:
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(asyncio.run, watched()).result()
    finally:
        gc.enable()


def test_the_server_neither_collects_after_each_run_nor_watches_its_files() -> None:
    code = (
        "import server.__main__ as command, streamlit as st; command.read_environment('127.0.0.1'); "
        "print(st.get_option('runner.postScriptGC'), st.get_option('server.fileWatcherType'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "none"]
