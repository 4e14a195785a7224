"""Bad input, form by form: a message at the field, what was typed kept, and not a row touched."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import serializers
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from regietafel.journal.models import Entry
from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.plans import models
from regietafel.plans.models import Action, ActionPhase, Evidence, Goal, Indicator, LoggedWork, Priority, Tag
from tests.plans.screen import at, text
from tests.submitted import form_with

LONG = "x" * 50_000
NULL = "a\x00b"
NAMED = [getattr(models, name) for name in models.__all__]
TABLES: list[type[Model]] = [
    *(one for one in NAMED if isinstance(one, type) and issubclass(one, Model)),
    Organisation,
    StakeholderGroup,
    Function,
    Entry,
]


def everything() -> list[Any]:
    """All rows that a form of an action might touch, and what ties them to others."""
    ties: list[Any] = [field.remote_field.through for table in TABLES for field in table._meta.local_many_to_many]
    return [list(table._default_manager.order_by("pk").values_list()) for table in [*TABLES, *ties]]


@pytest.fixture
def world(action: Action, other_action: Action, priorities: dict[str, Priority]) -> dict[str, Any]:
    """An action with one of everything, and the keys of rows that are not its own."""
    Tag.objects.create(region=action.plan.region, kind="theme", code="taal", names={"nl": "taal"})
    indicator = Indicator.objects.create(action=action, kind="number", title="Deelnemers")
    phase = ActionPhase.objects.create(action=action, starts_on="2023-01-01", ends_on="2023-12-31", text="verkennen")
    Evidence.objects.create(line=action.working_years.get(year=2023), label="Verslag")
    work = LoggedWork.objects.create(
        region=action.plan.region, priority=priorities["WSE-LR1"], on="2023-06-16", what="Bezoek"
    )
    region = other_action.plan.region
    return {
        "action": action,
        "indicator": indicator,
        "phase": phase,
        "party": action.parties.order_by("order")[0],
        "work": work,
        "FOREIGN_GOAL": other_action.goal_id,
        "FOREIGN_ACTION": other_action.pk,
        "FOREIGN_TAG": Tag.objects.create(region=region, kind="theme", code="zee", names={"nl": "zee"}).pk,
    }


def page_of(name: str, world: dict[str, Any]) -> str:
    """The address of a form."""
    action: Action = world["action"]
    if name == "action-add":
        return reverse("plans:action-add", args=[action.plan.region.slug, action.plan.slug])
    if name == "work-add":
        return reverse("plans:work-add", args=[action.plan.region.slug])
    if name == "work-edit":
        return reverse("plans:work-edit", args=[action.plan.region.slug, world["work"].pk])
    if name in {"year", "evidence-add"}:
        return at(name, action, 2023)
    if name == "indicator-edit":
        return at(name, action, world["indicator"].pk)
    return at(name, action)


def filled(name: str, world: dict[str, Any]) -> str:
    """A name or value with the keys of this run in it."""
    for word in ("party", "phase", "indicator"):
        name = name.replace(word.upper(), str(world[word].pk))
    return str(world[name]) if name in world else name


BAD = [
    *[("action-add", "title", value) for value in ("", "  ", "x" * 501, LONG, NULL)],
    *[("action-add", "goal", value) for value in ("", "x", "0", "FOREIGN_GOAL", NULL)],
    *[("action-add", "lead_0", value) for value in ("onbekend", "x" * 201, LONG, NULL)],
    *[("action-add", "timing", value) for value in ("x" * 501, LONG, NULL)],
    *[("action-add", "years", value) for value in ("2022", "x", "2023.5", NULL)],
    *[("action-edit", "title", value) for value in ("", "x" * 501, NULL)],
    *[("action-edit", "number", value) for value in ("x" * 21, NULL)],
    *[("action-edit", "description", value) for value in ("x" * 4001, LONG, NULL)],
    *[("action-edit", "goal", value) for value in ("", "FOREIGN_GOAL")],
    *[("action-edit", "starts_0", value) for value in ("soon", "31/02/2023", "1066", LONG, NULL)],
    *[("action-edit", "ends_1", value) for value in ("century",)],
    *[("action-edit", "norm_text", value) for value in ("x" * 301, LONG, NULL)],
    *[("action-edit", "norm_times", value) for value in ("vier", "1,234", "99999", NULL)],
    *[("action-edit", "norm_counting", value) for value in ("x", "number", NULL)],
    *[("action-edit", "norm_owner", value) for value in ("x", NULL)],
    *[("action-edit", "priorities", value) for value in ("x", "0", NULL)],
    *[("action-edit", "theme", value) for value in ("x", "FOREIGN_TAG")],
    *[("action-edit", "new_theme", value) for value in ("x" * 81, ",".join("abcdefghijk"), LONG, NULL, "!!!")],
    *[("action-move", "goal", value) for value in ("", "FOREIGN_GOAL")],
    *[("action-move", "before", value) for value in ("x", "FOREIGN_ACTION")],
    *[("action-parties", "role-PARTY", value) for value in ("king", "", NULL)],
    *[("action-parties", "note-PARTY", value) for value in ("x" * 201, LONG, NULL)],
    *[("action-parties", "who-new1_0", value) for value in ("onbekend", LONG, NULL)],
    *[("action-parties", "note-new1", value) for value in ("zonder naam",)],
    *[("phases", "text-PHASE", value) for value in ("", "x" * 501, LONG, NULL)],
    *[("phases", "starts-PHASE_0", value) for value in ("", "soon", NULL)],
    *[("phases", "ends-PHASE_0", value) for value in ("2022",)],
    *[("phases", "text-new1", value) for value in ("zonder data",)],
    *[("action-links", "goal", value) for value in ("x", "FOREIGN_GOAL")],
    *[("action-links", "goal_why", value) for value in ("zonder doel", "x" * 301, NULL)],
    *[("action-links", "carried_out_by_1", value) for value in ("x", "FOREIGN_ACTION", NULL)],
    *[("action-links", "see_also_2", value) for value in ("FOREIGN_ACTION",)],
    *[("action-links", "see_goals_1", value) for value in ("FOREIGN_GOAL",)],
    *[("action-links", "predecessors_1", value) for value in ("FOREIGN_ACTION",)],
    *[("year", "state", value) for value in ("", "gone", "moved", "dropped", NULL)],
    *[("year", "sentence", value) for value in ("x" * 4001, LONG, NULL)],
    *[("year", "reason", value) for value in ("x" * 1001, NULL)],
    *[("year", "moved_to", value) for value in ("2031", "x", NULL)],
    *[("evidence-add", "label", value) for value in ("", "x" * 201, LONG, NULL)],
    *[("evidence-add", "url", value) for value in ("x", "javascript:alert(1)", "https://x.be/" + LONG, NULL)],
    *[("action-years", "years", value) for value in ("2022", "x", NULL)],
    *[("action-state", "state", value) for value in ("", "x", NULL)],
    *[("action-state", "reason", value) for value in ("", "   ", "x" * 1001, NULL)],
    *[("indicator-add", "title", value) for value in ("", "x" * 1001, LONG, NULL)],
    *[("indicator-add", "kind", value) for value in ("", "x")],
    *[("indicator-add", "unit", value) for value in ("x" * 41, NULL)],
    *[("indicator-edit", "kind", value) for value in ("", "x")],
    *[("indicator-values", "actual-INDICATOR-2023", value) for value in ("vier", "1,234", "9" * 20, LONG, NULL)],
    *[("work-add", "what", value) for value in ("", "x" * 501, LONG, NULL)],
    *[("work-add", "priority", value) for value in ("", "0", "x")],
    *[("work-add", "when_0", value) for value in ("", "soon", "2999", "01/01/2100", "01/01/2010", NULL)],
    *[("work-add", "with_whom", value) for value in ("x" * 301, NULL)],
    *[("work-add", "role", value) for value in ("", "king")],
    *[("work-add", "result", value) for value in ("x" * 4001, LONG, NULL)],
    *[("work-edit", "what", value) for value in ("", LONG)],
]
ANCHOR = {
    "action-parties": "move",
    "phases": "text-new1",
    "action-links": "goal_why",
    "action-move": "before",
    "year": "sentence",
    "evidence-add": "label",
    "action-years": "version",
    "action-state": "reason",
    "indicator-add": "unit",
    "indicator-edit": "unit",
    "indicator-values": "seen",
    "work-add": "what",
    "work-edit": "what",
    "action-add": "title",
    "action-edit": "title",
}
"""By which control the form of a page is known."""

GOOD = {
    "action-edit": {"ends_0": "2025"},
    "action-add": {"title": "Praten", "goal": "GOAL"},
    "action-state": {"state": "done", "reason": "klaar"},
    "evidence-add": {"label": "Verslag 2", "what": "address", "url": "https://example.org/2"},
    "indicator-add": {"title": "Aantal", "kind": "number"},
    "work-add": {"what": "Bezoek", "priority": "PRIORITY", "when_0": "16/06/2023", "role": "lead"},
}


def good(name: str, world: dict[str, Any], priorities: dict[str, Priority]) -> dict[str, Any]:
    """What makes the form right, so that only one field is wrong."""
    values = dict(GOOD.get(name, {}))
    if "goal" in values:
        values["goal"] = str(world["action"].goal_id)
    if "priority" in values:
        values["priority"] = str(priorities["WSE-LR1"].pk)
    return values


@pytest.mark.parametrize("name", list(dict.fromkeys(name for name, _field, _value in BAD)))
def test_bad_input_is_told_at_its_field_and_kept(
    browser: Client, world: dict[str, Any], priorities: dict[str, Priority], name: str
) -> None:
    url = page_of(name, world)
    right = form_with(browser.get(url), ANCHOR[name]).data() | good(name, world, priorities)
    before = everything()
    for field, value in [(filled(field, world), filled(value, world)) for page, field, value in BAD if page == name]:
        said = f"{field}: {value[:30]!r}"
        answer = browser.post(url, right | {field: value})
        assert answer.status_code == 422, said
        page = text(answer)
        start = page.index('id="error-summary"')
        links = re.findall(r'href="#([^"]+)"', page[start : page.index("</ul>", start)])
        assert links, said
        assert all(f'id="{link}"' in page for link in links), said
        if value.strip() and "\x00" not in value and not is_choice(page, field):
            assert form_with(answer, field).data()[field] == [value], said
        assert everything() == before, said


def is_choice(page: str, field: str) -> bool:
    """Whether the field is a list, dots or boxes, which cannot show what they do not offer."""
    return bool(re.search(rf'(<select name="{field}"|type="(radio|checkbox)" name="{field}")', page))


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("action-add", "title"),
        ("action-edit", "description"),
        ("year", "sentence"),
        ("work-add", "what"),
        ("indicator-add", "title"),
    ],
)
@pytest.mark.parametrize(
    "value", ["\u202egnikat\u202c", "\u200fשלום", "🚲 ½ ③", "<script>alert(1)</script>", "{{ x }} %s"]
)
def test_odd_signs_are_kept_as_they_are_and_stay_text(
    browser: Client, world: dict[str, Any], priorities: dict[str, Priority], name: str, field: str, value: str
) -> None:
    """But for signs that turn a line around: a text of one line stands among others and loses them."""
    url = page_of(name, world)
    data = form_with(browser.get(url), field).data() | good(name, world, priorities) | {field: value}
    answer = browser.post(url, data)
    assert answer.status_code == 302
    page = browser.get(answer["Location"])
    assert page.status_code == 200
    assert "<script>alert(1)" not in text(page)
    kept = "gnikat" if "\u202e" in value and name in {"action-add", "work-add"} else value
    assert any(kept in serializers.serialize("python", [row])[0]["fields"].values() for row in rows_with(field))


def rows_with(field: str) -> list[Any]:
    """The rows in which the value may have landed."""
    found: list[Any] = []
    for table in (Action, models.WorkingYear, LoggedWork, Indicator):
        if field in {one.name for one in table._meta.get_fields()}:
            found += list(table._default_manager.all())
    return found


def test_a_form_without_anything_in_it_is_a_mistake_and_no_trouble(browser: Client, world: dict[str, Any]) -> None:
    """What a program sends that never saw the page: no version, no key, no fields."""
    before = everything()
    for name in ("action-add", "action-edit", "year", "evidence-add", "action-state", "indicator-add", "work-add"):
        assert browser.post(page_of(name, world), {}).status_code == 422, name
    assert everything() == before


def test_the_same_form_sent_twice_is_one_deed(
    browser: Client, world: dict[str, Any], priorities: dict[str, Priority], goal: Goal
) -> None:
    for name in ("action-add", "evidence-add", "indicator-add", "work-add"):
        url = page_of(name, world)
        field = next(iter(GOOD[name]))
        data = form_with(browser.get(url), field).data() | good(name, world, priorities)
        first = browser.post(url, data)
        once = everything()
        second = browser.post(url, data)
        assert (first.status_code, second["Location"]) == (302, first["Location"]), name
        assert everything() == once, name
