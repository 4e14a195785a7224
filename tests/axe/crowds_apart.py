"""Five hundred of what a region keeps beside its plan: meetings and what was promised there, events, workplaces."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.consultation.models import (
    ActionPoint,
    Body,
    Event,
    EventState,
    Meeting,
    MeetingState,
    ReportBack,
)
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region
from regietafel.workplaces.models import Change, Offer, OfferRung, Remark, SelfCheck, WorkForm, Workplace
from tests.workplaces.make import open_directory

MANY, TABLES = 500, 60
LONG = "met een naam die net iets te lang is om op een regel te staan op een klein scherm"


def add_crowded_tables(region: Region, director: User) -> None:
    """Sixty bodies with five hundred meetings, past and to come, and as much that was promised at them."""
    today = timezone.localdate()
    bodies = Body.objects.bulk_create(
        Body(region=region, name=f"Werkgroep {n} {LONG}", slug=f"werkgroep-{n}") for n in range(TABLES)
    )
    Meeting.objects.bulk_create(
        Meeting(
            body=bodies[n % TABLES],
            on=today + dt.timedelta(days=n - MANY // 2),
            state=MeetingState.HELD if n < MANY // 2 else MeetingState.DRAFT,
            place="Vergaderzaal op de eerste verdieping",
        )
        for n in range(MANY)
    )
    ActionPoint.objects.bulk_create(
        ActionPoint(
            region=region, body=bodies[n % TABLES], what=f"Afspraak {n} {LONG}", made_by=director, who="Trekker",
            due_on=today + dt.timedelta(days=n - MANY // 2),
        )
        for n in range(MANY)
    )  # fmt: skip
    ReportBack.objects.bulk_create(
        ReportBack(
            region=region, body=bodies[n % TABLES], to_body=bodies[(n + 1) % TABLES], what=f"Te vertellen {n} {LONG}",
            made_by=director, due_on=today + dt.timedelta(days=n - MANY // 2),
        )
        for n in range(MANY)
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(
            region=region, slug=f"moment-{n}", title=f"Inspiratiemoment {n} {LONG}", state=EventState.ANNOUNCED,
            on=today + dt.timedelta(days=n - MANY // 2), is_public=True,
        )
        for n in range(MANY)
    )  # fmt: skip


def add_crowded_workplaces(region: Region) -> None:
    """Five hundred workplaces, a few without a municipality, each with a remark, and the questions that go round."""
    open_directory(region)
    today, now = timezone.localdate(), timezone.now()
    organisations = list(Organisation.objects.filter(region=region, name__startswith="Organisatie"))
    there = Municipality.objects.order_by("pk").first()
    form = WorkForm.objects.get_or_create(code="arbeidszorg", defaults={"names": {"nl": "Arbeidszorg"}})[0]
    rows = Workplace.objects.bulk_create(
        Workplace(
            region=region, organisation=organisations[n], name=f"Werkplek {n} {LONG}", slug=f"werkplek-{n}",
            municipality=there if n % 7 else None, added_on=today - dt.timedelta(days=800),
            verified_on=today - dt.timedelta(days=n * 2), latitude=50.8 + n / 5000, longitude=3.2 + n / 5000,
        )
        for n in range(MANY)
    )  # fmt: skip
    offers = Offer.objects.bulk_create(Offer(workplace=row, work_form=form) for row in rows)
    OfferRung.objects.bulk_create(OfferRung(offer=offer, rung=n % 6 + 1) for n, offer in enumerate(offers))
    Remark.objects.bulk_create(
        Remark(workplace=row, text=f"Het nummer van {row.name} klopt niet", sent_at=now) for row in rows
    )
    Change.objects.bulk_create(
        Change(workplace=row, before={"by_bus": ""}, after={"by_bus": "lijn 5"}, proposed_at=now, proposed_by="Klaver")
        for row in rows
    )
    SelfCheck.objects.bulk_create(
        SelfCheck(
            region=region, organisation=organisation, email="onthaal@example.org", asked_on=today,
            until=today + dt.timedelta(days=90),
        )
        for organisation in organisations
    )  # fmt: skip
