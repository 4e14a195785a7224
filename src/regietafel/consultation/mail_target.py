"""Meetings as what a mail that came in can be filed on."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Meeting
from regietafel.consultation.queries.meetings import meetings_of
from regietafel.mail_in.targets import MOST, About, Row, Target, register
from regietafel.territories.models import Region

KIND = "consultation.meeting"
NEAR = dt.timedelta(days=14)
NEAREST = 4
INVITATION = re.compile(r"meeting-(?P<uid>[0-9a-f-]{36})-")
"""The key of a mail that asked somebody to a meeting, as ``operations.inviting_mail`` writes it."""
MINUTES = re.compile(r"minutes-(?P<pk>\d{1,18})-")
"""The key of a mail with minutes, as ``operations.minutes_mail`` writes it."""


def rows(found: Iterable[Meeting]) -> list[Row]:
    """Meetings as they can be chosen."""
    return [Row(one.pk, str(one), one.body.name if one.title else "") for one in found]


def choices(user: Any, region: Region, words: str) -> list[Row]:
    """The meetings whose title or body has all the words, the latest first."""
    found = meetings_of(user, region)
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(body__name__icontains=word))
    return rows(found.order_by("-on", "-pk")[:MOST])


def suggested(user: Any, region: Region, about: About) -> list[Row]:
    """The meeting that the mail answers, and those near its date at whose table the sender's organisation sits."""
    asked = answered(meetings_of(user, region), about.key)
    near = meetings_of(user, region).filter(on__gte=about.on - NEAR, on__lte=about.on + NEAR)
    theirs = near.filter(body__seats__organisation__in=about.organisations).distinct().order_by("on", "pk")
    found = [*asked, *(theirs[:NEAREST] if about.organisations else [])]
    return rows({one.pk: one for one in found}.values())


def answered(meetings: QuerySet[Meeting], key: str) -> list[Meeting]:
    """The meeting about which a mail of ours was, if its key tells."""
    if invitation := INVITATION.match(key):
        try:
            return list(meetings.filter(uid=uuid.UUID(invitation["uid"])))
        except ValueError:
            return []
    minutes = MINUTES.match(key)
    return list(meetings.filter(pk=int(minutes["pk"]))) if minutes else []


def page(user: Any, region: Region, pk: int) -> tuple[str, str] | None:
    """The page of a meeting, unless it lies in the bin."""
    found = meetings_of(user, region).filter(pk=pk).first()
    return (str(found), reverse("consultation:meeting", args=[region.slug, pk])) if found else None


def there(keys: Iterable[int]) -> set[int]:
    """The keys of meetings that still exist."""
    return set(Meeting.objects.filter(pk__in=keys).values_list("pk", flat=True))


def hand_over() -> None:
    """Put meetings among what a mail can be filed on."""
    register(Target(KIND, _("Meeting"), 30, choices, suggested, page, there))
