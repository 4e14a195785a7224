"""The only doors to bodies, meetings, what was promised and events: list, page, search, export and feed come in here.

The team sees all of its region. The network (partners, municipality readers) sees the bodies, and of the meetings those
of the bodies at whose table they sit, once they are convened. The public sees only what was made public.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from regietafel.consultation.lifecycle import MINUTES_READABLE
from regietafel.consultation.models import (
    ActionPoint,
    Body,
    Event,
    EventState,
    Meeting,
    MeetingState,
    ReportBack,
    Seat,
)
from regietafel.membership.models import Affiliation
from regietafel.organisations.models import OrganisationKind
from regietafel.people.models import RoleKind
from regietafel.people.queries import network_regions, running_roles, team_regions


def seats_on(day: dt.date) -> Q:
    """Seats that are held on a day; the last day counts."""
    return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))


def seats_of_person(user: Any, day: dt.date | None = None) -> QuerySet[Seat]:
    """The seats for which a person comes: as contact, for the organisation, or for the local government of a town."""
    roles = running_roles(user).filter(kind__in=(RoleKind.PARTNER, RoleKind.MUNICIPALITY))
    towns = roles.filter(kind=RoleKind.MUNICIPALITY)
    spoken_for = Affiliation.objects.filter(
        role__in=roles.filter(kind=RoleKind.PARTNER),
        organisation=OuterRef("organisation"),
        role__region=OuterRef("body__region"),
    )
    of_town = towns.filter(municipality=OuterRef("organisation__municipality"), region=OuterRef("body__region"))
    theirs = (
        Q(contact__user=user.pk, contact__removed_at__isnull=True, body__region__in=roles.values("region"))
        | Q(Exists(spoken_for))
        | Q(Exists(of_town), organisation__kind=OrganisationKind.LOCAL_GOVERNMENT)
    )
    if not getattr(user, "is_authenticated", False):
        return Seat.objects.none()
    return Seat.objects.filter(seats_on(day or timezone.localdate())).filter(theirs)


def bodies_visible_to(user: Any) -> QuerySet[Body]:
    """The bodies of the regions at whose table one sits."""
    return Body.objects.filter(removed_at__isnull=True, region__in=network_regions(user))


def meetings_visible_to(user: Any) -> QuerySet[Meeting]:
    """All meetings of the regions where one works; of the network those at one's own tables, once convened."""
    there = Meeting.objects.filter(removed_at__isnull=True, body__removed_at__isnull=True)
    tables = seats_of_person(user).values("body")
    at_my_table = Q(body__in=tables) | Q(pk__in=Meeting.objects.filter(joint_with__in=tables).values("pk"))
    return there.filter(Q(body__region__in=team_regions(user)) | at_my_table & ~Q(state=MeetingState.DRAFT))


def not_in_notes() -> Q:
    """Promises that stand in no minutes, or in minutes that the table reads: what is in notes of the team is theirs."""
    loose = Q(item__isnull=True) | Q(item__meeting__isnull=True)
    return loose | Q(item__meeting__state__in=MINUTES_READABLE)


def report_backs_visible_to(user: Any) -> QuerySet[ReportBack]:
    """What must be reported back: all of it for the team, for the network what leaves or comes to their tables.

    What a meeting promises the network reads from the day on which the minutes are sent.
    """
    tables = seats_of_person(user).values("body")
    return ReportBack.objects.filter(removed_at__isnull=True).filter(
        Q(region__in=team_regions(user)) | not_in_notes() & (Q(body__in=tables) | Q(to_body__in=tables))
    )


def on_the_name_of(user: Any) -> Q:
    """Points that a person has to do: on the own name, or on that of the organisation for which one sits."""
    roles = running_roles(user)
    spoken_for = Affiliation.objects.filter(
        role__in=roles.filter(kind=RoleKind.PARTNER),
        organisation=OuterRef("organisation"),
        role__region=OuterRef("region"),
    )
    of_town = roles.filter(
        kind=RoleKind.MUNICIPALITY, municipality=OuterRef("organisation__municipality"), region=OuterRef("region")
    )
    return (
        Q(user=user.pk)
        | Q(Exists(spoken_for))
        | Q(Exists(of_town), organisation__kind=OrganisationKind.LOCAL_GOVERNMENT)
    )


def action_points_visible_to(user: Any) -> QuerySet[ActionPoint]:
    """Action points: all for the team, for the network their own, and those of their tables once the minutes are sent."""
    there = ActionPoint.objects.filter(removed_at__isnull=True)
    if not getattr(user, "is_authenticated", False):
        return there.none()
    tables = seats_of_person(user).values("body")
    return there.filter(
        Q(region__in=team_regions(user))
        | Q(region__in=network_regions(user)) & (on_the_name_of(user) | not_in_notes() & Q(body__in=tables))
    )


def events_visible_to(user: Any) -> QuerySet[Event]:
    """Events: all for the team, those that were announced for the network."""
    there = Event.objects.filter(removed_at__isnull=True)
    return there.filter(
        Q(region__in=team_regions(user)) | Q(region__in=network_regions(user)) & ~Q(state=EventState.DRAFT)
    )


def public_events() -> QuerySet[Event]:
    """What everybody may read: events that are on the public calendar."""
    return Event.objects.filter(removed_at__isnull=True, is_public=True).exclude(state=EventState.DRAFT)


def public_meetings() -> QuerySet[Meeting]:
    """Dates that everybody may know: of bodies that say so, when and where, and nothing of what is on the table."""
    there = Meeting.objects.filter(removed_at__isnull=True, body__removed_at__isnull=True, body__is_public=True)
    return there.exclude(state=MeetingState.DRAFT)
