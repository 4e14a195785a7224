"""An entry is found by what it says and by what stands in its file, on its own page and in the search of everything."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regietafel.documents.operations import remove_document
from regietafel.documents.texts import read_waiting
from regietafel.library.models import ItemKind, LibraryItem
from regietafel.library.operations import ItemData, add_item, remove_item
from regietafel.library.queries import files_of, items_of, narrowed, themes_in, years_in
from regietafel.people.models import User
from regietafel.search.queries import find
from regietafel.search.words import question
from regietafel.territories.models import Region
from tests.library.make import NOW, make_item


def titles(person: Any, region: Region, **wanted: str) -> list[str]:
    """The entries that are found on the page."""
    return [item.title for item in narrowed(items_of(person, region), region, wanted)]


def kinds_found(person: Any, region: Region, words: str) -> list[str]:
    """Under which headings the search of everything finds something."""
    return [group.kind.slug for group in find(person, region, question(words))]


def note(director: User, region: Region) -> LibraryItem:
    """An entry with a file in which something stands that nothing else says."""
    file = SimpleUploadedFile("nota.txt", b"Een leeuwerik stijgt op.")
    item = add_item(actor=director, region=region, data=ItemData(title="Nota"), file=file, now=NOW)
    read_waiting()
    return item


@pytest.mark.parametrize("words", ["kanaries", "zingt", "universiteit", "klaver", "vogels", "studie kanarie", "kana"])
def test_by_all_that_it_says(study: LibraryItem, director: User, region: Region, words: str) -> None:
    assert titles(director, region, q=words) == ["Studie kanarie"]
    assert "library" in kinds_found(director, region, words)


def test_by_what_stands_in_its_file_and_listed_once(director: User, region: Region) -> None:
    note(director, region)
    assert titles(director, region, q="leeuwerik") == ["Nota"]
    assert kinds_found(director, region, "leeuwerik") == ["library"]


def test_a_file_that_was_removed_says_nothing_any_more(director: User, region: Region) -> None:
    item = note(director, region)
    remove_document(actor=director, document=files_of([item])[item.pk], now=NOW)
    assert titles(director, region, q="leeuwerik") == []
    assert titles(director, region, q="nota") == ["Nota"]


def test_in_the_bin_it_is_found_nowhere(study: LibraryItem, director: User, region: Region) -> None:
    remove_item(actor=director, item=study, now=NOW)
    assert titles(director, region, q="kanarie") == []
    assert kinds_found(director, region, "kanarie") == []


def test_the_other_region_finds_nothing(
    study: LibraryItem, other_director: User, region: Region, other_region: Region
) -> None:
    assert titles(other_director, region, q="kanarie") == []
    assert titles(other_director, other_region) == []
    assert kinds_found(other_director, other_region, "kanarie") == []


def test_by_sort_theme_and_year_together(director: User, region: Region) -> None:
    make_item(region, "Eén", kind=ItemKind.CALL, themes=("zang",), year=2023)
    make_item(region, "Twee", kind=ItemKind.CALL, themes=("vogels", "zang"))
    make_item(region, "Drie", themes=("vogels",))
    assert titles(director, region) == ["Drie", "Twee", "Eén"]
    assert titles(director, region, kind="call") == ["Twee", "Eén"]
    assert titles(director, region, theme="vogels") == ["Drie", "Twee"]
    assert titles(director, region, kind="call", theme="zang", year="2024") == ["Twee"]
    assert themes_in(items_of(director, region)) == ["vogels", "zang"]
    assert years_in(items_of(director, region)) == [2024, 2023]


def test_a_question_without_words_is_no_filter(study: LibraryItem, director: User, region: Region) -> None:
    assert titles(director, region, q=" … ") == ["Studie kanarie"]


def test_many_ask_the_database_no_more_than_few(director: User, region: Region) -> None:
    asked = []
    for _twice in range(2):
        for number in range(5):
            make_item(region, f"Studie {number}", themes=("zang",))
        with CaptureQueriesContext(connection) as seen:
            rows = list(items_of(director, region))
            files_of(rows)
            assert [str(theme) for row in rows for theme in row.themes.all()]
        asked.append(len(seen))
    assert asked[0] == asked[1]
