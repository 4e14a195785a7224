"""`regietafel consultation`: look into bodies from the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from regietafel.cli import console
from regietafel.cli.plan import region_called

if TYPE_CHECKING:
    from decimal import Decimal

    from regietafel.consultation.models import Body
    from regietafel.consultation.queries.norms import BodyYear


def add(commands: console.Commands) -> None:
    """Add the commands."""
    group = commands.add_parser(
        "consultation", help="look into bodies and their meetings", description="Look into bodies and their meetings."
    )
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    norms = console.add_command(verbs, "norms", handle_norms, "hold how often bodies met in a year against their norms")
    norms.add_argument("--region", required=True, help="short name of the region")
    norms.add_argument("--year", required=True, type=int, help="a year, such as 2023")
    console.add_json(norms)


def handle_norms(asked: argparse.Namespace) -> int:
    """Print the bodies that had a norm in the year, or that met in it, as ``queries.norms.reported_years`` finds them."""
    console.start_django()
    from django.utils import timezone

    from regietafel.consultation.queries.norms import reported_years
    from regietafel.core.errors import Refusal

    if not 1950 <= asked.year <= 2150:
        raise Refusal(f"{asked.year} is no year that can be reported on. Give one between 1950 and 2150.")
    region = region_called(asked.region)
    found = [told(body, year) for body, year in reported_years(region, asked.year, timezone.localdate())]
    if asked.json:
        console.say_json({"region": region.slug, "year": asked.year, "bodies": found})
        return 0
    keys = ("name", "norm", "held", "verdict", "reason")
    console.say_table(keys, [["" if one[key] is None else one[key] for key in keys] for one in found])
    return 0


def told(body: Body, year: BodyYear) -> dict[str, Any]:
    """One body: the number that its norm names, what was held while it did, and what comes of that.

    A body that met without a norm tells what it held in the whole year. Norms beside the main one follow in ``others``.
    """
    main = year.main
    if main is None:
        return {"name": body.name, "norm": None, "held": year.held, "verdict": "no norm", "reason": "", "others": []}
    others = [one for one in year.standings if one is not main]
    return {"name": body.name, **said(main), "others": [{"words": one.norm.words, **said(one)} for one in others]}


def said(one: Any) -> dict[str, Any]:
    """One norm of a body."""
    number = whole(one.norm.times) if one.norm.can_be_judged else None
    return {"norm": number, "held": one.held, "verdict": str(one.reported), "reason": one.reason}


def whole(times: Decimal | None) -> int | float | None:
    """A number as people write it: 4 and not 4.00."""
    if times is None:
        return None
    return int(times) if times == int(times) else float(times)
