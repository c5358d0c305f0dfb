"""Where a request points to, whatever prefix the dashboard is mounted under.

Every middleware here decides by path. A reverse proxy (``root_path``) or Streamlit's own
``server.baseUrlPath`` puts a prefix before it, which must not switch a protection off.
"""

from __future__ import annotations

import streamlit as st
from starlette.types import Scope


def _without(path: str, prefix: str) -> str:
    """Strip ``prefix`` from ``path`` when it is a whole leading part of it."""
    if not prefix:
        return path
    if path == prefix:
        return "/"
    return path[len(prefix) :] if path.startswith(f"{prefix}/") else path


def base_path() -> str:
    """The configured ``server.baseUrlPath`` as ``/prefix``, or an empty string."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def route_path(scope: Scope, base: str = "") -> str:
    """The path of a request below its mount point and below ``base``."""
    return _without(_without(scope["path"], scope.get("root_path", "").rstrip("/")), base)
