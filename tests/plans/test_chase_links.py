"""The link in a letter: it works without an account, for its own lines only, and stops when it should."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, ActionParty, ChaseRound, Goal, Plan, PlanStatus, WorkingYear
from regietafel.plans.operations.chase import close_round, correct_letter, withdraw_letter
from tests import cast
from tests.plans import make
from tests.plans.chase import fill, letter_to, link_to, send_round
from tests.plans.screen import text
from tests.submitted import forms_on

pytestmark = pytest.mark.django_db
ADDRESS = "partner@deklaver.example"


@pytest.fixture
def mine(goal: Goal, organisation: Organisation, partner: User) -> Action:
    """An action that the partner's organisation leads in 2024."""
    action = make.make_action(
        goal, "Leerwerkvloer starten", number="1.1.1", years=(2024, 2025), timing="in het voorjaar"
    )
    make.make_party(action, organisation)
    return action


@pytest.fixture
def theirs(goal: Goal, edited_organisation: Organisation, region: Any) -> Action:
    """An action that another organisation leads, with somebody who sits for it."""
    action = make.make_action(goal, "Fietspunten openen", number="1.1.2", years=(2024,))
    make.make_party(action, edited_organisation)
    person = cast.make_person("anker@hetanker.example", "Anke Anker")
    cast.give_role(person, region, "partner", organisation=edited_organisation)  # type: ignore[arg-type]
    return action


@pytest.fixture
def sent(director: User, plan: Plan, mine: Action, theirs: Action) -> ChaseRound:
    """The round of 2024, sent."""
    return send_round(director, plan)


def line_of(action: Action, year: int = 2024) -> WorkingYear:
    return WorkingYear.objects.get(action=action, year=year)


def test_it_opens_without_an_account_or_a_cookie_and_shows_its_own_lines_only(sent: ChaseRound) -> None:
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.get(link_to(ADDRESS))
    page = text(answer)
    assert answer.status_code == 200
    assert ("Leerwerkvloer starten" in page, "Fietspunten" in page, "in het voorjaar" in page) == (True, False, True)
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "private, no-store"


def test_an_answer_is_saved_with_the_name_that_was_given(sent: ChaseRound, mine: Action) -> None:
    line = line_of(mine)
    stranger = Client(enforce_csrf_checks=True)
    answer = fill(stranger, link_to(ADDRESS), {line.pk: {"state": "done", "sentence": "Tien mensen begonnen."}})
    assert (answer.status_code, answer.cookies) == (302, {})
    line.refresh_from_db()
    assert (line.state, line.sentence, line.said_by, line.said_as) == (
        "done",
        "Tien mensen begonnen.",
        None,
        "Pia Partner, via bevraging",
    )
    assert line.said_at is not None
    entry = Entry.objects.filter(verb="reported").get()
    assert (entry.actor, entry.actor_name) == (None, "Pia Partner, via bevraging")
    letter = letter_to(ADDRESS)
    assert (letter.answered_as, letter.answered_at is not None) == ("Pia Partner", True)
    assert "Bedankt" in text(stranger.get(link_to(ADDRESS)))


def test_another_name_than_the_letter_says_both(sent: ChaseRound, mine: Action) -> None:
    line = line_of(mine)
    fill(Client(), link_to(ADDRESS), {line.pk: {"state": "under_way"}}, name="Jan Stagiair")
    line.refresh_from_db()
    assert line.said_as == "Jan Stagiair voor Pia Partner, via bevraging"


def test_only_the_account_of_the_address_speaks_as_itself(
    sent: ChaseRound, mine: Action, partner: User, director: User, client_of: Any
) -> None:
    line = line_of(mine)
    fill(client_of(director), link_to(ADDRESS), {line.pk: {"state": "under_way"}})
    line.refresh_from_db()
    assert (line.said_by, line.said_as) == (None, "Pia Partner, via bevraging")
    fill(client_of(partner), link_to(ADDRESS), {line.pk: {"state": "done"}})
    line.refresh_from_db()
    assert (line.said_by, line.said_as) == (partner, "")


def test_a_line_that_is_left_alone_is_not_answered(sent: ChaseRound, mine: Action) -> None:
    answer = fill(Client(), link_to(ADDRESS), {})
    assert answer.status_code == 422
    assert "minstens één actie" in text(answer)
    assert line_of(mine).said_at is None


def test_a_mistake_keeps_what_was_typed_and_saves_the_rest(
    director: User, plan: Plan, mine: Action, goal: Goal, organisation: Organisation
) -> None:
    second = make.make_action(goal, "Stages zoeken", number="1.1.3", years=(2024,))
    make.make_party(second, organisation)
    send_round(director, plan)
    good, bad = line_of(mine), line_of(second)
    answer = fill(
        Client(),
        link_to(ADDRESS),
        {good.pk: {"state": "done", "sentence": "Gedaan."}, bad.pk: {"state": "moved", "sentence": "Geen plaats."}},
    )
    page = text(answer)
    assert answer.status_code == 422
    assert "Geen plaats." in page
    assert "1 antwoord is bewaard" in page
    assert (line_of(mine).state, line_of(second).state) == ("done", "planned")


def test_forged_numbers_are_refused_in_words(
    sent: ChaseRound, mine: Action, theirs: Action, other_action: Action
) -> None:
    for action, year in ((theirs, 2024), (mine, 2025), (other_action, 2023)):
        line = line_of(action, year)
        answer = fill(Client(), link_to(ADDRESS), {line.pk: {"state": "done", "sentence": "Vals."}})
        assert answer.status_code == 422
        assert "niet in je brief" in text(answer)
        line.refresh_from_db()
        assert (line.state, line.sentence, line.said_at) == ("planned", "", None)


def test_a_form_that_is_not_ours_is_refused(sent: ChaseRound, mine: Action) -> None:
    line = line_of(mine)
    said = {f"line{line.pk}-state": "done", "name": "Vals"}
    for key in ("", "x", "é"):
        assert Client().post(link_to(ADDRESS), {**said, "key": key}).status_code == 403
    assert line_of(mine).said_at is None


@pytest.mark.parametrize("token", ["1-1", "1-1.abc", "x", "1-1.%20"])
def test_a_token_that_we_never_gave_is_unknown(sent: ChaseRound, token: str) -> None:
    answer = Client().get(f"/nl/answer/{token}/")
    assert answer.status_code == 404
    assert answer["Referrer-Policy"] == "no-referrer"


def test_what_stops_a_link(sent: ChaseRound, mine: Action, director: User, plan: Plan) -> None:
    link, line = link_to(ADDRESS), line_of(mine)
    key = next(value for name, value in forms_pairs(Client(), link) if name == "key")

    def refused(words: str) -> None:
        page = Client().get(link)
        assert page.status_code == 410
        assert words in text(page)
        said = {"key": key, "name": "Pia", f"line{line.pk}-state": "done"}
        assert Client().post(link, said).status_code == 410
        assert line_of(mine).said_at is None

    for status in (PlanStatus.CLOSED, PlanStatus.DRAFT):
        Plan.objects.filter(pk=plan.pk).update(status=status)
        refused("afgesloten")
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.RUNNING)
    assert Client().get(link).status_code == 200
    ChaseRound.objects.filter(pk=sent.pk).update(answer_by=timezone.localdate() - dt.timedelta(days=31))
    refused("werkte tot")
    ChaseRound.objects.filter(pk=sent.pk).update(answer_by=timezone.localdate())
    letter = letter_to(ADDRESS)
    correct_letter(
        actor=director, letter=letter, address="nieuw@deklaver.example", name="Nina", now=timezone.now(), version=None
    )
    refused("nieuwere mail")
    assert Client().get(link_to("nieuw@deklaver.example")).status_code == 200
    link = link_to("nieuw@deklaver.example")
    key = next(value for name, value in forms_pairs(Client(), link) if name == "key")
    withdraw_letter(actor=director, letter=letter_to("nieuw@deklaver.example"), now=timezone.now())
    refused("ingetrokken")
    link = link_to("anker@hetanker.example")
    key = next(value for name, value in forms_pairs(Client(), link) if name == "key")
    close_round(actor=director, chase=sent, now=timezone.now())
    refused("afgesloten")


def forms_pairs(browser: Client, path: str) -> list[tuple[str, str]]:
    """All controls on the page behind a link."""
    return [pair for form in forms_on(browser.get(path)) for pair in form.pairs]


def posted_late(link: str, line: WorkingYear, change: Any) -> Any:
    """Open the page, let something change, and only then send it."""
    data = {**dict(forms_pairs(Client(), link)), f"line{line.pk}-state": "done", f"line{line.pk}-sentence": "Te laat."}
    change()
    return Client().post(link, data)


def test_a_line_that_is_no_longer_theirs_is_refused(sent: ChaseRound, mine: Action, partner: User) -> None:
    line, link = line_of(mine), link_to(ADDRESS)
    lead = ActionParty.objects.get(action=mine)

    def other_role() -> None:
        ActionParty.objects.filter(pk=lead.pk).update(role="partner")

    answer = posted_late(link, line, other_role)
    assert answer.status_code == 422
    assert "trekt iemand anders" in text(answer)
    assert line_of(mine).said_at is None
    assert "Leerwerkvloer" not in text(Client().get(link))
    ActionParty.objects.filter(pk=lead.pk).update(role="co_lead")
    assert "Leerwerkvloer" in text(Client().get(link))

    answer = posted_late(link, line, lambda: Action.objects.filter(pk=mine.pk).update(removed_at=timezone.now()))
    assert answer.status_code == 422
    assert "Leerwerkvloer" not in text(Client().get(link))
    Action.objects.filter(pk=mine.pk).update(removed_at=None)

    answer = posted_late(link, line, lambda: partner.roles.update(ended_at=timezone.now()))
    assert answer.status_code == 422
    assert line_of(mine).said_at is None


def test_two_who_answer_see_each_other(sent: ChaseRound, mine: Action) -> None:
    line, link = line_of(mine), link_to(ADDRESS)
    answer = posted_late(link, line, lambda: fill(Client(), link, {line.pk: {"state": "partly", "sentence": "Half."}}))
    page = text(answer)
    assert answer.status_code == 409
    assert "Half." in page
    assert "Te laat." in page
    assert line_of(mine).sentence == "Half."
    again = {name: value for form in forms_on(answer) for name, value in form.pairs}
    prefix = f"line{line.pk}"
    assert Client().post(link, again).status_code == 409
    assert Client().post(link, {**again, f"{prefix}-keep": "theirs"}).status_code == 302
    assert line_of(mine).sentence == "Half."
    assert Client().post(link, {**again, f"{prefix}-keep": "mine"}).status_code == 302
    assert line_of(mine).sentence == "Te laat."


def test_a_change_that_nobody_sees_is_no_collision(sent: ChaseRound, mine: Action) -> None:
    line, link = line_of(mine), link_to(ADDRESS)
    answer = posted_late(link, line, line.save_next)
    assert answer.status_code == 302
    assert line_of(mine).sentence == "Te laat."


def test_it_can_be_opened_again_and_changed(sent: ChaseRound, mine: Action) -> None:
    line, link = line_of(mine), link_to(ADDRESS)
    fill(Client(), link, {line.pk: {"state": "under_way", "sentence": "Bezig."}})
    assert "Bezig." in text(Client().get(link))
    fill(Client(), link, {line.pk: {"state": "moved", "sentence": "", "reason": "Geen lokaal.", "moved_to": "2025"}})
    line.refresh_from_db()
    assert (line.state, line.reason, line.moved_to) == ("moved", "Geen lokaal.", 2025)


def test_too_many_posts_are_stopped(sent: ChaseRound, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "answer_chase": "2/m/ip"}
    answers = [Client().post(link_to(ADDRESS), {}).status_code for _try in range(3)]
    assert answers == [403, 403, 429]
