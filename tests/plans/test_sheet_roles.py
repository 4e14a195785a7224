"""Who may read back what: own rows, of this plan, out of a preview that was shown to the same person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from regietafel.journal.models import Entry
from regietafel.people.models import User
from regietafel.plans.agreed_changes import PURPOSE
from regietafel.plans.line_keys import key_of
from regietafel.plans.models import Action, Goal, Plan, WorkingYear
from regietafel.plans.views import read_back
from regietafel.reading import sheets as reader
from tests.cast import Person
from tests.plans import make, sheets
from tests.plans.sheets import SENTENCE

ClientOf = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here instead of in a child, which has tests of its own: these are about who may write what was read."""
    monkeypatch.setattr(read_back, "run_limited", lambda target, data, **options: reader.read(data))


def test_a_file_of_another_plan_is_refused_without_a_word_of_it(
    plan: Plan, twelve: list[WorkingYear], other_action: Action, browser: Client
) -> None:
    theirs = other_action.working_years.get()
    rows = sheets.taken_csv(browser, plan)
    rows[1][9] = str(key_of(theirs, other_action.plan_id))
    rows[2][9] = str(key_of(theirs, plan.pk))
    rows[1][6] = rows[2][6] = "gestolen"
    preview = sheets.sent(browser, plan, sheets.written(rows[:2]).encode(), "x.csv")
    assert "hoort bij een ander actieplan" in preview.content.decode()
    mixed = sheets.sent(browser, plan, sheets.written([rows[0], *rows[2:]]).encode(), "x.csv")
    assert list(sheets.refused(mixed)) == [2]
    assert "Zeemanswerk" not in preview.content.decode() + mixed.content.decode()
    assert not mixed.context["changes"]


@pytest.mark.parametrize("forged", ["", "x", "{other}", "{old}", "{salt}"])
def test_a_preview_that_we_did_not_show_to_this_person_writes_nothing(
    plan: Plan, twelve: list[WorkingYear], browser: Client, director: User, colleague: User, client_of: ClientOf,
    forged: str, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    mine = sheets.sent(browser, plan, sheets.taken(browser, plan, sheets.ten_changes)).context["changes"]
    content = signing.loads(mine, salt=PURPOSE)
    texts = {
        "{other}": sheets.sent(client_of(colleague), plan, sheets.taken(browser, plan, sheets.ten_changes)).context[
            "changes"
        ],
        "{salt}": signing.dumps(content, salt="plans.something_else", compress=True),
        "{old}": mine,
    }
    if forged == "{old}":
        monkeypatch.setattr("regietafel.plans.agreed_changes.GOOD_FOR", -1)
    response = browser.post(sheets.address(plan), {"changes": texts.get(forged, forged)})
    assert response.status_code == 422
    assert "Er is niets geschreven" in response.content.decode()
    assert not Entry.objects.filter(verb="reported").exists()


def test_a_lead_fills_in_only_their_own_actions(
    plan: Plan, led_action: Action, twelve: list[WorkingYear], browser: Client, partner: User, client_of: ClientOf
) -> None:
    def typed(page: Any) -> None:
        page[f"{SENTENCE}2"] = "niet van mij"
        page[f"{SENTENCE}14"] = "van mij"

    theirs = client_of(partner)
    content = sheets.taken(theirs, plan, typed)
    preview = sheets.sent(theirs, plan, content)
    assert sheets.told(preview) == [(14, "Wat het opleverde", "", "van mij")]
    assert sheets.refused(preview) == {2: "je kan alleen acties invullen die je trekt, en deze is er geen van."}
    assert preview.context["preview"].unchanged == 11
    whole = sheets.sent(browser, plan, content).context["changes"]
    assert theirs.post(sheets.address(plan), {"changes": whole}).status_code == 422, "of somebody else"
    assert sheets.agreed(theirs, plan, preview).status_code == 302
    assert led_action.working_years.get().sentence == "van mij"


def test_who_lost_the_action_since_the_preview_writes_nothing(
    plan: Plan, led_action: Action, goals: dict[str, Goal], partner: User, client_of: ClientOf
) -> None:
    other = make.make_action(goals["2.1"], "Ook van hen", years=(2023,))
    make.make_party(other, led_action.parties.get().organisation)  # type: ignore[arg-type]

    def typed(page: Any) -> None:
        page[f"{SENTENCE}2"] = page[f"{SENTENCE}3"] = "van mij"

    theirs = client_of(partner)
    preview = sheets.sent(theirs, plan, sheets.taken(theirs, plan, typed))
    led_action.parties.all().delete()
    after = sheets.agreed(theirs, plan, preview)
    assert list(sheets.refused(after)) == [2]
    assert led_action.working_years.get().sentence == ""
    assert other.working_years.get().sentence == "van mij"
