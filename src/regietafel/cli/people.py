"""`regietafel people`: who has an account, and which roles."""

from __future__ import annotations

import argparse
from typing import Any

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the commands."""
    group = console.add_command(commands, "people", handle_list, "show who has an account")
    console.add_json(group)
    verbs = group.add_subparsers(title="what", metavar="WHAT (list)")
    listing = console.add_command(verbs, "list", handle_list, "list accounts with their roles")
    for command in (group, listing):
        command.add_argument("--region", help="only who has a role in this region (its short name)")
    console.add_json(listing)


def handle_list(asked: argparse.Namespace) -> int:
    """Print them."""
    console.start_django()
    found = accounts(asked.region)
    if asked.json:
        console.say_json(found)
        return 0
    rows = [
        (
            one["email"],
            one["name"],
            "open" if one["active"] else "closed",
            "platform administrator" if one["platform_admin"] else "",
            ", ".join(f"{role['region']}: {role['role']}" for role in one["roles"]),
        )
        for one in found
    ]
    console.say_table(("address", "name", "account", "platform", "roles"), rows)
    return 0


def accounts(region_slug: str | None) -> list[dict[str, Any]]:
    """Accounts with their running roles."""
    from regietafel.cli.plan import region_called
    from regietafel.people.models import User
    from regietafel.people.queries import people_of

    people = people_of(region_called(region_slug)) if region_slug else User.objects.all()
    return [
        {
            "email": one.email,
            "name": one.name,
            "active": one.is_active,
            "platform_admin": one.is_platform_admin,
            "roles": [
                {"region": role.region.slug, "role": role.kind}
                for role in one.roles.all()
                if role.ended_at is None and region_slug in {None, role.region.slug}
            ],
        }
        for one in people.prefetch_related("roles__region").order_by("email")
    ]
