"""Who can be named, by whom it may be seen, and how a name that somebody typed is recognised."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models import Q, QuerySet

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.queries import role_kinds
from regietafel.territories.models import Region

Entry = Organisation | StakeholderGroup | Function
E = TypeVar("E", Organisation, StakeholderGroup, Function)

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


def organisations_visible_to(user: Any, region: Region) -> QuerySet[Organisation]:
    """The organisations that a member of the region sees."""
    return organisations_of(region) if role_kinds(user, region) else Organisation.objects.none()


def groups_visible_to(user: Any, region: Region) -> QuerySet[StakeholderGroup]:
    """The groups of partners that a member of the region sees."""
    return groups_of(region) if role_kinds(user, region) else StakeholderGroup.objects.none()


def functions_visible_to(user: Any, region: Region) -> QuerySet[Function]:
    """The functions that a member of the region sees."""
    return functions_of(region) if role_kinds(user, region) else Function.objects.none()


def entries_visible_to(user: Any, region: Region, kind: str) -> QuerySet[Any]:
    """The entries of one kind that a member of the region sees."""
    visible: dict[str, Any] = {
        "organisation": organisations_visible_to,
        "group": groups_visible_to,
        "function": functions_visible_to,
    }
    found: QuerySet[Any] = visible[kind](user, region)
    return found


def shared_organisations(user: Any) -> QuerySet[Organisation]:
    """The organisations of all regions, for who keeps them."""
    if not user.has_perm("people.administer_platform"):
        return Organisation.objects.none()
    return Organisation.objects.filter(region__isnull=True, removed_at__isnull=True)


def searched(entries: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Only the entries in whose name, abbreviation or organisation every word stands."""
    known = {field.name for field in entries.model._meta.get_fields()}
    for word in text.split():
        wanted = Q(name__icontains=word)
        if "short_name" in known:
            wanted |= Q(short_name__icontains=word)
        if "organisation" in known:
            wanted |= Q(organisation__name__icontains=word) | Q(organisation__short_name__icontains=word)
        entries = entries.filter(wanted)
    return entries


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
    return found[0] if found and wanted else None


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


def uses_of(row: models.Model) -> int:
    """How many rows name this entry and keep it from going; read from the tables, for most stand in apps above.

    A relation that protects counts; so does one whose model says with ``holds`` which of its rows are in force.
    """
    count = 0
    for relation in row._meta.related_objects:
        related: Any = relation.related_model
        holds = getattr(related, "holds", Q() if getattr(relation, "on_delete", None) is models.PROTECT else None)
        if holds is None:
            continue
        named = related._default_manager.filter(holds, **{relation.field.name: row})
        if any(field.name == "removed_at" for field in related._meta.fields):
            named = named.filter(removed_at__isnull=True)
        count += named.count()
    return count
