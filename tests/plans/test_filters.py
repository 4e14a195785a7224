"""Choosing in a plan by the address: what fits, what each option would leave, and what is asked in vain."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from regietafel.organisations.models import Function, Organisation, StakeholderGroup
from regietafel.people.models import User
from regietafel.plans.forms.filters import PlanFilterForm
from regietafel.plans.models import (
    Action,
    Contribution,
    FrequencyNorm,
    Goal,
    PartyRole,
    Plan,
    Tag,
    TagKind,
    YearBasis,
    YearState,
)
from regietafel.plans.queries.filters import Filter, choose, readable, rows_that_fit
from regietafel.plans.queries.tree import read_tree
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]


@pytest.fixture
def filled(
    plan: Plan,
    goals: dict[str, Goal],
    director_function: Function,
    organisation: Organisation,
    group: StakeholderGroup,
) -> Plan:
    """Four actions that differ in all that one can choose by."""
    network = make.make_action(goals["1.1"], "Netwerk", number="1.1.1", years=(2023, 2024), state=YearState.DONE)
    make.make_party(network, director_function)
    make.make_party(network, organisation, PartyRole.PARTNER)
    FrequencyNorm.objects.create(action=network, text="maandelijks", times=12)
    floor = make.make_action(goals["2.1"], "Leerwerkvloer", description="Op café in Kleibeke", years=(2023,))
    make.make_party(floor, organisation)
    make.make_party(floor, director_function, PartyRole.PARTICIPANT)
    floor.tags.add(Tag.objects.create(kind=TagKind.THEME, code="leren", names={"nl": "leren"}))
    Contribution.objects.create(action=floor, goal=goals["4.1"])
    talks = make.make_action(goals["3.1"], "Gesprekken", years=(2024, 2025), basis=YearBasis.ASSUMED)
    group.to_complete = True
    group.save()
    make.make_party(talks, group, PartyRole.CO_LEAD)
    make.make_action(goals["3.1"], "Geschrapt", years=(2024,), state=YearState.DROPPED)
    return plan


def chosen(plan: Plan, asked: dict[str, str], own: frozenset[int] = frozenset()) -> list[str]:
    """The titles that a filter leaves."""
    return [row.action.title for row in choose(read_tree(plan), asked, own).rows]


def key_of(plan: Plan, name: str) -> str:
    """The key under which somebody stands in the options."""
    return next(party.key for row in read_tree(plan).rows for party in row.parties if party.name == name)


def test_without_a_filter_everything_is_there(filled: Plan) -> None:
    assert chosen(filled, {}) == ["Netwerk", "Leerwerkvloer", "Gesprekken", "Geschrapt"]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"priority": "WSE-LR1"}, ["Netwerk"]),
        ({"priority": "WSE-LR3"}, ["Gesprekken", "Geschrapt"]),
        ({"priority": "WSE-LR4"}, ["Leerwerkvloer"]),
        ({"year": "2023"}, ["Netwerk", "Leerwerkvloer"]),
        ({"year": "2025"}, ["Gesprekken"]),
        ({"state": "done"}, ["Netwerk"]),
        ({"state": "dropped"}, ["Geschrapt"]),
        ({"state": "planned"}, ["Leerwerkvloer", "Gesprekken"]),
        ({"state": "planned", "year": "2024"}, ["Gesprekken"]),
        ({"state": "counting", "year": "2024"}, ["Netwerk", "Gesprekken"]),
        ({"state": "counting"}, ["Netwerk", "Leerwerkvloer", "Gesprekken"]),
        ({"state": "unreported"}, ["Leerwerkvloer", "Gesprekken"]),
        ({"state": "unreported", "year": "2023"}, ["Leerwerkvloer"]),
        ({"state": "assumed"}, ["Gesprekken"]),
        ({"state": "assumed", "year": "2023"}, []),
        ({"state": "incomplete"}, ["Gesprekken"]),
        ({"tag": "theme-leren"}, ["Leerwerkvloer"]),
        ({"q": "netwerk"}, ["Netwerk"]),
        ({"q": "CAFE kleibeke"}, ["Leerwerkvloer"]),
        ({"q": "1.1.1"}, ["Netwerk"]),
        ({"q": "maandelijks"}, ["Netwerk"]),
        ({"q": "klaver"}, ["Netwerk", "Leerwerkvloer"]),
        ({"q": "klaver leren"}, ["Leerwerkvloer"]),
        ({"q": "bestaat niet"}, []),
        ({"q": "%"}, []),
        ({"priority": "WSE-LR1", "year": "2025"}, []),
        ({"mine": "1"}, []),
    ],
)
def test_each_field_leaves_what_fits(filled: Plan, asked: dict[str, str], titles: list[str]) -> None:
    assert chosen(filled, asked) == titles


def test_lead_and_partner_are_two_questions(filled: Plan, organisation: Organisation, group: StakeholderGroup) -> None:
    key = key_of(filled, organisation.name)
    assert chosen(filled, {"lead": key}) == ["Leerwerkvloer"]
    assert chosen(filled, {"partner": key}) == ["Netwerk"]
    assert chosen(filled, {"lead": key_of(filled, group.name)}) == ["Gesprekken"], "a co-lead leads too"


def test_mine_are_the_actions_that_the_caller_names(filled: Plan) -> None:
    floor = Action.objects.get(title="Leerwerkvloer")
    assert chosen(filled, {"mine": "1"}, frozenset({floor.pk})) == ["Leerwerkvloer"]


def test_every_option_says_how_many_actions_it_would_leave(filled: Plan) -> None:
    tree = read_tree(filled)
    mine = frozenset({tree.rows[0].action.pk})
    for base in ({}, {"year": "2024"}, {"state": "planned"}, {"priority": "WSE-LR3", "state": "counting"}):
        choice = choose(tree, base, mine)
        for name, options in choice.options.items():
            for option in options:
                wanted = Filter(**{**base, name: option.value})
                assert option.count == len(rows_that_fit(tree, wanted, mine)), (base, name, option)


def test_options_come_from_the_plan_that_one_sees(filled: Plan, other_action: Action) -> None:
    other = Organisation.objects.create(name="Geheim van elders", region=other_action.plan.region)
    make.make_party(other_action, other)
    removed = make.make_action(Goal.objects.filter(plan=filled).latest("pk"), "weg", removed_at=timezone.now())
    gone = Organisation.objects.create(name="Alleen in de prullenmand", region=filled.region)
    make.make_party(removed, gone)
    choice = choose(read_tree(filled), {"lead": f"o{other.pk}"})
    labels = {option.label for options in choice.options.values() for option in options}
    assert not labels & {other.name, gone.name}
    assert choice.ignored == ["lead"]


@pytest.mark.parametrize(
    "asked",
    [
        {"priority": "WSE-LR9"},
        {"year": "2030"},
        {"year": "२०२३"},
        {"year": "9" * 5000},
        {"state": "DONE"},
        {"state": "' OR 1=1 --"},
        {"tag": "theme-"},
        {"lead": "o999999999999999999999999"},
        {"lead": "\x00"},
        {"partner": "g-1"},
        {"mine": "yes"},
        {"year": "2023<script>"},
    ],
)
def test_what_the_plan_does_not_have_is_left_out_and_named(filled: Plan, asked: dict[str, str]) -> None:
    choice = choose(read_tree(filled), asked)
    assert len(choice.rows) == 4
    assert choice.ignored == list(asked)
    assert choice.filter == Filter()


def test_fields_that_nobody_knows_are_no_filter(filled: Plan) -> None:
    choice = choose(read_tree(filled), {"page": "2", "utm_source": "mail", "__proto__": "x"})
    assert not choice.filter
    assert not choice.ignored


@given(st.text(max_size=400))
def test_a_question_is_made_readable(text: str) -> None:
    question = readable(text)
    assert len(question) <= 100
    assert question == question.strip()
    assert question.isprintable()


def test_the_form_shows_what_was_asked_and_how_to_take_it_off(filled: Plan) -> None:
    form = PlanFilterForm(choose(read_tree(filled), {"priority": "WSE-LR3", "year": "2024", "mine": "no"}))
    assert [(chip.value, chip.url) for chip in form.chips] == [
        ("WSE-LR3 prioriteit 3", "?year=2024"),
        ("2024", "?priority=WSE-LR3"),
    ]
    assert "2" in form.shown
    assert form.ignored
    assert form.is_valid()


def tree_of(client: Client, plan: Plan, query: str = "") -> str:
    """The page of the tree."""
    response = client.get(f"{reverse('plans:plan', args=[plan.region.slug, plan.slug])}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_mine_on_the_screen_follows_functions_and_seats(
    filled: Plan, director: User, partner: User, colleague: User, client_of: ClientOf
) -> None:
    for person, here in (
        (director, {"Netwerk", "Leerwerkvloer"}),
        (partner, {"Netwerk", "Leerwerkvloer"}),
        (colleague, set()),
    ):
        page = tree_of(client_of(person), filled, "?mine=1")
        assert set(re.findall(r'<a class="ui-link" href="[^"]+/actions/\d+/">([^<]+)</a>', page)) == here, person


def test_no_fit_says_so_and_offers_the_way_back(filled: Plan, director: User, client_of: ClientOf) -> None:
    page = tree_of(client_of(director), filled, "?q=bestaatniet")
    assert 'class="ui-empty"' in page
    assert "ui-tree" not in page


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00",
        "?q=" + "a" * 10_000,
        "?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "?lead[]=x&lead=1&lead=2",
        "?year=2023&year=2024",
        "?%FF%FE=%80",
        "?state=done&state[$ne]=x",
        "?priority=" + "%F0%9F%92%A3" * 100,
        "?" + "&".join(f"q{n}=1" for n in range(500)),
    ],
)
def test_a_hostile_address_is_a_page_like_any_other(
    filled: Plan, director: User, client_of: ClientOf, query: str
) -> None:
    page = tree_of(client_of(director), filled, query)
    assert "<script>alert(1)" not in page
