"""All commands, put together."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from regietafel import __version__
from regietafel.cli import (
    admin,
    agreements,
    backup,
    check,
    console,
    consultation,
    demo,
    documents,
    mail,
    maps,
    migrate,
    people,
    permissions,
    plan,
    restore,
    run,
    search,
    serve,
    signals,
    tick,
    worker,
    workplaces,
)

GROUPS = (
    run,
    serve,
    signals,
    agreements,
    worker,
    tick,
    migrate,
    check,
    demo,
    admin,
    plan,
    consultation,
    workplaces,
    documents,
    people,
    permissions,
    backup,
    restore,
    search,
    maps,
    mail,
)


def parser() -> argparse.ArgumentParser:
    """Everything that can be asked, with its help."""
    top = argparse.ArgumentParser(
        prog="regietafel",
        description="Keeps the action plan of a region's director alive and proves what came of it.",
        epilog="`regietafel COMMAND --help` says more. Settings come from the environment: docs/configuration.md.",
    )
    top.add_argument("--version", action="version", version=f"regietafel {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in GROUPS:
        group.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    console.speak_safely()
    asked = parser().parse_args(arguments)
    return console.guarded(lambda: int(asked.handle(asked)))
