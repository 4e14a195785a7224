"""The director's pages: look first, send what was looked at, watch who answers, and mend what went wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regietafel.notices.models import MailState, OutboxMail
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, ChaseLetter, ChaseRound, ClosedYear, Goal, LeadContact, Plan, WorkingYear
from tests.plans.chase import fill, led, letter_to, link_to, send_round
from tests.plans.screen import following, text
from tests.submitted import form_with

pytestmark = pytest.mark.django_db


def at(name: str, plan: Plan, *more: Any) -> str:
    """A page of the rounds of a plan."""
    return reverse(f"plans:{name}", args=[plan.region.slug, plan.slug, *more])


def press(browser: Client, plan: Plan, button: str, **changes: Any) -> Any:
    """Open the page of a new round, fill something in, and press one of its two buttons."""
    url = at("chase-new", plan)
    data = form_with(browser.get(url), "mark").data(**{"year": 2024, **changes})
    return browser.post(url, {**data, "do": button})


def send(browser: Client, plan: Plan, **changes: Any) -> Any:
    """Look at the mails of 2024, and send what was looked at."""
    looked = press(browser, plan, "look", **changes)
    return browser.post(at("chase-new", plan), {**form_with(looked, "mark").data(), "do": "send"})


def test_the_first_visit_invites(browser: Client, plan: Plan, lines: list[Action]) -> None:
    page = text(browser.get(at("chase-rounds", plan)))
    assert "Bevraging starten" in page
    assert "bevraging" in text(browser.get(at("plan", plan))).lower()


def test_one_looks_first_and_nothing_is_sent(
    browser: Client, plan: Plan, lines: list[Action], goal: Goal, edited_organisation: Organisation
) -> None:
    led(goal, "Zonder adres", edited_organisation)
    page = text(press(browser, plan, "look", subject="Hoe staat het, [naam]?"))
    assert "Versturen naar 2 trekkers" in page
    assert "1 trekker heeft geen adres" in page
    assert "Hoe staat het, Eva Expert?" in page
    assert at("chase-contact", plan, f"o{edited_organisation.pk}") in page
    assert OutboxMail.objects.count() == ChaseRound.objects.count() == 0


def test_sending_leads_to_who_answers_and_sends_once(browser: Client, plan: Plan, lines: list[Action]) -> None:
    looked = press(browser, plan, "look")
    data = {**form_with(looked, "mark").data(), "do": "send"}
    answer = browser.post(at("chase-new", plan), data)
    assert "2 mails zijn onderweg" in following(browser, answer)
    again = browser.post(at("chase-new", plan), data)
    assert again["Location"] == answer["Location"]
    assert (OutboxMail.objects.count(), ChaseRound.objects.count()) == (2, 1)


def test_another_year_than_was_looked_at_is_shown_first(browser: Client, plan: Plan, lines: list[Action]) -> None:
    looked = press(browser, plan, "look", year=2023)
    data = {**form_with(looked, "mark").data(year=2024), "do": "send"}
    answer = browser.post(at("chase-new", plan), data)
    assert answer.status_code == 422
    assert "Versturen naar 2 trekkers" in text(answer)
    assert OutboxMail.objects.count() == 0
    assert browser.post(at("chase-new", plan), {**form_with(answer, "mark").data(), "do": "send"}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "Dag [naan]"}, "[naan] kan niet ingevuld worden"),
        ({"text": ""}, "Vul dit in"),
        ({"answer_by": "gisteren"}, "16/06/2026"),
        ({"answer_by": "01/01/2020"}, "vanaf vandaag"),
    ],
)
def test_mistakes_keep_what_was_typed(
    browser: Client, plan: Plan, lines: list[Action], changes: dict[str, str], words: str
) -> None:
    answer = send(browser, plan, subject="Mijn vraag", **changes)
    page = text(answer)
    assert answer.status_code == 422
    assert words in page
    assert "Mijn vraag" in page
    assert OutboxMail.objects.count() == 0


def test_a_closed_year_is_not_asked_about(browser: Client, plan: Plan, lines: list[Action], director: User) -> None:
    ClosedYear.objects.create(plan=plan, year=2024, closed_by=director, closed_at=timezone.now())
    answer = send(browser, plan)
    assert answer.status_code == 422
    assert "2024 is afgesloten" in text(answer)


def test_an_address_is_given_on_the_way(
    browser: Client, plan: Plan, goal: Goal, edited_organisation: Organisation
) -> None:
    led(goal, "Zonder adres", edited_organisation)
    url = at("chase-contact", plan, f"o{edited_organisation.pk}")
    answer = browser.post(url, form_with(browser.get(url), "address").data(name="Anke", address="anke@anker.example"))
    assert answer["Location"] == at("chase-new", plan)
    assert LeadContact.objects.get().address == "anke@anker.example"
    assert "Versturen naar 1 trekker" in text(press(browser, plan, "look"))
    assert browser.get(at("chase-contact", plan, "o999999")).status_code == 404


@pytest.fixture
def chase(director: User, plan: Plan, lines: list[Action]) -> ChaseRound:
    """A round that was sent three days ago."""
    found = send_round(director, plan)
    then = timezone.now() - dt.timedelta(days=3)
    ChaseRound.objects.update(opened_at=then)
    ChaseLetter.objects.update(sent_at=then)
    return found


def test_one_sees_who_answered_and_what(browser: Client, plan: Plan, chase: ChaseRound, lines: list[Action]) -> None:
    url = at("chase-round", plan, chase.pk)
    assert "0 van 2 trekkers" in text(browser.get(url))
    line = WorkingYear.objects.get(action=lines[0])
    fill(Client(), link_to("partner@deklaver.example"), {line.pk: {"state": "done", "sentence": "Ja."}})
    page = text(browser.get(url))
    assert "1 van 2 trekkers" in page
    assert "Pia Partner, via bevraging" in page
    assert "Pia Partner, via bevraging" in text(browser.get(at("action", plan, lines[0].pk)))
    assert "1 van 2" in text(browser.get(at("chase-rounds", plan)))
    start = text(browser.get(reverse("home:start", args=[plan.region.slug])))
    assert "1 trekker, 1 actie" in start
    assert url in start


def test_a_mail_that_failed_is_seen(browser: Client, plan: Plan, chase: ChaseRound) -> None:
    OutboxMail.objects.filter(to="expert@zorg.example").update(state=MailState.FAILED)
    assert "mail is niet zeker vertrokken" in text(browser.get(at("chase-round", plan, chase.pk)))


def test_all_are_reminded_with_one_button(browser: Client, plan: Plan, chase: ChaseRound) -> None:
    url = at("chase-remind", plan, chase.pk)
    assert "2 herinneringen zijn onderweg" in following(browser, browser.post(url))
    assert "Niemand kreeg een herinnering" in following(browser, browser.post(url))
    assert OutboxMail.objects.count() == 4
    letter = letter_to("expert@zorg.example")
    answer = browser.post(at("chase-remind-one", plan, chase.pk, letter.pk))
    assert "kreeg vandaag al een mail" in following(browser, answer)


def test_a_letter_is_withdrawn_or_sent_elsewhere(browser: Client, plan: Plan, chase: ChaseRound) -> None:
    expert, partner = letter_to("expert@zorg.example"), letter_to("partner@deklaver.example")
    answer = browser.post(at("chase-withdraw", plan, chase.pk, expert.pk))
    assert "is ingetrokken" in following(browser, answer)
    url = at("chase-letter", plan, chase.pk, partner.pk)
    data = form_with(browser.get(url), "address").data(address="expert@zorg.example")
    assert "kreeg al een brief" in text(browser.post(url, data))
    data = form_with(browser.get(url), "address").data(address="nieuw@deklaver.example")
    assert "Verstuurd naar nieuw@deklaver.example" in following(browser, browser.post(url, data))


def test_the_round_is_closed_with_one_button(browser: Client, plan: Plan, chase: ChaseRound) -> None:
    page = following(browser, browser.post(at("chase-close", plan, chase.pk)))
    assert "De bevraging is afgesloten" in page
    assert "Herinneren" not in page
    assert Client().get(link_to("partner@deklaver.example")).status_code == 410
    assert "Bevraging starten" in text(browser.get(at("chase-rounds", plan)))


def test_a_person_can_take_along_which_letters_went_to_them(client_of: Any, partner: User, chase: ChaseRound) -> None:
    content = client_of(partner).get(reverse("people:export")).json()
    assert [one["to"] for one in content["letters to leads"]] == ["partner@deklaver.example"]
