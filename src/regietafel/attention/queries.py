"""What waits for a person, as its page and its mail show it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from regietafel.attention.models import Mention, PutOff, Rhythm, Wish
from regietafel.attention.sources import Source, Waiting, sources
from regietafel.people.models import User
from regietafel.people.queries import people_of, seats_of
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Found:
    """A line, of which kind it is and in which region it waits."""

    source: Source
    region: Region
    line: Waiting
    put_off_until: dt.date | None = None

    @property
    def key(self) -> str:
        """Names the line among all lines of its reader, whatever region it comes from."""
        return f"{self.region.pk}/{self.line.key}"[:200]


@dataclass(frozen=True)
class Group:
    """The lines of one kind."""

    source: Source
    rows: list[Found]


@dataclass(frozen=True)
class Everything:
    """All that waits for a person: what is to be seen now by kind, and what was put off."""

    groups: list[Group]
    put_off: list[Found]

    @property
    def count(self) -> int:
        """How many lines are to be seen now."""
        return sum(len(group.rows) for group in self.groups)


def found_for(user: Any, today: dt.date, *, region: Region | None = None) -> list[Found]:
    """Every line, region by region, what is put off too. Each kind answers for what its reader may see."""
    regions = [one for one in seats_of(user).regions if region in (None, one)]
    later = dict(PutOff.objects.filter(user=user, until__gt=today).values_list("key", "until"))
    rows = [Found(source, one, line) for source in sources for one in regions for line in source.find(user, one, today)]
    return [Found(row.source, row.region, row.line, later.get(row.key)) for row in rows]


def arranged(rows: Iterable[Found], today: dt.date, *, kind: str = "") -> Everything:
    """Lines in groups, what is late first, then by the day on which they are due; undated lines as they came."""
    shown: dict[str, list[Found]] = {}
    put_off = []
    for row in rows:
        if kind and row.source.kind != kind:
            continue
        if row.put_off_until:
            put_off.append(row)
        else:
            shown.setdefault(row.source.kind, []).append(row)
    groups = [
        Group(found[0].source, sorted(found, key=lambda row: row.line.due or dt.date.max)) for found in shown.values()
    ]
    return Everything(groups, sorted(put_off, key=lambda row: row.put_off_until or today))


def mentions_waiting(user: Any, region: Region) -> QuerySet[Mention]:
    """Where a person was called by name and did not look yet, the newest first."""
    return Mention.objects.filter(user=user, region=region, seen_at__isnull=True)


def own_mentions(user: Any) -> QuerySet[Mention]:
    """The mentions of a person, seen or not."""
    return Mention.objects.filter(user=user.pk)


def names_in(region: Region) -> list[str]:
    """By which names the people of a region can be called, in order; two of one name cannot, for nobody knows whom it means."""
    found = Counter(name for name in people_of(region).filter(is_active=True).values_list("name", flat=True) if name)
    return sorted((name for name, count in found.items() if count == 1), key=str.casefold)


def wish_of(user: Any) -> Wish:
    """How a person wants to hear what waits: as they said, or once a week on Monday."""
    return Wish.objects.filter(user=user).first() or Wish(user=user)


def is_mailed(users: Iterable[int], kind: str) -> set[int]:
    """Those of these people whose mail tells of a kind, so that no other mail has to."""
    keys = set(users)
    off = {
        wish.user_id
        for wish in Wish.objects.filter(user__in=keys)
        if wish.rhythm == Rhythm.OFF or kind in wish.not_mailed
    }
    return keys - off


def person_behind(pk: int | None) -> User | None:
    """The person whom the link under a mail is for, unless the account is closed."""
    return User.objects.filter(pk=pk, is_active=True).first() if pk is not None else None


def wishes_about(user: Any) -> dict[str, Any]:
    """What is kept here about a person, for the export that they can ask for."""
    wish = wish_of(user)
    return {
        "mail": wish.rhythm,
        "weekday": wish.weekday,
        "kinds left out of the mail": wish.not_mailed,
        "put off": [
            {"what": one.key, "until": one.until.isoformat()} for one in PutOff.objects.filter(user=user).order_by("pk")
        ],
        "mentions": [
            {"in": one.kind, "by": one.by_name, "at": one.made_at.isoformat()}
            for one in Mention.objects.filter(Q(user=user))
        ],
    }
