"""What the abbreviations of a plan stand for, as the region says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import Plan, PlanWord


@dataclass(frozen=True)
class WordRow:
    """One abbreviation with its meaning; ``pk`` says which one it is, if it stood there already."""

    short: str
    meaning: str
    pk: int | None = None


def words_told(plan: Plan) -> list[str]:
    """The abbreviations as the journal tells them."""
    return [f"{word.short}: {word.meaning}" for word in PlanWord.objects.filter(plan=plan)]


@operation
def set_words(*, actor: Any, plan: Plan, rows: Sequence[WordRow], version: int | None) -> Plan:
    """Make the explained abbreviations of a plan what the rows say; a closed plan can still be explained."""
    fresh = locked_at(plan, version)
    if fresh.is_removed:
        raise Refusal(_("This plan was removed. Restore it first."))
    shorts = [row.short for row in rows]
    twice = next((short for short in shorts if shorts.count(short) > 1), "")
    if twice:
        raise Refusal(_("“%(short)s” stands here twice. Explain it once.") % {"short": twice})
    before = words_told(fresh)
    known = set(PlanWord.objects.filter(plan=fresh).values_list("pk", flat=True))
    PlanWord.objects.filter(plan=fresh).delete()
    PlanWord.objects.bulk_create(
        PlanWord(pk=row.pk if row.pk in known else None, plan=fresh, short=row.short, meaning=row.meaning)
        for row in rows
    )
    after = words_told(fresh)
    if after != before:
        fresh.save_next()
        was, now = {"words": before}, {"words": after}
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=was, after=now)
    return fresh
