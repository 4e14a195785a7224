"""What no tracked file may contain, because it is true on one machine or for one registry only."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.exceptions import Fault

HOSTS = (
    "registry" + ".npmjs",
    "files.python" + "hosted",
    "pypi" + ".org",
    "registry" + ".yarnpkg",
    "deb.debian" + ".org",
)
MACHINE = r"(?<![\w.~$}\])])/(?:" + "work|root|home/[a-z]+|Users/[a-z]+|tmp" + r")/[\w.]"
FORBIDDEN = {
    "an address of a registry": re.compile("|".join(map(re.escape, HOSTS))),
    "a path of one machine": re.compile(MACHINE),
}


def tracked(root: Path) -> list[Path]:
    """The files that git keeps, or would keep if they were added now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout.split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


def content_faults(files: list[Path], root: Path) -> Iterator[Fault]:
    """Tracked text files that name a registry's host or a machine's path."""
    for path in files:
        try:
            lines = path.read_text(encoding="utf8").splitlines()
        except UnicodeDecodeError:
            continue
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(lines, start=1):
            for what, pattern in FORBIDDEN.items():
                if found := pattern.search(line):
                    yield Fault(f"{name}: {found[0]}", f"{name}:{number} holds {what}: {found[0]}")
