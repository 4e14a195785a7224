"""The organisations, groups and functions of the demo, and the operation that adds what is missing.

The keys of the files live only while loading; what is there already is found by its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Q

from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.territories.models import Municipality, Region

HERE = Path(__file__).parent
Named = TypeVar("Named", Organisation, StakeholderGroup, Function)


@dataclass
class Directory:
    """Whom the files can name: key in the file → row, and how many rows were new."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    groups: dict[str, StakeholderGroup] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    added: int = 0


def demo_file() -> dict[str, Any]:
    """What is known about the first region and about the organisations that all regions share."""
    content: dict[str, Any] = json.loads((HERE / "organisations.json").read_text(encoding="utf8"))
    return content


@operation
def load_organisations(*, actor: Any) -> str:
    """Add the organisations, groups and functions of the demo that are not there yet."""
    content = demo_file()
    region = Region.objects.get(slug=content["region"])
    directory = fill_directory(region, content, actor=actor)
    return f"organisations, groups and functions: {directory.added} added"


def fill_directory(region: Region, content: dict[str, Any], *, actor: Any) -> Directory:
    """Find everybody that the content names in the region, or among what all share, and add who is missing.

    What people have changed since stays as they made it; what they removed stays removed.
    """
    directory = Directory()
    add_organisations(directory, region, content["organisations"])
    directory.groups = found_or_added(
        directory,
        StakeholderGroup.objects.filter(region=region),
        content["groups"],
        lambda entry: StakeholderGroup(region=region, name=entry["name"]),
    )
    directory.functions = found_or_added(
        directory,
        Function.objects.filter(region=region),
        content["functions"],
        lambda entry: Function(
            region=region, organisation=directory.organisations.get(entry["organisation"]), name=entry["name"]
        ),
    )
    if directory.added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"parties": directory.added})
    return directory


def add_organisations(directory: Directory, region: Region, entries: Iterable[dict[str, Any]]) -> None:
    """The shared organisations among those of all regions, the others among those of the region."""
    places = {one.nis: one for one in Municipality.objects.all()}

    def make(entry: dict[str, Any]) -> Organisation:
        return Organisation(
            region=None if entry["shared"] else region,
            name=entry["name"],
            short_name=entry["short_name"],
            kind=entry["kind"],
            municipality=places.get(entry["municipality_nis"] or ""),
            website=entry["website"],
        )

    known = Organisation.objects.filter(Q(region=region) | Q(region__isnull=True))
    directory.organisations = found_or_added(directory, known, entries, make)


def identity(one: Organisation | StakeholderGroup | Function) -> tuple[str, int | None, int | None]:
    """What makes a row the same as one in a file: its name, and within what it bears that name."""
    organisation = one.organisation_id if isinstance(one, Function) else None
    return one.name.lower(), one.region_id, organisation


def found_or_added(
    directory: Directory,
    known: Iterable[Named],
    entries: Iterable[dict[str, Any]],
    make: Callable[[dict[str, Any]], Named],
) -> dict[str, Named]:
    """Match entries with rows, and add those that have none; a removed row matches only if no other does."""
    rows = {identity(one): one for one in sorted(known, key=lambda one: not one.is_removed)}
    result: dict[str, Named] = {}
    for entry in entries:
        made = make(entry)
        one = rows.get(identity(made))
        if one is None:
            made.save()
            directory.added += 1
        result[entry["key"]] = one or made
    return result
