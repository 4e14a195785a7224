"""Everybody with a role reads the library; the table adds to it; who added an entry, or the director, changes it."""

from __future__ import annotations

import pytest

from regietafel.library.models import LibraryItem
from regietafel.library.operations import ItemData, add_item
from regietafel.library.queries import files_of, items_visible_to
from regietafel.people.models import RegionRole, User
from regietafel.territories.models import Region
from tests import cast
from tests.documents import files
from tests.library.make import NOW

READS = {"director", "colleague", "partner", "editor", "head_of_service"}
ADDS = {"director", "colleague", "partner"}


@pytest.mark.parametrize("role", cast.ROLES)
def test_who_reads_adds_and_changes(
    everyone: dict[str, cast.Person], study: LibraryItem, region: Region, role: str
) -> None:
    person = everyone[role]
    assert items_visible_to(person).exists() is (role in READS)
    assert person.has_perm("library.view_library", region) is (role in READS)
    assert person.has_perm("library.add_item", region) is (role in ADDS)
    assert person.has_perm("library.change_item", study) is (role in {"director", "partner"})


def test_whoever_left_changes_nothing_any_more(study: LibraryItem, partner: User) -> None:
    RegionRole.objects.filter(user=partner).update(ended_at=NOW)
    gone = cast.fresh(partner)
    assert not gone.has_perm("library.change_item", study)
    assert not items_visible_to(gone).exists()


@pytest.mark.parametrize("role", cast.ROLES)
def test_the_file_is_read_and_renewed_by_the_same_people(
    everyone: dict[str, cast.Person], partner: User, region: Region, role: str
) -> None:
    item = add_item(actor=partner, region=region, data=ItemData(title="Nota"), file=files.pdf("een"), now=NOW)
    document = files_of([item])[item.pk]
    person = everyone[role]
    assert person.has_perm("documents.view_document", document) is (role in READS)
    assert person.has_perm("documents.change_document", document) is (role in {"director", "partner"})
