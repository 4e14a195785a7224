"""Documents in a bucket: the same promises as in a folder, and a store that is away loses nothing."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator

import pytest
from django.conf import settings as here
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from regietafel.cli.check import no_file_lost, store_answers
from regietafel.core.errors import Refusal
from regietafel.documents.keeping import content_of, forget, keep, sweep
from regietafel.documents.models import Document, StoredFile
from regietafel.documents.queries import lost_files
from regietafel.documents.storage import StoreAway, all_names, is_whole, name_of, place
from regietafel.plans.models import Action, Evidence
from tests.documents import files
from tests.documents.conftest import NOW
from tests.documents.fake_s3 import Store, store
from tests.documents.test_pages import send_file
from tests.plans.screen import at, text
from tests.submitted import form_with

LATER = NOW + dt.timedelta(days=8)


@pytest.fixture
def s3(settings: Settings) -> Iterator[Store]:
    """A store that the settings name, before any document is made."""
    with store() as there:
        storages = copy.deepcopy(here.STORAGES)
        storages["documents"] = {"BACKEND": "regietafel.documents.bucket.WholeObjects", "OPTIONS": there.options}
        settings.STORAGES, settings.DOCUMENT_BUCKET = storages, there.options
        yield there


@pytest.mark.django_db
def test_content_lies_there_once_under_the_prefix_and_comes_back(s3: Store) -> None:
    stored = keep(files.pdf("een"), NOW)
    assert keep(files.pdf("een"), NOW) == stored
    assert s3.objects == {f"regietafel/{name_of(stored.sha256)}": files.PDF + b"een"}
    assert list(all_names()) == [name_of(stored.sha256)]
    assert is_whole(stored.sha256, stored.size)
    assert not is_whole("ab" * 32, 3)
    assert content_of(stored).read() == files.PDF + b"een"


@pytest.mark.django_db
def test_what_nobody_has_is_swept_and_strays_are_adopted(s3: Store) -> None:
    keep(files.pdf("los"), NOW)
    s3.objects["regietafel/cd/" + "cd" * 32] = b"left behind"
    s3.objects["regietafel/notes.txt"] = b"not ours"
    sweep(LATER)
    sweep(LATER + dt.timedelta(days=8))
    assert list(s3.objects) == ["regietafel/notes.txt"]
    assert not StoredFile.objects.exists()


def test_a_download_comes_from_us_with_our_headers(s3: Store, browser: Client, document: Document) -> None:
    answer = browser.get(reverse("documents:download", args=[document.region.slug, document.pk, 1]))
    assert b"".join(answer) == files.PDF + b"een"
    assert "attachment" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Location" not in answer
    with pytest.raises(NotImplementedError):
        place().url(name_of(document.newest.stored.sha256))


@pytest.mark.parametrize("fault", ["refused", "hangs up half-way", "keeps half"])
def test_a_store_in_trouble_refuses_with_the_rest_kept(s3: Store, fault: str, browser: Client, action: Action) -> None:
    s3.fault = fault
    url = at("evidence-add", action, 2023)
    answer = send_file(browser, url, files.pdf("een"), label="Brief", what="file")
    assert answer.status_code == 422
    assert "antwoordt nu niet" in text(answer)
    assert form_with(answer, "once").data()["label"] == ["Brief"]
    assert not Evidence.objects.exists()
    s3.fault = ""
    assert send_file(browser, url, files.pdf("een"), label="Brief", what="file").status_code == 302
    stored = StoredFile.objects.get()
    assert is_whole(stored.sha256, stored.size)


def test_a_store_that_is_away_is_told_and_nothing_counts_as_lost(
    s3: Store, browser: Client, document: Document
) -> None:
    assert (store_answers()[0], no_file_lost()[0]) == (True, True)
    s3.fault = "refused"
    with pytest.raises(StoreAway):
        lost_files()
    assert store_answers() == (
        False, "the store of files refuses: AccessDenied: look at the settings REGIETAFEL_BUCKET_… and at the store itself"
    )  # fmt: skip
    assert not no_file_lost()[0]
    answer = browser.get(reverse("documents:download", args=[document.region.slug, document.pk, 1]))
    assert answer.status_code == 503
    assert "verloren" in text(answer)
    s3.fault = ""
    assert lost_files() == []


@pytest.mark.django_db
def test_nothing_is_forgotten_while_the_store_is_away(s3: Store) -> None:
    stored = keep(files.pdf("los"), NOW)
    s3.fault = "refused"
    with pytest.raises(StoreAway):
        forget(stored=stored, before=LATER)
    with pytest.raises(Refusal):
        keep(files.pdf("ander"), NOW)
    assert StoredFile.objects.filter(pk=stored.pk).exists()


@pytest.mark.django_db
def test_nobody_listens_there(s3: Store) -> None:
    s3.shutdown()
    s3.server_close()
    with pytest.raises(StoreAway, match="does not answer"):
        place().size("ab/cd")
