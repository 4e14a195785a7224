"""Promises and feeds for :mod:`tests.world`: at the table of the partner, in the bin, and what the public may know."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from regietafel.attention import links
from regietafel.consultation import reminder_links
from regietafel.consultation.answer_tokens import token_for
from regietafel.consultation.feed_tokens import digest_of
from regietafel.consultation.models import (
    ActionPoint,
    Body,
    CalendarFeed,
    FeedScope,
    Invitee,
    Meeting,
    MeetingState,
    ReportBack,
)
from regietafel.organisations.models import Organisation
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Region


def add_promises(region: Region, base: int, people: dict[str, Any], secret: str) -> dict[str, Any]:
    """What the table of the meetings promised, with a public body beside it; both feeds are of who may read least."""
    table = Body.objects.get(pk=base + 41)
    opened = Body.objects.create(
        pk=base + 51, region=region, slug=f"open-overleg-{base}", name="Open overleg", is_public=True
    )
    coming = timezone.localdate() + dt.timedelta(days=30)
    Meeting.objects.create(pk=base + 51, body=opened, on=coming, state=MeetingState.CONVENED, starts_at=dt.time(14))
    asked = Meeting.objects.create(pk=base + 52, body=table, on=coming, state=MeetingState.CONVENED)
    Invitee.objects.create(pk=base + 52, meeting=asked, name=f"{secret}gast", email=f"gast-{base}@example.org")
    bin_word, now = secret or "zqremoved ", timezone.now()
    common: dict[str, Any] = {"region": region, "body": table}
    klaver = Organisation.objects.get(pk=base + 1)
    ActionPoint.objects.create(pk=base + 51, what=f"{secret}lijst sturen", organisation=klaver, **common)
    ActionPoint.objects.create(pk=base + 52, what=f"{bin_word}vergeten lijst", removed_at=now, **common)
    ReportBack.objects.create(pk=base + 51, region=region, what=f"{secret}vraag aan de tafel", to_body=table)
    ReportBack.objects.create(pk=base + 52, what=f"{secret}vraag aan allen", to_municipalities=True, **common)
    ReportBack.objects.create(
        pk=base + 53, region=region, what=f"{bin_word}vergeten vraag", to_body=table, removed_at=now
    )
    owner = people["other_director" if secret else "director"]
    reader = owner if secret else people["partner"]
    return {
        "point": base + 51,
        "removed_point": base + 52,
        "report_back": base + 51,
        "report_back_to_towns": base + 52,
        "removed_report_back": base + 53,
        "receiving_meeting": base + 52,
        "meeting_token": token_for(base + 52),
        "mail_off_token": links.token_for(owner.pk),
        "reminder_token": reminder_links.token_for(f"gast-{base}@example.org"),
        "feed": add_feed(base + 51, region, owner, f"feed-of-the-owner-{base}"),
        "feed_token": token_of(add_feed(base + 52, region, reader, f"feed-to-read-{base}"), base),
    }


def add_feed(pk: int, region: Region, person: User, token: str) -> int:
    """An address of somebody."""
    assert RegionRole.objects.filter(user=person, region=region).exists(), "only who has a seat reads along"
    feed = CalendarFeed.objects.create(pk=pk, user=person, region=region, scope=FeedScope.MINE, digest=digest_of(token))
    return feed.pk


def token_of(_pk: int, base: int) -> str:
    """The secret of the second feed."""
    return f"feed-to-read-{base}"
