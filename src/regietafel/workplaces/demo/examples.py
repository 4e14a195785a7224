"""Workplaces that nobody runs: they make map, ladder, filters and free places live, and say that they are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from regietafel.core.dates import Precision
from regietafel.organisations.demo import Directory
from regietafel.organisations.models import Contact
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.freshness import FREE_FOR
from regietafel.workplaces.models import (
    Capacity,
    FreePlaces,
    Measure,
    Offer,
    OfferRung,
    Term,
    TermKind,
    WorkForm,
    Workplace,
)

Entry = dict[str, Any]
LISTS = (
    ("activities", TermKind.ACTIVITY),
    ("target_groups", TermKind.TARGET_GROUP),
    ("languages", TermKind.LANGUAGE),
)
PLAIN = ("slug", "name", "summary", "street", "postcode", "locality", "latitude", "longitude", "listing", "since")
WAYS = ("by_bus", "by_bike", "by_train")
OFFERED = ("name", "summary", "dutch", "digital", "load", "wheelchair", "hours", "guidance", "training", "referral")
DATED = ("waiting_weeks", "since", "until")
ADDED_DAYS_AGO = 600


def load_examples(region: Region, directory: Directory, content: Entry, now: dt.datetime) -> int:
    """Add the examples that the region lacks, with all that hangs on them; the number of them."""
    known = set(Workplace.objects.filter(region=region).values_list("slug", flat=True))
    new = [entry for entry in content["workplaces"] if entry["slug"] not in known]
    if new:
        ExampleLoader(region, directory, now).load(new)
    return len(new)


class ExampleLoader:
    """Writes workplaces kind by kind; keeps the lists in which their words are looked up."""

    def __init__(self, region: Region, directory: Directory, now: dt.datetime) -> None:
        self.region = region
        self.directory = directory
        self.now = now
        self.today = timezone.localdate(now)
        self.places = {one.nis: one for one in Municipality.objects.all()}
        self.forms = {one.code: one for one in WorkForm.objects.all()}
        self.measures = {one.code: one for one in Measure.objects.all()}
        self.terms = {(one.kind, one.code): one for one in Term.objects.all()}
        contacts = Contact.objects.filter(region=region, removed_at__isnull=True, email__endswith="@example.org")
        self.contacts = {one.organisation_id: one for one in contacts.order_by("pk")}

    def load(self, entries: list[Entry]) -> None:
        """First the workplaces, then what they offer."""
        rows = Workplace.objects.bulk_create([self.workplace(entry) for entry in entries])
        pairs = [(row, given) for row, entry in zip(rows, entries, strict=True) for given in entry["offers"]]
        offers = Offer.objects.bulk_create([self.offer(row, given) for row, given in pairs])
        told = list(zip(offers, (given for _, given in pairs), strict=True))
        OfferRung.objects.bulk_create(OfferRung(offer=one, rung=rung) for one, given in told for rung in given["rungs"])
        Capacity.objects.bulk_create(Capacity(offer=one, **row) for one, given in told for row in given["capacities"])
        FreePlaces.objects.bulk_create(one for offer, given in told for one in self.free(offer, given))
        self.join(told)

    def workplace(self, entry: Entry) -> Workplace:
        """The row itself."""
        organisation = self.directory.organisations[entry["organisation"]]
        return Workplace(
            region=self.region,
            organisation=organisation,
            municipality=self.places[entry["municipality"]],
            contact=self.contacts.get(organisation.pk),
            since_precision=Precision.MONTH,
            source="verzonnen voorbeeld",
            is_demo=True,
            added_on=self.today - dt.timedelta(ADDED_DAYS_AGO),
            verified_on=self.today - dt.timedelta(entry["confirmed_days_ago"]),
            verified_by=organisation.name,
            **{name: entry[name] for name in (*PLAIN, *WAYS)},
        )

    def offer(self, workplace: Workplace, given: Entry) -> Offer:
        """One way to work there."""
        return Offer(
            workplace=workplace,
            work_form=self.forms[given["work_form"]],
            **{name: given[name] for name in (*OFFERED, *DATED)},
        )

    def free(self, offer: Offer, given: Entry) -> Iterator[FreePlaces]:
        """What was posted, so many days before now; what was posted long ago has faded."""
        if given["free"]:
            posted = self.now - dt.timedelta(given["free"]["days_ago"])
            yield FreePlaces(
                offer=offer,
                places=given["free"]["places"],
                posted_at=posted,
                fades_on=timezone.localdate(posted) + FREE_FOR,
                posted_by=offer.workplace.organisation.name,
            )

    def join(self, told: list[tuple[Offer, Entry]]) -> None:
        """Words and measures, all at once."""
        words = [
            Offer.terms.through(offer_id=offer.pk, term_id=self.terms[kind, code].pk)
            for offer, given in told
            for key, kind in LISTS
            for code in given[key]
        ]
        measures = [
            Offer.measures.through(offer_id=offer.pk, measure_id=self.measures[code].pk)
            for offer, given in told
            for code in given["measures"]
        ]
        Offer.terms.through.objects.bulk_create(words)
        Offer.measures.through.objects.bulk_create(measures)
