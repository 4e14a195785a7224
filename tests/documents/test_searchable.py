"""The search finds a document by what is known about it, and only for whoever may read what it hangs on."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from regietafel.documents.models import Document
from regietafel.documents.operations import Details, add_version, edit_document, remove_document, restore_document
from regietafel.people.models import User
from regietafel.plans.models import Plan, PlanStatus
from regietafel.search.queries import find
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests import cast
from tests.documents import files
from tests.documents.conftest import NOW

SEES = {"director", "colleague", "partner", "head_of_service"}


def found(person: Any, region: Region, words: str) -> list[str]:
    """The addresses of the documents that a person finds."""
    groups = find(person, region, question(words))
    return [row.url for group in groups if group.kind.slug == "documents" for row in group.rows]


def described(director: User, document: Document) -> Document:
    """The document, with a title and a source that nothing else has."""
    details = Details(title="Studie kanarie", source="Universiteit van Polderland")
    return edit_document(actor=director, document=document, details=details, version=document.version)


@pytest.mark.parametrize("words", ["studies", "kanarie", "universiteit", "verslag"])
def test_by_title_source_and_file_name(director: User, document: Document, region: Region, words: str) -> None:
    described(director, document)
    assert found(director, region, words) == [f"/nl/r/{region.slug}/documents/{document.pk}/"]


def test_the_name_of_the_newest_file_counts(director: User, document: Document, region: Region) -> None:
    add_version(actor=director, document=document, file=files.pdf("twee", "jaarcijfers.pdf"), now=NOW)
    assert len(found(director, region, "jaarcijfers")) == 1


@pytest.mark.parametrize("role", cast.ROLES)
def test_who_reads_the_plan_finds_it(
    everyone: dict[str, cast.Person], director: User, document: Document, region: Region, role: str
) -> None:
    described(director, document)
    assert bool(found(everyone[role], region, "kanarie")) is (role in SEES)


def test_a_plan_that_becomes_a_draft_hides_its_documents_at_once(
    everyone: dict[str, cast.Person], director: User, document: Document, region: Region
) -> None:
    described(director, document)
    Plan.objects.update(status=PlanStatus.DRAFT)
    assert found(everyone["partner"], region, "kanarie") == []
    assert len(found(director, region, "kanarie")) == 1


def test_the_other_region_does_not_find_it(
    director: User, document: Document, region: Region, other_region: Region
) -> None:
    described(director, document)
    assert found(director, other_region, "kanarie") == []


def test_in_the_bin_it_is_not_found(director: User, document: Document, region: Region) -> None:
    shown = described(director, document)
    remove_document(actor=director, document=shown, now=timezone.now())
    assert found(director, region, "kanarie") == []
    restore_document(actor=director, document=shown)
    assert len(found(director, region, "kanarie")) == 1
