"""`regietafel search`: find what the public may read, and make the index anew."""

from __future__ import annotations

import argparse
from typing import Any

from regietafel.cli import console
from regietafel.cli.plan import region_called


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "search",
        handle,
        "find what the public may read in a region",
        more="With --rebuild and no words it makes the index anew, while others go on working.",
    )
    command.add_argument("words", nargs="*", metavar="WORDS", help="what to look for; the last may be half a word")
    command.add_argument("--region", help="short name of the region")
    command.add_argument("--rebuild", action="store_true", help="make the index anew")
    console.add_json(command)


def handle(asked: argparse.Namespace) -> int:
    """Make the index anew, or print what was found."""
    from regietafel.core.errors import Refusal

    console.start_django()
    if asked.rebuild:
        return rebuild(asked)
    if not asked.words or not asked.region:
        raise Refusal("Say what to look for and where: regietafel search WORDS --region REGION.")
    return find(asked)


def rebuild(asked: argparse.Namespace) -> int:
    """Make the index anew and say how much stands in it."""
    from regietafel.search.indexing import rebuild

    held = rebuild()
    if asked.json:
        console.say_json(held)
    else:
        console.say_table(("kind", "rows"), list(held.items()))
    return 0


def find(asked: argparse.Namespace) -> int:
    """Print what a visitor would find: the best of each kind, with the totals."""
    from django.contrib.auth.models import AnonymousUser

    from regietafel.search.queries import find
    from regietafel.search.words import question

    words = question(" ".join(asked.words))
    groups = find(AnonymousUser(), region_called(asked.region), words)
    if asked.json:
        console.say_json({"words": words.text, "found": [as_data(group) for group in groups]})
        return 0
    if not groups:
        console.say("Nothing was found that the public may read.")
    for group in groups:
        console.say(f"{group.kind.label}: {group.total}")
        for row in group.rows:
            console.say(f"  {row.name} ({row.within})" if row.within else f"  {row.name}")
    return 0


def as_data(group: Any) -> dict[str, Any]:
    """One kind as plain data."""
    return {
        "kind": group.kind.name,
        "total": group.total,
        "rows": [{"title": row.name, "within": row.within, "address": row.url} for row in group.rows],
    }
