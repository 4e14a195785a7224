"""What a link in a letter to a lead opens: one letter, and of its lines those that are still for its reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from regietafel.plans import tokens
from regietafel.plans.models import LEADING_ROLES, ActionParty, ChaseLetter, ChaseLine, PlanStatus, WorkingYear
from regietafel.plans.queries.chase import is_told_since
from regietafel.plans.queries.closing import closed_years
from regietafel.plans.queries.leads import my_party_keys


@dataclass(frozen=True)
class Found:
    """A letter, or why its link opens nothing: unknown, replaced, withdrawn, plan, year, closed or expired."""

    letter: ChaseLetter | None
    problem: str = ""


def letter_behind(token: str, now: dt.datetime) -> Found:
    """The letter that a token opens now."""
    named = tokens.read(token)
    rows = ChaseLetter.objects.select_related("chase__plan__region", "chase__opened_by", "person")
    letter = rows.filter(pk=named[0]).first() if named else None
    if named is None or letter is None:
        return Found(None, "unknown")
    return Found(letter, problem_of(letter, named[1], timezone.localdate(now)))


def problem_of(letter: ChaseLetter, issue: int, today: dt.date) -> str:
    """Why the link of a letter no longer works, or nothing."""
    chase = letter.chase
    reasons = (
        ("replaced", letter.issue != issue),
        ("withdrawn", letter.withdrawn_at is not None),
        ("plan", chase.plan.is_removed or chase.plan.status not in {PlanStatus.APPROVED, PlanStatus.RUNNING}),
        ("year", chase.year in closed_years(chase.plan)),
        ("closed", chase.closed_at is not None),
        ("expired", today > chase.works_until),
    )
    return next((name for name, is_so in reasons if is_so), "")


@dataclass(frozen=True)
class Asked:
    """A line as its reader is asked about it; ``gone`` says why it is no longer theirs: removed or led by others."""

    row: ChaseLine
    gone: str = ""
    is_told: bool = False

    @property
    def line(self) -> WorkingYear:
        """The line of the year itself."""
        return self.row.line


def asked_in(letter: ChaseLetter) -> list[Asked]:
    """The lines of a letter, with whether its reader may still answer them. The letter has its round and plan at hand."""
    found = ChaseLine.objects.filter(letter=letter).order_by("pk")
    rows = list(found.select_related("line__action__norm", "line__action__goal", "line__said_by"))
    leads = leads_of([row.line.action_id for row in rows])
    mine = spoken_for(letter)
    asked = []
    for row in rows:
        row.letter, row.line.action.plan = letter, letter.chase.plan
        keys = row.keys if mine is None else row.keys & mine
        removed = row.line.action.is_removed or row.line.action.goal.is_removed
        gone = "removed" if removed else "" if keys & leads.get(row.line.action_id, set()) else "led by others"
        asked.append(Asked(row, gone, is_told_since(row, letter.chase)))
    return asked


def spoken_for(letter: ChaseLetter) -> frozenset[str] | None:
    """For whom the person of a letter speaks today; None if the director gave the address and vouches for it."""
    return my_party_keys(letter.person, letter.chase.plan.region) if letter.person else None


def leads_of(actions: list[int]) -> dict[int, set[str]]:
    """The keys of those who lead the actions today."""
    found: dict[int, set[str]] = {}
    parties = ActionParty.objects.filter(action__in=actions, role__in=LEADING_ROLES)
    for letter, column in (("o", "organisation"), ("g", "group"), ("f", "function")):
        for action, pk in parties.filter(**{f"{column}__isnull": False}).values_list("action", column):
            found.setdefault(action, set()).add(f"{letter}{pk}")
    return found
