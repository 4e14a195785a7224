"""`regietafel restore`: put a backup back in an empty place."""

from __future__ import annotations

import argparse
from pathlib import Path

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "restore",
        handle,
        "put a backup back in an empty database",
        more="Also one of an older version, and from SQLite to PostgreSQL or back. Nothing is ever overwritten.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="a file that `regietafel backup` wrote")


def handle(asked: argparse.Namespace) -> int:
    """Read it, bring the tables up to this version, and say how much there was."""
    console.start_django()
    from regietafel.backup.reading import restore_backup
    from regietafel.cli.migrate import prepare

    manifest = restore_backup(asked.file, say=console.say)
    prepare()
    rows = sum(table.rows for table in manifest.tables)
    console.say(f"{rows} rows and {len(manifest.files)} files are back, as they were on {manifest.made_at}")
    return 0
