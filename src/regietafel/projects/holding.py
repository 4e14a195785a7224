"""What calls and projects say about the documents that hang on them: who reads them reads those, the team keeps them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.documents.holders import Holder, register
from regietafel.projects.models import Call, Project
from regietafel.projects.queries.visible import calls_visible_to, projects_visible_to

CALL, PROJECT = "projects.call", "projects.project"


def holder(model: type[Call] | type[Project], seen: Callable[[Any], QuerySet[Any]], page: str) -> Holder:
    """What one of the two kinds says of its documents."""

    def seen_by(user: Any) -> QuerySet[Any]:
        return seen(user).values("pk")

    def may_change(user: Any, pk: int) -> bool:
        return bool(user.has_perm("projects.keep", model.objects.select_related("region").get(pk=pk)))

    def insist_open(pk: int) -> None:
        if model.objects.select_for_update().get(pk=pk).is_removed:
            raise Refusal(_("This was removed. Restore it first."))

    def page_of(pk: int) -> tuple[str, str]:
        found = model.objects.select_related("region").get(pk=pk)
        return str(found), reverse(page, args=[found.region.slug, pk]) + "#documents"

    def there(keys: Iterable[int]) -> set[int]:
        return set(model.objects.filter(pk__in=keys).values_list("pk", flat=True))

    def names(keys: Collection[int]) -> dict[int, str]:
        return dict(model.objects.filter(pk__in=keys).values_list("pk", "title"))

    return Holder(seen_by, may_change, insist_open, page_of, there, names=names)


def hand_over() -> None:
    """Put calls and projects among what holds documents."""
    register(CALL, holder(Call, calls_visible_to, "projects:call"))
    register(PROJECT, holder(Project, projects_visible_to, "projects:project"))
