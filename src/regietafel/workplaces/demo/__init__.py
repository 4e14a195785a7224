"""The directory of the demo: the 65 initiatives of 2014, invented workplaces of today, and a few in the second region.

Of the initiatives we know number, name and form of work. A municipality stands only where the name says it, and a rung
only where the form has a single one; the rest is unknown and stands on the director's worklist. The workplace is the
unit: one that is there already is left alone in whole, however people changed it. Invented ones say so, and count their
days back from the day on which they are loaded, so that free places and confirmations are alive on a first look.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from regietafel.core.operations import operation
from regietafel.journal.operations import record
from regietafel.organisations.demo import Directory, demo_file, fill_directory
from regietafel.organisations.models import Contact, ContactVisibility
from regietafel.plans.demo import read
from regietafel.territories.models import Region
from regietafel.workplaces.demo.examples import load_examples
from regietafel.workplaces.demo.initiatives import load_initiatives
from regietafel.workplaces.models import DirectorySettings

HERE = Path(__file__).parent
Content = dict[str, Any]


@operation
def load_workplaces(*, actor: Any) -> str:
    """Add the workplaces of both demo regions that are not there yet, and open the directories."""
    now = timezone.now()
    past, present, second = file("initiatives_2014.json"), file("examples.json"), file("second_region.json")
    people = demo_file()
    everybody = people | {"organisations": people["organisations"] + past["organisations"] + present["organisations"]}
    region = Region.objects.get(slug=past["region"])
    directory = fill_directory(region, everybody, actor=actor)
    added = load_initiatives(region, directory, past) + fill(region, directory, present, now)
    note(region, added, actor)

    other = Region.objects.get(slug=second["region"])
    more = fill(other, fill_directory(other, read("second_region.json"), actor=actor), second, now)
    note(other, more, actor)
    return f"workplaces: {added + more} added"


def file(name: str) -> Content:
    """One file."""
    content: Content = json.loads((HERE / name).read_text(encoding="utf8"))
    return content


def fill(region: Region, directory: Directory, content: Content, now: dt.datetime) -> int:
    """The invented workplaces of a region, who can be written to about them, and the open door."""
    for entry in content["contacts"]:
        add_contact(region, directory, entry, timezone.localdate(now))
    added = load_examples(region, directory, content, now)
    if added and not DirectorySettings.objects.filter(region=region).exists():
        DirectorySettings.objects.create(region=region, is_public=True, opening=content["opening"])
    return added


def add_contact(region: Region, directory: Directory, entry: Content, today: dt.date) -> None:
    """A functional mailbox at an address that does not exist; one that is there already, or was removed, stays so."""
    organisation = directory.organisations[entry["organisation"]]
    if not Contact.objects.filter(organisation=organisation, region=region, name__iexact=entry["name"]).exists():
        Contact.objects.create(
            organisation=organisation,
            region=region,
            name=entry["name"],
            email=f"{entry['mailbox']}@example.org",
            visibility=ContactVisibility.PUBLIC,
            confirmed_on=today,
        )


def note(region: Region, added: int, actor: Any) -> None:
    """One line in the history of a region."""
    if added:
        record(actor=actor, verb="loaded", on=region, region=region, after={"workplaces": added})
