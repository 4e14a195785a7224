"""The search follows what stands in files, and tells of each document what it is and what it hangs on."""

from __future__ import annotations

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from regietafel.documents.models import Document, DocumentKind, TextState
from regietafel.documents.operations import Details, add_version, edit_document
from regietafel.documents.scanning import Verdict, note
from regietafel.documents.texts import keep_text, read_waiting, take_up
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.plans.operations.evidence import add_file
from regietafel.search.indexing import rebuild
from regietafel.search.queries import find
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests.documents.conftest import NOW
from tests.documents.fake_clamd import scanner
from tests.documents.test_searchable import found
from tests.documents.test_texts import SAYS, Outcome, kept, text_of


def test_what_turns_out_to_have_a_virus_is_not_found_by_its_text(
    director: User, region: Region, action: Action
) -> None:
    document = kept(region, action, SAYS.encode())
    read_waiting()
    note(stored=document.newest.stored, verdict=Verdict.FOUND, now=NOW)
    assert found(director, region, "kanarie") == []
    assert len(found(director, region, "nota")) == 1


def test_what_a_scanner_takes_back_is_found_again(
    director: User, region: Region, action: Action, settings: Settings
) -> None:
    document = kept(region, action, SAYS.encode())
    read_waiting()
    note(stored=document.newest.stored, verdict=Verdict.FOUND, now=NOW)
    assert found(director, region, "kanarie") == []
    with scanner() as there:
        settings.SCANNER, settings.SCANNER_SECONDS = there.address, 5
        line = action.working_years.get(year=2023)
        add_file(actor=director, line=line, label="Weer", file=SimpleUploadedFile("weer.txt", SAYS.encode()), now=NOW)
    assert len(found(director, region, "kanarie")) == 2


def test_the_text_of_the_newest_version_counts(director: User, region: Region, action: Action) -> None:
    document = kept(region, action, SAYS.encode())
    read_waiting()
    file = SimpleUploadedFile("nota.txt", b"Een merel zingt.")
    add_version(actor=director, document=document, file=file, now=NOW)
    assert found(director, region, "kanarie") == []
    read_waiting()
    assert len(found(director, region, "merel")) == 1


def test_each_document_with_the_same_content_is_found(director: User, region: Region, action: Action) -> None:
    kept(region, action, SAYS.encode())
    kept(region, action, SAYS.encode(), "kopie.txt")
    assert read_waiting() == 1
    assert len(found(director, region, "kanarie")) == 2


def test_an_index_made_anew_has_the_texts_too(director: User, region: Region, action: Action) -> None:
    kept(region, action, SAYS.encode())
    read_waiting()
    rebuild()
    assert len(found(director, region, "kanarie")) == 1


def test_a_text_of_long_words_only_is_kept_as_far_as_it_fits(director: User, region: Region, action: Action) -> None:
    document = kept(region, action, b"iets")
    row = take_up(actor=None, now=NOW)
    assert row is not None
    text = " ".join(f"{number}" + "\ufdfa" for number in range(28_000))
    keep_text(actor=None, row=row, outcome=Outcome(TextState.READ, text), now=NOW)
    assert text_of(document).state == TextState.READ
    assert len(found(director, region, "nota")) == 1


def lines_below(user: User, region: Region, words: str) -> list[str]:
    """What stands below each document that a person finds."""
    groups = find(user, region, question(words))
    return [row.within for group in groups if group.kind.slug == "documents" for row in group.rows]


def test_below_it_stand_sort_date_and_what_it_hangs_on(director: User, document: Document, action: Action) -> None:
    details = Details(title="Kanarie", kind=DocumentKind.DECISION, dated=dt.date(2023, 6, 16))
    edit_document(actor=director, document=document, details=details, version=document.version)
    assert lines_below(director, document.region, "kanarie") == [f"beslissing · 16 juni 2023 · {action}, 2023"]


def test_many_ask_the_database_no_more_than_few(director: User, region: Region, action: Action) -> None:
    asked = []
    for _twice in range(2):
        for number in range(2):
            kept(region, action, b"x%d" % number, f"{number}.txt")
        rebuild()
        lines_below(director, region, "nota")
        with CaptureQueriesContext(connection) as seen:
            lines_below(director, region, "nota")
        asked.append(len(seen))
    assert asked[0] == asked[1]
