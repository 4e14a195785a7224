"""What a reading says about its original: who may look at the reading may read it, and nobody changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from regietafel.core.errors import Refusal
from regietafel.documents.holders import Holder, register
from regietafel.intake.models import Reading
from regietafel.intake.operations.sending import HOLDER
from regietafel.intake.originals import ALSO_KEPT
from regietafel.intake.queries import readings_visible_to


def seen_by(user: Any) -> QuerySet[Any]:
    """The keys of the readings that the person may look at."""
    return readings_visible_to(user).values("pk")


def may_change(_user: Any, _pk: int) -> bool:
    """Nobody: places point into the file as it was read. A newer file is another reading."""
    return False


def insist_open(pk: int) -> None:
    """Let the one original in, and nothing after it."""
    reading = Reading.objects.select_for_update().get(pk=pk)
    if reading.document_id is not None:
        raise Refusal(_("The original of a reading stays as it was sent. Send the newer file as a new reading."))


def page(pk: int) -> tuple[str, str]:
    """The page of the reading."""
    reading = Reading.objects.select_related("region").defer("result").get(pk=pk)
    return str(reading), reverse("intake:reading", args=[reading.region.slug, pk])


def there(keys: Iterable[int]) -> set[int]:
    """The keys of readings that still exist."""
    return set(Reading.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """What the readings are called."""
    return {one.pk: str(one) for one in Reading.objects.filter(pk__in=keys).defer("result")}


def hand_over() -> None:
    """Put the reading among what holds documents."""
    register(HOLDER, Holder(seen_by, may_change, insist_open, page, there, ALSO_KEPT, names))
