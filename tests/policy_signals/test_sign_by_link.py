"""Signing a note along by the link in a mail: what it opens, what it writes, and why it opens nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.policy_signals import links
from regietafel.policy_signals.models import CoSignatory, NoteVersion
from regietafel.territories.models import Municipality, Region
from tests.policy_signals.make import make_dossier, make_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(region: Region) -> CoSignatory:
    """A municipality that was mailed a link."""
    note = make_note(make_dossier(region), "Denk mee.")
    NoteVersion.objects.update(made_on=timezone.localdate())
    town = Municipality.objects.filter(regions=region).order_by("pk")[0]
    until = timezone.localdate() + dt.timedelta(days=30)
    return CoSignatory.objects.create(note=note, municipality=town, asked_on=timezone.localdate(), until=until)


def address(row: CoSignatory, issue: int = 1) -> str:
    """The page behind the link."""
    return reverse("policy_signals:sign", args=[links.token_for(links.SIGN, row.pk, issue)])


def key(row: CoSignatory) -> str:
    """What the form carries."""
    return links.form_key(links.token_for(links.SIGN, row.pk))


def test_opening_it_writes_nothing_and_sets_no_cookie(row: CoSignatory, client: Client) -> None:
    answer = client.get(address(row))
    assert "Denk mee." in answer.content.decode()
    assert not answer.cookies
    row.refresh_from_db()
    assert row.signed_on is None


def test_signing_twice_is_once(row: CoSignatory, client: Client) -> None:
    for _again in range(2):
        answer = client.post(
            address(row), {"key": key(row), "answer": "sign", "signed_as": "burgemeester", "read": "1"}
        )
        assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.signed_on, row.signed_as, row.version) == (timezone.localdate(), "burgemeester", 2)


def test_what_was_not_read_is_not_signed(row: CoSignatory, client: Client) -> None:
    NoteVersion.objects.create(note=row.note, number=2, title="Nota", text="Heel anders", made_on=timezone.localdate())
    answer = client.post(address(row), {"key": key(row), "answer": "sign", "read": "1"})
    assert "Heel anders" in answer.content.decode()
    row.refresh_from_db()
    assert row.signed_on is None


def test_declining_takes_a_reason(row: CoSignatory, client: Client) -> None:
    assert client.post(address(row), {"key": key(row), "answer": "decline", "read": "1"}).status_code == 422
    client.post(address(row), {"key": key(row), "answer": "decline", "reason": "De raad wil niet.", "read": "1"})
    row.refresh_from_db()
    assert (row.declined_on, row.reason) == (timezone.localdate(), "De raad wil niet.")


@pytest.mark.parametrize(("what", "status"), [("altered", 404), ("expired", 410), ("renewed", 410), ("removed", 404)])
def test_a_link_that_opens_nothing(what: str, status: int, row: CoSignatory, client: Client) -> None:
    url = address(row)
    if what == "altered":
        url = url[:-3] + "zz/"
    elif what == "expired":
        CoSignatory.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    elif what == "renewed":
        CoSignatory.objects.update(issue=2)
    else:
        row.note.dossier.removed_at = timezone.now()
        row.note.dossier.save()
    answer = client.get(url)
    assert answer.status_code == status
    assert "Denk mee." not in answer.content.decode()


def test_a_form_that_is_not_ours_writes_nothing(row: CoSignatory, client: Client) -> None:
    assert client.post(address(row), {"key": "x", "answer": "sign"}).status_code == 403
    row.refresh_from_db()
    assert row.signed_on is None
