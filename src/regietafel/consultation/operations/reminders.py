"""Reminders of action points: to whoever carries them, at most once a week, and never of what is settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from regietafel.attention.queries import is_mailed
from regietafel.consultation.models import ActionPoint, NoReminders, PointState
from regietafel.consultation.queries.reminders import without_reminders
from regietafel.consultation.reminder_links import token_for
from regietafel.core.operations import operation
from regietafel.notices.operations import post
from regietafel.organisations.models import Contact
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Region

POINT = "point"
"""The kind of line by which the mail with what is new tells of action points; who gets that needs no reminder beside it."""
AHEAD = dt.timedelta(days=3)
APART = dt.timedelta(days=7)


@dataclass
class Reminder:
    """One mail: to whom, for which region, and the points in it."""

    to: str
    name: str
    language: str
    region: Region
    person: Any = None
    points: list[ActionPoint] = field(default_factory=list)


def due_points(today: dt.date) -> list[ActionPoint]:
    """What is open and late, or nearly; one that was asked about in the last week waits."""
    rows = ActionPoint.objects.filter(
        state=PointState.OPEN, removed_at__isnull=True, due_on__isnull=False, due_on__lte=today + AHEAD
    )
    waits = rows.filter(reminded_on__gt=today - APART).values("pk")
    rows = rows.exclude(pk__in=waits).select_related("region", "user", "organisation", "body")
    return list(rows.order_by("region", "due_on", "pk"))


def contacts_for(points: Iterable[ActionPoint]) -> dict[tuple[int, int], Contact]:
    """Of each organisation in each region, the contact that mail goes to: the one confirmed last."""
    keys = {one.organisation_id for one in points if one.organisation_id and not one.user_id}
    rows = Contact.objects.filter(organisation__in=keys, removed_at__isnull=True).exclude(email="")
    found: dict[tuple[int, int], Contact] = {}
    for contact in rows.select_related("user").order_by(F("confirmed_on").asc(nulls_first=True), "-pk"):
        found[(contact.organisation_id, contact.region_id)] = contact
    return found


def reminders_for(points: list[ActionPoint]) -> list[Reminder]:
    """The mails, one to each reader and region. Whoever left the region, a bare name, and who is told otherwise get none."""
    contacts = contacts_for(points)
    users = [one.user_id for one in points if one.user_id]
    there = set(RegionRole.objects.filter(user__in=users, ended_at__isnull=True).values_list("user", "region"))
    mails: dict[tuple[str, int, int | None], Reminder] = {}
    for point in points:
        if point.user is not None:
            if (point.user_id, point.region_id) not in there or not point.user.is_active:
                continue
            made = Reminder(point.user.email, point.user.name, point.user.language, point.region, person=point.user)
        else:
            contact = contacts.get((point.organisation_id or 0, point.region_id))
            if contact is None:
                continue
            made = Reminder(contact.email, contact.name, settings.LANGUAGE_CODE, point.region)
        whose = made.person.pk if made.person else None
        mails.setdefault((made.to.lower(), point.region_id, whose), made).points.append(point)
    off = without_reminders(mail.to for mail in mails.values())
    told = is_mailed((mail.person.pk for mail in mails.values() if mail.person), POINT)
    return [mail for mail in mails.values() if mail.to not in off and not (mail.person and mail.person.pk in told)]


@operation
def want_reminders(*, actor: User | None, digest: str, wanted: bool) -> None:
    """Turn the reminders to an address on or off, for who reads it: by the link in the mail, or in the account."""
    if wanted:
        NoReminders.objects.filter(digest=digest).delete()
    else:
        NoReminders.objects.get_or_create(digest=digest)


@operation
def remind_points(*, actor: None, now: dt.datetime) -> int:
    """Put the reminders that are due in the outbox; how many."""
    today = timezone.localdate(now)
    mails = reminders_for(due_points(today))
    for mail in mails:
        send(mail, today)
        ActionPoint.objects.filter(pk__in=[one.pk for one in mail.points]).update(reminded_on=today)
    return len(mails)


def send(mail: Reminder, today: dt.date) -> None:
    """Put one reminder in the outbox. An account gets the link to its list, a contact without account gets none."""
    with translation.override(mail.language or settings.LANGUAGE_CODE):
        count = len(mail.points)
        subject = ngettext("Reminder: %(count)s action point", "Reminder: %(count)s action points", count)
        link = ""
        if mail.person is not None:
            link = f"{settings.BASE_URL}{reverse('consultation:points', args=[mail.region.slug])}?mine=1"
        off = f"{settings.BASE_URL}{reverse('consultation:reminders-by-link', args=[token_for(mail.to)])}"
        words = {"mail": mail, "link": link, "today": today, "off": off}
        post(
            to=mail.to,
            subject=subject % {"count": count},
            body=render_to_string("consultation/mail/points.txt", words).strip() + "\n",
            language=mail.language,
            region=mail.region,
            person=mail.person,
            key=f"points-{mail.region.pk}-{mail.points[0].pk}-{mail.to.lower()}-{today:%Y-%m-%d}"[:200],
            turn_off=off,
        )
