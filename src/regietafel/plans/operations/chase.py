"""A round of questions to all leads of a plan: sent once, watched, reminded, closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.plans.models import ChaseLetter, ChaseLine, ChaseRound, Plan, PlanStatus
from regietafel.plans.operations.chase_mail import send
from regietafel.plans.operations.openness import insist_year_is_open, lock_open_plan
from regietafel.plans.queries.chase import idle_contacts, open_letters, titles_asked
from regietafel.plans.queries.recipients import Draft, mailing_of

LONGEST_WAIT = dt.timedelta(days=366)


@dataclass(frozen=True)
class Question:
    """What the director asks, about when, and until when."""

    year: int
    period: str
    subject: str
    text: str
    answer_by: dt.date
    with_finished: bool = False


@operation
def open_round(
    *, actor: Any, plan: Plan, question: Question, mark: str, now: dt.datetime, today: dt.date
) -> ChaseRound:
    """Write to all leads, each about exactly their own lines; ``mark`` says which letters the director looked at."""
    locked_plan = lock_open_plan(plan.pk)
    insist_on_question(locked_plan, question, today)
    mailing = mailing_of(locked_plan, question.year, with_finished=question.with_finished)
    if mailing.mark != mark:
        raise Refusal(_("The list of letters is no longer what you looked at. Look at it below, then send."))
    if not mailing.drafts:
        raise Refusal(_("Nobody can be written to. Give at least one lead an address first."))
    chase = ChaseRound.objects.create(plan=locked_plan, opened_by=actor, opened_at=now, **asdict(question))
    for letter, draft in zip(add_letters(chase, mailing.drafts, now), mailing.drafts, strict=True):
        send(letter, [str(asked.action) for asked in draft.asked])
    told(
        actor,
        "chase_sent",
        chase,
        after={
            "letters": len(mailing.drafts),
            "actions": mailing.line_count,
            "answer_by": date_format(chase.answer_by, "j F Y"),
        },
    )
    return chase


def insist_on_question(plan: Plan, question: Question, today: dt.date) -> None:
    """Refuse to ask about a plan that is not in force, a year that has not begun, or while a round is open."""
    if plan.status not in {PlanStatus.APPROVED, PlanStatus.RUNNING}:
        raise Refusal(_("This plan is a draft. Approve it before you ask how it went."))
    if question.year not in plan.years or question.year > today.year:
        raise Refusal(_("Choose a year of the plan that has begun."), field="year")
    insist_year_is_open(plan, question.year, field="year")
    if not today <= question.answer_by <= today + LONGEST_WAIT:
        raise Refusal(_("Choose a day from today on, within a year."), field="answer_by")
    if ChaseRound.objects.filter(plan=plan, closed_at__isnull=True).exists():
        raise Refusal(_("A round of this plan is open already. Close it before you begin another."))


def add_letters(chase: ChaseRound, drafts: list[Draft], now: dt.datetime) -> list[ChaseLetter]:
    """Write down who is asked what."""
    letters = ChaseLetter.objects.bulk_create(
        ChaseLetter(
            chase=chase,
            address=draft.to.address,
            name=draft.to.name,
            language=draft.to.language,
            person=draft.to.person,
            stands_for=draft.stands_for[:1000],
            sent_at=now,
        )
        for draft in drafts
    )
    ChaseLine.objects.bulk_create(
        ChaseLine(letter=letter, line=asked.line, led_as=",".join(asked.keys))
        for letter, draft in zip(letters, drafts, strict=True)
        for asked in draft.asked
    )
    return letters


@operation
def remind(*, actor: Any, chase: ChaseRound, now: dt.datetime, letter: ChaseLetter | None = None) -> int:
    """Mail again who has not told everything, or only this one; nobody gets two mails of a round on one day."""
    fresh = insist_is_open(chase)
    silent = open_letters(fresh)
    if letter is not None:
        silent = [one for one in silent if one.pk == letter.pk]
        if not silent:
            raise Refusal(_("This lead has answered everything, or the letter was withdrawn."))
    day = timezone.localdate(now)
    due = [one for one in silent if timezone.localdate(one.sent_at) < day]
    if letter is not None and not due:
        raise Refusal(_("This lead got a mail today. Remind tomorrow at the earliest."))
    titles = titles_asked(due)
    for one in due:
        one.chase = fresh
        one.sent_at = one.reminded_at = now
        one.times_reminded += 1
        one.save_next("sent_at", "reminded_at", "times_reminded")
        send(one, titles[one.pk], reminded_on=day)
    if due:
        told(actor, "chase_reminded", fresh, after={"letters": [str(one) for one in due]})
    return len(due)


@operation
def withdraw_letter(*, actor: Any, letter: ChaseLetter, now: dt.datetime) -> ChaseLetter:
    """Take a letter back: its link no longer works. What was answered stays."""
    insist_is_open(letter.chase)
    fresh = locked(letter)
    if fresh.withdrawn_at is None:
        fresh.withdrawn_at = now
        fresh.save_next("withdrawn_at")
        told(actor, "chase_letter_withdrawn", letter.chase, after={"letters": [str(fresh)]})
    return fresh


@operation
def correct_letter(
    *, actor: Any, letter: ChaseLetter, address: str, name: str, now: dt.datetime, version: int | None
) -> ChaseLetter:
    """Send the letter to another address; the link that went to the old one stops working."""
    chase = insist_is_open(letter.chase)
    fresh = locked_at(letter, version)
    address = address.strip().lower()
    if fresh.withdrawn_at is not None:
        raise Refusal(_("This letter was withdrawn."))
    if address == fresh.address:
        if name != fresh.name:
            fresh.name = name
            fresh.save_next("name")
        return fresh
    if ChaseLetter.objects.filter(chase=chase, address=address).exists():
        raise Refusal(_("This address has a letter of this round already."), field="address")
    fresh.address, fresh.name, fresh.person, fresh.chase = address, name, None, chase
    fresh.issue, fresh.sent_at = fresh.issue + 1, now
    fresh.save_next("address", "name", "person", "issue", "sent_at")
    send(fresh, titles_asked([fresh])[fresh.pk])
    told(actor, "chase_letter_corrected", chase, after={"letters": [str(fresh)]})
    return fresh


@operation
def close_round(*, actor: Any, chase: ChaseRound, now: dt.datetime) -> ChaseRound:
    """End a round: its links stop. Twice is once."""
    fresh = locked(chase)
    if fresh.closed_at is None:
        fresh.closed_at = now
        fresh.save_next("closed_at")
        told(actor, "chase_closed", fresh)
    return fresh


def insist_is_open(chase: ChaseRound) -> ChaseRound:
    """The round, locked with its plan, as long as it can be answered."""
    plan = lock_open_plan(chase.plan_id)
    fresh = locked(chase)
    fresh.plan = plan
    if fresh.closed_at is not None:
        raise Refusal(_("This round is closed."))
    return fresh


def told(actor: Any, verb: str, chase: ChaseRound, **said: Any) -> None:
    """Write in the journal what happened to a round."""
    plan = chase.plan
    record(actor=actor, verb=verb, on=chase, region=plan.region, label=f"{plan}, {chase.about}", **said)


def forget_leads(now: dt.datetime) -> str:
    """Wipe who the letters of rounds went to that are long over, and addresses of who leads nothing any more.

    How many answered stays. A closed account is forgotten at once. Work for the clock.
    """
    old = now - dt.timedelta(days=settings.CHASE_KEPT_DAYS)
    over = Q(chase__closed_at__lt=old) | Q(chase__answer_by__lt=timezone.localdate(old)) | Q(person__is_active=False)
    known = ~Q(address="") | ~Q(name="") | ~Q(answered_as="") | Q(person__isnull=False)
    gone = ChaseLetter.objects.filter(over).filter(known).update(address="", name="", answered_as="", person=None)
    idle, _rows = idle_contacts().delete()
    return f"{gone} letters to leads and {idle} addresses forgotten"
