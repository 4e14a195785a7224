"""What happens to a document, and what the journal says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regietafel.core.errors import Collision, Refusal
from regietafel.documents.models import Document
from regietafel.documents.operations import (
    Details,
    add_version,
    edit_document,
    remove_document,
    restore_document,
)
from regietafel.documents.providers import put_back_document, removed_documents
from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.models import Action, ClosedYear, Plan, PlanStatus
from regietafel.plans.operations.evidence import add_file, remove_evidence, restore_evidence
from regietafel.plans.queries.lines import standing_evidence
from regietafel.territories.models import Region
from tests.documents import files
from tests.documents.conftest import NOW


def test_a_newer_file_stands_beside_the_older(director: User, document: Document) -> None:
    version = add_version(
        actor=director, document=document, file=files.pdf("twee", "verslag v2.pdf"), note="cijfers erbij", now=NOW
    )
    assert version.number == 2
    assert [one.number for one in document.versions.all()] == [2, 1]
    entry = Entry.objects.filter(kind="documents.document").first()
    assert entry is not None
    assert (entry.verb, entry.reason) == ("renewed", "cijfers erbij")
    assert entry.after == {"file": "verslag v2.pdf", "file_version": 2}


def test_the_very_same_file_is_no_new_version(director: User, document: Document) -> None:
    with pytest.raises(Refusal) as refusal:
        add_version(actor=director, document=document, file=files.pdf("een", "anders.pdf"), now=NOW)
    assert refusal.value.field == "file"
    assert document.versions.count() == 1


@pytest.mark.parametrize("name", ["page.html", "page.htm", "table.tsv"])
def test_what_cannot_be_kept_is_refused_by_the_deed_too(director: User, action: Action, name: str) -> None:
    line = action.working_years.get(year=2023)
    file = SimpleUploadedFile(name, b"<p>Verslag")
    with pytest.raises(Refusal) as refusal:
        add_file(actor=director, line=line, label="Pagina", file=file, now=NOW)
    assert refusal.value.field == "file"
    assert not Document.objects.exists()


def test_details_change_at_a_version(director: User, document: Document) -> None:
    details = Details(title="Verslag ROA", kind="report", source="ROA")
    changed = edit_document(actor=director, document=document, details=details, version=1)
    assert (changed.title, changed.kind, changed.source, changed.version) == ("Verslag ROA", "report", "ROA", 2)
    assert edit_document(actor=director, document=document, details=details, version=2).version == 2
    with pytest.raises(Collision):
        edit_document(actor=director, document=document, details=details, version=1)


def test_evidence_goes_and_comes_with_its_document(director: User, document: Document, other_region: Region) -> None:
    evidence = standing_evidence().get()
    for _twice in range(2):
        remove_evidence(actor=director, evidence=evidence, now=NOW)
        assert not standing_evidence().exists()
    assert [row.label for row in removed_documents(document.region)] == ["Verslag"]
    assert not list(removed_documents(other_region))
    with pytest.raises(Refusal):
        put_back_document(actor=director, region=other_region, pk=document.pk)
    put_back_document(actor=director, region=document.region, pk=document.pk)
    assert standing_evidence().get() == evidence
    remove_document(actor=director, document=document, now=NOW)
    assert not standing_evidence().exists()
    restore_evidence(actor=director, evidence=evidence)
    assert standing_evidence().get() == evidence


def test_what_lies_in_the_bin_does_not_change(director: User, document: Document) -> None:
    remove_document(actor=director, document=document, now=NOW)
    with pytest.raises(Refusal):
        add_version(actor=director, document=document, file=files.pdf("twee"), now=NOW)
    with pytest.raises(Refusal):
        edit_document(actor=director, document=document, details=Details("Anders"), version=None)


@pytest.mark.parametrize("closed", ["plan", "year", "removed action"])
@pytest.mark.parametrize("deed", ["add", "renew", "edit", "remove", "restore"])
def test_nothing_changes_where_nothing_may_change(
    director: User, action: Action, document: Document, deed: str, closed: str
) -> None:
    line = action.working_years.get(year=2023)
    deeds: dict[str, Callable[[], object]] = {
        "add": lambda: add_file(actor=director, line=line, label="Nog", file=files.pdf("twee"), now=NOW),
        "renew": lambda: add_version(actor=director, document=document, file=files.pdf("twee"), now=NOW),
        "edit": lambda: edit_document(actor=director, document=document, details=Details("x"), version=None),
        "remove": lambda: remove_document(actor=director, document=document, now=NOW),
        "restore": lambda: restore_document(actor=director, document=document),
    }
    if closed == "plan":
        Plan.objects.update(status=PlanStatus.CLOSED)
    elif closed == "year":
        ClosedYear.objects.create(plan=action.plan, year=2023, closed_at=NOW)
    else:
        Action.objects.filter(pk=action.pk).update(removed_at=NOW)
    before = list(Document.objects.values()), Entry.objects.count()
    with pytest.raises(Refusal):
        deeds[deed]()
    assert (list(Document.objects.values()), Entry.objects.count()) == before


def test_what_hung_on_a_line_that_is_gone_stays_in_the_bin(
    director: User, document: Document, action: Action, region: Region
) -> None:
    remove_document(actor=director, document=document, now=NOW)
    action.working_years.filter(year=2023).delete()
    with pytest.raises(Refusal):
        put_back_document(actor=director, region=region, pk=document.pk)
