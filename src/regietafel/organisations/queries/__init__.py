"""Who can be named, by whom it may be seen, and how a name that somebody typed is recognised."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from regietafel.journal.queries import history_of, history_visible_to
from regietafel.journal.words import Told
from regietafel.organisations.models import Function, Organisation, OrganisationName, StakeholderGroup
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Municipality, Region

Entry = Organisation | StakeholderGroup | Function

MODELS: dict[str, type[Organisation] | type[StakeholderGroup] | type[Function]] = {
    "organisation": Organisation,
    "group": StakeholderGroup,
    "function": Function,
}
"""The three kinds of entries of the address book, by the name that forms and imports use."""


def organisations_of(region: Region) -> QuerySet[Organisation]:
    """What can be named in a region: its own organisations and those that all regions share."""
    return Organisation.objects.filter(Q(region=region) | Q(region__isnull=True), removed_at__isnull=True)


def groups_of(region: Region) -> QuerySet[StakeholderGroup]:
    """The groups of partners of a region."""
    return StakeholderGroup.objects.filter(region=region, removed_at__isnull=True)


def functions_of(region: Region) -> QuerySet[Function]:
    """The functions of a region, with their organisation at hand."""
    return Function.objects.filter(region=region, removed_at__isnull=True).select_related("organisation")


def sees_address_book_of(region: Region, user: Any) -> bool:
    """Whether somebody is a member of the region, and so sees who is in its address book."""
    return bool(role_kinds(user, region))


def organisations_visible_to(user: Any, region: Region) -> QuerySet[Organisation]:
    """The organisations that a member of the region sees."""
    return organisations_of(region) if sees_address_book_of(region, user) else Organisation.objects.none()


def groups_visible_to(user: Any, region: Region) -> QuerySet[StakeholderGroup]:
    """The groups of partners that a member of the region sees."""
    return groups_of(region) if sees_address_book_of(region, user) else StakeholderGroup.objects.none()


def functions_visible_to(user: Any, region: Region) -> QuerySet[Function]:
    """The functions that a member of the region sees."""
    return functions_of(region) if sees_address_book_of(region, user) else Function.objects.none()


def entries_visible_to(user: Any, region: Region, kind: str) -> QuerySet[Any]:
    """The entries of one kind that a member of the region sees."""
    visible: dict[str, Any] = {
        "organisation": organisations_visible_to,
        "group": groups_visible_to,
        "function": functions_visible_to,
    }
    found: QuerySet[Any] = visible[kind](user, region)
    return found


def entries_to_restore(user: Any, region: Region, kind: str) -> QuerySet[Any]:
    """The entries that a region keeps itself, those in the bin too, for who may add to them."""
    manager: Any = MODELS[kind]._default_manager
    rows: QuerySet[Any] = manager.filter(region=region)
    return rows if user.has_perm("organisations.add_entry", region) else rows.none()


def shared_organisations(user: Any, *, removed: bool = False) -> QuerySet[Organisation]:
    """The organisations of all regions, or those of them in the bin, for who keeps them."""
    if not user.has_perm("organisations.change_shared"):
        return Organisation.objects.none()
    return Organisation.objects.filter(region__isnull=True, removed_at__isnull=not removed)


def functions_at(user: Any, region: Region, organisation: Organisation) -> QuerySet[Function]:
    """The functions of a region in one organisation."""
    return functions_visible_to(user, region).filter(organisation=organisation)


def history_of_entry(user: Any, row: Entry) -> list[Told]:
    """What happened to an entry, for the network of its region.

    The history of a function tells who filled it, so it is for those who may know the members; that of a shared
    organisation is for who keeps it.
    """
    if isinstance(row, Organisation) and row.is_shared:
        return history_of(row) if user.has_perm("organisations.change_shared") else []
    if isinstance(row, Function) and not user.has_perm("membership.view_members", row):
        return []
    return history_visible_to(user, row)


def municipalities_for(region: Region | None) -> QuerySet[Municipality]:
    """Where an organisation can be: in what the region serves now, or anywhere if all regions share it."""
    if region is None:
        return Municipality.objects.all()
    return Municipality.objects.filter(memberships__region=region, memberships__until__isnull=True).distinct()


def tidy(name: str) -> str:
    """A typed name without stray blanks."""
    return " ".join(name.split())


def folded(name: str) -> str:
    """A name as it is compared: capitals and blanks make no difference, accents do."""
    return tidy(name).casefold()


def organisation_named(region: Region, name: str) -> Organisation | None:
    """The organisation that somebody means by a name or an abbreviation; the region's own go before shared ones."""
    wanted = folded(name)
    found = [one for one in organisations_of(region) if wanted in {folded(one.name), folded(one.short_name)}]
    found.sort(key=lambda one: (one.is_shared, folded(one.name) != wanted))
    if found and wanted:
        return found[0]
    return formerly_named(region, wanted) if wanted else None


def formerly_named(region: Region, wanted: str) -> Organisation | None:
    """The organisation that was called so before; a name that several had is nobody's."""
    names = OrganisationName.objects.filter(organisation__in=organisations_of(region)).select_related("organisation")
    found = {one.organisation for one in names if folded(one.name) == wanted}
    return found.pop() if len(found) == 1 else None


def group_named(region: Region, name: str) -> StakeholderGroup | None:
    """The group of partners of that name."""
    wanted = folded(name)
    return next((one for one in groups_of(region) if folded(one.name) == wanted), None)


def function_named(region: Region, name: str, organisation: Organisation | None = None) -> Function | None:
    """The function that somebody means by "expert work" or "expert work (W13)".

    A bare name that several organisations have is nobody's: rather a new function to complete than a wrong person.
    """
    wanted = folded(name)
    found = [one for one in functions_of(region) if wanted in {folded(one.name), folded(str(one))}]
    if organisation is not None:
        return next((one for one in found if one.organisation_id == organisation.pk), None)
    exact = [one for one in found if folded(str(one)) == wanted]
    if exact:
        return exact[0]
    return found[0] if len(found) == 1 else None


def uses_of(row: models.Model) -> list[tuple[str, int]]:
    """What names this entry and keeps it from going, and how often; read from the tables, for most stand in apps above.

    A relation that protects counts; so does one whose model says with ``holds`` which of its rows are in force.
    """
    uses = []
    for relation in row._meta.related_objects:
        related: Any = relation.related_model
        holds = getattr(related, "holds", Q() if getattr(relation, "on_delete", None) is models.PROTECT else None)
        if holds is None:
            continue
        named = related._default_manager.filter(holds, **{relation.field.name: row})
        if any(field.name == "removed_at" for field in related._meta.fields):
            named = named.filter(removed_at__isnull=True)
        if count := named.count():
            uses.append((str(related._meta.verbose_name_plural), count))
    return uses
