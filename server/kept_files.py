"""A file that was made for a reader stays until it was fetched, however many others read meanwhile.

Streamlit 1.67 makes a download when its button is pressed, tells the browser the address, and deletes the file once two
runs of the script have ended since, whosever they are. With one reader that is never; with fifty it is a tenth of a
second, and the browser, still on its way, meets a 404. So what Streamlit deletes is kept for some more time.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import streamlit as st
from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

# Longer than the slowest way from the address to the request; a package of documents has some megabytes.
_SECONDS = 120.0
_MAXIMUM_BYTES = 128 * 1024 * 1024


class KeptFiles(MemoryMediaFileStorage):
    """Streamlit's storage in memory, but deleted files go late: after `seconds`, or when there are too many of them."""

    def __init__(
        self,
        media_endpoint: str,
        *,
        seconds: float = _SECONDS,
        maximum_bytes: int = _MAXIMUM_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(media_endpoint)
        self._seconds, self._maximum, self._clock = seconds, maximum_bytes, clock
        # Deleted by Streamlit, the longest ago first: when, and how large.
        self._leaving: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._guard = threading.RLock()

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Add a file; one that was leaving stays."""
        with self._guard:
            file_id = super().load_and_get_id(path_or_data, mimetype, kind, filename)
            self._leaving.pop(file_id, None)
            self._let_go()
            return file_id

    def delete_file(self, file_id: str) -> None:
        """Let the file go, but not yet."""
        with self._guard:
            file = self._files_by_id.get(file_id)
            if file is not None and file_id not in self._leaving:
                self._leaving[file_id] = (self._clock(), file.content_size)
            self._let_go()

    def _let_go(self) -> None:
        held = sum(size for _, size in self._leaving.values())
        while self._leaving:
            file_id, (since, size) = next(iter(self._leaving.items()))
            if self._clock() - since < self._seconds and held <= self._maximum:
                return
            held -= size
            del self._leaving[file_id]
            super().delete_file(file_id)


class KeepingApp(st.App):
    """Streamlit's application with that storage: there is no setting for it."""

    def _create_runtime(self) -> Runtime:
        runtime = super()._create_runtime()
        manager = runtime.media_file_mgr
        # Before the routes are made, which take the storage from the manager.
        manager._storage = KeptFiles(manager._storage._media_endpoint)  # type: ignore[attr-defined]
        runtime.stats_mgr.register_provider(manager._storage)
        return runtime
