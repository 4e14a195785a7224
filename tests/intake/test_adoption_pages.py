"""The screens of taking over: names, the preview, the plan, the difference and the way back; who may, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regietafel.intake.forms.names import code_of
from regietafel.intake.models import Adoption, NameChoice, Reading
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.plans.models import Action, Framework, Goal, Plan
from regietafel.reading.name_forms import folded
from regietafel.territories.models import Region
from tests.intake import adopting
from tests.plans import make

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


@pytest.fixture
def framework(db: None) -> Framework:
    """The framework of the years of the document."""
    return make.make_framework()


@pytest.fixture
def reading(region: Region, director: User, organisation: Organisation, framework: Framework) -> Reading:
    """A reading of which nobody looked at the names yet."""
    return adopting.make_reading(region, director)


def url(name: str, reading: Reading, *more: int) -> str:
    """The address of one of the pages."""
    return reverse(f"intake:{name}", args=[reading.region.slug, reading.pk, *more])


def filled(framework: Framework, **extra: str) -> dict[str, str]:
    """The form of the plan, filled in."""
    said = {"title": "Actieplan 2023-2025", "start_year": "2023", "end_year": "2025", "framework": str(framework.pk)}
    return {**said, "levels": "priority-goal", "once": "een", **extra}


def test_each_name_is_there_with_its_suggestion(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    text = client.get(url("names", reading)).content.decode()
    assert "Werkhuis De Klaver: heet zo" in text
    assert "3" in text


def test_those_beyond_doubt_are_taken_in_one_stroke(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    client.post(url("names", reading), {"sure": "1"})
    (choice,) = NameChoice.objects.all()
    assert choice.name == "Werkhuis De Klaver"


def test_a_choice_is_kept_for_the_next_document(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    code = code_of(folded("besturen"))
    client.post(url("names", reading), {f"choice-{code}": "new-group", f"seen-{code}": "0", "keep": "1"})
    assert NameChoice.objects.get(name="besturen").make == {"kind": "group", "name": "besturen"}
    other = adopting.make_reading(reading.region, director, name="plan-2.docx")
    assert client.get(url("names", other)).context["undecided"] == 3


def test_two_people_do_not_write_over_each_other(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    code = code_of(folded("besturen"))
    client.post(url("names", reading), {f"choice-{code}": "new-group", f"seen-{code}": "0"})
    second = client.post(url("names", reading), {f"choice-{code}": "text", f"seen-{code}": "0"})
    assert second.status_code == 422
    assert NameChoice.objects.get(name="besturen").make is not None


def test_a_name_that_is_not_there_is_asked_for_again(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    code = code_of(folded("besturen"))
    answer = client.post(url("names", reading), {f"choice-{code}": "other", f"other-{code}": "Niemand"})
    assert answer.status_code == 422
    assert "Niemand" in answer.content.decode()


def test_the_preview_says_how_much_and_what_is_lost(client: Client, director: User, reading: Reading) -> None:
    client.force_login(director)
    text = client.get(url("adopt", reading)).content.decode()
    assert "2 doelstellingen en 3 acties" in text
    assert "WSE-LR9" in text
    assert not Plan.objects.exists()


def test_looking_again_makes_nothing(client: Client, director: User, reading: Reading, framework: Framework) -> None:
    client.force_login(director)
    assert client.post(url("adopt", reading), filled(framework, look="1")).status_code == 200
    assert not Plan.objects.exists()


def test_it_leads_to_the_coverage_and_back(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    client.force_login(director)
    adopting.choose(reading, director)
    answer = client.post(url("adopt", reading), filled(framework, adopt="1"))
    plan = Plan.objects.get()
    assert answer["Location"] == reverse("plans:coverage", args=[reading.region.slug, plan.slug])
    again = client.post(url("adopt", reading), filled(framework, adopt="1"))
    assert again["Location"] == answer["Location"]
    assert Plan.objects.count() == 1
    adoption = Adoption.objects.get()
    assert "plan.docx" in client.get(url("reading", reading)).content.decode()
    client.post(url("undo-adoption", reading, adoption.pk))
    assert not Plan.objects.exists()


def test_a_colleague_who_comes_late_is_shown_the_reading(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    adopting.adopt(reading, director, framework)
    client.force_login(director)
    answer = client.post(url("adopt", reading), filled(framework, adopt="1", once="twee"))
    assert answer["Location"] == url("reading", reading)
    assert Plan.objects.count() == 1


def test_months_later_the_action_shows_where_it_was_read(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    plan = adopting.adopt(reading, director, framework).plan
    assert plan is not None
    action = Action.objects.get(title="Overleg met de begeleiders")
    client.force_login(director)
    text = client.get(reverse("plans:action", args=[reading.region.slug, plan.slug, action.pk])).content.decode()
    assert "Ingelezen uit plan.docx, blz. 4" in text
    assert "1.1.1 Overleg met de begeleiders" in text


@pytest.mark.parametrize("name", ["names", "adopt", "compare"])
@pytest.mark.parametrize(
    ("who", "status"), [("director", 200), ("colleague", 404), ("partner", 404), ("other_director", 404)]
)
def test_only_who_makes_the_plans_gets_there(
    name: str, who: str, status: int, client: Client, request: pytest.FixtureRequest, reading: Reading
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(url(name, reading)).status_code == status


def test_the_difference_is_chosen_line_by_line(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    plan = adopting.adopt(reading, director, framework).plan
    assert plan is not None
    nodes = adopting.nodes()
    nodes[4].title = "Digitale nieuwsbrief"
    second = adopting.make_reading(reading.region, director, nodes, "plan-2.docx")
    client.force_login(director)
    page = client.get(url("compare", second), {"plan": plan.slug})
    (row,) = page.context["changed"]
    assert [one.label for one in row.fields] == ["titel"]
    said = {"plan": plan.slug, "mark": page.context["mark"], "once": "een", "take": row.fields[0].key}
    client.post(url("compare", second), said)
    assert Action.objects.filter(title="Digitale nieuwsbrief").exists()


def test_a_plan_that_was_approved_asks_who_decided(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    plan = make.make_plan(reading.region, framework)
    client.force_login(director)
    page = client.get(url("compare", reading), {"plan": plan.slug})
    said = {"plan": plan.slug, "mark": page.context["mark"], "once": "een", "take": [page.context["new"][0].key]}
    answer = client.post(url("compare", reading), said)
    assert answer.status_code == 422
    assert "decided_by" in answer.context["form"].errors


def test_the_priorities_are_compared_as_goals_or_folded_away(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    plan = make.make_plan(reading.region, framework)
    client.force_login(director)
    page = client.get(url("compare", reading), {"plan": plan.slug})
    assert f"?plan={plan.slug}&amp;fold=1" in page.content.decode()
    folded_away = client.get(url("compare", reading), {"plan": plan.slug, "fold": "1"})
    text = folded_away.content.decode()
    assert "geen niveau van dit plan" in text
    assert f'href="?plan={plan.slug}"' in text
    assert 'name="fold" value="1"' in text
    assert len(folded_away.context["new"]) == len(page.context["new"]) - 1


def test_a_document_without_priorities_asks_nothing_about_them(
    client: Client, director: User, region: Region, organisation: Organisation, framework: Framework
) -> None:
    plan = make.make_plan(region, framework)
    reading = adopting.make_reading(region, director, adopting.many_nodes(3))
    client.force_login(director)
    assert "fold=1" not in client.get(url("compare", reading), {"plan": plan.slug}).content.decode()


def test_the_page_of_a_goal_shows_the_passage_that_it_came_from(
    client: Client, director: User, reading: Reading, framework: Framework
) -> None:
    plan = adopting.adopt(reading, director, framework).plan
    assert plan is not None
    goal = Goal.objects.get(plan=plan, title="Samen sterk")
    client.force_login(director)
    there = reverse("plans:goal-edit", args=[plan.region.slug, plan.slug, goal.pk])
    text = client.get(there).content.decode()
    assert "Waar het gelezen is" in text
    assert "<q>1.1 Samen sterk</q>" in text
    Adoption.objects.update(undone_at=adopting.NOW)
    assert "Waar het gelezen is" not in client.get(there).content.decode()


def counted(client: Client, address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["names", "adopt"])
def test_as_many_queries_for_three_hundred_actions_as_for_one(
    name: str, client: Client, director: User, region: Region, organisation: Organisation, framework: Framework
) -> None:
    client.force_login(director)
    few, many = (adopting.make_reading(region, director, adopting.many_nodes(count)) for count in (1, 300))
    assert counted(client, url(name, few)) == counted(client, url(name, many))


def test_as_many_queries_to_compare(
    client: Client, director: User, region: Region, organisation: Organisation, framework: Framework
) -> None:
    client.force_login(director)
    counts = []
    for count in (1, 300):
        reading = adopting.make_reading(region, director, adopting.many_nodes(count), f"{count}.docx")
        plan = adopting.adopt(reading, director, framework).plan
        assert plan is not None
        again = adopting.make_reading(region, director, adopting.many_nodes(count), f"{count}.docx")
        counts.append(counted(client, f"{url('compare', again)}?plan={plan.slug}"))
    assert counts[0] == counts[1]
