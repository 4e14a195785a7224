"""Changes that somebody proposes: they go live at once, or wait for the director, as the region sets.

Whoever works for the region decides, so what they propose goes live. All others (an editor of the organisation, the holder of
a signed link) go by ``DirectorySettings.changes_wait``. An offer that is proposed anew has no row before it is applied.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from regietafel.core.errors import Collision, Refusal
from regietafel.core.operations import locked, locked_at, operation
from regietafel.journal.operations import record
from regietafel.people.models import TEAM
from regietafel.people.queries import role_kinds
from regietafel.workplaces.fields import APART, EDITABLE, plain_of, plain_values
from regietafel.workplaces.models import Change, ChangeState, FieldsAsked, Offer, SelfCheck, Workplace
from regietafel.workplaces.operations.writing import insist, set_apart, set_fields, write
from regietafel.workplaces.queries.visible import settings_of


@operation
def propose(
    *,
    actor: Any,
    workplace: Workplace,
    kind: str,
    offer: Offer | None,
    values: Mapping[str, Any],
    who: str,
    now: dt.datetime,
    check: SelfCheck | None = None,
    note: str = "",
    version: int | None = None,
    was_typing_error: bool = False,
) -> Change | None:
    """Propose other values for fields; None when nothing differs. ``actor`` is None for a signed link, ``who`` says whose.

    ``values`` are those of a form or plain ones; fields that nobody may change are left out. ``kind`` offer without an
    ``offer`` proposes a new one. ``version`` is that of the row at which the person looked: somebody else's save is a collision.
    """
    there = locked(workplace)
    insist_is_there(there)
    row = row_looked_at(there, kind, offer, version)
    plain = plain_values(kind, values)
    before = plain_of(row, plain)
    after = {name: value for name, value in plain.items() if value != before[name]}
    if not after:
        return None
    insist_can_be(row, after)
    change = Change.objects.create(
        workplace=there,
        kind=kind,
        offer=offer,
        before={name: before[name] for name in after},
        after=after,
        note=note.strip(),
        check_asked=check,
        proposed_at=now,
        proposed_by=who,
        proposer=actor,
    )
    if goes_live(actor, there):
        carry_out(change, actor=actor or who, decider=None, now=now, was_typing_error=was_typing_error)
    else:
        record(actor=actor or who, verb="proposed", on=change, region=there.region, after={"fields": sorted(after)})
    return change


@operation
def apply(*, actor: Any, change: Change, now: dt.datetime, anyway: bool = False) -> Change:
    """Let a change go live. What was changed in the same fields since it was proposed is shown first: see ``overtaken``."""
    fresh = insist_waits(change)
    insist_is_there(locked(fresh.workplace))
    if not anyway and (names := overtaken(fresh)):
        labels = ", ".join(str(EDITABLE[fresh.kind][name].label) for name in names)
        raise Refusal(
            _("This was changed since it was proposed: %(fields)s. Look at both, and choose again.")
            % {"fields": labels}
        )
    carry_out(fresh, actor=actor, decider=actor, now=now)
    return fresh


@operation
def refuse(*, actor: Any, change: Change, reason: str, now: dt.datetime) -> Change:
    """Refuse a change, and say why: who proposed it reads the reason."""
    fresh = insist_waits(change)
    if not reason.strip():
        raise Refusal(_("Say why this is refused."), field="reason")
    fresh.reason = reason.strip()
    settle(fresh, ChangeState.REFUSED, actor, now)
    record(actor=actor, verb="refused", on=fresh, region=fresh.workplace.region, reason=fresh.reason)
    return fresh


@operation
def withdraw(*, actor: Any, change: Change, now: dt.datetime, who: str = "") -> Change:
    """Take back a change that still waits; ``who`` is for a signed link, where ``actor`` is None."""
    fresh = insist_waits(change)
    settle(fresh, ChangeState.WITHDRAWN, actor, now)
    record(actor=actor or who or None, verb="withdrawn", on=fresh, region=fresh.workplace.region)
    return fresh


def overtaken(change: Change) -> list[str]:
    """The fields of a waiting change that say something else now than when it was proposed, and not what it asks either."""
    if change.kind == FieldsAsked.OFFER and change.offer is None:
        return []
    now = plain_of(change.offer or change.workplace, change.after)
    return [name for name, value in now.items() if value not in (change.before.get(name), change.after[name])]


def goes_live(actor: Any, workplace: Workplace) -> bool:
    """Whether what this person proposes needs nobody's word."""
    works_here = actor is not None and bool(role_kinds(actor, workplace.region) & set(TEAM))
    return works_here or not settings_of(workplace.region).changes_wait


def carry_out(change: Change, *, actor: Any, decider: Any, now: dt.datetime, was_typing_error: bool = False) -> None:
    """Write what a change asks, and note that it went live."""
    today = localdate(now)
    if change.kind == FieldsAsked.OFFER and change.offer is None:
        offer = Offer(workplace=change.workplace)
        add_offer_with(offer, change.after, actor=actor)
        change.offer = offer
    else:
        row = locked(change.offer) if change.offer else locked(change.workplace)
        write(row, change.after, actor=actor, today=today, was_typing_error=was_typing_error)
    settle(change, ChangeState.APPLIED, decider, now)


def add_offer_with(offer: Offer, values: Mapping[str, Any], *, actor: Any) -> Offer:
    """Save a new offer with plain values; the journal tells that it came."""
    set_fields(offer, values)
    insist(offer)
    offer.save()
    set_apart(offer, values)
    record(actor=actor, verb="created", on=offer, region=offer.workplace.region)
    return offer


def settle(change: Change, state: str, decider: Any, now: dt.datetime) -> None:
    """Note what became of a change, when, and who decided."""
    change.state, change.decided_at, change.decided_by = state, now, decider
    change.save_next()


def insist_waits(change: Change) -> Change:
    """The change, locked; refused when somebody decided meanwhile."""
    fresh = locked(change)
    if fresh.state != ChangeState.WAITING:
        raise Refusal(_("Somebody decided about this change meanwhile: it does not wait any more."))
    return fresh


def row_looked_at(workplace: Workplace, kind: str, offer: Offer | None, version: int | None) -> Workplace | Offer:
    """The row of which fields are to change, locked: the workplace, one of its offers, or an offer that is new."""
    if kind == FieldsAsked.WORKPLACE:
        return insist_version(workplace, version)
    row = locked_at(offer, version) if offer is not None else Offer(workplace=workplace)
    insist_belongs(row, workplace)
    return row


def insist_version(row: Workplace, version: int | None) -> Workplace:
    """The row, unless somebody saved it since the person looked."""
    if version is not None and row.version != version:
        raise Collision(row)
    return row


def insist_is_there(workplace: Workplace) -> None:
    """Refuse to touch what lies in the bin."""
    if workplace.is_removed:
        raise Refusal(_("This was removed meanwhile. Put it back first."))


def insist_belongs(offer: Offer, workplace: Workplace) -> None:
    """Refuse an offer of another workplace."""
    if offer.workplace_id != workplace.pk:
        raise ValueError("an offer of another workplace")


def insist_can_be(row: Workplace | Offer, after: Mapping[str, Any]) -> None:
    """Refuse at once what could never go live, on a copy of the row."""
    trial = row.__class__(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    trial._state.adding = row._state.adding
    set_fields(trial, {name: value for name, value in after.items() if name not in APART})
    insist(trial)
