"""The page of a body tells when it meets and met, and what the next agenda should hold."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.consultation.models import ActionPoint, MeetingState, ReportBack
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.consultation.make import make_body, make_meeting, make_seat


def page_of(client: Client, person: User, region: Region, slug: str) -> str:
    """The page of a body, as somebody sees it."""
    client.force_login(person)
    return client.get(reverse("consultation:body", args=[region.slug, slug])).content.decode()


def link_to(region: Region, pk: int) -> str:
    """The link to a meeting."""
    return f'href="{reverse("consultation:meeting", args=[region.slug, pk])}"'


def test_the_team_sees_all_meetings_and_what_waits(client: Client, director: User, region: Region) -> None:
    today = timezone.localdate()
    body, other = make_body(region), make_body(region, "Stuurgroep")
    coming = make_meeting(body, today + dt.timedelta(days=9), MeetingState.DRAFT)
    past = make_meeting(body, today - dt.timedelta(days=9))
    joint = make_meeting(other, today + dt.timedelta(days=3), MeetingState.CONVENED)
    joint.joint_with.add(body)
    elsewhere = make_meeting(other, today + dt.timedelta(days=4), MeetingState.CONVENED)
    ActionPoint.objects.create(region=region, body=body, what="Lijst maken")
    ReportBack.objects.create(region=region, body=other, what="Beslissing", to_body=body)
    shown = page_of(client, director, region, body.slug)
    for meeting in (coming, past, joint):
        assert link_to(region, meeting.pk) in shown
    assert link_to(region, elsewhere.pk) not in shown
    assert f"?to=b{body.pk}" in shown
    assert f"?body={body.pk}" in shown


def test_a_partner_sees_those_of_the_own_table_only(
    client: Client, partner: User, region: Region, organisation: Organisation
) -> None:
    today = timezone.localdate()
    mine, theirs = make_body(region), make_body(region, "Stuurgroep")
    make_seat(mine, organisation)
    at_mine = make_meeting(mine, today - dt.timedelta(days=9))
    at_theirs = make_meeting(theirs, today - dt.timedelta(days=9))
    ActionPoint.objects.create(region=region, body=mine, what="Lijst maken")
    shown = page_of(client, partner, region, mine.slug)
    assert link_to(region, at_mine.pk) in shown
    assert f"?body={mine.pk}" not in shown
    assert link_to(region, at_theirs.pk) not in page_of(client, partner, region, theirs.slug)


def test_where_nothing_is_planned_it_says_so(client: Client, director: User, region: Region) -> None:
    body = make_body(region)
    assert "Er is niets gepland." in page_of(client, director, region, body.slug)
