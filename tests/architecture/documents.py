"""Whether what is written about the house is still true where a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.exceptions import Fault

LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")
MODULE = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml|html|mjs))`")
ROW = re.compile(r"^\| `([a-z_]+)` \|", re.MULTILINE)


def documents(root: Path) -> list[Path]:
    """Everything written for people: beside the code and under docs."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def link_faults(root: Path) -> Iterator[Fault]:
    """Links to files that are not there, and files named in code type that are not there."""
    for path in documents(root):
        text = path.read_text(encoding="utf8")
        name = path.relative_to(root).as_posix()
        for target in sorted(set(LINK.findall(text))):
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                yield Fault(f"{name}: {target}", f"{name} links to {target}, which does not exist")
        for module in sorted(set(MODULE.findall(text))):
            if not any((root / start / module).exists() for start in (".", "src/regietafel", "src", "docs")):
                yield Fault(f"{name}: {module}", f"{name} names {module}, which does not exist")


def listed_apps(text: str) -> list[str]:
    """The apps of the first table in the page on architecture, top to bottom."""
    section = text.split("## The list", 1)[1].split("\n## ", 1)[0]
    return ROW.findall(section)
