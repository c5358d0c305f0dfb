"""How the rules of the house read the repository."""

import ast
from pathlib import Path

from schemas.warehouse_file import ROOT


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def called(node: ast.AST) -> str:
    """`st.title` for a call of it; empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""
