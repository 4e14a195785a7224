"""What a form may do in other hands, with other numbers in it, or without its token: nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from regietafel.plans.models import Action, ActionParty
from tests.cast import ROLES
from tests.pages import PAGES
from tests.walk.forms import offered_forms, posting_forms, refused_faults, smuggled_values, target
from tests.walk.regions import mixed_rows
from tests.walk.table import table
from tests.walk.walker import Walker, browser

pytestmark = pytest.mark.django_db

POSTING = [key for key in table() if any("POST" in line.methods for line in table()[key])]
WITH_FORM = [key for key in POSTING if any("GET" in line.methods for line in table()[key])]


@pytest.fixture(scope="module")
def careful(walker: Walker) -> dict[str, Client]:
    """Browsers that check the token of a form, as real ones are checked."""
    return {role: browser(walker.world.people[role], enforce_csrf_checks=True) for role in ROLES}


@pytest.mark.parametrize("key", table())
def test_nothing_is_posted_without_the_token_of_the_form(key: str, walker: Walker, careful: dict[str, Client]) -> None:
    for role in ("director", "admin", "stranger"):
        url = PAGES[key].url(walker.world.places["running"])
        answer = walker.ask_for(role, url, "POST", {}, careful[role])
        assert (answer.status, answer.wrote) == (403, ()), f"{role} posted to {url} and got {answer.outcome}"


@pytest.mark.parametrize("key", WITH_FORM)
def test_a_form_that_one_may_fill_in_is_refused_from_anybody_else(key: str, walker: Walker) -> None:
    """What the director (or administrator) would send, sent by each other role: refused as the table says, and nothing written."""
    page = PAGES[key]
    faults: list[str] = []
    for line in table()[key]:
        filler = next((role for role in ("director", "admin") if line.answers[role] == "ok"), None)
        if filler is None or "POST" not in line.methods:
            continue
        for moment in line.moments:
            place = walker.world.places[moment]
            for form in posting_forms(walker.ask(filler, page, place)):
                for role in ROLES:
                    answer = walker.ask_for(role, target(form, page, place), "POST", form.data())
                    faults += refused_faults(answer, line, role, form.data())
    assert faults == []


@pytest.mark.parametrize("key", [key for key in WITH_FORM if PAGES[key].has_region])
def test_no_form_takes_in_a_number_of_the_other_region(key: str, walker: Walker) -> None:
    """Each choice of each form, one by one, replaced by rows of the other region: nothing of theirs is joined to ours."""
    page = PAGES[key]
    faults: list[str] = []
    place = walker.world.places["draft" if page.has_plan else "running"]
    for form, offered in offered_forms(walker.ask("director", page, place)):
        for name, foreign in smuggled_values(form, offered, walker.world.places["elsewhere"]):
            answer = walker.ask_for(
                "director", target(form, page, place), "POST", form.data() | {name: [foreign]}, look=mixed_rows
            )
            if answer.status >= 500 or answer.seen or answer.words_for_others("director"):
                what = answer.seen or answer.words_for_others("director") or answer.outcome
                faults.append(f"{name}={foreign}: {what}")
    assert faults == []


@pytest.mark.parametrize("key", WITH_FORM)
def test_bad_input_is_answered_with_the_form_and_never_with_a_fault(key: str, walker: Walker) -> None:
    """Too long, of the wrong type, twice, or with signs that no keyboard has: a message, and what was typed is kept."""
    page = PAGES[key]
    faults: list[str] = []
    place = walker.world.places["draft" if page.has_plan else "running"]
    role = next((one for one in ("director", "admin", "stranger") if "ok" in answers_to(key, one)), "director")
    for form in posting_forms(walker.ask(role, page, place)):
        for name in dict.fromkeys(name for name, _value in form.pairs if name != "csrfmiddlewaretoken"):
            for bad in (["x" * 70_000], ["999999999999999999999999"], ["-1"], ["a", "b"], ["\x00"], ["2023-13-45"]):
                answer = walker.ask_for(role, target(form, page, place), "POST", form.data() | {name: bad})
                if answer.status >= 500 or answer.status == 400:
                    faults.append(f"{name}={bad[0][:20]!r}: {answer.outcome}")
    assert faults == []


def answers_to(key: str, role: str) -> set[str]:
    """All that the table gives a role for a page."""
    return {line.answers[role] for line in table()[key]}


def test_a_row_that_joins_two_regions_is_seen(walker: Walker) -> None:
    """The check itself, or the two tests above would be content with anything."""
    assert mixed_rows() == []
    theirs = walker.world.places["elsewhere"].things
    action = Action.objects.get(pk=walker.world.places["draft"].things["action"])
    action.see_goals.add(theirs["goal"])
    ActionParty.objects.filter(action=action).update(organisation=theirs["organisation"], function=None, group=None)
    assert mixed_rows() == ["plans.action.see_goals", "plans.actionparty.organisation"]


def test_there_is_something_to_smuggle_in(walker: Walker) -> None:
    elsewhere = walker.world.places["elsewhere"]
    page = PAGES["plans:action-links"]
    [(form, offered)] = offered_forms(walker.ask("director", page, walker.world.places["draft"]))
    names = {name for name, _value in smuggled_values(form, offered, elsewhere)}
    assert {"goal", "see_goals_1", "see_also_1"} <= names
