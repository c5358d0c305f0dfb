"""One open tab: asks the server as Streamlit's browser does and waits for the end of the answer."""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.reading.page import Page

PATIENCE = 60.0  # seconds; who waits longer has lost the answer
ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass(frozen=True)
class Answer:
    """What a question brought: seconds to its end, messages and bytes (unpacked)."""

    seconds: float
    messages: int
    size: int


@dataclass
class Tab:
    """A reader's tab: `async with Tab(url) as tab: await tab.open("peta", "lang=id")`."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)  # what a proxy and Streamlit gave: a reader keeps them
    page: Page = field(default_factory=Page)
    _socket: ClientConnection | None = None

    async def __aenter__(self) -> "Tab":
        """Fetch what the browser fetches before the websocket, and open that."""
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE, cookies=self.cookies) as client:
            for path in ("/", "/_stcore/health", "/_stcore/host-config"):
                (await client.get(path)).raise_for_status()
            self.cookies.update(client.cookies)
        address = urlsplit(self.url)
        scheme = "wss" if address.scheme == "https" else "ws"
        # The second name is Streamlit's token against forged requests, as its browser sends it.
        names = ["streamlit", self.cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN")]
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._socket = await connect(
            f"{scheme}://{address.netloc}/_stcore/stream", subprotocols=names, origin=self.url,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookie} if cookie else None, max_size=None, open_timeout=PATIENCE,
            ping_interval=None,
        )  # fmt: skip
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tab."""
        if self._socket is not None:
            await self._socket.close()

    async def open(self, path: str, query: str) -> Answer:
        """The first run: a link to a page with its filters."""
        return await self._ask(ClientState(query_string=query, page_name=path))

    async def go(self, path: str) -> Answer:
        """Through the menu to another page; the filters go with the link."""
        state = self.page.of_all_pages()
        state.page_script_hash = self.page.addresses[path]
        return await self._ask(state)

    async def choose(self, key: str, option: str) -> Answer:
        """Take one option of pills, of a segmented control or of a list."""
        widget, fragment = self.page.filter(key)
        self.page.chosen[widget.id] = (option,)
        state = self.page.state()
        state.fragment_id = fragment
        return await self._ask(state)

    async def click(self, key: str) -> Answer:
        """Press a button."""
        button, fragment = self.page.widget("button", key)
        state = self.page.state()
        state.fragment_id = fragment
        state.widget_states.widgets.add(id=button.id, trigger_value=True)  # type: ignore[attr-defined]
        return await self._ask(state)

    async def again(self, key: str) -> Answer:
        """Run the part of the page around a button again, as a pulse in it does."""
        _, fragment = self.page.widget("button", key)
        state = self.page.state()
        state.fragment_id = fragment
        return await self._ask(state)

    async def download(self, key: str) -> bytes:
        """Press a download button: its file is made when it is asked for, and fetched by its address."""
        assert self._socket is not None
        button, _ = self.page.widget("download_button", key)
        address = button.url  # type: ignore[attr-defined]
        if button.deferred_file_id:  # type: ignore[attr-defined]
            request = BackMsg()
            request.backend_operation_request.request_id = key
            request.backend_operation_request.session_id = self.page.session
            request.backend_operation_request.deferred_file.file_id = button.deferred_file_id  # type: ignore[attr-defined]
            async with asyncio.timeout(PATIENCE):
                await self._socket.send(request.SerializeToString())
                address = await self._address()
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE, cookies=self.cookies) as client:
            return (await client.get(address)).raise_for_status().content

    async def _address(self) -> str:
        """The address of the file that was asked for. Raises RuntimeError where the server could not make it."""
        assert self._socket is not None
        while True:
            payload = await self._socket.recv()
            assert isinstance(payload, bytes)
            message = ForwardMsg.FromString(payload)
            if message.WhichOneof("type") == "backend_operation_response":
                found = message.backend_operation_response
                if found.error_msg:
                    raise RuntimeError(found.error_msg)
                return str(found.deferred_file.url)
            self.page.take(message)

    async def _ask(self, state: ClientState) -> Answer:
        """Send a question and read until its run has ended. Raises TimeoutError, ConnectionClosed."""
        assert self._socket is not None
        state.context_info.timezone = "Asia/Makassar"
        state.context_info.locale = "id-ID"
        state.context_info.url = self.url
        message = BackMsg()
        message.rerun_script.CopyFrom(state)
        self.page.begin()
        messages = size = 0
        started = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            await self._socket.send(message.SerializeToString())
            while True:
                payload = await self._socket.recv()
                assert isinstance(payload, bytes)
                messages, size = messages + 1, size + len(payload)
                if self.page.take(ForwardMsg.FromString(payload)) in ENDS:
                    return Answer(time.perf_counter() - started, messages, size)
