"""`regietafel backup`: everything that is kept, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "backup",
        handle,
        "write everything that is kept to one file",
        more="Can run while people work: the file holds one moment. Only its owner can read it.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the zip file to write")
    command.add_argument("--overwrite", action="store_true", help="replace the file if it is there")


def handle(asked: argparse.Namespace) -> int:
    """Write it and say how much there was."""
    console.start_django()
    from regietafel.backup.writing import write_backup

    manifest = write_backup(asked.file, overwrite=asked.overwrite)
    rows = sum(table.rows for table in manifest.tables)
    console.say(
        f"{asked.file}: {rows} rows of {len(manifest.tables)} tables, {len(manifest.files)} files, "
        f"{asked.file.stat().st_size} bytes"
    )
    return 0
