"""The steps of an event: announced, back to draft, held with who was there, cancelled with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.consultation.lifecycle import EVENT_MOVES, may_follow
from regietafel.consultation.models import Event, EventSide, EventState
from regietafel.consultation.operations.events import standing
from regietafel.consultation.operations.registration_mail import tell_that_it_is_cancelled
from regietafel.core.dates import Precision
from regietafel.core.errors import Refusal
from regietafel.core.operations import operation
from regietafel.journal.operations import record


@dataclass(frozen=True)
class Turnout:
    """How many were there, exact or about, and how many organisations of each group."""

    head_count: int | None = None
    about: bool = False
    sides: Sequence[tuple[str, int | None]] = ()


def stepped(event: Event, to: str, version: int | None) -> tuple[Event, str]:
    """The event, locked, in its next state, and the state it was in; a step that may not follow is refused."""
    fresh = standing(event, version)
    before = fresh.state
    if not may_follow(EVENT_MOVES, before, to):
        raise Refusal(
            _("This event is “%(state)s”, so this step cannot follow now.") % {"state": fresh.get_state_display()}
        )
    fresh.state = to
    return fresh, before


def told(actor: Any, event: Event, verb: str, before: str, reason: str = "") -> None:
    """Write the step in the journal."""
    record(
        actor=actor,
        verb=verb,
        on=event,
        region=event.region,
        before={"state": before},
        after={"state": event.state},
        reason=reason,
    )


@operation
def announce_event(*, actor: Any, event: Event, version: int | None, today: dt.date) -> Event:
    """Show the event to the network, and to everybody if it is public; an event without a day has nothing to announce."""
    fresh, before = stepped(event, EventState.ANNOUNCED, version)
    if fresh.takes_registrations and fresh.precision != Precision.DAY:
        raise Refusal(_("People cannot register for a day that is not known yet. Fill in the day first."))
    if before == EventState.DRAFT and fresh.when.last < today:
        raise Refusal(_("This day is over. Say how many were there instead."))
    if before == EventState.CANCELLED:
        fresh.cancelled_because = ""
    if before != EventState.DRAFT:
        fresh.sequence += 1
    fresh.save_next()
    told(actor, fresh, "announced", before)
    return fresh


@operation
def withdraw_event(*, actor: Any, event: Event, version: int | None) -> Event:
    """Make a draft of it again; not when somebody registered, for they would come to nothing."""
    fresh, before = stepped(event, EventState.DRAFT, version)
    if fresh.registrations.exclude(state="cancelled").exists():
        raise Refusal(_("People registered for this event. Cancel it with a reason: they are told by mail."))
    fresh.sequence += 1
    fresh.save_next()
    told(actor, fresh, "drafted", before)
    return fresh


@operation
def cancel_event(*, actor: Any, event: Event, reason: str, version: int | None, now: dt.datetime) -> Event:
    """Say that it does not take place, and why; who registered hears it by mail."""
    if not reason.strip():
        raise Refusal(_("Say why the event does not take place."), field="reason")
    fresh, before = stepped(event, EventState.CANCELLED, version)
    fresh.cancelled_because = reason.strip()
    fresh.sequence += 1
    fresh.save_next()
    told(actor, fresh, "cancelled", before, reason.strip())
    tell_that_it_is_cancelled(fresh, now)
    return fresh


@operation
def hold_event(*, actor: Any, event: Event, turnout: Turnout, version: int | None, today: dt.date) -> Event:
    """Say that it took place and who was there. Said again of a held event it mends the figures."""
    fresh = standing(event, version)
    if fresh.when.first > today:
        raise Refusal(_("This day has yet to come."))
    if turnout.about and turnout.head_count is None:
        raise Refusal(_("Say about how many people were there."), field="head_count")
    before = turnout_told(fresh)
    if fresh.state != EventState.HELD:
        fresh, _was = stepped(event, EventState.HELD, version)
    fresh.head_count, fresh.head_count_about = turnout.head_count, turnout.about
    keep_sides(fresh, turnout.sides)
    after = turnout_told(fresh)
    if after != before:
        fresh.save_next()
        record(actor=actor, verb="held", on=fresh, region=fresh.region, before=before, after=after)
    return fresh


@operation
def reopen_event(*, actor: Any, event: Event, version: int | None) -> Event:
    """Take back that it was held; the figures stay for when it is said again."""
    fresh = standing(event, version)
    if fresh.state != EventState.HELD:
        raise Refusal(_("Only an event that was held can be taken back."))
    fresh, before = stepped(event, EventState.ANNOUNCED, version)
    fresh.save_next()
    told(actor, fresh, "reopened", before)
    return fresh


def turnout_told(event: Event) -> dict[str, Any]:
    """State and figures, as the journal tells them."""
    return {
        "state": event.state,
        "head_count": event.head_count,
        "head_count_about": event.head_count_about,
        "sides": [
            f"{side.name}: {side.organisations if side.organisations is not None else '?'}"
            for side in EventSide.objects.filter(event=event)
        ],
    }


def keep_sides(event: Event, sides: Sequence[tuple[str, int | None]]) -> None:
    """Keep the groups in the order in which they are said; one that is left out goes, its people stay."""
    named = [(name.strip(), count) for name, count in sides if name.strip()]
    for order, (name, count) in enumerate(named):
        EventSide.objects.update_or_create(event=event, order=order, defaults={"name": name, "organisations": count})
    EventSide.objects.filter(event=event, order__gte=len(named)).delete()
