"""The garbage collector and the imported libraries."""

from __future__ import annotations

import asyncio
import gc
import sys
import types
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
