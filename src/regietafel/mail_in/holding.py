"""What mail says about the documents that hang on it: the mail itself and what came along, for the team alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from regietafel.documents.holders import Holder, register
from regietafel.mail_in.models import ReceivedMail
from regietafel.mail_in.queries.mails import HOLDER, mails_visible_to

ALSO_KEPT = frozenset({"ics"})


def seen_by(user: Any) -> QuerySet[Any]:
    """The keys of the mails that a person reads."""
    return mails_visible_to(user).values("pk")


def may_change(user: Any, pk: int) -> bool:
    """Whether the person works where the mail came in."""
    return bool(user.has_perm("mail_in.file_mail", ReceivedMail.objects.select_related("region").get(pk=pk)))


def insist_open(pk: int) -> None:
    """Lock the mail; whoever may read it may always add to it."""
    ReceivedMail.objects.select_for_update().get(pk=pk)


def page(pk: int) -> tuple[str, str]:
    """The list of documents on the page of a mail."""
    found = ReceivedMail.objects.select_related("region").get(pk=pk)
    return str(found), reverse("mail_in:mail", args=[found.region.slug, pk]) + "#documents"


def there(keys: Iterable[int]) -> set[int]:
    """The keys of mails that still exist."""
    return set(ReceivedMail.objects.filter(pk__in=keys).values_list("pk", flat=True))


def names(keys: Collection[int]) -> dict[int, str]:
    """What mails are called."""
    return {one.pk: str(one) for one in ReceivedMail.objects.filter(pk__in=keys).only("subject")}


def hand_over() -> None:
    """Put the mail among what holds documents."""
    register(HOLDER, Holder(seen_by, may_change, insist_open, page, there, also=ALSO_KEPT, names=names))
