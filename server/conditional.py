"""Conditional requests: whether what the browser has in its cache is still right."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from starlette.datastructures import Headers


def is_current(request: Headers, etag: str, last_modified: str | None = None) -> bool:
    """Whether a 304 answers the request (RFC 9110: a list of tags, compared weakly, goes before the date)."""
    if_none_match = request.get("if-none-match")
    if if_none_match is not None:
        known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return "*" in known or etag.removeprefix("W/") in known
    since = request.get("if-modified-since")
    if since is None or last_modified is None:
        return False
    try:
        return parsedate_to_datetime(since) >= parsedate_to_datetime(last_modified)
    except (TypeError, ValueError):
        return False
