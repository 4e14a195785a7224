"""`regietafel demo`: the example region and its accounts."""

from __future__ import annotations

import argparse

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the commands."""
    group = console.add_command(commands, "demo", handle_load, "load the example region, or close its accounts")
    verbs = group.add_subparsers(title="what", metavar="WHAT (load)")
    console.add_command(
        verbs,
        "load",
        handle_load,
        "add what is missing of the example region",
        more="What is there stays as people made it, so it can run twice. Not in production.",
    )
    console.add_command(
        verbs,
        "close-accounts",
        handle_close,
        "close the demo accounts for good",
        more="Their password is known to all; `serve` refuses to start beside them.",
    )


def handle_load(asked: argparse.Namespace) -> int:
    """Load it and say what was added."""
    from regietafel.core.errors import Refusal

    console.start_django()
    from django.conf import settings

    if settings.PRODUCTION:
        raise Refusal("The example region comes with accounts whose password is known: not in production.")
    for line in load():
        console.say(line)
    return 0


def load() -> list[str]:
    """Run every loader, lowest app first, then what is made from the rows, and return the lines of the loaders."""
    from regietafel.core import registry

    lines = [loader(actor=None) for loader in registry.demo_loaders]
    for prepare_one in registry.preparations:
        prepare_one()
    return lines


def handle_close(asked: argparse.Namespace) -> int:
    """Close them and say how many there were."""
    console.start_django()
    from regietafel.people.demo import close_accounts

    console.say(f"{close_accounts(actor=None)} demo accounts closed")
    return 0
