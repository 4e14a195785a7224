"""Changes that wait for the director: as they are listed, and in words beside what stands there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from regietafel.organisations.models import Organisation
from regietafel.territories.models import Region
from regietafel.workplaces.fields import EDITABLE, plain_of
from regietafel.workplaces.models import Change, ChangeState, FieldsAsked
from regietafel.workplaces.queries.visible import changes_visible_to


@dataclass(frozen=True)
class Beside:
    """One field in words: what was there when it was proposed, what is there now, what is asked."""

    label: str
    before: str
    now: str
    after: str
    is_overtaken: bool


def changes_of(user: Any, region: Region) -> QuerySet[Change]:
    """The changes of a region that a person sees."""
    keys = changes_visible_to(user).filter(workplace__region=region).order_by().values("pk")
    rows = Change.objects.filter(pk__in=keys)
    return rows.select_related(
        "workplace__organisation",
        "workplace__region",
        "offer__work_form",
        "check_asked__contact",
        "proposer",
        "decided_by",
    )


def waiting(rows: QuerySet[Change]) -> QuerySet[Change]:
    """Those about which nobody decided, organisation by organisation, the oldest first."""
    return rows.filter(state=ChangeState.WAITING).order_by(
        "workplace__organisation__name", "workplace__organisation", "proposed_at", "pk"
    )


def waiting_of(user: Any, region: Region, organisation: int) -> QuerySet[Change]:
    """What waits of one organisation."""
    return waiting(changes_of(user, region)).filter(workplace__organisation=organisation)


def beside(change: Change) -> list[Beside]:
    """A change in words, field by field, in the order of the form."""
    is_new = change.kind == FieldsAsked.OFFER and change.offer is None
    now = {} if is_new else plain_of(change.offer or change.workplace, change.after)
    found = []
    for name, field in EDITABLE[change.kind].items():
        if name not in change.after:
            continue
        before, after = change.before.get(name), change.after[name]
        stands = before if is_new else now[name]
        gone = not is_new and change.state == ChangeState.WAITING and stands not in (before, after)
        found.append(Beside(str(field.label), field.said(before), field.said(stands), field.said(after), gone))
    return found


@dataclass
class Group:
    """What waits of one organisation."""

    organisation: Organisation
    changes: list[Change]


def grouped(changes: Iterable[Change]) -> list[Group]:
    """Changes by organisation, in the order in which they come."""
    groups: list[Group] = []
    for change in changes:
        organisation = change.workplace.organisation
        if not groups or groups[-1].organisation != organisation:
            groups.append(Group(organisation, []))
        groups[-1].changes.append(change)
    return groups
