"""Two versions in line with each other: what is there, what went, what moved, and the words that differ."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from regietafel.people.models import User
from regietafel.plans.models import Action, Goal, Plan, PlanVersion
from regietafel.plans.sidebyside import Mark, Piece, side_by_side, word_by_word
from regietafel.plans.snapshots import content_of
from tests.cast import Person
from tests.plans import make

ClientOf = Callable[[Person], Client]
texts = st.text(alphabet="ab c.,", max_size=30)


@given(texts, texts)
def test_both_texts_come_back_whole_and_share_what_is_not_marked(before: str, after: str) -> None:
    left, right = word_by_word(before, after)
    assert "".join(piece.text for piece in left) == before
    assert "".join(piece.text for piece in right) == after
    same = ["".join("".join(piece.text for piece in side if not piece.differs).split()) for side in (left, right)]
    assert same[0] == same[1]
    if before == after:
        assert not any(piece.differs for piece in (*left, *right))


def test_only_the_words_that_differ_are_marked() -> None:
    assert word_by_word("minstens 4 keer per jaar", "minstens 2 keer per jaar") == (
        [Piece("minstens "), Piece("4", differs=True), Piece(" keer per jaar")],
        [Piece("minstens "), Piece("2", differs=True), Piece(" keer per jaar")],
    )


@pytest.fixture
def before(plan: Plan, goals: dict[str, Goal], action: Action, led_action: Action) -> Any:
    """A plan of eight goals and three actions."""
    make.make_action(goals["1.1"], "Tweede", number="1.1.2")
    return content_of(plan)


def marks(old: Any, new: Any) -> list[tuple[str, list[Mark]]]:
    """What differs, in short."""
    return [(side.name, side.marks) for side in side_by_side(old, new).different]


def test_twice_the_same_is_no_difference(before: Any) -> None:
    found = side_by_side(before, copy.deepcopy(before))
    assert found.count == 0
    assert len(found.sides) == 11


def test_each_thing_that_happens_has_its_word(before: Any) -> None:
    after = copy.deepcopy(before)
    first = after["goals"][0]["goals"][0]
    second = after["goals"][1]["goals"][0]
    moved = first["actions"].pop(1)
    second["actions"].append(moved)
    first["actions"][0]["title"] = "Netwerkdag"
    gone = after["goals"].pop(3)
    after["goals"].append({**gone, "pk": 99, "title": "Nieuw", "goals": [], "actions": []})
    assert marks(before, after) == [
        ("1.1.1 Netwerkdag", [Mark.CHANGED]),
        ("1.1.2 Tweede", [Mark.MOVED]),
        ("4 Doel 4", [Mark.REMOVED]),
        ("4.1 Doel 4.1", [Mark.REMOVED]),
        ("4 Nieuw", [Mark.ADDED]),
    ]


def test_another_order_is_a_move_and_of_one_only(before: Any) -> None:
    after = copy.deepcopy(before)
    after["goals"].append(after["goals"].pop(0))
    assert marks(before, after) == [("1 Doel 1", [Mark.MOVED])]


def test_the_other_way_round_added_is_removed(before: Any) -> None:
    after = copy.deepcopy(before)
    after["goals"].pop()
    there, back = marks(before, after), marks(after, before)
    assert [name for name, _marks in there] == [name for name, _marks in back]
    assert {one for _name, found in back for one in found} == {Mark.ADDED}


def test_three_hundred_actions_are_compared_in_a_moment(before: Any) -> None:
    actions = before["goals"][0]["goals"][0]["actions"]
    actions += [{**actions[0], "pk": 10_000_000 + number, "description": "woord " * 300} for number in range(300)]
    after = copy.deepcopy(before)
    for one in after["goals"][0]["goals"][0]["actions"]:
        one["description"] += "en nog iets"
    start = time.process_time()
    assert side_by_side(before, after).count >= 300
    assert time.process_time() - start < 5


# --- the page ----------------------------------------------------------------------------


@pytest.fixture
def versions(plan: Plan, goals: dict[str, Goal], action: Action, director: User) -> Plan:
    """The plan with two versions, and another title since."""
    for number, title in ((1, "Netwerkmoment organiseren"), (2, "Netwerkdag organiseren")):
        Action.objects.filter(pk=action.pk).update(title=title)
        PlanVersion.objects.create(
            plan=plan,
            number=number,
            decided_on=f"2023-0{number}-01",
            decided_by="AV",
            reason="geheime reden",
            content=content_of(plan),
            recorded_by=director,
        )
    return plan


def ask(client: Client, plan: Plan, **query: str) -> Any:
    """The page."""
    return client.get(reverse("plans:version-compare", args=[plan.region.slug, plan.slug]), query)


def test_the_words_that_differ_are_marked_on_the_page(browser: Client, versions: Plan) -> None:
    page = ask(browser, versions, old="1", new="2").content.decode()
    assert "<del>Netwerkmoment</del> organiseren" in page
    assert "<ins>Netwerkdag</ins> organiseren" in page
    assert "Doel 4.1" not in page
    assert "Doel 4.1" in ask(browser, versions, old="1", new="2", all="1").content.decode()


def test_what_is_the_same_says_so(browser: Client, versions: Plan) -> None:
    assert "precies hetzelfde" in ask(browser, versions).content.decode()


@pytest.mark.parametrize("query", [{"old": "7"}, {"new": "x"}, {"old": "²"}])
def test_a_version_that_is_not_there_is_no_page(browser: Client, versions: Plan, query: dict[str, str]) -> None:
    assert ask(browser, versions, **query).status_code == 404


SEES_REASONS = ("director", "colleague", "partner", "head_of_service")


@pytest.mark.parametrize("role", [*SEES_REASONS, "editor"])
@pytest.mark.parametrize("page", ["plans:versions", "plans:version", "plans:version-compare"])
def test_why_a_plan_changed_stays_with_the_network(
    everyone: dict[str, Person], client_of: ClientOf, versions: Plan, role: str, page: str
) -> None:
    """Of a published plan somebody outside the network reads what was decided, not why."""
    Plan.objects.filter(pk=versions.pk).update(published_at="2023-03-01T00:00Z")
    more = [2] if page == "plans:version" else []
    answer = client_of(everyone[role]).get(reverse(page, args=[versions.region.slug, versions.slug, *more]))
    assert answer.status_code == 200
    told = "geheime reden" in answer.content.decode()
    assert told == (role in SEES_REASONS and page != "plans:version-compare")
