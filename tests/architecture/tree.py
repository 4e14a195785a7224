"""Where things stand in the tree, and how a source file is read without running it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "regietafel"
PROJECT = "regietafel"


@cache
def app_order() -> list[str]:
    """The apps from top to bottom, from the contract that the import linter enforces: the list has one home."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "order")
    return [re.sub(r"[()\s]", "", layer) for layer in layers]


def python_files(root: Path) -> Iterator[Path]:
    """Source files below a directory, without what Django wrote itself."""
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts and "node_modules" not in path.parts:
            yield path


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf8"), filename=str(path))


@dataclass(frozen=True)
class Import:
    """One imported name, absolute, and the line where it is asked for."""

    name: str
    line: int


def imports(path: Path, root: Path = SOURCE) -> Iterator[Import]:
    """Every import of a file, those inside functions and for type checkers too.

    ``from a import b`` counts as ``a.b``: whether b is a module or a name in one makes no difference to the rules.
    """
    package = [root.name, *path.relative_to(root).parts[:-1]]
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (Import(f"{module}.{alias.name}", node.lineno) for alias in node.names)


def app_of(path: Path, root: Path = SOURCE) -> str:
    """The app that a file belongs to; empty for the project's own files."""
    parts = path.relative_to(root).parts
    return parts[0] if len(parts) > 1 else ""


def room_of(path: Path, root: Path = SOURCE) -> str:
    """Which room of its app a file is (``models``, ``views``, …), also where the room is a package."""
    parts = path.relative_to(root).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""
