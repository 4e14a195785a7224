"""`regietafel signals`: the dossiers of a region, with who reported, who was written to and what came back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regietafel.cli import console
from regietafel.cli.plan import region_called

if TYPE_CHECKING:
    from regietafel.policy_signals.models import Dossier
    from regietafel.policy_signals.queries.standing import Standing

PHASES = ("bundled", "sent", "answered", "fed_back", "parked", "withdrawn")


def add(commands: console.Commands) -> None:
    """Add the command."""
    text = "look into signals from the field and their dossiers"
    group = commands.add_parser(
        "signals", help=text, description="Look into signals from the field and their dossiers."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    listing = console.add_command(
        verbs,
        "list",
        handle_list,
        "list the dossiers of a region, with phase, reporters, addressees and replies",
        more="Standing themes, which stay on the list as long as they are true, are left out unless --standing is given.",
    )
    listing.add_argument("--region", required=True, help="short name of the region")
    listing.add_argument("--phase", choices=PHASES, help="only dossiers in this phase")
    listing.add_argument("--standing", action="store_true", help="the standing themes instead of the other dossiers")
    console.add_json(listing)
    phases = console.add_command(
        verbs, "phases", handle_phases, "write the table of phases in the docs, as a picture and in words"
    )
    phases.add_argument("--docs", type=Path, default=Path("docs"), help="the folder of the docs (%(default)s)")
    phases.add_argument("--check", action="store_true", help="write nothing; fail if the docs are not up to date")


def handle_phases(asked: argparse.Namespace) -> int:
    """Write the picture and the words, or compare them."""
    console.start_django()
    from regietafel.core.errors import Refusal
    from regietafel.policy_signals.phase_picture import svg, with_words

    page, picture = asked.docs / "signals.md", asked.docs / "images" / "signal-phases.svg"
    kept = page.read_text(encoding="utf8")
    text, drawn = with_words(kept), svg()
    if asked.check:
        if text != kept or not picture.exists() or picture.read_text(encoding="utf8") != drawn:
            raise Refusal("The phases in the docs are not what the table says: run `regietafel signals phases`.")
        console.say("the docs are what the table of phases says")
        return 0
    page.write_text(text, encoding="utf8")
    picture.write_text(drawn, encoding="utf8")
    console.say(f"{page} and {picture} written")
    return 0


def handle_list(asked: argparse.Namespace) -> int:
    """Print the dossiers, the oldest first."""
    console.start_django()
    from django.utils import timezone

    from regietafel.policy_signals.models import Dossier
    from regietafel.policy_signals.queries.standing import standings_of

    region = region_called(asked.region)
    rows = Dossier.objects.filter(region=region, removed_at__isnull=True, is_standing=asked.standing)
    if asked.phase:
        rows = rows.filter(phase=asked.phase)
    found = list(rows.select_related("lead").order_by("opened_on", "pk"))
    standings = standings_of(found, timezone.localdate())
    told = [told_of(dossier, standings[dossier.pk]) for dossier in found]
    if asked.json:
        console.say_json({"region": region.slug, "dossiers": told})
    else:
        for one in told:
            console.say(f"{one['phase']:10} {one['title']} ({one['reporters']['at_least']}, {len(one['addressees'])})")
    return 0


def told_of(dossier: Dossier, standing: Standing) -> dict[str, Any]:
    """One dossier as plain data."""
    letters = dossier.letters.filter(removed_at__isnull=True, sent_on__isnull=False)
    return {
        "title": dossier.title,
        "phase": dossier.phase,
        "since": dossier.phase_since.isoformat(),
        "lead": dossier.carrier,
        "opened_on": dossier.opened_on.isoformat(),
        "closed_on": dossier.closed_on.isoformat() if dossier.closed_on else None,
        "signals": standing.signals,
        "reporters": {
            "independent": standing.reporters.independent,
            "unknown": standing.reporters.unknown,
            "at_least": standing.reporters.at_least,
        },
        "municipalities": standing.municipalities,
        "addressees": [
            {
                "addressee": letter.addressee,
                "by": letter.channel,
                "sent_on": letter.sent_on.isoformat() if letter.sent_on else None,
                "answer_by": letter.answer_by.isoformat() if letter.answer_by else None,
                "replies": [
                    {"on": reply.on.isoformat(), "by": reply.channel, "extent": reply.extent, "said": reply.said}
                    for reply in letter.replies.order_by("on", "pk")
                ],
            }
            for letter in letters.prefetch_related("replies").order_by("sent_on", "pk")
        ],
    }
