"""Compression, caching and conditional requests."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
import streamlit
from starlette.datastructures import Headers

from server.compression import accepted_encoding
from server.conditional import is_current
from server.static_cache import AssetCache, Key, compress

if TYPE_CHECKING:
    from tests.server.conftest import RunningServer

FRONT_END = Path(streamlit.__file__).parent / "static"
# The main script of the front end: large, compressible, named by its hash.
SCRIPT = "/" + next(
    file.relative_to(FRONT_END).as_posix()
    for file in sorted((FRONT_END / "static" / "js").glob("index.*.js"))
    if ".esm." not in file.name
)


def decode(body: bytes, encoding: str | None) -> bytes:
    """The plain bytes of a compressed body."""
    if encoding == "br":
        return bytes(brotli.decompress(body))
    return gzip.decompress(body) if encoding == "gzip" else body


def plain_script() -> bytes:
    """The main script as it lies on disk."""
    return (FRONT_END / SCRIPT.lstrip("/")).read_bytes()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.1, gzip; q=1.0", "br"),
        ("*", "br"),
        ("*, br;q=0", "gzip"),
        ("identity", None),
        ("br;q=nonsense", None),
        ("", None),
    ],
)
def test_accept_encoding(header: str, expected: str | None) -> None:
    assert accepted_encoding(header) == expected


@pytest.mark.parametrize("path", [SCRIPT, "/app/static/bentuk.geojson", "/ekspor", "/", "/halaman-mana-pun"])
@pytest.mark.parametrize(
    ("header", "encoding"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("identity", None), (None, None)]
)
def test_compressed_and_the_same(running: RunningServer, path: str, header: str | None, encoding: str | None) -> None:
    plain = running.ask(path).body
    answer = running.ask(path, headers={"Accept-Encoding": header} if header else {})
    assert answer.status == 200
    assert answer.headers.get("Content-Encoding") == encoding
    assert "accept-encoding" in answer.headers["Vary"].lower()
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert decode(answer.body, encoding) == plain
    if encoding:
        assert len(answer.body) < len(plain) / 2


def test_the_front_end_is_what_streamlit_ships(running: RunningServer) -> None:
    answer = running.ask(SCRIPT, headers={"Accept-Encoding": "br"})
    assert decode(answer.body, "br") == plain_script()


@pytest.mark.parametrize("header", ["br", "gzip", "identity"])
def test_hashed_files_stay_immutable(running: RunningServer, header: str) -> None:
    answer = running.ask(SCRIPT, headers={"Accept-Encoding": header})
    assert answer.headers["Cache-Control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize("path", ["/", "/app/static/bentuk.geojson"])
def test_what_may_change_is_asked_for_again(running: RunningServer, path: str) -> None:
    assert running.ask(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", [SCRIPT, "/app/static/bentuk.geojson", "/", "/halaman-mana-pun"])
@pytest.mark.parametrize("header", ["br", "gzip", "identity"])
def test_not_modified(running: RunningServer, path: str, header: str) -> None:
    first = running.ask(path, headers={"Accept-Encoding": header})
    again = running.ask(path, headers={"Accept-Encoding": header, "If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    other = running.ask(path, headers={"Accept-Encoding": header, "If-None-Match": '"another"'})
    encoding = other.headers.get("Content-Encoding")
    assert other.status == 200
    assert decode(other.body, encoding) == decode(first.body, encoding)


def test_not_modified_by_date(running: RunningServer) -> None:
    first = running.ask(SCRIPT, headers={"Accept-Encoding": "br"})
    again = running.ask(SCRIPT, headers={"Accept-Encoding": "br", "If-Modified-Since": first.headers["Last-Modified"]})
    assert again.status == 304


def test_conditions_are_read_as_the_standard_says() -> None:
    assert is_current(Headers({"if-none-match": '"a", W/"b-br"'}), 'W/"b-br"')
    assert is_current(Headers({"if-none-match": "*"}), '"a"')
    # A tag that differs goes before a date that would fit.
    date = "Sun, 22 Nov 2026 15:00:00 GMT"
    assert not is_current(Headers({"if-none-match": '"x"', "if-modified-since": date}), '"a"', date)
    assert not is_current(Headers({"if-modified-since": "yesterday"}), '"a"', date)


@pytest.mark.parametrize("header", ["br", "identity"])
def test_head(running: RunningServer, header: str) -> None:
    for path in (SCRIPT, "/", "/app/static/bentuk.geojson"):
        got = running.ask(path, headers={"Accept-Encoding": header})
        head = running.ask(path, "HEAD", {"Accept-Encoding": header})
        assert (head.status, head.body) == (200, b"")
        assert head.headers["ETag"] == got.headers["ETag"]
        assert head.headers["Cache-Control"] == got.headers["Cache-Control"]


def test_a_part_of_a_file_is_a_part_of_the_plain_file(running: RunningServer) -> None:
    answer = running.ask(SCRIPT, headers={"Accept-Encoding": "br", "Range": "bytes=10-19"})
    assert answer.status == 206
    assert "Content-Encoding" not in answer.headers
    assert answer.body == plain_script()[10:20]


def test_fonts_are_not_compressed_again(running: RunningServer) -> None:
    font = next((FRONT_END / "static" / "media").glob("*.woff2"))
    answer = running.ask(f"/static/media/{font.name}", headers={"Accept-Encoding": "br"})
    assert answer.status == 200
    assert "Content-Encoding" not in answer.headers
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_best_compression_follows(running: RunningServer) -> None:
    best = len(compress(plain_script(), "br", best=True))
    deadline = time.monotonic() + 60
    while (size := len(running.ask(SCRIPT, headers={"Accept-Encoding": "br"}).body)) != best:
        assert time.monotonic() < deadline, f"still {size} bytes, expected {best}"
        time.sleep(0.2)


def test_a_changed_file_is_noticed(running: RunningServer) -> None:
    file = running.folder / "static" / "berubah.json"
    file.write_text('{"a": 1}' + " " * 1000)
    before = running.ask("/app/static/berubah.json", headers={"Accept-Encoding": "br"})
    file.write_text('{"a": 2}' + " " * 2000)
    after = running.ask(
        "/app/static/berubah.json", headers={"Accept-Encoding": "br", "If-None-Match": before.headers["ETag"]}
    )
    assert after.status == 200
    assert decode(after.body, "br").startswith(b'{"a": 2}')


def test_an_unknown_file_is_not_kept(running: RunningServer) -> None:
    assert running.ask("/app/static/tidak-ada.json", headers={"Accept-Encoding": "br"}).status == 404
    assert running.ask("/static/../../secret.json", headers={"Accept-Encoding": "br"}).status == 400


def test_the_cache_does_not_grow_without_end() -> None:
    cache = AssetCache(maximum_bytes=5000)
    keys = [Key(f"/static/{number}.js", "etag", "gzip") for number in range(10)]
    for key in keys:
        cache.add(key, os.urandom(1000))
    assert cache.get(keys[0]) is None
    assert cache.get(keys[-1]) is not None
