"""By what dossiers can be narrowed beyond their own words: who leads them, and for which policy priority their actions count."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from regietafel.plans.coverage import counted_priorities, links_of
from regietafel.plans.models import Action, Goal, Plan, Priority
from regietafel.plans.queries.visible import actions_visible_to
from regietafel.policy_signals.models import Dossier
from regietafel.territories.models import Region

SAID = "said:"
"""Before a lead that is a function and no account, in the address."""


def leads_on(rows: QuerySet[Dossier]) -> list[tuple[str, str]]:
    """Who leads dossiers, by name, each with how it stands in the address."""
    found = {
        (f"{SAID}{said}", said) if said else (str(pk), name)
        for pk, name, said in rows.order_by().values_list("lead", "lead__name", "lead_said")
        if said or pk
    }
    return sorted(found, key=lambda pair: (pair[1].casefold(), pair[0]))


def led_and_counted(
    rows: QuerySet[Dossier], wanted: Mapping[str, Any], counts: Mapping[int, Collection[int]]
) -> QuerySet[Dossier]:
    """Those of the lead and the priority of the address; ``counts`` says for which priorities each dossier counts."""
    if wanted.get("lead"):
        rows = led_by(rows, wanted["lead"])
    if wanted.get("priority"):
        rows = rows.filter(pk__in=[pk for pk, keys in counts.items() if wanted["priority"].pk in keys])
    return rows


def led_by(rows: QuerySet[Dossier], lead: str) -> QuerySet[Dossier]:
    """The dossiers of one lead."""
    if lead.startswith(SAID):
        return rows.filter(lead_said=lead.removeprefix(SAID))
    return rows.filter(lead=int(lead), lead_said="")


def priorities_by_dossier(user: Any, region: Region) -> dict[int, set[int]]:
    """For each dossier the policy priorities for which its actions count, of the plans that a person reads."""
    links = Dossier.actions.through.objects.filter(
        dossier__region=region, action__in=actions_visible_to(user).filter(plan__region=region)
    )
    pairs = list(links.values_list("dossier", "action", "action__plan"))
    counts = priorities_of_actions({plan for _dossier, _action, plan in pairs})
    found: dict[int, set[int]] = {}
    for dossier, action, _plan in pairs:
        found.setdefault(dossier, set()).update(counts.get(action, ()))
    return found


def priorities_of_actions(plans: Collection[int]) -> dict[int, frozenset[int]]:
    """For each action of plans the priorities for which it counts, as the plan itself counts them."""
    rows = list(Plan.objects.filter(pk__in=plans))
    if not rows:
        return {}
    goals = list(Goal.objects.filter(plan__in=rows, removed_at__isnull=True))
    there = Action.objects.filter(plan__in=rows, removed_at__isnull=True)
    actions = dict(there.values_list("pk", "goal"))
    return counted_priorities(goals, actions, links_of(*rows))


def priorities_named(keys: Collection[int]) -> list[Priority]:
    """The priorities with these keys, in the order of their frameworks, the newest first."""
    return list(Priority.objects.filter(pk__in=keys).order_by("-framework__start_year", "framework", "order"))
