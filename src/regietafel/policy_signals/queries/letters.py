"""Letters with their clocks: of one dossier, and of all dossiers of a region."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from regietafel.policy_signals.clocks import Clock, ClockState, clock_on
from regietafel.policy_signals.lifecycle import OPEN
from regietafel.policy_signals.models import Dossier, Extent, Letter, Reply
from regietafel.policy_signals.queries.visible import letters_visible_to
from regietafel.territories.models import Region

FRESH = dt.timedelta(days=14)


@dataclass(frozen=True)
class LetterShown:
    """A letter with where it stands."""

    letter: Letter
    clock: Clock
    replies: list[Reply]


REPLIES = Prefetch("replies", Reply.objects.filter(removed_at__isnull=True).select_related("meeting"))
"""What came back on a letter; what lies in the bin does not count."""


def shown(letters: Iterable[Letter], today: dt.date) -> list[LetterShown]:
    """Letters, fetched with ``REPLIES``, and where each stands."""
    return [LetterShown(letter, clock_of(letter, today), list(letter.replies.all())) for letter in letters]


def clock_of(letter: Letter, today: dt.date) -> Clock:
    """Where a letter stands on a day."""
    replies = list(letter.replies.all())
    full = min((reply.on for reply in replies if reply.extent == Extent.FULL), default=None)
    return clock_on(
        today,
        sent_on=letter.sent_on,
        answer_by=letter.answer_by,
        full_reply_on=full,
        has_reply=bool(replies),
        given_up_on=letter.given_up_on,
    )


def letters_of(user: Any, dossier: Dossier) -> QuerySet[Letter]:
    """The letters of a dossier that a person reads, in the order in which they left; drafts last."""
    found = letters_visible_to(user).filter(dossier=dossier).select_related("note_version", "organisation")
    return found.prefetch_related(REPLIES)


def letters_in(user: Any, region: Region, today: dt.date, state: str = "", words: str = "") -> list[LetterShown]:
    """All letters of a region that left, those that wait longest first; of one state, and with these words."""
    found = letters_visible_to(user).filter(dossier__region=region, sent_on__isnull=False)
    for word in words.split()[:8]:
        found = found.filter(addressee__icontains=word) | found.filter(dossier__title__icontains=word)
    rows = shown(found.select_related("dossier").prefetch_related(REPLIES).order_by("sent_on", "pk"), today)
    if state:
        rows = [row for row in rows if row.clock.state == state or (state == ClockState.PARTLY and row.clock.partly)]
    return sorted(rows, key=lambda row: (not row.clock.waits, -row.clock.late))


def overdue_letters(user: Any, region: Region, today: dt.date) -> list[LetterShown]:
    """The letters of which the answer is late, of dossiers that still ask for something."""
    late = letters_in(user, region, today, ClockState.OVERDUE)
    return [one for one in late if one.letter.dossier.phase in OPEN]


def fresh_replies(user: Any, region: Region, today: dt.date) -> QuerySet[Reply]:
    """What somebody else noted in the last weeks as a reply in a dossier that one leads, the newest first."""
    seen = letters_visible_to(user).filter(dossier__region=region, dossier__lead=user.pk).order_by().values("pk")
    rows = Reply.objects.filter(letter__in=seen, removed_at__isnull=True, noted_at__date__gte=today - FRESH)
    return rows.exclude(noted_by=user.pk).select_related("letter__dossier").order_by("-noted_at", "-pk")


def removed_replies_of(dossier: Dossier) -> QuerySet[Reply]:
    """The replies in the bin, of the letters of a dossier."""
    found = Reply.objects.filter(letter__dossier=dossier, removed_at__isnull=False)
    return found.select_related("letter__dossier__region")


def everything_is_answered(dossier: Dossier) -> bool:
    """Whether every letter that left has a full reply or is not waited for any more, and at least one has a full reply."""
    sent = Letter.objects.filter(dossier=dossier, removed_at__isnull=True, sent_on__isnull=False)
    full = Reply.objects.filter(letter=OuterRef("pk"), extent=Extent.FULL, removed_at__isnull=True)
    return sent.filter(Exists(full)).exists() and not sent.filter(~Exists(full), given_up_on__isnull=True).exists()
