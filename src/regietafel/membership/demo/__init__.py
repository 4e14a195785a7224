"""For whom the demo accounts sit at the table, and which functions they fill."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from regietafel.core.operations import operation
from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.organisations.demo import Directory, demo_file, fill_directory
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Region

HERE = Path(__file__).parent


@operation
def load_seats(*, actor: Any) -> str:
    """Seat the demo accounts; one that sits somewhere already, or was taken away, stays as people made it."""
    content: dict[str, Any] = json.loads((HERE / "seats.json").read_text(encoding="utf8"))
    region = Region.objects.get(slug=content["region"])
    directory = fill_directory(region, demo_file(), actor=actor)
    people = {one.email: one for one in User.objects.filter(is_demo=True)}
    added = sum(seat(region, directory, people, entry) for entry in content["affiliations"])
    added += sum(fill_function(directory, people, entry) for entry in content["holders"])
    return f"seats of the demo accounts: {added} added"


def seat(region: Region, directory: Directory, people: dict[str, User], entry: dict[str, Any]) -> bool:
    """Let a person hold a role for an organisation; whether that was new."""
    role = RegionRole.objects.filter(
        user=people.get(entry["email"]), region=region, kind=entry["kind"], ended_at__isnull=True
    ).first()
    if role is None or Affiliation.objects.filter(role=role).exists():
        return False
    Affiliation.objects.create(role=role, organisation=directory.organisations[entry["organisation"]])
    return True


def fill_function(directory: Directory, people: dict[str, User], entry: dict[str, Any]) -> bool:
    """Let a person fill a function; whether that was new."""
    person, function = people.get(entry["email"]), directory.functions[entry["function"]]
    if person is None or FunctionHolder.objects.filter(function=function, user=person).exists():
        return False
    FunctionHolder.objects.create(function=function, user=person, since=dt.date.fromisoformat(entry["since"]))
    return True
