"""The bodies of a demo region, with their norms, the counts of years without dates, and their seats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify

from regietafel.consultation.models import Body, BodyNorm, HeldCount, Seat
from regietafel.core.dates import Precision
from regietafel.organisations.demo import Directory
from regietafel.organisations.models import Contact
from regietafel.plans.models import Action, Tag, TagKind
from regietafel.territories.models import Region

Entry = dict[str, Any]
PLAIN = ("name", "short_name", "kind", "level", "stance", "mandate", "place", "end_reason", "is_public")


class BodyLoader:
    """Adds the bodies that a region lacks; keeps whom and what the meetings after them are looked up in."""

    def __init__(self, region: Region, directory: Directory, actions: dict[str, Action]) -> None:
        self.region = region
        self.directory = directory
        self.actions = actions
        self.bodies = {one.slug: one for one in Body.objects.filter(region=region)}
        self.fresh: set[str] = set()
        self.contacts: dict[str, Contact] = {}

    def load(self, entries: list[Entry], contacts: list[Entry]) -> int:
        """First the bodies, then how they stand to each other and what hangs on them; the number of new ones."""
        new = [entry for entry in entries if entry["slug"] not in self.bodies]
        self.fresh = {entry["slug"] for entry in new}
        if not new:
            return 0
        self.contacts = {entry["key"]: self.contact(entry) for entry in contacts}
        for entry in new:
            self.bodies[entry["slug"]] = self.add(entry)
        for entry in new:
            self.place(entry)
        BodyNorm.objects.bulk_create(norm for entry in new for norm in self.norms(entry))
        HeldCount.objects.bulk_create(
            HeldCount(body=self.bodies[entry["slug"]], **count) for entry in new for count in entry["held_counts"]
        )
        Seat.objects.bulk_create(self.seat(entry, seat) for entry in new for seat in entry["seats"])
        return len(new)

    def contact(self, entry: Entry) -> Contact:
        """Somebody who comes, named by the function, with a mailbox that does not exist."""
        organisation = self.directory.organisations[entry["organisation"]]
        known = Contact.objects.filter(organisation=organisation, region=self.region, name__iexact=entry["name"])
        return known.first() or Contact.objects.create(
            organisation=organisation,
            region=self.region,
            name=entry["name"],
            email=f"{entry['mailbox']}@example.org",
        )

    def add(self, entry: Entry) -> Body:
        """The row itself, still without its neighbours."""
        dates: dict[str, Any] = {}
        for side in ("starts", "ends"):
            given = entry[side] or {"on": None, "precision": Precision.YEAR}
            dates |= {f"{side}_on": given["on"], f"{side}_precision": given["precision"]}
        return Body.objects.create(
            region=self.region,
            slug=entry["slug"],
            organiser=self.directory.organisations[entry["organiser"]] if entry["organiser"] else None,
            group=self.directory.groups[entry["group"]] if entry["group"] else None,
            **{name: entry[name] for name in PLAIN},
            **dates,
        )

    def place(self, entry: Entry) -> None:
        """Below which body it stands, what followed it, and its themes."""
        body = self.bodies[entry["slug"]]
        if entry["parent"] or entry["successor"]:
            body.parent = self.bodies.get(entry["parent"])
            body.successor = self.bodies.get(entry["successor"])
            body.save(update_fields=["parent", "successor"])
        if entry["themes"]:
            codes = [slugify(word)[:80] for word in entry["themes"]]
            body.themes.set(Tag.objects.filter(region=self.region, kind=TagKind.THEME, code__in=codes))

    def norms(self, entry: Entry) -> Iterator[BodyNorm]:
        """How often, by an action of a plan that is there, or in words of its own."""
        for norm in entry["norms"]:
            told = dict(norm)
            if "action" in told:
                told["action"] = self.actions.get(told["action"])
                if told["action"] is None:
                    continue
            if "with_body" in told:
                told["with_body"] = self.bodies[told["with_body"]]
            yield BodyNorm(body=self.bodies[entry["slug"]], **told)

    def seat(self, entry: Entry, seat: Entry) -> Seat:
        """Who sits there, as what, sent how, and when."""
        return Seat(
            body=self.bodies[entry["slug"]],
            organisation=self.directory.organisations[seat["organisation"]] if "organisation" in seat else None,
            group=self.directory.groups[seat["group"]] if "group" in seat else None,
            role=seat["role"],
            delegation=seat["delegation"],
            contact=self.contacts[seat["contact"]] if seat["contact"] else None,
            since=seat["since"],
            until=seat["until"],
        )
