"""Mails in the shapes of mail programs, dropped on the page of an organisation: filed there, or refused with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from regietafel.documents.models import Document
from regietafel.mail_in.fetching import fetch
from regietafel.mail_in.models import Filing, MailState, ReceivedMail
from regietafel.mail_in.organisation_target import KIND
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests.mail_in.fake_imap import Box
from tests.mail_in.make import PDF, came_along
from tests.mail_in.test_fetching import NOW
from tests.reading.mail.make import FIXTURES

pytestmark = pytest.mark.django_db

FILED: dict[str, tuple[list[str], list[str]]] = {
    "gewoon.eml": ([], []),
    "html.eml": ([], []),
    "beide.eml": ([], []),
    "doorgestuurd-genest.eml": (["Fwd Het eerste.eml"], []),
    "doorgestuurd-outlook.eml": ([], []),
    "doorgestuurd-gmail.eml": ([], []),
    "winmail.eml": (["verslag.pdf"], ["Begroting 2025 – ontwerp.xlsx"]),
    "cp1252.eml": ([], []),
    "pad.eml": (["verslag coördinator.pdf", "x.pdf"], ["rekening énfdp.exe"]),
    "uitnodiging.eml": (["invite.ics"], []),
    "ondertekend.eml": ([], []),
    "gewoon.msg": ([], []),
    "bijlagen.msg": (["Wachtlijst 2025.pdf", "Wachtlijst.eml"], []),
    "terug.eml": ([], []),
    "vertraagd.eml": ([], []),
    "exchange.eml": ([], []),
    "qmail.eml": ([], []),
    "afwezig.eml": ([], []),
    "afgebroken.eml": (["lang.pdf"], []),
}
"""Name → what is kept of what came along, and what is not."""

REFUSED: dict[str, str] = {
    "leeg.eml": "leeg",
    "groot.eml": "hoogstens",
    "pagina.eml": "iets anders",
    "rommel.eml": "iets anders",
    "versleuteld.eml": "versleuteld",
}
"""Name → a word of the reason."""


@pytest.fixture
def drop(director: User, region: Region, client_of: Callable[[User], Client]) -> Callable[..., str]:
    """Drop a file on an organisation; where one is sent to, or what is said on the page."""
    client = client_of(director)

    def post(organisation: Organisation, name: str, content: bytes) -> str:
        url = reverse("mail_in:drop-on", args=[region.slug, KIND, organisation.pk])
        answer = client.post(url, {"file": SimpleUploadedFile(name, content)})
        return str(answer.get("Location", "")) or answer.content.decode()

    return post


def test_every_sample_is_expected_here() -> None:
    assert {*FILED, *REFUSED} == set(FIXTURES)


@pytest.mark.parametrize("name", FILED)
def test_it_is_filed_there_with_what_came_along(
    name: str, drop: Callable[..., str], organisation: Organisation, director: User
) -> None:
    assert drop(organisation, name, FIXTURES[name]()).endswith(f"/{organisation.pk}/#mail")
    row = ReceivedMail.objects.get()
    kept, not_kept = FILED[name]
    assert (row.state, row.state_by) == (MailState.FILED, director)
    assert [(one.kind, one.target_pk) for one in row.filings.all()] == [(KIND, organisation.pk)]
    assert sorted(one.title for one in came_along(row)) == kept
    assert [one for one, _why in row.not_kept] == not_kept
    assert all(why for _one, why in row.not_kept)
    assert row.original is not None
    assert row.original.newest.file_name == f"mail.{name.rpartition('.')[2]}"


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_reason_and_nothing_is_kept(
    name: str, drop: Callable[..., str], organisation: Organisation
) -> None:
    assert REFUSED[name] in drop(organisation, name, FIXTURES[name]())
    assert not ReceivedMail.objects.exists()
    assert not Document.objects.exists()


def test_what_is_no_mail_by_its_name_is_refused(drop: Callable[..., str], organisation: Organisation) -> None:
    assert "geen mail" in drop(organisation, "verslag.pdf", PDF)


def test_the_same_mail_on_a_second_page_is_one_mail_filed_twice(
    drop: Callable[..., str], organisation: Organisation, edited_organisation: Organisation
) -> None:
    for place in (organisation, edited_organisation, organisation):
        drop(place, "gewoon.eml", FIXTURES["gewoon.eml"]())
    assert (ReceivedMail.objects.count(), Filing.objects.count()) == (1, 2)


def test_no_script_of_a_mail_stands_in_the_page(
    drop: Callable[..., str], organisation: Organisation, director: User, client_of: Callable[[User], Client]
) -> None:
    drop(organisation, "html.eml", FIXTURES["html.eml"]())
    row = ReceivedMail.objects.get()
    page = client_of(director).get(reverse("mail_in:mail", args=[row.region.slug, row.pk])).content.decode()
    assert "Beste partners" in page
    for hidden in ("alert(", "spion.example", "javascript:kwaad"):
        assert hidden not in page


@pytest.mark.parametrize(
    ("name", "state", "reason"),
    [
        ("gewoon.eml", MailState.WAITING, ""),
        ("winmail.eml", MailState.WAITING, ""),
        ("versleuteld.eml", MailState.REFUSED, "encrypted"),
        ("groot.eml", MailState.REFUSED, "too_large_to_keep"),
        ("afwezig.eml", MailState.ASIDE, "automatic"),
        ("vertraagd.eml", MailState.ASIDE, "automatic"),
    ],
)
def test_by_the_mailbox_it_waits_or_is_refused_or_set_aside(
    name: str, state: str, reason: str, region: Region, box: Box
) -> None:
    box.add(b"Delivered-To: mail+leiestreek@tafel.example\r\n" + FIXTURES[name]())
    fetch(NOW)
    row = ReceivedMail.objects.get()
    assert (row.state, row.reason) == (state, reason)
    assert box.inbox == {}
