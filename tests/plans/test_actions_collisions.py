"""Two people at one action: at the same moment on a database file, and one after the other in two browsers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from regietafel.journal.models import Entry
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Indicator, IndicatorYear, LoggedWork, Priority, WorkingYear
from regietafel.plans.operations.actions import ActionData, add_action, edit_action, remove_action
from regietafel.plans.operations.parties import Named, PartyRow, set_parties
from regietafel.plans.operations.positions import in_order, move_action, step_action
from regietafel.plans.operations.reports import Report, report_on_year
from regietafel.plans.operations.years import confirm_years
from regietafel.territories.models import Region
from tests import cast
from tests.plans import make
from tests.plans.screen import at, text
from tests.plans.test_collision import at_once, kinds, posting
from tests.submitted import form_with

TODAY = dt.date(2024, 5, 1)
NOW = dt.datetime(2024, 5, 1, 9, 30, tzinfo=dt.UTC)
at_the_same_time = pytest.mark.django_db(transaction=True)
on_a_file = pytest.mark.sqlite_file


# --- at the same moment ------------------------------------------------------------------


@at_the_same_time
@on_a_file
def test_of_two_who_change_an_action_one_collides(director: User, colleague: User, action: Action) -> None:
    def retitle(actor: User, title: str) -> Callable[[], Action]:
        data = ActionData(goal=action.goal, title=title, number=action.number)
        return lambda: edit_action(actor=actor, action=action, data=data, version=1)

    results = at_once(retitle(director, "Van Dirk"), retitle(colleague, "Van Carla"))
    assert kinds(results) == ["Action", "Collision"]
    action.refresh_from_db()
    assert (action.title, action.version) == (next(r.title for r in results if isinstance(r, Action)), 2)


@at_the_same_time
@on_a_file
def test_of_two_who_report_on_a_year_one_collides(director: User, colleague: User, action: Action) -> None:
    line = action.working_years.get(year=2023)

    def report(actor: User, state: str) -> Callable[[], WorkingYear]:
        said = Report(state, reason="zo is het")
        return lambda: report_on_year(actor=actor, line=line, report=said, now=NOW, today=TODAY, version=1)

    assert kinds(at_once(report(director, "done"), report(colleague, "dropped"))) == ["Collision", "WorkingYear"]
    assert Entry.objects.filter(verb="reported").count() == 1


@at_the_same_time
@on_a_file
def test_two_who_move_work_to_one_year_make_one_line(director: User, colleague: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=(2023, 2024))
    lines = list(action.working_years.order_by("year"))
    said = Report("moved", reason="later", moved_to=2025)
    results = at_once(
        *(
            lambda actor=actor, line=line: report_on_year(
                actor=actor, line=line, report=said, now=NOW, today=TODAY, version=1
            )
            for actor, line in zip((director, colleague), lines, strict=True)
        )
    )
    assert kinds(results) == ["WorkingYear", "WorkingYear"]
    assert action.working_years.filter(year=2025).count() == 1


@at_the_same_time
@on_a_file
def test_two_who_name_somebody_make_one_record(director: User, colleague: User, action: Action) -> None:
    def name(actor: User) -> Callable[[], Action]:
        rows = [PartyRow(role="adviser", named=Named("organisation", "Buurtwerk Noord"))]
        return lambda: set_parties(actor=actor, action=action, rows=rows, version=1)

    assert kinds(at_once(name(director), name(colleague))) == ["Action", "Collision"]
    assert Organisation.objects.filter(name="Buurtwerk Noord").count() == 1


@at_the_same_time
@on_a_file
def test_two_who_order_and_add_leave_one_order(director: User, colleague: User, goal: Goal) -> None:
    row = [make.make_action(goal, letter) for letter in "abcd"]
    at_once(
        lambda: move_action(actor=director, action=row[3], goal=goal, before=row[0]),
        lambda: step_action(actor=colleague, action=row[0], direction="down"),
        lambda: add_action(actor=director, data=ActionData(goal=goal, title="e")),
        lambda: remove_action(actor=colleague, action=row[2], now=NOW),
    )
    found = in_order(goal)
    assert sorted(one.title for one in found) == ["a", "b", "d", "e"]
    assert len({one.order for one in found}) == 4


@at_the_same_time
@on_a_file
def test_two_who_confirm_the_same_years_do_it_once(director: User, colleague: User, goal: Goal) -> None:
    action = make.make_action(goal, "Actie", years=(2023, 2024), basis="assumed")
    results = at_once(
        lambda: confirm_years(actor=director, plan=goal.plan, actions=[action]),
        lambda: confirm_years(actor=colleague, plan=goal.plan, actions=[action]),
    )
    assert sorted(results) == [0, 2]


@at_the_same_time
@on_a_file
def test_a_form_sent_twice_at_once_logs_one_piece_of_work(
    director: User, region: Region, priorities: dict[str, Priority], client_of: Callable[[cast.Person], Client]
) -> None:
    url = f"/nl/r/{region.slug}/work/new/"
    data = form_with(client_of(director).get(url), "what").data(
        what="Bezoek", priority=priorities["WSE-LR1"].pk, when_0="16/06/2023"
    )
    first, second = at_once(posting(director, url, data), posting(director, url, data))
    assert first.status_code == second.status_code == 302
    assert LoggedWork.objects.count() == 1


@at_the_same_time
@on_a_file
@pytest.mark.parametrize("turn", range(3))
def test_a_row_that_goes_while_somebody_writes_in_it_is_no_trouble(
    director: User, colleague: User, action: Action, client_of: Callable[[cast.Person], Client], turn: int
) -> None:
    """Whoever comes first: the other is asked or told, and no page breaks."""
    url, partner = at("action-parties", action), action.parties.get(role="partner")
    mine, theirs = both_open(url, "move", client_of(director), client_of(colleague))
    answers = at_once(
        posting(director, url, mine | {f"note-{partner.pk}": ["mijn opmerking"]}),
        posting(colleague, url, theirs | {f"remove-{partner.pk}": ["on"]}),
    )
    assert {answer.status_code for answer in answers} <= {302, 409, 422}
    assert 302 in {answer.status_code for answer in answers}


# --- in two browsers, one after the other ------------------------------------------------


@pytest.fixture
def other_browser(colleague: User, client_of: Callable[[cast.Person], Client]) -> Client:
    """The colleague's browser."""
    return client_of(colleague)


def both_open(url: str, field: str, *browsers: Client) -> list[dict[str, list[str]]]:
    """What each would send, the page opened by all before anybody saves."""
    return [form_with(browser.get(url), field).data() for browser in browsers]


def test_both_titles_are_shown_and_one_is_chosen(browser: Client, other_browser: Client, action: Action) -> None:
    url = at("action-edit", action)
    mine, theirs = both_open(url, "title", browser, other_browser)
    assert other_browser.post(url, theirs | {"title": "Van Carla", "number": "7"}).status_code == 302
    answer = browser.post(url, mine | {"title": "Van Dirk", "description": "Ook van Dirk"})
    assert answer.status_code == 409
    page = text(answer)
    for word in ("Van Carla", "Van Dirk", "Ook van Dirk", "Carla Collega"):
        assert word in page
    choice = form_with(answer, "resolving").data(keep__title="theirs")
    assert browser.post(url, choice).status_code == 302
    action.refresh_from_db()
    assert (action.title, action.number, action.description) == ("Van Carla", "7", "Ook van Dirk")


def test_both_reports_are_shown_and_one_is_chosen(browser: Client, other_browser: Client, action: Action) -> None:
    url = at("year", action, 2023)
    mine, theirs = both_open(url, "sentence", browser, other_browser)
    other_browser.post(url, theirs | {"state": "partly", "sentence": "Twee keer."})
    answer = browser.post(url, mine | {"state": "done", "sentence": "Vier keer."})
    assert answer.status_code == 409
    assert "Twee keer." in text(answer)
    browser.post(url, form_with(answer, "resolving").data(keep__state="theirs", keep__sentence="mine"))
    line = action.working_years.get(year=2023)
    assert (line.state, line.sentence) == ("partly", "Vier keer.")


def test_two_people_name_different_parties_and_both_stay(
    browser: Client, other_browser: Client, action: Action, shared_organisation: Organisation
) -> None:
    url = at("action-parties", action)
    mine, theirs = both_open(url, "move", browser, other_browser)
    other_browser.post(url, theirs | {"who-new1_0": "VDW", "role-new1": "adviser"})
    answer = browser.post(url, mine | {"who-new1_0": "Lokale besturen", "who-new1_1": "group"})
    if answer.status_code == 409:
        answer = browser.post(url, form_with(answer, "resolving").data())
    assert answer.status_code == 302
    names = [str(party) for party in action.parties.all()]
    assert "Vlaamse Dienst Werk" in names
    assert "Lokale besturen" in names


def test_a_party_that_went_meanwhile_is_told(browser: Client, other_browser: Client, action: Action) -> None:
    url = at("action-parties", action)
    partner = action.parties.get(role="partner")
    mine, theirs = both_open(url, "move", browser, other_browser)
    other_browser.post(url, theirs | {f"remove-{partner.pk}": "on"})
    answer = browser.post(url, mine | {f"note-{partner.pk}": "mijn opmerking"})
    assert answer.status_code == 422
    assert not action.parties.filter(pk=partner.pk).exists()
    again = form_with(answer, "move").data()
    assert browser.post(url, again).status_code == 302


def test_two_people_fill_in_other_cells_and_both_stay(browser: Client, other_browser: Client, action: Action) -> None:
    indicator = Indicator.objects.create(action=action, kind="number", title="Deelnemers")
    url = at("indicator-values", action)
    one, two = f"actual-{indicator.pk}-2023", f"actual-{indicator.pk}-2024"
    mine, theirs = both_open(url, one, browser, other_browser)
    other_browser.post(url, theirs | {two: "20"})
    answer = browser.post(url, mine | {one: "10"})
    if answer.status_code == 409:
        answer = browser.post(url, form_with(answer, "resolving").data())
    assert answer.status_code == 302
    found: dict[int, Any] = dict(IndicatorYear.objects.values_list("year", "actual_number"))
    assert found == {2023: 10, 2024: 20}
