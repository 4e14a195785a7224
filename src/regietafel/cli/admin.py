"""`regietafel admin`: who keeps the platform."""

from __future__ import annotations

import argparse

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    group = commands.add_parser("admin", help="say who keeps the platform", description="Say who keeps the platform.")
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    command = console.add_command(
        verbs,
        "add",
        handle_add,
        "make somebody platform administrator",
        more="Posts a mail with a link to choose a password, and prints that link: it works once.",
    )
    command.add_argument("email", metavar="EMAIL")
    command.add_argument("--name", default="", help="how the person is called on the screen")
    command.add_argument(
        "--language", default="nl", choices=("nl", "en"), help="language of mail and screen (%(default)s)"
    )


def handle_add(asked: argparse.Namespace) -> int:
    """Make the account, and print the link."""
    console.start_django()
    from regietafel.people.first_admin import make_platform_admin

    person, link = make_platform_admin(actor=None, email=asked.email, name=asked.name, language=asked.language)
    console.say(f"{person.email} is platform administrator. Choose a password, once, at")
    console.say(link)
    return 0
