"""Who gets a letter when all leads are asked: addresses behind the names in the plan, and for each its own lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from regietafel.membership.models import Affiliation, FunctionHolder
from regietafel.membership.queries import held_on
from regietafel.people.models import TEAM, RegionRole, RoleKind, User
from regietafel.plans.lifecycle import IS_FINISHED
from regietafel.plans.models import Action, LeadContact, Plan, WorkingYear
from regietafel.plans.queries.parties import Party
from regietafel.plans.queries.tree import ActionRow, read_tree
from regietafel.territories.models import Region


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to; ``person`` is the account through which the address was found, if it was."""

    address: str
    name: str = ""
    language: str = "nl"
    person: User | None = None


@dataclass
class Reach:
    """How one lead can be reached: by these people, or not by mail because the team leads itself."""

    recipients: list[Recipient] = field(default_factory=list)
    is_own: bool = False


@dataclass
class AskedLine:
    """A line that a letter would ask about, with the leads for whom it does."""

    line: WorkingYear
    action: Action
    keys: list[str] = field(default_factory=list)


@dataclass
class Draft:
    """A letter as it would be sent."""

    to: Recipient
    lines: dict[int, AskedLine] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> list[AskedLine]:
        """The lines in the order of the plan."""
        return list(self.lines.values())

    @property
    def stands_for(self) -> str:
        """The names in the plan that the address stands for."""
        return ", ".join(self.leads.values())


@dataclass
class Unmailed:
    """A lead who gets no mail, with the actions about which nobody is asked through them."""

    key: str
    name: str
    actions: list[Action] = field(default_factory=list)


@dataclass
class Mailing:
    """All letters of a round before it is sent, and who is left out of it."""

    drafts: list[Draft] = field(default_factory=list)
    unreached: list[Unmailed] = field(default_factory=list)
    own: list[Unmailed] = field(default_factory=list)
    leaderless: list[Action] = field(default_factory=list)

    @property
    def line_count(self) -> int:
        """How many lines are asked about, each counted once."""
        return len({pk for draft in self.drafts for pk in draft.lines})

    @property
    def mark(self) -> str:
        """The same for the same letters: what is sent must be what the director looked at."""
        told = sorted((draft.to.address, sorted(draft.lines)) for draft in self.drafts)
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def mailing_of(plan: Plan, year: int, *, with_finished: bool = False) -> Mailing:
    """Who would be asked what about a year. What is finished and told is left out, unless it is asked for."""
    found = WorkingYear.objects.filter(action__plan=plan, action__removed_at__isnull=True, year=year)
    lines = {line.action_id: line for line in found}
    rows = [
        (row, lines[row.action.pk])
        for row in read_tree(plan).rows
        if row.action.pk in lines and (with_finished or not is_told(lines[row.action.pk]))
    ]
    reach = reach_of(plan.region, {party.key for row, _line in rows for party in row.leads})
    return gathered(rows, reach)


def is_told(line: WorkingYear) -> bool:
    """Whether nothing is left to ask: it came to an end and somebody said to what."""
    return line.state in IS_FINISHED and bool(line.sentence or line.reason)


def gathered(rows: Iterable[tuple[ActionRow, WorkingYear]], reach: dict[str, Reach]) -> Mailing:
    """Put the lines together by address, so that nobody gets two mails."""
    mailing = Mailing()
    drafts: dict[str, Draft] = {}
    left: dict[str, Unmailed] = {}
    for row, line in rows:
        if not row.leads:
            mailing.leaderless.append(row.action)
        for party in row.leads:
            add_lead(party, row.action, line, reach[party.key], drafts, left)
    mailing.drafts = sorted(
        drafts.values(), key=lambda one: ((one.to.name or one.stands_for).casefold(), one.to.address)
    )
    ordered = sorted(left.values(), key=lambda one: one.name.casefold())
    mailing.own = [one for one in ordered if reach[one.key].is_own]
    mailing.unreached = [one for one in ordered if not reach[one.key].is_own]
    return mailing


def add_lead(
    party: Party, action: Action, line: WorkingYear, reach: Reach, drafts: dict[str, Draft], left: dict[str, Unmailed]
) -> None:
    """Add a line to the letters of everybody who can be asked for this lead."""
    for to in reach.recipients:
        draft = drafts.setdefault(to.address, Draft(to))
        asked = draft.lines.setdefault(line.pk, AskedLine(line, action))
        if party.key not in asked.keys:
            asked.keys.append(party.key)
        draft.leads[party.key] = party.name
    if not reach.recipients:
        unmailed = left.setdefault(party.key, Unmailed(party.key, party.name))
        if action not in unmailed.actions:
            unmailed.actions.append(action)


def reach_of(region: Region, keys: Collection[str]) -> dict[str, Reach]:
    """How each lead can be reached. What the director wrote down goes before accounts; the team writes no mail to itself."""
    found = {key: Reach() for key in keys}
    team = set(
        RegionRole.objects.filter(region=region, kind__in=TEAM, ended_at__isnull=True).values_list("user", flat=True)
    )
    people: dict[str, list[User]] = {}
    holders = FunctionHolder.objects.filter(held_on(timezone.localdate()), function__in=numbers(keys, "f"))
    for holder in holders.select_related("user").order_by("since", "pk"):
        people.setdefault(f"f{holder.function_id}", []).append(holder.user)
    seats = Affiliation.objects.filter(
        organisation__in=numbers(keys, "o"),
        role__region=region,
        role__kind=RoleKind.PARTNER,
        role__ended_at__isnull=True,
    )
    for seat in seats.select_related("role__user").order_by("pk"):
        people.setdefault(f"o{seat.organisation_id}", []).append(seat.role.user)
    for key, persons in people.items():
        outside = [one for one in persons if one.pk not in team and one.is_active]
        found[key].recipients = [Recipient(one.email, one.name, one.language, one) for one in outside]
        found[key].is_own = not outside and any(one.pk in team for one in persons)
    for contact in contacts_of(region):
        if contact.key in found and (contact.address or contact.is_own):
            to = [] if contact.is_own else [Recipient(contact.address.lower(), contact.name)]
            found[contact.key] = Reach(to, contact.is_own)
    return found


def numbers(keys: Iterable[str], letter: str) -> list[int]:
    """The numbers of the keys of one kind."""
    return [int(key[1:]) for key in keys if key.startswith(letter)]


def contacts_of(region: Region) -> Any:
    """What the director wrote down about where to write to leads."""
    return LeadContact.objects.filter(region=region).select_related("organisation", "group", "function__organisation")
