"""The mail of a region is its director's to see and decide on; links in it carry no right away; a demo shows all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.notices.models import MailState, OutboxMail
from regietafel.notices.operations import post
from regietafel.people.models import User
from regietafel.territories.models import Region
from tests import cast

ClientOf = Callable[[cast.Person], Client]
SECRET = "https://testserver/nl/invitation/7.1abc.secret-signature/"
LIST = "/nl/r/leiestreek/records/mail/"


@pytest.fixture
def letter(region: Region) -> OutboxMail:
    """A mail with a link in it."""
    return post(to="pia@deklaver.example", subject="Uitnodiging", body=f"Dag Pia\n\n{SECRET}\n", region=region)


@pytest.fixture
def code(db: None) -> OutboxMail:
    """A mail about an account."""
    return post(to="pia@deklaver.example", subject="Je code", body="AB12-CD34")


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_the_director_reads_the_mail_but_not_where_its_links_lead(
    letter: OutboxMail, director: User, client_of: ClientOf
) -> None:
    assert "Uitnodiging" in page(client_of(director), LIST)
    text = page(client_of(director), f"{LIST}{letter.pk}/")
    assert "Dag Pia" in text
    assert "https://testserver/…" in text
    assert "secret-signature" not in text


def test_mail_about_accounts_is_in_no_region(code: OutboxMail, director: User, client_of: ClientOf) -> None:
    assert "Je code" not in page(client_of(director), LIST)
    page(client_of(director), f"{LIST}{code.pk}/", 404)


def test_the_platform_sees_that_a_code_was_mailed_and_not_the_code(
    code: OutboxMail, letter: OutboxMail, admin: User, client_of: ClientOf
) -> None:
    text = page(client_of(admin), "/nl/platform/mail/")
    assert "Je code" in text
    assert "Uitnodiging" not in text
    assert "AB12" not in page(client_of(admin), f"/nl/platform/mail/{code.pk}/")
    page(client_of(admin), f"/nl/platform/mail/{letter.pk}/", 404)


def test_the_platform_counts_what_is_stuck_in_regions_and_no_more(
    letter: OutboxMail, admin: User, client_of: ClientOf
) -> None:
    OutboxMail.objects.filter(pk=letter.pk).update(state=MailState.UNCERTAIN)
    text = page(client_of(admin), "/nl/platform/mail/")
    assert "Leiestreek" in text
    assert letter.subject not in text
    assert letter.to not in text


def test_filters_by_state_and_word(letter: OutboxMail, region: Region, director: User, client_of: ClientOf) -> None:
    other = post(to="tom@example.org", subject="Herinnering", body="t", region=region)
    OutboxMail.objects.filter(pk=other.pk).update(state=MailState.SENT)
    client = client_of(director)
    assert "Herinnering" not in page(client, f"{LIST}?state=queued")
    assert "Uitnodiging" not in page(client, f"{LIST}?q=tom")
    assert "Uitnodiging" in page(client, f"{LIST}?state=nonsense")


def test_an_uncertain_mail_is_sent_again_or_written_off_by_the_director(
    letter: OutboxMail, region: Region, director: User, client_of: ClientOf
) -> None:
    other = post(to="tom@example.org", subject="Herinnering", body="t", region=region)
    OutboxMail.objects.update(state=MailState.UNCERTAIN)
    client = client_of(director)
    assert "2" in page(client, LIST)
    client.post(f"{LIST}{letter.pk}/resend/")
    client.post(f"{LIST}{other.pk}/write-off/")
    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state) == (MailState.QUEUED, MailState.CANCELLED)


def test_deciding_twice_is_told_and_changes_nothing(letter: OutboxMail, director: User, client_of: ClientOf) -> None:
    OutboxMail.objects.update(state=MailState.SENT)
    response = client_of(director).post(f"{LIST}{letter.pk}/resend/", follow=True)
    assert "ui-notice--error" in response.content.decode()
    letter.refresh_from_db()
    assert letter.state == MailState.SENT


def test_the_start_page_says_that_mail_waits_for_a_decision(
    letter: OutboxMail, director: User, colleague: User, client_of: ClientOf
) -> None:
    OutboxMail.objects.update(state=MailState.FAILED)
    assert LIST in page(client_of(director), "/nl/r/leiestreek/")
    assert LIST not in page(client_of(colleague), "/nl/r/leiestreek/")


@pytest.mark.parametrize(("mode", "status"), [("demo", 200), ("test", 200), ("production", 404)])
def test_all_mail_is_open_in_a_demo_and_nowhere_else(
    mode: str, status: int, code: OutboxMail, letter: OutboxMail, client: Client, settings: Settings
) -> None:
    settings.REGIETAFEL_MODE = mode
    text = page(client, "/nl/demo/mail/", status)
    assert ("AB12-CD34" in text) is (status == 200)
    assert (f'href="{SECRET}"' in text) is (status == 200)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries(
    rows: int, region: Region, director: User, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(rows):
        post(to=f"p{number}@example.org", subject="s", body="t", region=region)
    client = client_of(director)
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        page(client, LIST)


def test_the_demo_keeps_files_with_the_same_words(letter: OutboxMail, mail_files: Path) -> None:
    from regietafel.notices.operations import deliver_due

    deliver_due(now=timezone.now() + dt.timedelta(seconds=1))
    assert "secret-signature" in (mail_files / f"{letter.uuid}.eml").read_text(encoding="utf8")
