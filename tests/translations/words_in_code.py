"""Which words the code asks for: literal keys, and the shapes of keys that are put together (`option.{q}.{o}`)."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from schemas.warehouse_file import ROOT

FOLDERS = (
    "answers",
    "charts",
    "components",
    "doors",
    "exports",
    "indicators",
    "pages",
    "queries",
    "server",
    "translations",
    "geo",
)
DOORS = {"text", "has_text"}  # the functions that take a key


@dataclass(frozen=True)
class Asked:
    """One place in the code that asks for words: a key, or the shape of keys."""

    where: str
    key: str
    is_shape: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches every key this place may ask for."""
        parts = (re.escape(part) for part in self.key.split("\0"))
        return re.compile(r"[A-Za-z0-9_]+".join(parts))


@cache
def trees() -> dict[str, ast.Module]:
    """Syntax tree of every Python file that may speak to readers."""
    files = [ROOT / "dashboard.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def asked() -> list[Asked]:
    """Keys and shapes handed to `text(...)`; choices inside the call (`a if x else b`) count as both."""
    found = []
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) in DOORS and node.args:
                found += [Asked(f"{name}:{node.lineno}", *key) for key in _keys(node.args[0])]
    return found


def shapes() -> list[Asked]:
    """Every f-string of the code that could be a key; keys may be put together before they are handed over."""
    found = []
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                key = _shape(node)
                if re.fullmatch(r"[a-z_]+\.[a-z0-9_.\0]*", key):
                    found.append(Asked(f"{name}:{node.lineno}", key, is_shape=True))
    return found


def literals() -> set[str]:
    """Every string of the code and of its YAML (indicators name keys of their own)."""
    found = {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for path in sorted((ROOT / "indicators").rglob("*.yaml")):
        found |= set(_strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return found


def _strings(tree: object) -> list[str]:
    if isinstance(tree, dict):
        return [word for value in tree.values() for word in _strings(value)]
    if isinstance(tree, list):
        return [word for value in tree for word in _strings(value)]
    return [tree] if isinstance(tree, str) else []


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _keys(node: ast.expr) -> list[tuple[str, bool]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [(node.value, False)]
    if isinstance(node, ast.JoinedStr):
        return [(_shape(node), True)]
    if isinstance(node, ast.IfExp):
        return _keys(node.body) + _keys(node.orelse)
    return []  # a name: the string it holds is found by `literals` and `shapes`


def _shape(node: ast.JoinedStr) -> str:
    r"""`option.{q}.{o}` -> `option.\0.\0`."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)


def path_of(folder: str, name: str) -> Path:
    """A file of the repository."""
    return ROOT / folder / name
