"""Filling in what a local government decided: by the team, or by itself through the link in a mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.agreements.models import Ask, Decision, Organ, Outcome, Subject
from regietafel.agreements.operations.subjects import insist_is_open
from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, operation
from regietafel.documents.models import Document
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.territories.models import Municipality

DATED = frozenset({Outcome.YES, Outcome.CONDITIONS, Outcome.NO})
EXPLAINED = frozenset({Outcome.CONDITIONS, Outcome.NO})


@dataclass(frozen=True)
class Answer:
    """What one organ said, and the version of its row that whoever filled this in was looking at."""

    organ: str
    outcome: str
    on: dt.date | None = None
    words: str = ""
    document: Document | None = None
    version: int | None = None


@operation
def fill_in(
    *,
    actor: Any,
    subject: Subject,
    municipality: Municipality | None,
    answers: Collection[Answer],
    now: dt.datetime,
    filled_as: str = "",
    ask: Ask | None = None,
) -> int:
    """Write down what the organs of a local government said, all or nothing; how many rows that changed.

    Without a municipality it is the board of the association. ``ask`` says that the town does so itself by its link.
    A row that somebody else filled in meanwhile is refused as a collision, unless it says the same.
    """
    fresh = locked(subject)
    insist_is_open(fresh)
    rows = {
        row.organ: row for row in Decision.objects.select_for_update().filter(subject=fresh, municipality=municipality)
    }
    today = timezone.localdate(now)
    changed = [row for answer in answers if (row := filled(rows, answer, fresh, today))]
    if ask is not None and not filled_as.strip():
        raise Refusal(_("Say who fills this in, by function."), field="filled_as")
    by_account = isinstance(actor, User) and ask is None
    for row in changed:
        row.filled_by = actor if by_account else None
        row.filled_as = "" if by_account else filled_as.strip()[:150]
        row.filled_at = now
        row.save_next()
    if changed:
        who = str(municipality) if municipality else str(Organ.BOARD.label)
        said = {f"{who}, {Organ(row.organ).label}": str(Outcome(row.outcome).label) for row in changed}
        record(
            actor=actor if by_account else filled_as or None,
            verb="decided",
            on=fresh,
            region=fresh.region,
            after=said,
        )
    if ask is not None:
        Ask.objects.filter(pk=ask.pk).update(answered_at=now)
    return len(changed)


def filled(rows: dict[str, Decision], answer: Answer, subject: Subject, today: dt.date) -> Decision | None:
    """The row with what was answered, not saved yet; None where it says so already."""
    row = rows.get(answer.organ)
    if row is None:
        raise Refusal(_("This organ is not asked about this subject."), field=answer.organ)
    values: dict[str, Any] = {
        "outcome": Outcome(answer.outcome),
        "on": answer.on,
        "words": answer.words.strip(),
        "document": answer.document,
    }
    if all(getattr(row, name) == value for name, value in values.items()):
        return None
    if answer.version is not None and row.version != answer.version:
        raise Collision(row)
    insist_on(answer, subject, today)
    for name, value in values.items():
        setattr(row, name, value)
    return row


def insist_on(answer: Answer, subject: Subject, today: dt.date) -> None:
    """Refuse a decision without a day, a day that cannot be, and conditions or a refusal without a word of why."""
    if answer.outcome in DATED and answer.on is None:
        raise Refusal(_("On which day was it decided?"), field=f"{answer.organ}-on")
    if answer.on and answer.outcome in DATED and answer.on > today:
        raise Refusal(
            _("This day has yet to come. Choose “on the agenda” until it is decided."), field=f"{answer.organ}-on"
        )
    if answer.outcome in EXPLAINED and not answer.words.strip():
        raise Refusal(_("Say which conditions or deviation, or why not."), field=f"{answer.organ}-words")
    if answer.document is not None and (
        answer.document.holder_kind != "agreements.subject" or answer.document.holder_pk != subject.pk
    ):
        raise Refusal(_("This document hangs on something else."), field=f"{answer.organ}-document")
