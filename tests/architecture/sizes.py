"""How long a file and a function may grow before somebody has to say why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.exceptions import Fault
from tests.architecture.tree import parsed, python_files

FILE_LINES = 300
FUNCTION_LINES = 40
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "misc"}
TEXT_SUFFIXES = {".html", ".js", ".mjs", ".scss"}


def size_faults(root: Path, places: list[str]) -> Iterator[Fault]:
    """Files and functions that are longer than can be taken in at once."""
    for place, length, limit in measured(root, places):
        if length > limit:
            yield Fault(place, f"{place} has {length} lines, {limit} is the limit: split it, or give a reason")


def measured(root: Path, places: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each file and each function with its length and its limit."""
    for directory in (root / place for place in places):
        for path in sorted(p for p in directory.rglob("*") if p.suffix in TEXT_SUFFIXES and "dist" not in p.parts):
            yield path.relative_to(root).as_posix(), lines_of(path), FILE_LINES
        for path in python_files(directory):
            name = path.relative_to(root).as_posix()
            yield name, lines_of(path), FILE_LINES
            for function, length in functions(parsed(path)):
                yield f"{name}::{function}", length, FUNCTION_LINES


def lines_of(path: Path) -> int:
    """Lines of a file, blank ones and comments too: that is what a reader scrolls through."""
    return len(path.read_text(encoding="utf8").splitlines())


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function with its lines, less its docstring: explaining should cost nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            explained = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            docstring = (first.end_lineno or 0) - first.lineno + 1 if explained else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def name_faults(root: Path, places: list[str]) -> Iterator[Fault]:
    """Modules called after nothing: what is in them belongs somewhere."""
    for directory in (root / place for place in places):
        for path in sorted(directory.rglob("*")):
            if "node_modules" not in path.parts and path.name.split(".")[0].strip("_") in FORBIDDEN_NAMES:
                name = path.relative_to(root).as_posix()
                yield Fault(name, f"{name}: give it the name of what it does")
