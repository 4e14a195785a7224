"""What meetings say about the documents that hang on them: who sees the meeting reads them, who runs it keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from regietafel.consultation.models import Meeting
from regietafel.consultation.operations.meeting_data import insist_is_not_locked, lock_meeting
from regietafel.consultation.operations.meeting_files import HOLDER
from regietafel.consultation.queries.visible import meetings_visible_to
from regietafel.documents.holders import Holder, register


def seen_by(user: Any) -> QuerySet[Any]:
    """The keys of the meetings whose documents a person reads."""
    return meetings_visible_to(user).values("pk")


def meeting(pk: int) -> Meeting:
    """The meeting of a key."""
    return Meeting.objects.select_related("body__region").get(pk=pk)


def may_change(user: Any, pk: int) -> bool:
    """Whether the person runs that meeting."""
    return bool(user.has_perm("consultation.run_meetings", meeting(pk)))


def insist_open(pk: int) -> None:
    """Lock the meeting, and refuse once its minutes were approved."""
    insist_is_not_locked(lock_meeting(meeting(pk)))


def page(pk: int) -> tuple[str, str]:
    """The place of the documents on the page of the meeting."""
    found = meeting(pk)
    return str(found), reverse("consultation:meeting", args=[found.body.region.slug, pk]) + "#documents"


def there(keys: Iterable[int]) -> set[int]:
    """The keys of meetings that still exist."""
    return set(Meeting.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """What the meetings are called."""
    return {one.pk: str(one) for one in Meeting.objects.filter(pk__in=keys).select_related("body")}


def hand_over() -> None:
    """Put the meeting among what holds documents."""
    register(HOLDER, Holder(seen_by, may_change, insist_open, page, there, names=names))
