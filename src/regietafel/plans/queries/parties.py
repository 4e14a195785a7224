"""Who is named at the actions of a plan, read as values: the same few stand at hundreds of actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.organisations.models import function_name
from regietafel.plans.models import LEADING_ROLES, ActionParty, PartyRole


@dataclass(frozen=True)
class Party:
    """Somebody who is named at an action; ``key`` is the same wherever the same record is named."""

    key: str
    name: str
    role: PartyRole
    note: str = ""
    to_complete: bool = False

    @property
    def leads(self) -> bool:
        """Whether this is a lead or co-lead."""
        return self.role in LEADING_ROLES


PARTY_COLUMNS = (
    "action",
    "role",
    "note",
    "organisation",
    "organisation__name",
    "organisation__to_complete",
    "group",
    "group__name",
    "group__to_complete",
    "function",
    "function__name",
    "function__to_complete",
    "function__organisation__short_name",
    "function__organisation__name",
)
ROLES = {role.value: role for role in PartyRole}


def parties_of(rows: QuerySet[ActionParty]) -> dict[int, list[Party]]:
    """Who is named at each action, in order. Read as values: a plan names the same few at hundreds of actions."""
    found: dict[int, list[Party]] = {}
    known: dict[tuple[Any, ...], Party] = {}
    for action, *said in rows.order_by("order", "pk").values_list(*PARTY_COLUMNS):
        key = tuple(said)
        if key not in known:
            known[key] = party_from(*said)
        found.setdefault(action, []).append(known[key])
    return found


def party_from(role: str, note: str, *named: Any) -> Party:
    """A named record with the key by which filters and addresses know it; ``named`` are the columns after the note."""
    organisation, name, unfinished, group, group_name, group_unfinished, function, *of_function = named
    if organisation is not None:
        return Party(f"o{organisation}", name, ROLES[role], note, unfinished)
    if group is not None:
        return Party(f"g{group}", group_name, ROLES[role], note, group_unfinished)
    own_name, function_unfinished, short, full = of_function
    return Party(f"f{function}", function_name(own_name, short or full or ""), ROLES[role], note, function_unfinished)
