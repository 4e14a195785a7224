"""What plans say about the documents that hang on a working year: who reads the plan reads them, who reports keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse

from regietafel.documents.holders import Holder, register
from regietafel.plans.models import WorkingYear
from regietafel.plans.operations.evidence import HOLDER, open_line
from regietafel.plans.queries.lines import lines_with_readable_files


def line(pk: int) -> WorkingYear:
    """The line of a key."""
    return WorkingYear.objects.select_related("action__plan__region").get(pk=pk)


def may_change(user: Any, pk: int) -> bool:
    """Whether the person may report on that line."""
    return bool(user.has_perm("plans.report_on_action", line(pk)))


def insist_open(pk: int) -> None:
    """Lock the plan and the line, and refuse if nothing changes there any more."""
    open_line(line(pk))


def page(pk: int) -> tuple[str, str]:
    """The place of the line on the page of its action."""
    found = line(pk)
    plan = found.action.plan
    url = reverse("plans:action", args=[plan.region.slug, plan.slug, found.action_id])
    return f"{found.action}, {found.year}", f"{url}#year-{found.year}"


def there(keys: Iterable[int]) -> set[int]:
    """The keys of lines that still exist."""
    return set(WorkingYear.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """The action and the year of each line."""
    found = WorkingYear.objects.filter(pk__in=keys).select_related("action")
    return {one.pk: f"{one.action}, {one.year}" for one in found}


def hand_over() -> None:
    """Put the working year among what holds documents."""
    register(HOLDER, Holder(lines_with_readable_files, may_change, insist_open, page, there, names=names))
