"""An answer that comes through the link of a letter: it is written as the lead's word, with the name that was given."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, operation
from regietafel.journal.operations import record
from regietafel.people.models import User
from regietafel.plans.models import ChaseLetter, ChaseLine, ChaseRound, LeadContact, Plan, WorkingYear
from regietafel.plans.operations.openness import lock_open_plan
from regietafel.plans.operations.parties import Who, column_of
from regietafel.plans.operations.reports import Report, Voice, report_on_year
from regietafel.plans.queries.chase_links import asked_in, problem_of
from regietafel.territories.models import Region


@operation
def answer_letter(
    *,
    actor: Any,
    row: ChaseLine,
    issue: int,
    report: Report,
    name: str,
    now: dt.datetime,
    today: dt.date,
    version: int | None,
) -> WorkingYear:
    """Write what the reader of a letter says about one of its lines.

    Everything is asked again under the lock of the plan: whether the link still works and the line is still theirs.
    ``actor`` counts only if it is the account of the address; else the words stand under the name that was given.
    """
    plan = lock_open_plan(row.letter.chase.plan_id)
    letter = fresh_letter(row.letter, plan)
    if problem_of(letter, issue, today):
        raise Refusal(_("This link no longer works. Reload the page to read why."))
    asked = next((one for one in asked_in(letter) if one.row.pk == row.pk), None)
    if asked is None:
        raise Refusal(_("This action does not belong to your letter."))
    if asked.gone:
        raise Refusal(_("This action is no longer yours to answer: it was removed, or somebody else leads it now."))
    speaker = actor if is_account_of(actor, letter) else Voice(voice_of(letter, name))
    line = report_on_year(actor=speaker, line=asked.line, report=report, now=now, today=today, version=version)
    asked.row.answered_at = now
    asked.row.save(update_fields=["answered_at"])
    letter.answered_at, letter.answered_as = now, name
    letter.save_next("answered_at", "answered_as")
    return line


def fresh_letter(letter: ChaseLetter, plan: Plan) -> ChaseLetter:
    """The letter and its round, locked, with the plan that is locked already."""
    chase: ChaseRound = locked(letter.chase)
    chase.plan = plan
    fresh = locked(letter)
    fresh.chase = chase
    return fresh


def is_account_of(actor: Any, letter: ChaseLetter) -> bool:
    """Whether somebody is signed in with the very address that got the letter."""
    return isinstance(actor, User) and actor.is_active and actor.email == letter.address


def voice_of(letter: ChaseLetter, name: str) -> str:
    """How an answer without an account is signed: who says it, for whom, and along which way it came."""
    if letter.name and letter.name.casefold() != name.casefold():
        return _("%(name)s for %(reader)s, in a round") % {"name": name[:80], "reader": letter.name[:80]}
    return _("%(name)s, in a round") % {"name": name[:80]}


@operation
def write_contact(*, actor: Any, region: Region, who: Who, name: str, address: str, is_own: bool) -> LeadContact:
    """Write down where a lead is written to, or that the team leads here itself; empty again means as accounts say."""
    locked(region)
    contact, _made = LeadContact.objects.get_or_create(region=region, **column_of(who))
    before = {"address": contact.address, "name": contact.name, "is_own": contact.is_own}
    after = {"address": "" if is_own else address.strip().lower(), "name": name, "is_own": is_own}
    if before != after:
        contact.address, contact.name, contact.is_own = str(after["address"]), name, is_own
        contact.save_next("address", "name", "is_own")
        record(actor=actor, verb="changed", on=contact, region=region, label=str(who))
    return contact
