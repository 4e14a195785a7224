"""A local government fills in its own row by the link in a mail, and nobody else's; a link that ended says why."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.agreements import links
from regietafel.agreements.models import Ask, Organ, Subject
from regietafel.agreements.operations.asking import Town, ask_towns, withdraw_ask
from regietafel.agreements.operations.subjects import close_subject
from regietafel.core.errors import Refusal
from regietafel.notices.models import OutboxMail
from regietafel.people.models import User
from regietafel.territories.models import Municipality, Region, RegionMunicipality
from tests.agreements.tracked import NOW, make_ask, make_subject, make_towns
from tests.submitted import form_with


@pytest.fixture
def towns(region: Region) -> list[Municipality]:
    return make_towns(region, 2)


@pytest.fixture
def subject(region: Region, towns: list[Municipality]) -> Subject:
    return make_subject(region, towns=towns, organs=[Organ.COUNCIL])


def link_of(ask: Ask) -> str:
    return reverse("agreements:decide", args=[links.token_for(ask.pk, ask.issue)])


def yesterday() -> str:
    return f"{timezone.localdate() - dt.timedelta(days=1):%d/%m/%Y}"


def answer(client: Client, link: str, **values: Any) -> Any:
    page = client.get(link)
    said = {"council-outcome": "yes", "council-on": yesterday(), "filled_as": "Diensthoofd", **values}
    return client.post(link, form_with(page, "key").data(**said))


def test_the_mail_has_the_link_and_the_answer_stands(
    client: Client, director: User, subject: Subject, towns: list[Municipality]
) -> None:
    (ask,) = ask_towns(actor=director, subject=subject, towns=[Town(towns[0], "ocmw@example.org")], now=NOW)
    Ask.objects.update(until=timezone.localdate())
    mail = OutboxMail.objects.get()
    assert mail.to == "ocmw@example.org"
    link = link_of(ask)
    assert link in mail.body
    page = answer(client, link)
    assert "Bewaard. Bedankt." in page.content.decode()
    row = subject.decisions.get(municipality=towns[0])
    assert (row.outcome, row.filled_as, row.filled_by) == ("yes", "Diensthoofd", None)
    assert subject.decisions.get(municipality=towns[1]).outcome == "open"
    assert Ask.objects.get().answered_at is not None


def test_looking_changes_nothing_and_sets_no_cookie(
    client: Client, subject: Subject, towns: list[Municipality]
) -> None:
    link = link_of(make_ask(subject, towns[0]))
    page = client.get(link)
    assert page.status_code == 200
    assert not page.cookies
    assert page["Referrer-Policy"] == "no-referrer"
    assert client.post(link, {"council-outcome": "yes", "key": "made up"}).status_code == 403
    assert not subject.decisions.exclude(outcome="open").exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, subject: Subject, towns: list[Municipality]
) -> None:
    link = link_of(make_ask(subject, towns[0]))
    page = answer(client, link, **{"council-outcome": "no", "council-words": "", "filled_as": "Secretariaat"})
    assert page.status_code == 422
    assert "Secretariaat" in page.content.decode()
    assert not subject.decisions.exclude(outcome="open").exists()


def test_two_answers_at_once_the_second_sees_the_first(
    client: Client, subject: Subject, towns: list[Municipality]
) -> None:
    link = link_of(make_ask(subject, towns[0]))
    first, second = (form_with(client.get(link), "key") for _ in range(2))
    said = {"council-on": yesterday(), "filled_as": "Diensthoofd"}
    assert client.post(link, first.data(**said, **{"council-outcome": "yes"})).status_code == 200
    page = client.post(link, second.data(**said, **{"council-outcome": "postponed"}))
    assert page.status_code == 409
    assert "Iemand anders was eerst." in page.content.decode()
    assert subject.decisions.get(municipality=towns[0]).outcome == "yes"
    again = form_with(page, "key").data(**said, **{"council-outcome": "postponed"})
    assert client.post(link, again).status_code == 200
    assert subject.decisions.get(municipality=towns[0]).outcome == "postponed"


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ("altered", 404),
        ("other", 404),
        ("replaced", 410),
        ("withdrawn", 410),
        ("expired", 410),
        ("closed", 410),
        ("removed", 410),
        ("left", 410),
    ],
)
def test_a_link_that_opens_nothing_says_why_and_takes_nothing_in(
    client: Client, director: User, subject: Subject, towns: list[Municipality], how: str, status: int
) -> None:
    ask = make_ask(subject, towns[0])
    link = link_of(ask)
    page = client.get(link)
    if how == "altered":
        link = link[:-3] + "/"
    elif how == "other":
        link = link.replace(f"/{ask.pk}-", f"/{ask.pk + 1}-")
    elif how == "replaced":
        ask_towns(actor=director, subject=subject, towns=[Town(towns[0], "x@example.org")], now=NOW)
    elif how == "withdrawn":
        withdraw_ask(actor=director, ask=ask, now=NOW)
    elif how == "expired":
        Ask.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    elif how == "closed":
        close_subject(actor=director, subject=subject, on=NOW.date())
    elif how == "removed":
        Subject.objects.update(removed_at=NOW)
    else:
        RegionMunicipality.objects.filter(municipality=towns[0]).update(until=dt.date(2026, 5, 1))
    assert client.get(link).status_code == status
    said = {"council-outcome": "yes", "council-on": yesterday(), "filled_as": "Diensthoofd"}
    assert client.post(link, form_with(page, "key").data(**said)).status_code in (status, 403)
    assert not subject.decisions.exclude(outcome="open").exists()


def test_the_link_of_one_town_writes_no_row_of_another(
    client: Client, subject: Subject, towns: list[Municipality]
) -> None:
    link = link_of(make_ask(subject, towns[0]))
    text = client.get(link).content.decode()
    assert towns[0].name in text
    assert towns[1].name not in text


def test_a_town_that_is_not_asked_gets_no_mail(director: User, subject: Subject) -> None:
    stranger = Municipality.objects.create(nis="99999", name="Elders")
    with pytest.raises(Refusal):
        ask_towns(actor=director, subject=subject, towns=[Town(stranger, "x@example.org")], now=NOW)
    assert not OutboxMail.objects.exists()
