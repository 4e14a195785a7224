"""`regietafel mail`: fetch the mailbox, and look at what came in."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from regietafel.cli import console
from regietafel.cli.plan import region_called

STATES = ("waiting", "filed", "aside", "refused")


def add(commands: console.Commands) -> None:
    """Add the command."""
    group = commands.add_parser(
        "mail", help="fetch mail that comes in", description="Fetch the mailbox, and look at what came in."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    fetching = console.add_command(
        verbs,
        "fetch",
        handle_fetch,
        "fetch the mailbox now",
        more="The clock does it too. Safe to run twice, late, or beside another; each mail comes in once.",
    )
    console.add_json(fetching)
    listing = console.add_command(verbs, "list", handle_list, "list the mail of a region, the newest first")
    listing.add_argument("--region", required=True, help="short name of the region")
    listing.add_argument("--state", choices=STATES, help="only mail in this state")
    console.add_json(listing)


def handle_fetch(asked: argparse.Namespace) -> int:
    """Fetch, and fail if the mailbox did not answer or a mail had to stay there."""
    console.start_django()
    from django.utils import timezone

    from regietafel.mail_in.fetching import fetch

    done = fetch(timezone.now())
    if asked.json:
        console.say_json(asdict(done))
    else:
        console.say(str(done))
    return 1 if done.away or done.left else 0


def handle_list(asked: argparse.Namespace) -> int:
    """Print subjects and states, never a text."""
    console.start_django()
    from regietafel.mail_in.models import ReceivedMail

    rows = ReceivedMail.objects.filter(region=region_called(asked.region)).prefetch_related("filings")
    if asked.state:
        rows = rows.filter(state=asked.state)
    told = [
        {
            "came_in": row.received_at.isoformat(),
            "from": row.sender_address,
            "subject": row.subject,
            "state": row.state,
            "reason": row.reason,
            "filed_on": [f"{one.kind}:{one.target_pk}" for one in row.filings.all()],
        }
        for row in rows
    ]
    if asked.json:
        console.say_json(told)
    else:
        for one in told:
            console.say(f"{one['state']:8} {one['came_in'][:16]} {one['from']}: {one['subject']}")
    return 0
