"""Calls: noted, described, moved from state to state, and a won one that becomes a project."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from regietafel.agreements.models import Agreement
from regietafel.consultation.models import Body, Meeting
from regietafel.core.dates import PreciseDate
from regietafel.core.errors import Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record, snapshot
from regietafel.projects.lifecycle import CALL_MOVES, DECISIONS, CallState, call_asks_reason, refusal_of
from regietafel.projects.models import Applicant, Call, CallStep, OurRole, Project
from regietafel.projects.operations.keeping import (
    dated,
    insist_is_there,
    insist_of_region,
    insist_on_order,
    insist_on_title,
    stripped,
    with_removed,
)
from regietafel.territories.models import Region

TOLD = ("title", "programme", "launched_by", "applicant", "url", "opened", "deadline", "asks", "money")


@dataclass(frozen=True)
class CallData:
    """What is known of a call."""

    title: str
    programme: str = ""
    launched_by: str = ""
    applicant: str = Applicant.US
    url: str = ""
    opened: PreciseDate | None = None
    deadline: PreciseDate | None = None
    asks: str = ""
    money: Decimal | None = None
    agreements: Collection[Agreement] = field(default_factory=list)

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        plain = ("title", "programme", "launched_by", "applicant", "url", "asks", "money")
        found = stripped({name: getattr(self, name) for name in plain})
        return found | dated("opened", self.opened) | dated("deadline", self.deadline)


@dataclass(frozen=True)
class Decided:
    """When and why a call moves, and for a decision in which body."""

    on: dt.date
    reason: str = ""
    body: Body | None = None
    meeting: Meeting | None = None


def told(call: Call) -> dict[str, Any]:
    """What the history keeps of a call."""
    dates = {name: str(getattr(call, name) or "") for name in ("opened", "deadline")}
    agreements = sorted(str(one) for one in call.agreements.all())
    return snapshot(call, [name for name in TOLD if name not in dates]) | dates | {"agreements": agreements}


def insist_on_call(region: Region, data: CallData) -> None:
    """Refuse a call without a name, one that closes before it opens, and less than no money."""
    insist_on_title(data.title)
    insist_on_order(data.opened, data.deadline, "deadline")
    insist_of_region(region, "agreements", data.agreements)
    if data.money is not None and data.money < 0:
        raise Refusal(_("An amount is not less than nought."), field="money")


@operation
def add_call(*, actor: Any, region: Region, data: CallData, now: dt.datetime) -> Call:
    """Watch a call from now on."""
    insist_on_call(region, data)
    today = timezone.localdate(now)
    call = Call.objects.create(region=region, state_since=today, **data.columns())
    call.agreements.set(data.agreements)
    add_step(call, actor, before="", decided=Decided(today), now=now)
    record(actor=actor, verb="created", on=call, region=region, after=told(call))
    return call


@operation
def edit_call(*, actor: Any, call: Call, data: CallData, version: int | None) -> Call:
    """Change what is known of a call."""
    fresh = locked_at(call, version)
    insist_is_there(fresh)
    insist_on_call(fresh.region, data)
    if data.applicant != Applicant.US and fresh.state != CallState.WATCHED:
        raise Refusal(_("We decided on this call already, so it stays ours."), field="applicant")
    before = told(fresh)
    for name, value in data.columns().items():
        setattr(fresh, name, value)
    fresh.agreements.set(with_removed(fresh.agreements.all(), data.agreements))
    after = told(fresh)
    if after != before:
        fresh.save_next(*data.columns(), "changed_at")
        record(actor=actor, verb="changed", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


def add_step(call: Call, actor: Any, *, before: str, decided: Decided, now: dt.datetime) -> CallStep:
    """Write a move in the history of the call."""
    return CallStep.objects.create(
        call=call,
        before=before,
        state=call.state,
        on=decided.on,
        body=decided.body,
        body_said=str(decided.body or ""),
        meeting=decided.meeting,
        reason=decided.reason.strip(),
        by=actor if getattr(actor, "pk", None) else None,
        at=now,
    )


def insist_may_move(call: Call, to: str, decided: Decided, today: dt.date) -> None:
    """Refuse what the table does not have, a decision without a body, and what needs a reason and has none."""
    insist_is_there(call)
    if call.is_for_municipalities:
        raise Refusal(_("Municipalities answer this call themselves. Note what each of them does."))
    if refusal := refusal_of(CALL_MOVES, CallState, call.state, to):
        raise Refusal(refusal, field="to")
    if to in DECISIONS and decided.body is None:
        raise Refusal(_("Say which body decided."), field="body")
    if call_asks_reason(call.state, to) and not decided.reason.strip():
        raise Refusal(_("Say why."), field="reason")
    if decided.on > today:
        raise Refusal(_("This day has yet to come. Write it down when it has happened."), field="on")
    if call.state == CallState.WON and call.projects.filter(removed_at__isnull=True).exists():
        raise Refusal(_("This call became a project already. Remove the project first."), field="to")


def insist_on_body(call: Call, decided: Decided) -> None:
    """Refuse a body of elsewhere, and a meeting of another body."""
    if decided.body is not None:
        insist_of_region(call.region, "body", [decided.body])
    if decided.meeting is None:
        return
    joint = decided.body is not None and decided.meeting.joint_with.filter(pk=decided.body.pk).exists()
    if decided.body is None or (decided.meeting.body_id != decided.body.pk and not joint):
        raise Refusal(_("This is a meeting of another body."), field="meeting")


@operation
def move_call(
    *, actor: Any, call: Call, to: str, decided: Decided, now: dt.datetime, version: int | None = None
) -> Call:
    """Take a call to its next state; a go or a no-go is decided in a body."""
    fresh = locked_at(call, version)
    insist_may_move(fresh, to, decided, timezone.localdate(now))
    insist_on_body(fresh, decided)
    before, fresh.state, fresh.state_since = fresh.state, to, decided.on
    fresh.save_next("state", "state_since", "changed_at")
    add_step(fresh, actor, before=before, decided=decided, now=now)
    record(
        actor=actor,
        verb="state_changed",
        on=fresh,
        region=fresh.region,
        before={"state": CallState(before).label},
        after={"state": CallState(to).label, "decided_by": decided.body, "on": decided.on},
        reason=decided.reason.strip(),
    )
    return fresh


@operation
def begin_project(*, actor: Any, call: Call, title: str, role: str, now: dt.datetime) -> Project:
    """Make a won call a project: what is known goes along, and the call stays behind it. Twice is once."""
    fresh = locked(call)
    insist_is_there(fresh)
    if fresh.state != CallState.WON:
        raise Refusal(_("Only a call that was won becomes a project."))
    insist_on_title(title)
    if role not in OurRole.values:
        raise Refusal(_("Choose one of the options in the list."), field="role")
    if there := fresh.projects.filter(removed_at__isnull=True).order_by("pk").first():
        return there
    made = Project.objects.create(
        region=fresh.region,
        title=title.strip(),
        summary=fresh.asks,
        role=role,
        programme=fresh.programme,
        call=fresh,
        state_since=timezone.localdate(now),
    )
    made.actions.set(
        [fit.action for fit in fresh.fits.filter(action__removed_at__isnull=True).select_related("action")]
    )
    made.agreements.set(fresh.agreements.filter(removed_at__isnull=True))
    for letter in fresh.letters.select_related("organisation"):
        made.partners.create(organisation=letter.organisation)
    record(actor=actor, verb="created", on=made, region=fresh.region, after={"title": made.title, "call": str(fresh)})
    record(actor=actor, verb="became_project", on=fresh, region=fresh.region, after={"project": made.title})
    return made
