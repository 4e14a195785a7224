"""Mentions follow the texts, as the index of the search does: read again after each deed, within its transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils import timezone

from regietafel.attention import texts
from regietafel.attention.models import Mention
from regietafel.attention.names import called_in
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.people.queries import people_of


def follow(touched: Collection[tuple[str, int]]) -> None:
    """Bring up who is called in the rows that a deed touched."""
    for kind, pk in touched:
        if texts.has_texts(kind):
            bring_up(kind, pk)


def bring_up(kind: str, pk: int) -> None:
    """Let the mentions of a row be those that its text makes now. Nobody is told of what they wrote themselves."""
    said = texts.spoken(kind, pk)
    there = set(Mention.objects.filter(kind=kind, object_pk=pk).values_list("user", flat=True))
    if said is None:
        return  # in the bin, maybe: what was seen there stays seen when it comes back
    if "@" not in said.text:
        if there:
            Mention.objects.filter(kind=kind, object_pk=pk).delete()
        return
    called = readers_called(said)
    Mention.objects.filter(kind=kind, object_pk=pk).exclude(user__in=[one.pk for one in called]).delete()
    deed = Entry.objects.filter(kind=kind, object_id=pk).first()
    author = deed.actor_id if deed else None
    new = [one for one in called if one.pk not in there and one.pk != author]
    Mention.objects.bulk_create(
        [
            Mention(
                user=one,
                region=said.region,
                kind=kind,
                object_pk=pk,
                by_name=deed.actor_name[:200] if deed else "",
                made_at=timezone.now(),
            )
            for one in new
        ],
        ignore_conflicts=True,
    )


def readers_called(said: texts.Spoken) -> list[User]:
    """The people of the region whom a text calls and who may read it."""
    people: Iterable[User] = people_of(said.region).filter(is_active=True)
    by_key = {one.pk: one for one in people}
    keys = called_in(said.text, {pk: one.name for pk, one in by_key.items()})
    return [by_key[key] for key in keys if said.seen_by(by_key[key])]
