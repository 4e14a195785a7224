"""What a person decides for the own page and mail. It concerns nobody else, so none of it stands in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from regietafel.attention.models import Mention, PutOff, Rhythm, Wish
from regietafel.core.errors import Refusal
from regietafel.core.operations import operation

FURTHEST = dt.timedelta(days=366)
MOST_PUT_OFF = 1000


@operation
def put_off(*, actor: Any, key: str, until: dt.date, today: dt.date) -> PutOff:
    """Take a line out of sight until a day; again with another day is a change of mind."""
    if not key.strip() or len(key) > 200:
        raise Refusal(_("This line is not known any more. Open the page again."))
    if not today < until <= today + FURTHEST:
        raise Refusal(_("Choose a day from tomorrow on, within a year."))
    PutOff.objects.filter(user=actor, until__lte=today).delete()
    if PutOff.objects.filter(user=actor).exclude(key=key).count() >= MOST_PUT_OFF:
        raise Refusal(_("You put off a thousand lines already. Take some of them back first."))
    return PutOff.objects.update_or_create(user=actor, key=key, defaults={"until": until})[0]


@operation
def take_back(*, actor: Any, key: str) -> None:
    """Show a line that was put off again. Twice is once."""
    PutOff.objects.filter(user=actor, key=key).delete()


@operation
def see_mentions(*, actor: Any, pks: Collection[int], now: dt.datetime) -> int:
    """Say that one has seen where one was called by name; how many were new."""
    return Mention.objects.filter(user=actor, pk__in=pks, seen_at__isnull=True).update(seen_at=now)


@operation
def unsee_mentions(*, actor: Any, pks: Collection[int]) -> int:
    """Take that back."""
    return Mention.objects.filter(user=actor, pk__in=pks).update(seen_at=None)


@operation
def wish(*, actor: Any, rhythm: str, weekday: int, not_mailed: Collection[str]) -> Wish:
    """Say how often the mail with what is new comes, and what it leaves out."""
    values = {"rhythm": Rhythm(rhythm), "weekday": weekday, "not_mailed": sorted(set(not_mailed))}
    return Wish.objects.update_or_create(user=actor, defaults=values)[0]


@operation
def turn_mail(*, actor: Any, on: bool) -> Wish:
    """Turn the mail off, or on again once a week: by the link under it."""
    rhythm = Rhythm.WEEKLY if on else Rhythm.OFF
    return Wish.objects.update_or_create(user=actor, defaults={"rhythm": rhythm})[0]
