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
            if not stands(root, module):
                yield Fault(f"{name}: {module}", f"{name} names {module}, which does not exist")


def stands(root: Path, module: str) -> bool:
    """Whether a file is there under the name that people use for it; a room may have become a package."""
    starts = [root, root / "src", root / "src" / "regietafel", *root.glob("src/regietafel/*/templates")]
    return any((start / module).exists() or (start / module.removesuffix(".py")).is_dir() for start in starts)


def listed_apps(text: str) -> list[str]:
    """The apps of the first table in the page on architecture, top to bottom."""
    section = text.split("## The list", 1)[1].split("\n## ", 1)[0]
    return ROW.findall(section)
