"""A region in which nothing happened yet, and one in which five hundred of everything did."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from regietafel.intake.models import Reading, ReadingState
from regietafel.journal.models import Entry
from regietafel.membership.models import Invitation
from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import RegionRole, RoleKind, User
from regietafel.plans.models import (
    Action,
    ActionParty,
    Framework,
    LoggedWork,
    PartyRole,
    Plan,
    PlanStatus,
    WorkingYear,
    YearBasis,
    YearState,
)
from regietafel.territories.models import Region
from tests import cast
from tests.axe.crowds_agreements import add_crowded_agreements
from tests.axe.crowds_apart import add_crowded_tables, add_crowded_workplaces
from tests.axe.crowds_mail_in import add_crowded_mail
from tests.axe.crowds_signals import add_crowded_signals
from tests.plans import make
from tests.world import Place, World

MANY = 500
STATES = [YearState.PLANNED, YearState.UNDER_WAY, YearState.DONE, YearState.PARTLY]


def make_empty_region(world: World, *, published: bool) -> Place:
    """A region with a director and a plan without a single goal."""
    region = cast.make_region("leegland", "Leegland")
    cast.give_role(person(world, "director"), region, RoleKind.DIRECTOR)
    plan = make.make_plan(
        region,
        Framework.objects.get(),
        slug="leeg",
        title="Een plan waar nog niets in staat",
        status=PlanStatus.RUNNING if published else PlanStatus.DRAFT,
        published_at=timezone.now() if published else None,
    )
    return Place("empty", {"region_slug": region.slug, "plan_slug": plan.slug})


def person(world: World, role: str) -> User:
    """Somebody with an account."""
    found = world.people[role]
    assert isinstance(found, User)
    return found


def make_crowded_region(world: World) -> Place:
    """A region with a published plan of five hundred actions, and as many of everything else."""
    director = person(world, "director")
    region = cast.make_region("volksland", "Volksland")
    cast.give_role(director, region, RoleKind.DIRECTOR)
    plan = add_crowded_plan(region, director)
    add_crowded_directory(region)
    add_crowded_table(region)
    add_crowded_records(region, director)
    add_crowded_tables(region, director)
    add_crowded_workplaces(region)
    add_crowded_signals(region)
    add_crowded_mail(region)
    add_crowded_agreements(region)
    return Place("crowded", {"region_slug": region.slug, "plan_slug": plan.slug})


def add_crowded_plan(region: Region, director: User) -> Plan:
    """Five hundred actions under twenty goals, each with a lead and three years, of which some are assumed."""
    plan = make.make_plan(
        region, Framework.objects.get(), slug="vol", title="Een vol plan", published_at=timezone.now()
    )
    lead = Organisation.objects.create(
        region=region, name="Dienst met een lange naam die alles trekt", short_name="DAT"
    )
    tops = [
        make.make_goal(plan, str(number), f"Prioriteit {number}", counts_for=[code])
        for number, code in enumerate(make.CODES, 1)
    ]
    goals = [make.make_goal(plan, f"{top.number}.{number}", parent=top) for top in tops for number in range(1, 6)]
    actions = Action.objects.bulk_create(
        Action(
            plan=plan, goal=goals[number % len(goals)], order=number, number=f"{number}",
            title=f"Actie {number} met een titel die net iets te lang is om op een regel te staan op een klein scherm",
            timing="in het voorjaar en het najaar",
        )
        for number in range(MANY)
    )  # fmt: skip
    ActionParty.objects.bulk_create(ActionParty(action=one, role=PartyRole.LEAD, organisation=lead) for one in actions)
    WorkingYear.objects.bulk_create(
        WorkingYear(
            action=one, year=year, state=STATES[one.order % len(STATES)], said_by=director, said_at=timezone.now(),
            basis=YearBasis.ASSUMED if one.order % 5 == 0 else YearBasis.STATED, sentence="We zijn begonnen.",
        )
        for one in actions
        for year in plan.years
    )  # fmt: skip
    return plan


def add_crowded_directory(region: Region) -> None:
    """Five hundred organisations, groups and functions."""
    Organisation.objects.bulk_create(Organisation(region=region, name=f"Organisatie {n}") for n in range(MANY))
    StakeholderGroup.objects.bulk_create(StakeholderGroup(region=region, name=f"Groep {n}") for n in range(MANY))
    Function.objects.bulk_create(Function(region=region, name=f"Functie {n}") for n in range(MANY))


def add_crowded_table(region: Region) -> None:
    """Five hundred people with a seat, and as many invited."""
    people = User.objects.bulk_create(
        User(email=f"lid{n}@volksland.example", name=f"Lid nummer {n}", password="!") for n in range(MANY)
    )
    RegionRole.objects.bulk_create(RegionRole(user=one, region=region, kind=RoleKind.PARTNER) for one in people)
    expires = timezone.now() + dt.timedelta(days=7)
    Invitation.objects.bulk_create(
        Invitation(
            region=region,
            email=f"gast{n}@volksland.example",
            kind=RoleKind.TEAM,
            expires_at=expires,
            sent_at=timezone.now(),
        )
        for n in range(MANY)
    )


def add_crowded_records(region: Region, director: User) -> None:
    """Five hundred lines in the journal, mails and pieces of work, and as many in the bin."""
    now, priority = timezone.now(), Framework.objects.get().priorities.all()[0]
    Entry.objects.bulk_create(
        Entry(
            at=now, region=region, actor=director, actor_name=str(director), verb="changed", kind="plans.action",
            object_id=n, label=f"Actie {n}", before={"title": "Zo was het"}, after={"title": "Zo werd het"},
        )
        for n in range(MANY)
    )  # fmt: skip
    OutboxMail.objects.bulk_create(
        OutboxMail(
            key=f"vol-{n}", region=region, to=f"lezer{n}@volksland.example", subject=f"Onderwerp {n}", body="Tekst",
            next_try_at=now, state=MailState.FAILED if n % 7 == 0 else MailState.SENT,
        )
        for n in range(MANY)
    )  # fmt: skip
    LoggedWork.objects.bulk_create(
        LoggedWork(
            region=region, priority=priority, on=dt.date(2024, 1, 1) + dt.timedelta(days=n % 300), what=f"Overleg {n}",
            logged_by=director, removed_at=now if n % 2 else None, removed_by=director if n % 2 else None,
        )
        for n in range(2 * MANY)
    )  # fmt: skip
    Reading.objects.bulk_create(
        Reading(
            region=region, file_name=f"plan {n}.docx", kind="docx", asked_by=director, asked_at=now,
            state=ReadingState.FAILED if n % 7 == 0 else ReadingState.READY, title=f"Plan {n}",
        )
        for n in range(MANY)
    )  # fmt: skip
