"""The mail that tells what is new: made once for each day of a person's rhythm, and only if something is new."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from regietafel.attention import links
from regietafel.attention.digest import MOST_LINES, is_due, last_day_for
from regietafel.attention.models import PutOff, Round, Told, Wish
from regietafel.attention.queries import Found, arranged, found_for, wish_of
from regietafel.core.operations import locked, operation
from regietafel.notices.operations import post
from regietafel.people.models import User

MOST_AT_ONCE = 200
"""So many people are served in one round of the clock; the next round takes the next ones."""


@dataclass(frozen=True)
class Part:
    """One group of the mail: its title, the lines that stand there, and how many more there are."""

    title: str
    rows: list[Found]
    more: int


def people_due(now: dt.datetime) -> list[User]:
    """Who should get a mail now, if there is anything new for them."""
    local = timezone.localtime(now)
    seated = User.objects.filter(is_active=True, roles__ended_at__isnull=True, roles__isnull=False).distinct()
    wishes = {wish.user_id: wish for wish in Wish.objects.all()}
    rounds = dict(Round.objects.values_list("user", "last_on"))
    return [
        person
        for person in seated.order_by("pk")
        if is_due(
            wishes.get(person.pk) or Wish(user=person),
            last_on=rounds.get(person.pk),
            since=timezone.localtime(person.created_at).date(),
            now=local,
        )
    ][:MOST_AT_ONCE]


@operation
def make_mail(*, actor: None, person: User, now: dt.datetime) -> bool:
    """Put the mail with what is new for a person in the outbox; whether there was anything.

    Locks the person, so that two clocks make one mail. Lines that are gone are forgotten, lines that are put off wait.
    """
    fresh, local = locked(person), timezone.localtime(now)
    made, _new = Round.objects.get_or_create(user=fresh, defaults={"last_on": dt.date.min})
    wish, today = wish_of(fresh), local.date()
    since = timezone.localtime(fresh.created_at).date()
    if not is_due(wish, last_on=None if made.last_on == dt.date.min else made.last_on, since=since, now=local):
        return False
    made.last_on = last_day_for(wish, local) or today
    made.save()
    PutOff.objects.filter(user=fresh, until__lte=today).delete()
    with translation.override(fresh.language or settings.LANGUAGE_CODE):
        rows = found_for(fresh, today)
        told = set(Told.objects.filter(user=fresh).values_list("key", flat=True))
        Told.objects.filter(user=fresh).exclude(key__in=[row.key for row in rows]).delete()
        wanted = [row for row in rows if row.source.kind not in wish.not_mailed and not row.put_off_until]
        new = [row for row in wanted if row.key not in told]
        if not new:
            return False
        Told.objects.bulk_create(
            [Told(user=fresh, key=key, told_on=today) for key in {row.key for row in new}], ignore_conflicts=True
        )
        write(fresh, new, known=len(wanted) - len(new), today=today, day=made.last_on)
    return True


def write(person: User, new: list[Found], *, known: int, today: dt.date, day: dt.date) -> None:
    """Put it in words."""
    groups = [
        Part(str(group.source.title), group.rows[:MOST_LINES], max(0, len(group.rows) - MOST_LINES))
        for group in arranged(new, today).groups
    ]
    regions = {row.region.pk: row.region for row in new}
    off = f"{settings.BASE_URL}{reverse('attention:mail-by-link', args=[links.token_for(person.pk)])}"
    words = {
        "person": person,
        "groups": groups,
        "known": known,
        "today": today,
        "base": settings.BASE_URL,
        "page": f"{settings.BASE_URL}{reverse('attention:waiting')}",
        "wishes": f"{settings.BASE_URL}{reverse('attention:mail')}",
        "off": off,
        "names_region": len(regions) > 1,
    }
    subject = ngettext("New for you: %(count)s thing", "New for you: %(count)s things", len(new)) % {"count": len(new)}
    post(
        to=person.email,
        subject=subject,
        body=render_to_string("attention/mail/new.txt", words).strip() + "\n",
        language=person.language,
        region=next(iter(regions.values())) if len(regions) == 1 else None,
        person=person,
        key=f"waiting-{person.pk}-{day:%Y-%m-%d}",
        turn_off=off,
    )


def tick(now: dt.datetime) -> str:
    """The clock's part: everybody whose day it is, each in a transaction of their own; one line of report."""
    people = people_due(now)
    sent = sum(make_mail(actor=None, person=person, now=now) for person in people)
    return f"mail with what is new: {sent} of {len(people)} people"
