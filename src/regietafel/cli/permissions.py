"""`regietafel permissions`: the table of roles and permissions, made from the rules."""

from __future__ import annotations

import argparse
from pathlib import Path

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "permissions",
        handle,
        "write docs/permissions.md: which role may do what",
        more="Made from the rules, so it cannot differ from them.",
    )
    command.add_argument("--file", type=Path, default=Path("docs/permissions.md"), help="where (%(default)s)")
    command.add_argument("--check", action="store_true", help="write nothing; fail if the file is not up to date")


def handle(asked: argparse.Namespace) -> int:
    """Write the file, or compare it."""
    console.start_django()
    from regietafel.cli.role_table import page
    from regietafel.core.errors import Refusal

    text = page()
    if asked.check:
        kept = asked.file.read_text(encoding="utf8") if asked.file.exists() else ""
        if kept != text:
            raise Refusal(f"{asked.file} is not what the rules say: run `regietafel permissions`.")
        console.say(f"{asked.file} is what the rules say")
        return 0
    asked.file.parent.mkdir(parents=True, exist_ok=True)
    asked.file.write_text(text, encoding="utf8")
    console.say(f"{asked.file} written")
    return 0
