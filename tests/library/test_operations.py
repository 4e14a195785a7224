"""Entries are added with a link or a file, changed, removed and put back; the journal tells each of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from regietafel.core.errors import Collision, Refusal
from regietafel.documents.models import Document
from regietafel.documents.operations import purge_documents, remove_document
from regietafel.journal.models import Entry
from regietafel.library.models import ItemKind, ItemTheme, LibraryItem
from regietafel.library.operations import ItemData, add_item, edit_item, purge_items, remove_item, restore_item
from regietafel.library.providers import items_added_by
from regietafel.library.queries import files_of
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.documents import files
from tests.library.make import NOW, make_item

DATA = ItemData(title="Studie", url="https://www.voorbeeld.example/")


def themes(item: LibraryItem) -> list[str]:
    """The themes of an entry."""
    return list(ItemTheme.objects.filter(item=item).values_list("name", flat=True))


def test_a_link_is_shared(study: LibraryItem, partner: User) -> None:
    assert (study.year, study.added_by, study.added_at) == (2024, partner, NOW)
    assert themes(study) == ["arbeidszorg", "vogels"]
    entry = Entry.objects.get(kind="library.libraryitem")
    assert (entry.verb, entry.actor, entry.after["themes"]) == ("created", partner, ["arbeidszorg", "vogels"])


def test_a_file_hangs_on_it_as_a_document(director: User, region: Region) -> None:
    data = ItemData(title="Studie", source="ROA", dated=dt.date(2023, 6, 16))
    item = add_item(actor=director, region=region, data=data, file=files.pdf("een"), now=NOW)
    document = files_of([item])[item.pk]
    assert (document.title, document.source, document.dated) == ("Studie", "ROA", dt.date(2023, 6, 16))
    assert item.year == 2023
    assert document.newest.file_name == "verslag.pdf"


@pytest.mark.parametrize("url", ["", "https://www.voorbeeld.example/"])
def test_one_of_the_two_and_not_both(director: User, region: Region, url: str) -> None:
    file = files.pdf("een") if url else None
    with pytest.raises(Refusal, match="webadres"):
        add_item(actor=director, region=region, data=replace(DATA, url=url), file=file, now=NOW)
    assert not LibraryItem.objects.exists()


@pytest.mark.parametrize(("title", "names"), [("  ", ()), ("Studie", tuple("abcdefghi"))])
def test_what_says_nothing_or_too_much_is_refused(
    director: User, region: Region, title: str, names: tuple[str, ...]
) -> None:
    with pytest.raises(Refusal):
        add_item(actor=director, region=region, data=replace(DATA, title=title, themes=names), now=NOW)


def test_only_a_call_has_a_last_day(director: User, region: Region) -> None:
    day = dt.date(2024, 9, 30)
    study = add_item(actor=director, region=region, data=replace(DATA, deadline=day), now=NOW)
    call = add_item(actor=director, region=region, data=replace(DATA, kind=ItemKind.CALL, deadline=day), now=NOW)
    assert (study.deadline, call.deadline) == (None, day)
    with pytest.raises(IntegrityError), transaction.atomic():
        LibraryItem.objects.filter(pk=study.pk).update(deadline=day)


def test_what_is_said_of_it_changes(study: LibraryItem, director: User) -> None:
    data = replace(DATA, title="Nieuwe titel", dated=dt.date(2022, 1, 1), themes=("vogels", "zang"))
    changed = edit_item(actor=director, item=study, data=data, version=study.version)
    assert (changed.title, changed.year, changed.version) == ("Nieuwe titel", 2022, 2)
    assert themes(study) == ["vogels", "zang"]
    assert Entry.objects.filter(verb="changed", kind="library.libraryitem").count() == 1
    with pytest.raises(Collision):
        edit_item(actor=director, item=study, data=DATA, version=study.version)


def test_what_stays_the_same_is_no_change(study: LibraryItem, director: User) -> None:
    same = ItemData(**{name: getattr(study, name) for name in ("title", "summary", "source", "shared_by", "url")})
    again = replace(same, themes=("arbeidszorg", "vogels"))
    assert edit_item(actor=director, item=study, data=again, version=1).version == 1


def test_its_file_goes_by_the_title_of_the_entry(director: User, region: Region) -> None:
    item = add_item(actor=director, region=region, data=ItemData(title="Oud"), file=files.pdf("een"), now=NOW)
    edit_item(actor=director, item=item, data=ItemData(title="Nieuw", source="ROA"), version=None)
    assert (Document.objects.get().title, Document.objects.get().source) == ("Nieuw", "ROA")
    with pytest.raises(Refusal, match="webadres"):
        edit_item(actor=director, item=item, data=DATA, version=None)


def test_a_link_does_not_become_empty(study: LibraryItem, director: User) -> None:
    with pytest.raises(Refusal, match="webadres"):
        edit_item(actor=director, item=study, data=replace(DATA, url=""), version=None)


def test_removed_and_put_back_twice_is_once(study: LibraryItem, director: User) -> None:
    for _twice in range(2):
        removed = remove_item(actor=director, item=study, now=NOW)
    assert removed.is_removed
    with pytest.raises(Refusal):
        edit_item(actor=director, item=study, data=DATA, version=None)
    for _twice in range(2):
        restore_item(actor=director, item=study)
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["created", "removed", "restored"]


def test_in_the_bin_its_file_is_left_alone(director: User, region: Region) -> None:
    item = add_item(actor=director, region=region, data=ItemData(title="Nota"), file=files.pdf("een"), now=NOW)
    document = files_of([item])[item.pk]
    remove_item(actor=director, item=item, now=NOW)
    with pytest.raises(Refusal):
        remove_document(actor=director, document=document, now=NOW)


def test_for_good_its_file_goes_too(director: User, region: Region) -> None:
    item = add_item(actor=director, region=region, data=ItemData(title="Nota"), file=files.pdf("een"), now=NOW)
    make_item(region)
    remove_item(actor=director, item=item, now=NOW)
    assert purge_items(actor=None, before=NOW) == 0
    assert purge_items(actor=None, before=NOW + dt.timedelta(days=1)) == 1
    purge_documents(actor=None, before=NOW)
    assert not Document.objects.exists()
    assert LibraryItem.objects.count() == 1


def test_a_person_takes_along_what_they_shared(study: LibraryItem, partner: User, director: User) -> None:
    assert [one["title"] for one in items_added_by(partner)] == ["Studie kanarie"]
    assert items_added_by(director) == []
