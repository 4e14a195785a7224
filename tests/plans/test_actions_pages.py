"""The pages of an action as a person uses them, without any script."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from regietafel.organisations.models import Organisation, StakeholderGroup
from regietafel.plans.models import Action, Goal, Tag
from tests.plans import make
from tests.plans.screen import at, following, send, text
from tests.submitted import form_with


def test_the_quick_form_is_enough_to_begin(browser: Client, goal: Goal, organisation: Organisation) -> None:
    url = reverse("plans:action-add", args=[goal.plan.region.slug, goal.plan.slug])
    page = browser.get(f"{url}?goal={goal.pk}")
    form = form_with(page, "title")
    assert form.data()["goal"] == [str(goal.pk)]
    changes = {
        "title": "Taalcafé starten",
        "lead_0": "De Klaver",
        "timing": "minstens 4 keer per jaar",
        "years": [2024],
    }
    answer = browser.post(url, form.data(**changes))
    action = Action.objects.get(title="Taalcafé starten")
    assert action.goal == goal
    assert action.parties.get().organisation == organisation
    assert list(action.working_years.values_list("year", flat=True)) == [2024]
    assert action.norm.times == 4
    assert "4" in following(browser, answer)
    assert answer["Location"] == at("action", action)


def test_a_timing_without_a_number_makes_no_norm(browser: Client, goal: Goal) -> None:
    url = reverse("plans:action-add", args=[goal.plan.region.slug, goal.plan.slug])
    send(browser, url, "title", title="Praten", goal=goal.pk, timing="regelmatig")
    assert not hasattr(Action.objects.get(title="Praten"), "norm")


def test_adding_and_filling_in_more(browser: Client, goal: Goal) -> None:
    url = reverse("plans:action-add", args=[goal.plan.region.slug, goal.plan.slug])
    answer = send(browser, url, "title", title="Praten", goal=goal.pk, more="yes")
    assert answer["Location"] == at("action-edit", Action.objects.get())


def test_the_same_form_sent_twice_adds_one_action(browser: Client, goal: Goal) -> None:
    url = reverse("plans:action-add", args=[goal.plan.region.slug, goal.plan.slug])
    data = form_with(browser.get(url), "title").data(title="Praten", goal=goal.pk)
    first, second = browser.post(url, data), browser.post(url, data)
    assert first["Location"] == second["Location"]
    assert Action.objects.filter(title="Praten").count() == 1


def test_an_unknown_lead_is_asked_about_and_what_was_typed_stays(browser: Client, goal: Goal) -> None:
    url = reverse("plans:action-add", args=[goal.plan.region.slug, goal.plan.slug])
    changes = {"title": "Praten", "goal": goal.pk, "lead_0": "Buurtwerk Noord"}
    answer = send(browser, url, "title", **changes)
    assert answer.status_code == 422
    assert "Buurtwerk Noord" in text(answer)
    again = form_with(answer, "title").data(lead_1="group")
    assert browser.post(url, again).status_code == 302
    assert StakeholderGroup.objects.get(name="Buurtwerk Noord").to_complete


def test_the_words_of_a_norm_are_read_and_said_back(browser: Client, action: Action) -> None:
    answer = send(browser, at("action-edit", action), "title", norm_text="om de 2 maanden")
    assert "6" in following(browser, answer)
    answer = send(browser, at("action-edit", action), "title", norm_counting="number", norm_times="5,5")
    assert "5,5" in following(browser, answer)
    answer = send(
        browser, at("action-edit", action), "title", norm_text="regelmatig", norm_counting="read", norm_times=""
    )
    following(browser, answer)
    action = Action.objects.get(pk=action.pk)
    assert (action.norm.text, action.norm.times) == ("regelmatig", None)


def test_the_form_shows_what_it_saved(browser: Client, action: Action) -> None:
    changes = {
        "number": "9.9",
        "description": "Twee\nregels",
        "starts_0": "Q2 2023",
        "ends_0": "14/06/2025",
        "ends_1": "half",
        "new_theme": "mobiliteit, taal",
        "norm_text": "4 keer per jaar",
        "norm_owner": "organiser",
    }
    assert send(browser, at("action-edit", action), "title", **changes).status_code == 302
    shown = form_with(browser.get(at("action-edit", action)), "title").data()
    assert shown["number"] == ["9.9"]
    assert shown["starts_0"] == ["Q2 2023"]
    assert shown["ends_0"] == ["H1 2025"]
    assert shown["norm_owner"] == ["organiser"]
    assert len(shown["theme"]) == 2
    action.refresh_from_db()
    assert action.version == 2
    assert browser.post(at("action-edit", action), shown).status_code == 302
    action.refresh_from_db()
    assert action.version == 2


def test_unticking_the_last_tag_takes_it_off(browser: Client, action: Action) -> None:
    action.tags.add(Tag.objects.create(region=None, kind="theme", code="taal", names={"nl": "taal"}))
    data = form_with(browser.get(at("action-edit", action)), "title").data()
    del data["theme"]
    browser.post(at("action-edit", action), data)
    assert not action.tags.exists()


def test_moving_by_button_and_by_list(browser: Client, goals: dict[str, Goal], action: Action) -> None:
    second = make.make_action(goals["1.1"], "Tweede")
    browser.post(at("action-move", action), {"direction": "down"})
    assert [one.pk for one in goals["1.1"].actions.order_by("order")] == [second.pk, action.pk]
    there = make.make_action(goals["3.1"], "Daar")
    answer = send(browser, at("action-move", action), "goal", goal=goals["3.1"].pk, before=there.pk)
    assert answer.status_code == 302
    assert [one.pk for one in goals["3.1"].actions.order_by("order")] == [action.pk, there.pk]
    wrong = send(browser, at("action-move", action), "goal", goal=goals["3.1"].pk, before=second.pk)
    assert wrong.status_code == 422
    assert browser.post(at("action-move", action), {"direction": "sideways"}).status_code == 422


def test_removing_carries_the_way_back(browser: Client, action: Action) -> None:
    page = following(browser, browser.post(at("action-remove", action)))
    assert f'action="{at("action-restore", action)}"' in page
    assert browser.get(at("action", action)).status_code == 404
    assert "Netwerkmoment organiseren" in following(browser, browser.post(at("action-restore", action)))


def test_a_deed_that_opens_a_gap_says_so_for_each_year(browser: Client, action: Action) -> None:
    page = browser.get(browser.post(at("action-remove", action))["Location"])
    warnings = sorted(str(message) for message in page.context["messages"] if message.level_tag == "warning")
    assert len(warnings) == 3
    for year, warning in zip(("2023", "2024", "2025"), warnings, strict=True):
        assert "WSE-LR1 prioriteit 1" in warning
        assert year in warning
    back = browser.get(browser.post(at("action-restore", action))["Location"])
    assert sum(message.level_tag == "info" for message in back.context["messages"]) == 3
