"""Each deed of the review by itself, taken back, and with another deed or another person in between."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.core.errors import Collision, Refusal
from regietafel.intake.models import Level, NodeState, Reading, ReadingState, ReadNode, ReviewStep
from regietafel.intake.operations.log import take_back
from regietafel.intake.operations.looking import accept, accept_all, change, skip, unskip
from regietafel.intake.operations.parts import merge, split
from regietafel.intake.operations.structure import lower_level, move, raise_level
from regietafel.intake.outline import Outline
from regietafel.intake.queries import nodes_of
from regietafel.intake.queries.steps import last_step_of
from regietafel.people.models import RoleKind, User
from regietafel.reading.plan_reading import reading_from_json
from regietafel.territories.models import Region
from tests import cast
from tests.intake import make
from tests.intake.make import NOW

Deed = Callable[..., Any]


@pytest.fixture
def second(region: Region) -> User:
    """Another director of the region."""
    person = cast.make_person("tweede@leiestreek.example", "Tine Tweede")
    cast.give_role(person, region, RoleKind.DIRECTOR)
    return person


def node(reading: Reading, key: str) -> ReadNode:
    return ReadNode.objects.get(reading=reading, key=key)


def tree(reading: Reading) -> list[str]:
    """The reading as one sees it: indented titles with level and state."""
    outline = Outline(nodes_of(reading))
    return [f"{'  ' * outline.depth(row)}{row.level[0]} {row.title} {row.state}" for row in outline.rows]


def standing(reading: Reading) -> list[dict[str, Any]]:
    """Everything of the nodes but their version."""
    rows = list(ReadNode.objects.filter(reading=reading).order_by("pk").values())
    return [{name: value for name, value in row.items() if name not in {"version", "order"}} for row in rows]


def undo(person: User, reading: Reading) -> None:
    step = last_step_of(reading, person)
    assert step is not None
    take_back(actor=person, reading=reading, step=step.pk, now=NOW)


START = [
    "p De lokale regierol open",
    "  g Samen aan tafel open",
    "    a Overleg met de maatwerkbedrijven open",
    "    a Rondetafel werkgevers open",
    "  g Zichtbaar in de streek open",
    "    a Open bedrijvendag open",
]

DEEDS: dict[str, Callable[[User, Reading], Any]] = {
    "accept": lambda by, reading: accept(actor=by, node=node(reading, "a1"), version=None, now=NOW),
    "accept all": lambda by, reading: accept_all(actor=by, reading=reading, now=NOW),
    "change": lambda by, reading: change(
        actor=by,
        node=node(reading, "a3"),
        values={"number": "9", "title": "Anders", "years": [2026]},
        version=None,
        now=NOW,
    ),
    "skip": lambda by, reading: skip(actor=by, node=node(reading, "g1"), version=None, now=NOW),
    "unskip": lambda by, reading: unskip(actor=by, node=node(reading, "g1"), version=None, now=NOW),
    "merge": lambda by, reading: merge(actor=by, node=node(reading, "a2"), version=None, now=NOW),
    "merge goal": lambda by, reading: merge(actor=by, node=node(reading, "g2"), version=None, now=NOW),
    "split": lambda by, reading: split(actor=by, node=node(reading, "a1"), line=6, version=None, now=NOW),
    "raise": lambda by, reading: raise_level(actor=by, node=node(reading, "a1"), version=None, now=NOW),
    "raise goal": lambda by, reading: raise_level(actor=by, node=node(reading, "g1"), version=None, now=NOW),
    "lower": lambda by, reading: lower_level(actor=by, node=node(reading, "g2"), version=None, now=NOW),
    "up": lambda by, reading: move(actor=by, node=node(reading, "g2"), step=-1, version=None, now=NOW),
    "down": lambda by, reading: move(actor=by, node=node(reading, "a1"), step=1, version=None, now=NOW),
}


def attempted(deed: str, by: User, reading: Reading) -> bool:
    """Whether the deed could be done; some cannot after some others."""
    count = ReviewStep.objects.filter(reading=reading).count()
    try:
        DEEDS[deed](by, reading)
    except (Refusal, ReadNode.DoesNotExist):
        return False
    return ReviewStep.objects.filter(reading=reading).count() > count


def insist_sound(reading: Reading) -> None:
    """The tree holds together: each hangs under something above it, and nothing is lost."""
    outline = Outline(nodes_of(reading))
    seen: set[int | None] = {None}
    for row in outline.rows:
        assert row.parent_id in seen
        seen.add(row.pk)
    flat = [row for top in outline.rows if top.parent_id is None for row in outline.subtree(top)]
    assert [row.pk for row in flat] == [row.pk for row in outline.rows]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_can_be_taken_back_whole(director: User, reading: Reading, deed: str) -> None:
    before, shape = standing(reading), tree(reading)
    if attempted(deed, director, reading):
        insist_sound(reading)
        assert tree(reading) != shape
        undo(director, reading)
    assert standing(reading) == before
    assert tree(reading) == shape == START


@pytest.mark.parametrize(("first", "then"), list(itertools.product(DEEDS, DEEDS)))
def test_two_deeds_are_taken_back_one_after_the_other(director: User, reading: Reading, first: str, then: str) -> None:
    shapes = [tree(reading)]
    done = 0
    for deed in (first, then):
        done += attempted(deed, director, reading)
        insist_sound(reading)
        shapes.append(tree(reading))
    for _step in range(done):
        undo(director, reading)
        insist_sound(reading)
    assert tree(reading) == START
    with pytest.raises(Refusal):
        take_back(actor=director, reading=reading, step=0, now=NOW)


@given(deeds=st.lists(st.sampled_from(sorted(DEEDS)), max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_row_of_deeds_is_taken_back(director: User, region: Region, deeds: list[str]) -> None:
    reading = make.make_reading(region, director)
    done = sum(attempted(deed, director, reading) for deed in deeds)
    insist_sound(reading)
    for _step in range(done):
        undo(director, reading)
    assert tree(reading) == START


def test_accepting_twice_is_once(director: User, reading: Reading) -> None:
    for _twice in range(2):
        accept(actor=director, node=node(reading, "a1"), version=None, now=NOW)
    assert ReviewStep.objects.count() == 1


def test_all_without_doubt_leaves_the_doubtful_ones(director: User, reading: Reading) -> None:
    assert accept_all(actor=director, reading=reading, now=NOW) == 5
    assert node(reading, "a3").state == NodeState.OPEN
    with pytest.raises(Refusal):
        accept_all(actor=director, reading=reading, now=NOW)


def test_changing_answers_the_doubt_and_keeps_what_was_read(director: User, reading: Reading) -> None:
    DEEDS["change"](director, reading)
    row = node(reading, "a3")
    assert (row.title, row.number, row.values["years"], row.state, row.doubts) == (
        "Anders",
        "9",
        [2026],
        NodeState.ACCEPTED,
        {},
    )
    assert (row.original or {})["title"] == "Open bedrijvendag"
    assert reading_from_json(reading.result) == make.as_read()


def test_merging_joins_words_and_values(director: User, reading: Reading) -> None:
    above = DEEDS["merge"](director, reading)
    assert above.title == "Overleg met de maatwerkbedrijven Rondetafel werkgevers"
    assert (above.values["years"], [one["name"] for one in above.values["leads"]]) == ([2027], ["regisseur"])
    assert above.values["places"]["years"] == [{"line": 8}]
    assert len(nodes_of(reading)) == 5


def test_what_hung_below_goes_along_when_a_goal_is_merged(director: User, reading: Reading) -> None:
    DEEDS["merge goal"](director, reading)
    assert tree(reading)[-2:] == [
        "    a Rondetafel werkgevers Zichtbaar in de streek open",
        "    a Open bedrijvendag open",
    ]


def test_the_first_has_nothing_above_it(director: User, reading: Reading) -> None:
    with pytest.raises(Refusal):
        merge(actor=director, node=node(reading, "p1"), version=None, now=NOW)


def test_splitting_takes_along_what_stands_below_the_line(director: User, reading: Reading) -> None:
    made = DEEDS["split"](director, reading)
    first = node(reading, "a1")
    assert made.title == "Trekker: regisseur. Minstens 4 keer per jaar."
    assert (first.values["leads"], first.values["frequency"]) == ([], None)
    assert made.values["frequency"]["times"] == 4
    assert made.original is None
    assert tree(reading)[2:4] == [
        "    a Overleg met de maatwerkbedrijven open",
        "    a Trekker: regisseur. Minstens 4 keer per jaar. open",
    ]
    with pytest.raises(Refusal):
        split(actor=director, node=first, line=7, version=None, now=NOW)


def test_raising_an_action_takes_what_follows_below_it(director: User, reading: Reading) -> None:
    DEEDS["raise"](director, reading)
    assert tree(reading)[1:4] == [
        "  g Samen aan tafel open",
        "  g Overleg met de maatwerkbedrijven open",
        "    a Rondetafel werkgevers open",
    ]


def test_a_goal_that_holds_nothing_becomes_an_action(director: User, reading: Reading) -> None:
    raise_level(actor=director, node=node(reading, "a3"), version=None, now=NOW)
    lowered = lower_level(actor=director, node=node(reading, "a3"), version=None, now=NOW)
    assert (lowered.level, lowered.parent_id) == (Level.ACTION, node(reading, "g2").pk)
    assert tree(reading) == START


def test_a_goal_with_actions_hangs_under_the_goal_above(director: User, reading: Reading) -> None:
    DEEDS["lower"](director, reading)
    assert tree(reading)[4:] == ["    g Zichtbaar in de streek open", "      a Open bedrijvendag open"]
    with pytest.raises(Refusal):
        lower_level(actor=director, node=node(reading, "g1"), version=None, now=NOW)


def test_no_level_stands_above_a_priority_or_below_an_action(director: User, reading: Reading) -> None:
    with pytest.raises(Refusal):
        raise_level(actor=director, node=node(reading, "p1"), version=None, now=NOW)
    with pytest.raises(Refusal):
        lower_level(actor=director, node=node(reading, "a1"), version=None, now=NOW)


def test_moving_takes_all_below_along(director: User, reading: Reading) -> None:
    DEEDS["up"](director, reading)
    assert tree(reading)[1:3] == ["  g Zichtbaar in de streek open", "    a Open bedrijvendag open"]
    with pytest.raises(Refusal):
        DEEDS["up"](director, reading)


def test_the_second_of_two_who_look_at_one_node_is_told(director: User, second: User, reading: Reading) -> None:
    seen = node(reading, "a1")
    accept(actor=director, node=seen, version=seen.version, now=NOW)
    with pytest.raises(Collision):
        skip(actor=second, node=seen, version=seen.version, now=NOW)


def test_each_takes_back_their_own(director: User, second: User, reading: Reading) -> None:
    DEEDS["accept"](director, reading)
    DEEDS["change"](second, reading)
    undo(director, reading)
    assert node(reading, "a1").state == NodeState.OPEN
    assert node(reading, "a3").title == "Anders"


def test_what_another_built_on_is_not_taken_back(director: User, second: User, reading: Reading) -> None:
    DEEDS["accept"](director, reading)
    DEEDS["merge"](second, reading)
    with pytest.raises(Refusal, match="Tine Tweede"):
        undo(director, reading)
    undo(second, reading)
    undo(director, reading)
    assert tree(reading) == START


def test_a_step_that_is_not_the_last_is_not_taken_back_by_mistake(director: User, reading: Reading) -> None:
    DEEDS["accept"](director, reading)
    step = last_step_of(reading, director)
    assert step is not None
    DEEDS["change"](director, reading)
    with pytest.raises(Collision):
        take_back(actor=director, reading=reading, step=step.pk, now=NOW)


@pytest.mark.parametrize("closed", ["adopted", "dropped"])
@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_changes_once_it_became_a_plan_or_was_dropped(
    director: User, reading: Reading, deed: str, closed: str
) -> None:
    if closed == "adopted":
        Reading.objects.update(state=ReadingState.ADOPTED)
    else:
        Reading.objects.update(removed_at=NOW)
    before = standing(reading)
    assert not attempted(deed, director, reading)
    assert standing(reading) == before
