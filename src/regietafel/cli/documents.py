"""`regietafel documents`: the text of files, which the search looks in."""

from __future__ import annotations

import argparse

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    group = commands.add_parser(
        "documents", help="look after the files of documents", description="Look after the files of documents."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    command = console.add_command(
        verbs,
        "read",
        handle,
        "read the text of files that have none yet, for the search",
        more="The worker does this by itself; the command is for who wants to wait for it.",
    )
    command.add_argument("--again", action="store_true", help="also try what could not be read or had no text")
    console.add_json(command)


def handle(asked: argparse.Namespace) -> int:
    """Read what waits, and say how all of it stands."""
    console.start_django()
    from django.utils import timezone

    from regietafel.documents.models import TextState
    from regietafel.documents.queries import count_texts
    from regietafel.documents.texts import ask_anew, read_waiting, waiting_files

    if asked.again:
        ask_anew(actor=None)
    looked = read_waiting()
    held = count_texts()
    told = {
        "looked_into": looked,
        "with_text": held.get(TextState.READ, 0),
        "without_text": held.get(TextState.NONE, 0),
        "not_readable": held.get(TextState.FAILED, 0),
        "waiting": waiting_files(timezone.now()).count(),
    }
    if asked.json:
        console.say_json(told)
    else:
        console.say_table(("what", "files"), [(name.replace("_", " "), count) for name, count in told.items()])
    return 0 if not told["waiting"] else 1
