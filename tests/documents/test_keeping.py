"""The same content lies there once, whole or not at all, and goes when nobody has it any more."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from regietafel.documents import keeping
from regietafel.documents.keeping import keep, sweep
from regietafel.documents.models import Document, StoredFile
from regietafel.documents.operations import add_version, purge_documents, remove_document
from regietafel.documents.queries import lost_files
from regietafel.documents.storage import all_names, is_whole, name_of, place
from regietafel.people.models import User
from regietafel.plans.models import Action
from regietafel.plans.operations.evidence import add_file
from tests.documents import files
from tests.documents.conftest import NOW

LATER = NOW + dt.timedelta(days=8)


def names() -> list[str]:
    """What lies in the storage."""
    return sorted(all_names())


def test_the_same_file_twice_lies_there_once(director: User, action: Action, document: Document) -> None:
    line = action.working_years.get(year=2024)
    add_file(actor=director, line=line, label="Nog eens", file=files.pdf("een", "anders.pdf"), now=NOW)
    stored = StoredFile.objects.get()
    assert names() == [name_of(stored.sha256)]
    assert stored.versions.count() == 2
    assert stored.size == len(files.PDF) + 3


@pytest.mark.django_db
def test_a_write_that_breaks_off_leaves_nothing(folder: Path) -> None:
    class Torn(ContentFile[bytes]):
        def chunks(self, chunk_size: int | None = None) -> Any:
            yield b"half"
            raise OSError("the line went dead")

    with pytest.raises(OSError, match="dead"):
        place().save(name_of("ab" * 32), Torn(b"half a file"))
    assert names() == []
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.django_db
def test_content_that_is_lost_or_torn_is_mended_by_who_sends_it_again(folder: Path) -> None:
    stored = keep(files.pdf("een"), NOW)
    path = folder / name_of(stored.sha256)
    for breaking in (path.unlink, lambda: path.write_bytes(b"%PD")):
        breaking()
        assert not is_whole(stored.sha256, stored.size)
        assert keep(files.pdf("een"), NOW) == stored
        assert path.read_bytes() == files.PDF + b"een"


def test_what_is_lost_is_told(document: Document, folder: Path) -> None:
    assert lost_files() == []
    sha256 = document.newest.stored.sha256
    (folder / name_of(sha256)).unlink()
    assert lost_files() == [sha256]


@pytest.mark.django_db
def test_content_without_document_stays_a_week_and_goes(document: Document) -> None:
    unused = keep(files.pdf("los"), NOW)
    sweep(NOW + dt.timedelta(days=6))
    assert StoredFile.objects.count() == 2
    assert keep(files.pdf("los"), LATER) == unused
    sweep(LATER)
    assert StoredFile.objects.count() == 2
    sweep(LATER + dt.timedelta(days=8))
    assert names() == [name_of(document.newest.stored.sha256)]
    assert StoredFile.objects.get() == document.newest.stored


@pytest.mark.django_db
def test_what_was_taken_up_at_the_last_moment_stays() -> None:
    """The sweeper looked, somebody sent the same content, and only then does the sweeper lock the row."""
    seen = keep(files.pdf("los"), NOW)
    keep(files.pdf("los"), LATER)
    assert not keeping.forget(stored=seen, before=LATER - keeping.KEPT_UNUSED)
    assert is_whole(seen.sha256, seen.size)


@pytest.mark.django_db
def test_a_sender_does_not_keep_a_row_that_is_swept_away_under_its_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    made = StoredFile.objects.get_or_create
    swept: list[Any] = []

    def swept_once(**asked: Any) -> Any:
        found = made(**asked)
        if not swept:
            swept.append(StoredFile.objects.all().delete())
        return found

    monkeypatch.setattr(StoredFile.objects, "get_or_create", swept_once)
    assert keep(files.pdf("een"), NOW).pk == StoredFile.objects.get().pk


@pytest.mark.django_db
def test_strays_go_in_time_and_what_is_not_ours_is_left_alone(folder: Path) -> None:
    stray = "cd" * 32
    place().save(name_of(stray), ContentFile(b"left behind"))
    half, fresh, other = folder / "ab" / ".incoming-x", folder / "ab" / ".incoming-y", folder / "ab" / "notes.txt"
    half.parent.mkdir(parents=True)
    for path in (half, fresh, other):
        path.write_bytes(b"x")
    os.utime(fresh, (LATER.timestamp(), LATER.timestamp()))
    os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    sweep(LATER)
    assert not half.exists()
    assert fresh.exists()
    assert is_whole(stray, len(b"left behind"))
    sweep(LATER + dt.timedelta(days=8))
    assert not is_whole(stray, len(b"left behind"))
    assert other.exists()


def test_a_purged_document_leaves_its_content_to_the_sweeper(director: User, document: Document) -> None:
    add_version(actor=director, document=document, file=files.pdf("twee"), now=NOW)
    remove_document(actor=director, document=document, now=NOW)
    assert purge_documents(actor=None, before=NOW) == 0
    assert purge_documents(actor=None, before=LATER) == 1
    assert not Document.objects.exists()
    assert len(names()) == 2
    sweep(LATER)
    assert names() == []


def test_a_document_goes_with_what_held_it(document: Document, action: Action) -> None:
    assert purge_documents(actor=None, before=NOW) == 0
    action.delete()
    assert purge_documents(actor=None, before=NOW) == 1
