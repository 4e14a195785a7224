""" "This is not right": from any visitor, to the organisation and the director, with an answer; scripts and names kept out."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import mock

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from regietafel.core import registry
from regietafel.core.errors import Collision, Refusal
from regietafel.journal.models import Entry
from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.workplaces import care_tokens
from regietafel.workplaces.forms.care import OPENED
from regietafel.workplaces.models import Listing, Remark, RemarkState, Workplace
from regietafel.workplaces.operations.remarks import MOST_OPEN, add_remark, answer_remark, forget_visitors
from regietafel.workplaces.personal import has_national_number, may_name_somebody
from tests.workplaces.caring import MAILED, key_of, mails, make_contact, make_remark
from tests.workplaces.make import make_workplace, open_directory

pytestmark = pytest.mark.django_db
TEXT = "Het nummer klopt niet meer."


@pytest.fixture
def workplace(edited_organisation: Organisation) -> Workplace:
    """A workplace that everybody finds, of an organisation that can be mailed."""
    make_contact(edited_organisation)
    open_directory(edited_organisation.region)  # type: ignore[arg-type]
    return make_workplace(edited_organisation)


def form_of(workplace: Workplace) -> str:
    """The form on the public page."""
    return reverse("workplaces:remark", args=[workplace.region.slug, workplace.slug])


def opened(seconds: int = 10) -> str:
    """What a form carries that was opened so long ago."""
    then = timezone.now().timestamp() - seconds
    with mock.patch("time.time", return_value=then):
        return signing.TimestampSigner(salt=OPENED).sign("form")


def leave(workplace: Workplace, **fields: str) -> Any:
    """Send the form as a visitor."""
    return Client().post(form_of(workplace), {"text": TEXT, "opened": opened(), **fields})


def link_of(remark: Remark) -> str:
    """The page behind the link in the mail to the organisation."""
    return reverse("workplaces:remark-link", args=[care_tokens.token_for(care_tokens.REMARK, remark.pk)])


def test_a_visitor_tells_and_the_organisation_is_mailed(workplace: Workplace) -> None:
    answer = leave(workplace, email="Bezoeker@Post.example")
    assert answer.status_code == 302
    remark = Remark.objects.get()
    assert (remark.text, remark.email, remark.state) == (TEXT, "bezoeker@post.example", RemarkState.OPEN)
    (mail,) = mails("remark-told-")
    assert mail.to == MAILED
    assert TEXT in mail.body
    assert "post.example" not in mail.body
    assert link_of(remark) in mail.body
    thanks = Client()
    assert thanks.get(answer["Location"]).status_code == 200
    assert not thanks.cookies


def test_the_journal_keeps_neither_the_text_nor_the_address(workplace: Workplace) -> None:
    leave(workplace, email="bezoeker@post.example")
    entry = Entry.objects.get(verb="remark_received")
    assert TEXT not in str(entry.__dict__)
    assert "bezoeker" not in str(entry.__dict__)


def test_without_contact_it_waits_for_the_director(workplace: Workplace) -> None:
    workplace.organisation.contacts.all().delete()
    leave(workplace)
    assert Remark.objects.count() == 1
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("listing", [Listing.NETWORK, Listing.HIDDEN])
def test_what_a_visitor_does_not_see_takes_no_remark(workplace: Workplace, listing: str) -> None:
    Workplace.objects.update(listing=listing)
    assert leave(workplace).status_code == 404
    assert not Remark.objects.exists()


def test_a_directory_that_is_not_open_takes_no_remark(workplace: Workplace) -> None:
    open_directory(workplace.region, is_public=False)
    assert Client().get(form_of(workplace)).status_code == 404


def test_the_box_that_nobody_sees_catches_scripts(workplace: Workplace) -> None:
    assert leave(workplace, website="http://spam.example").status_code == 302
    assert not Remark.objects.exists()


@pytest.mark.parametrize("when", ["at once", "never", "forged"])
def test_who_is_faster_than_a_person_sends_it_once_more(workplace: Workplace, when: str) -> None:
    mark = {"at once": opened(0), "never": "", "forged": "form:1:abc"}[when]
    answer = leave(workplace, opened=mark)
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert not Remark.objects.exists()


@pytest.mark.parametrize("fields", [{"text": ""}, {"text": "x" * 2001}, {"email": "geen adres"}])
def test_bad_input_comes_back(workplace: Workplace, fields: dict[str, str]) -> None:
    assert leave(workplace, **fields).status_code == 422
    assert not Remark.objects.exists()


def test_a_line_break_in_the_address_sends_no_second_mail(workplace: Workplace) -> None:
    leave(workplace, email="a@post.example\r\nBcc: b@post.example")
    assert not Remark.objects.exists()


def test_a_flood_is_refused_in_words_and_nothing_is_lost(workplace: Workplace, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "leave_remark": "2/m/ip"}
    answers = [leave(workplace, text=f"{TEXT} {number}") for number in range(4)]
    assert [one.status_code for one in answers] == [302, 302, 429, 429]
    assert f"{TEXT} 3" in answers[3].content.decode()
    assert Remark.objects.count() == 2


def test_so_many_open_remarks_are_enough(workplace: Workplace) -> None:
    for number in range(MOST_OPEN):
        make_remark(workplace, text=str(number))
    assert leave(workplace).status_code == 422


def test_sent_twice_is_one_remark_and_one_mail(workplace: Workplace) -> None:
    leave(workplace)
    leave(workplace)
    assert Remark.objects.count() == 1
    assert len(mails("remark-told-")) == 1


def test_a_national_number_is_refused(workplace: Workplace) -> None:
    answer = leave(workplace, text="Het gaat om 85.07.30-033.28")
    assert answer.status_code == 422
    assert "rijksregisternummer" in answer.content.decode()
    with pytest.raises(Refusal):
        add_remark(actor=None, workplace=workplace, text="85073003328", email="", language="nl", now=timezone.now())
    assert not Remark.objects.exists()


def test_a_name_is_asked_about_once(workplace: Workplace) -> None:
    text = "Mijn cliënt Jan Peeters kon er niet terecht"
    answer = leave(workplace, text=text)
    assert answer.status_code == 422
    assert "nagekeken" in answer.content.decode()
    assert leave(workplace, text=text, anyway="on").status_code == 302
    assert Remark.objects.get().text == text


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("85.07.30-033.28", True, False),
        ("85073003328", True, False),
        ("00.01.01-001.05", True, False),
        ("85.07.30-033.29", False, False),
        ("BE 0475.123.456", False, False),
        ("bel 0475 12 34 56 of 056 24 16 16", False, False),
        ("mevrouw De Smet werkt er niet meer", False, True),
        ("dhr. Vandamme", False, True),
        ("De klant kan er niet parkeren", False, False),
        ("cliënten vinden de deur niet", False, False),
    ],
)
def test_what_looks_like_a_person(text: str, number: bool, name: bool) -> None:
    assert (has_national_number(text), may_name_somebody(text)) == (number, name)


def test_the_organisation_answers_by_link_and_the_visitor_hears(workplace: Workplace) -> None:
    remark = make_remark(workplace, email="bezoeker@post.example")
    url = link_of(remark)
    client = Client()
    page = client.get(url)
    assert page.status_code == 200
    assert not client.cookies
    assert "bezoeker@post.example" not in page.content.decode()
    assert client.post(url, {"key": key_of(url), "answer": "Verbeterd, dank je."}).status_code == 302
    remark.refresh_from_db()
    assert (remark.state, remark.answered_by) == (RemarkState.ANSWERED, "Kringwinkel Het Anker")
    (mail,) = mails("remark-answer-")
    assert mail.to == "bezoeker@post.example"
    assert "Verbeterd, dank je." in mail.body
    assert "Verbeterd" in client.get(url).content.decode()


@pytest.mark.parametrize("problem", ["altered", "expired", "answered", "spam", "gone"])
def test_a_link_to_answer_that_is_over_says_why(workplace: Workplace, problem: str) -> None:
    remark = make_remark(workplace)
    url = link_of(remark)
    if problem == "altered":
        url = url.replace("/remark/", "/remark/1")
    elif problem == "expired":
        Remark.objects.update(sent_at=timezone.now() - dt.timedelta(days=62))
    elif problem == "gone":
        Workplace.objects.update(removed_at=timezone.now())
    else:
        Remark.objects.update(state=problem, answer="ja", answered_at=timezone.now())
    status = {"altered": 404, "answered": 200}.get(problem, 410)
    assert Client().get(url).status_code == status
    assert Client().post(url, {"key": key_of(url), "answer": "Nee"}).status_code == status
    assert Remark.objects.get().answer != "Nee"


def test_two_answer_at_once_and_the_first_one_stays(workplace: Workplace, director: Any) -> None:
    remark = make_remark(workplace, email="bezoeker@post.example")
    answer_remark(actor=None, remark=remark, answer="Eerst", by="Anker", now=timezone.now())
    with pytest.raises(Collision):
        answer_remark(actor=director, remark=remark, answer="Later", by="Dirk", now=timezone.now(), version=1)
    with pytest.raises(Refusal):
        answer_remark(actor=None, remark=remark, answer="Later", by="Anker", now=timezone.now())
    assert Remark.objects.get().answer == "Eerst"
    assert len(mails("remark-answer-")) == 1


@pytest.mark.parametrize(
    ("role", "may"), [("director", True), ("colleague", True), ("editor", True), ("partner", False)]
)
def test_who_answers_with_an_account(
    workplace: Workplace, everyone: dict[str, Any], client_of: Any, role: str, may: bool
) -> None:
    remark = make_remark(workplace)
    url = reverse("workplaces:remark-answer", args=[workplace.region.slug, remark.pk])
    answer = client_of(everyone[role]).post(url, {"answer": "In orde", "version": "1", "seen": "{}"})
    assert answer.status_code == (302 if may else 404)
    assert (Remark.objects.get().state == RemarkState.ANSWERED) is may


def test_an_editor_sees_the_own_remarks_and_no_others(
    workplace: Workplace, organisation: Organisation, editor: Any, partner: Any, client_of: Any
) -> None:
    make_remark(workplace, text="Over het anker")
    make_remark(make_workplace(organisation, "Klaver"), text="Over de klaver")
    url = reverse("workplaces:remarks", args=[workplace.region.slug])
    page = client_of(editor).get(url).content.decode()
    assert "Over het anker" in page
    assert "Over de klaver" not in page
    assert "Over het anker" not in client_of(partner).get(url).content.decode()


def test_what_is_no_remark_is_set_aside_and_comes_back(workplace: Workplace, director: Any, client_of: Any) -> None:
    remark = make_remark(workplace)
    args = [workplace.region.slug, remark.pk]
    client = client_of(director)
    client.post(reverse("workplaces:remark-spam", args=args))
    assert Remark.objects.get().state == RemarkState.SPAM
    client.post(reverse("workplaces:remark-reopen", args=args))
    assert (Remark.objects.get().state, Remark.objects.get().answered_at) == (RemarkState.OPEN, None)


@pytest.mark.parametrize(("days", "email"), [(30, "bezoeker@post.example"), (31, "")])
def test_the_address_is_forgotten_after_the_answer(workplace: Workplace, days: int, email: str) -> None:
    remark = make_remark(workplace, email="bezoeker@post.example")
    now = timezone.now()
    answer_remark(actor=None, remark=remark, answer="Verbeterd", by="Anker", now=now)
    OutboxMail.objects.update(state=MailState.SENT)
    for _time in range(2):
        forget_visitors(actor=None, now=now + dt.timedelta(days=days))
    assert Remark.objects.get().email == email
    assert bool(mails("remark-answer-")) is bool(email)
    assert Remark.objects.get().answer == "Verbeterd"


def test_an_address_without_answer_is_forgotten_after_a_year(workplace: Workplace) -> None:
    make_remark(workplace, email="bezoeker@post.example", sent_at=timezone.now() - dt.timedelta(days=366))
    part = registry.ticks.get("remarks on workplaces")
    assert part is not None
    assert part(timezone.now()) == "addresses of 1 visitors forgotten"
    assert Remark.objects.get().email == ""
