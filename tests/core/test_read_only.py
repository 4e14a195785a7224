"""A page that only reads cannot write, in whichever words the database is told to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from regietafel.core.middleware import ReadOnlyGet, WriteInGet
from regietafel.core.models import SentForm
from regietafel.territories.models import Municipality
from tests import cast

pytestmark = pytest.mark.django_db


def add() -> None:
    cast.make_municipality("90009", "Nergens")


def add_many_if_new() -> None:
    Municipality.objects.bulk_create([Municipality(nis="90008", name="Nergens")], ignore_conflicts=True)


def add_or_change() -> None:
    Municipality.objects.bulk_create(
        [Municipality(nis="90008", name="Nergens")],
        update_conflicts=True,
        update_fields=["name"],
        unique_fields=["nis"],
    )


def change() -> None:
    Municipality.objects.update(name="Anders")


def remove() -> None:
    Municipality.objects.filter(name="Kleibeke").delete()


def mark_a_form() -> None:
    SentForm.objects.get_or_create(mark="x")


DEEDS = [add, add_many_if_new, add_or_change, change, remove, mark_a_form]


def ask(method: str, deed: Callable[[], object]) -> HttpResponse:
    """Ask a page for something during which a deed is done."""

    def view(request: HttpRequest) -> HttpResponse:
        deed()
        return HttpResponse()

    response = ReadOnlyGet(view)(RequestFactory().generic(method, "/nl/"))
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_while_reading_is_stopped(method: str, deed: Callable[[], object]) -> None:
    cast.make_municipality("90001", "Kleibeke")
    before = list(Municipality.objects.values_list("nis", "name"))
    with pytest.raises(WriteInGet), transaction.atomic():
        ask(method, deed)
    assert list(Municipality.objects.values_list("nis", "name")) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_the_same_deed_by_a_form_is_done(deed: Callable[[], object]) -> None:
    assert ask("POST", deed).status_code == 200


def test_sessions_may_be_kept_while_reading() -> None:
    ask("GET", lambda: Session.objects.create(session_key="x", session_data="", expire_date=timezone.now()).delete())
    assert not Session.objects.exists()
