"""Who takes part in an action: records of the address book in a role, in the order in which the plan names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.core.operations import locked_at, operation
from regietafel.journal.operations import record
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.organisations.operations import find_or_add
from regietafel.plans.models import Action, ActionParty, PartyRole
from regietafel.plans.operations.openness import insist_is_there, lock_open_plan
from regietafel.territories.models import Region

Who = Organisation | StakeholderGroup | Function
MOST_PER_ACTION = 200


@dataclass(frozen=True)
class Named:
    """Somebody as a person names them: a kind (organisation, group, function) and a name, known or new."""

    kind: str
    name: str

    def find(self, actor: Any, region: Region) -> Who:
        """The record; a name that nobody has yet becomes one to complete."""
        return find_or_add(actor=actor, region=region, kind=self.kind, name=self.name)


@dataclass(frozen=True)
class PartyRow:
    """One row of the list: a party that is there already, or somebody new in a role."""

    role: str
    note: str = ""
    party: ActionParty | None = None
    named: Named | None = None


def column_of(who: Who) -> dict[str, Any]:
    """In which of its three columns a party names this record."""
    if isinstance(who, Organisation):
        return {"organisation": who}
    return {"group": who} if isinstance(who, StakeholderGroup) else {"function": who}


def parties_told(action: Action) -> list[str]:
    """The parties as the journal tells them, in order."""
    rows = ActionParty.objects.filter(action=action).select_related("organisation", "group", "function__organisation")
    return [f"{row.get_role_display()}: {row.who}" + (f" ({row.note})" if row.note else "") for row in rows]


@operation
def set_parties(
    *, actor: Any, action: Action, rows: Sequence[PartyRow], removed: Collection[int] = (), version: int | None
) -> Action:
    """Make the list of parties what the rows say, in their order; those in ``removed`` go.

    Rows that are mentioned nowhere stay, last. New names become records to complete.
    """
    plan = lock_open_plan(action.plan_id)
    fresh = locked_at(action, version)
    insist_is_there(fresh)
    before = parties_told(fresh)
    known = {party.pk: party for party in ActionParty.objects.filter(action=fresh)}
    wanted = [wanted_party(actor, plan.region, fresh, known, row) for row in rows]
    mentioned = {party.pk for party in wanted} | set(removed)
    wanted += [party for pk, party in known.items() if pk not in mentioned]
    insist_on_each_once(wanted)
    ActionParty.objects.filter(action=fresh).delete()
    for order, party in enumerate(wanted):
        party.order = order
    ActionParty.objects.bulk_create(wanted)
    after = parties_told(fresh)
    if after != before:
        fresh.save_next()
        was, now = {"parties": before}, {"parties": after}
        record(actor=actor, verb="changed", on=fresh, region=plan.region, before=was, after=now)
    return fresh


def wanted_party(
    actor: Any, region: Region, action: Action, known: dict[int, ActionParty], row: PartyRow
) -> ActionParty:
    """The party that a row asks for; one that was removed meanwhile cannot be changed."""
    if row.role not in PartyRole.values:
        raise Refusal(_("Choose one of the roles in the list."))
    if row.party is not None:
        party = known.get(row.party.pk)
        if party is None:
            raise Refusal(
                _("%(name)s was removed meanwhile. Add the name again if it should stay.") % {"name": row.party}
            )
        party.role, party.note = row.role, row.note
        return party
    assert row.named is not None, "a row without a party names somebody"
    return ActionParty(action=action, role=row.role, note=row.note, **column_of(row.named.find(actor, region)))


def insist_on_each_once(parties: Sequence[ActionParty]) -> None:
    """Refuse the same name twice in the same role, and a list that nobody reads to the end."""
    if len(parties) > MOST_PER_ACTION:
        raise Refusal(_("An action names at most %(most)s parties.") % {"most": MOST_PER_ACTION})
    seen = set()
    for party in parties:
        key = (party.role, type(party.who), party.who.pk)
        if key in seen:
            raise Refusal(
                _("%(name)s is named twice as %(role)s. Once is enough.")
                % {"name": party.who, "role": party.get_role_display()}
            )
        seen.add(key)
