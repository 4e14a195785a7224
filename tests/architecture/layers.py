"""Which way imports and deeds may go: between the apps, and between the rooms of one app."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.exceptions import Fault
from tests.architecture.tree import PROJECT, Import, app_of, imports, parsed, python_files, room_of

ABOVE = {
    "models": {"rules", "queries", "operations", "forms", "views", "urls"},
    "lifecycle": {"rules", "queries", "operations", "forms", "views", "urls"},
    "rules": {"operations", "forms", "views", "urls"},
    "queries": {"operations", "forms", "views", "urls"},
    "operations": {"forms", "views", "urls"},
    "forms": {"operations", "views", "urls"},
    "views": {"urls"},
}
"""What a room may not import, in its own app or in any other."""

STRANGERS = {
    "models": (
        "django.http",
        "django.forms",
        "django.shortcuts",
        "django.contrib.messages",
        "django.core.mail",
    ),
    "lifecycle": ("django.http", "django.forms", "django.shortcuts", "django.contrib.messages"),
    "rules": ("django.http", "django.forms", "django.shortcuts", "django.contrib.messages"),
    "queries": ("django.http", "django.forms", "django.shortcuts", "django.contrib.messages"),
    "operations": ("django.http", "django.forms", "django.shortcuts", "django.contrib.messages"),
}
"""Parts of Django that speak HTTP or HTML, and the rooms that know of neither."""

READERS = {"models", "lifecycle", "rules", "queries", "forms", "views"}
WRITES = {
    "save",
    "delete",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "select_for_update",
}


def order_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Imports that point up the list, and apps that stand in no list."""
    rank = {app: position for position, app in enumerate(order)}
    for directory in sorted(path.parent for path in root.glob("*/apps.py")):
        if directory.name not in rank:
            yield Fault(directory.name, f"{directory.name} is an app that pyproject.toml puts nowhere in the list")
    for path in python_files(root):
        app = app_of(path, root)
        for imported in imports(path, root):
            target = target_app(imported, root)
            if app in rank and target and (target not in rank or rank[target] < rank[app]):
                yield fault(path, root, imported.name, imported.line, f"{target} stands above {app}")


def reading_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Imports by which reading would come to depend on Django or on an app."""
    for path in python_files(root / "reading"):
        for imported in imports(path, root):
            parts = imported.name.split(".")
            if parts[0] == "django" or (parts[0] == PROJECT and parts[1:2] != ["reading"]):
                yield fault(path, root, imported.name, imported.line, "reading knows neither Django nor an app")


def target_app(imported: Import, root: Path) -> str:
    """The app or top module of ours that an import reaches; ``reading`` may be used by all, settings by none."""
    parts = imported.name.split(".")
    if len(parts) < 2 or parts[0] != PROJECT or parts[1] in {"reading", "__version__"}:
        return ""
    return parts[1] if (root / parts[1]).is_dir() or (root / f"{parts[1]}.py").exists() else ""


def room_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Imports from a lower room to a higher one, and rooms that know of HTTP or HTML though they should not."""
    for path in rooms(root, order, set(ABOVE)):
        room = room_of(path, root)
        for imported in imports(path, root):
            parts = imported.name.split(".")
            reached = parts[2] if len(parts) > 2 and parts[0] == PROJECT and parts[1] in order else ""
            if reached in ABOVE[room]:
                yield fault(path, root, imported.name, imported.line, f"{reached} stand above {room}")
            if any(f"{imported.name}.".startswith(f"{name}.") for name in STRANGERS.get(room, ())):
                yield fault(path, root, imported.name, imported.line, f"{room} know nothing of HTTP or HTML")


def write_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Writes outside operations: whoever reads, judges or answers changes nothing."""
    for path in rooms(root, order, READERS):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_write(node, node.func):
                yield fault(path, root, ast.unparse(node.func), node.lineno, "only operations write")


def query_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Queries spelled out in views: what a person may see is decided once, in queries."""
    for path in rooms(root, order, {"views"}):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
                yield fault(path, root, ast.unparse(node), node.lineno, "a view asks a function in queries")


def operation_faults(root: Path, order: list[str]) -> Iterator[Fault]:
    """Operations whose arguments can be mixed up, or that do not say first who acts."""
    for path in rooms(root, order, {"operations"}):
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and any("operation" in ast.unparse(d) for d in node.decorator_list):
                if node.args.args or node.args.posonlyargs:
                    yield fault(path, root, node.name, node.lineno, "takes arguments by position")
                elif not node.args.kwonlyargs or node.args.kwonlyargs[0].arg != "actor":
                    yield fault(path, root, node.name, node.lineno, "does not begin with actor")


def rooms(root: Path, order: list[str], wanted: set[str]) -> Iterator[Path]:
    """The files of certain rooms, in all apps."""
    for path in python_files(root):
        if app_of(path, root) in order and room_of(path, root) in wanted:
            yield path


def fault(path: Path, root: Path, subject: str, line: int, complaint: str) -> Fault:
    """A fault with a key that stays when lines move, and a sentence with the place in it."""
    name = path.relative_to(root).as_posix()
    return Fault(f"{name}: {subject}", f"{name}:{line}: {subject}: {complaint}")


def is_write(call: ast.Call, function: ast.Attribute) -> bool:
    """Whether a call changes rows, as far as its shape tells.

    ``update`` is one when it takes names only, as a queryset does; a dict or a set is updated from a value.
    ``super().save()`` in a model is Django's own hook, reached only through an operation.
    """
    if ast.unparse(function.value) == "super()":
        return False
    if function.attr == "update":
        return bool(call.keywords) and not call.args
    return function.attr in WRITES
