"""Whether every template is used, every template that is asked for exists, and none carries style or script inside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.exceptions import Fault
from tests.architecture.tree import parsed, python_files

NAMED_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
NAMED_BY_ALLAUTH = {"429.html"}
SUFFIXES = (".html", ".txt")
IN_TEMPLATE = re.compile(r"\{%[^%]*%\}")
QUOTED = re.compile(r"""["']([\w./-]+\.(?:html|txt))["']""")
INLINE = {
    r"<[^>]*\sstyle\s*=": "style attribute",
    r"<style[\s>]": "style element",
    r"<[^>]*\son[a-z]+\s*=": "event attribute",
    r"javascript:": "javascript: address",
    r"<script(?![^>]*\ssrc\s*=)(?![^>]*\stype=\"application/json\")[^>]*>": "script without src",
}
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
COMMENTS = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)


def templates(root: Path) -> dict[str, Path]:
    """Templates by the name under which they are loaded."""
    found = {}
    for directory in root.glob("*/templates"):
        for path in sorted(directory.rglob("*")):
            if path.suffix in SUFFIXES:
                found[path.relative_to(directory).as_posix()] = path
    return found


def patterns(root: Path) -> Iterator[str]:
    """What the tree asks for, as regular expressions: a name, or an f-string with holes."""
    for path in python_files(root):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(SUFFIXES):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr) and ast.unparse(node).strip("'\"").endswith(SUFFIXES):
                yield "".join(
                    re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values
                )
    for path in templates(root).values():
        for tag in IN_TEMPLATE.findall(path.read_text(encoding="utf8")):
            yield from map(re.escape, QUOTED.findall(tag))


def unused_faults(root: Path, of_libraries: set[str]) -> Iterator[Fault]:
    """Templates that nothing loads: neither our code, nor another template, nor a library by that name."""
    asked = list(patterns(root))
    for name in templates(root):
        wanted = any(re.fullmatch(pattern, name) for pattern in asked)
        if not wanted and name not in of_libraries | NAMED_BY_DJANGO | NAMED_BY_ALLAUTH:
            yield Fault(name, f"{name} is a template that nothing uses")


def absent_faults(root: Path, of_libraries: set[str]) -> Iterator[Fault]:
    """Templates that a template asks for and that do not exist."""
    known = set(templates(root)) | of_libraries
    for path in templates(root).values():
        for tag in IN_TEMPLATE.findall(path.read_text(encoding="utf8")):
            for name in set(QUOTED.findall(tag)) - known:
                yield Fault(name, f"{path.name} asks for {name}, which does not exist")


def inline_faults(root: Path) -> Iterator[Fault]:
    """Style or script inside a template: the content security policy would block it in silence."""
    for name, path in templates(root).items():
        text = TAGS.sub("", COMMENTS.sub("", path.read_text(encoding="utf8")))
        for pattern, what in INLINE.items():
            if re.search(pattern, text, re.IGNORECASE):
                yield Fault(name, f"{name} has a {what}")
