"""A document beside a plan that is there already: new, changed, gone, and the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.reading.comparison import Compared, Item, compare

PLAN = [
    Item("g1", "goal", "Meer mensen aan het werk", "1"),
    Item("g2", "goal", "Sterke sociale economie", "2"),
    Item("a1", "action", "Overleg met de trajectbegeleiders", "1.1", "g1", {"timing": "jaarlijks"}),
    Item("a2", "action", "Infosessies over vervoer naar het werk", "1.2", "g1", {"years": ("2023", "2024")}),
    Item("a3", "action", "Bezoek aan de maatwerkbedrijven", "2.1", "g2", {}, frozenset({"Huis van Werk"})),
]


def read_from(plan: list[Item]) -> list[Item]:
    """The same plan as a document says it: with other keys."""
    return [replace(one, key=f"n{one.key}", parent=f"n{one.parent}" if one.parent else None) for one in plan]


def kinds(lines: list[Compared]) -> list[str]:
    """What is said, in order."""
    return [line.kind for line in lines]


def changed(**values: object) -> list[Compared]:
    """The first action read otherwise."""
    read = read_from(PLAN)
    read[2] = replace(read[2], **values)  # type: ignore[arg-type]
    return compare(read, PLAN)


def test_the_same_document_changes_nothing() -> None:
    assert kinds(compare(read_from(PLAN), PLAN)) == ["equal"] * 5


def test_another_rhythm_is_a_change_that_says_what_it_was() -> None:
    line = changed(values={"timing": "twee keer per jaar"})[2]
    assert line.kind == "changed"
    assert [(one.name, one.was, one.read) for one in line.differences] == [
        ("timing", "jaarlijks", "twee keer per jaar")
    ]


def test_what_the_document_does_not_say_is_no_change() -> None:
    assert changed(values={"timing": "", "years": ()})[2].kind == "equal"


def test_another_number_is_a_change_of_the_same_action() -> None:
    line = changed(number="1.4")[2]
    assert (line.kind, line.reason, line.known) == ("changed", "title", PLAN[2])


def test_a_reworded_title_is_recognised_by_its_number_and_its_words() -> None:
    line = changed(title="Structureel overleg trajectbegeleiders")[2]
    assert (line.kind, line.reason, line.known) == ("changed", "number_and_likeness", PLAN[2])


def test_a_number_that_was_given_to_something_else_makes_it_new() -> None:
    lines = changed(title="Beurs voor schoolverlaters")
    assert lines[2].kind == "new"
    assert lines[-1] == Compared("gone", known=PLAN[2])


def test_an_action_that_went_to_another_goal_says_so() -> None:
    (difference,) = changed(parent="ng2")[2].differences
    assert (difference.name, difference.was, difference.read) == ("parent", "g1", "ng2")


def test_a_list_in_another_order_is_the_same_list() -> None:
    read = read_from(PLAN)
    read[3] = replace(read[3], values={"years": ("2024", "2023")})
    assert compare(read, PLAN)[3].kind == "equal"


titles = st.lists(
    st.sampled_from(["overleg", "vervoer", "bezoek", "beurs", "werk", "zorg", "streek", "school", "1", "2"]),
    min_size=1,
    max_size=4,
).map(" ".join)
items = st.lists(
    st.builds(Item, st.integers(1, 999).map(str), st.just("action"), titles, st.sampled_from(["", "1", "2", "1.1"])),
    max_size=6,
    unique_by=lambda one: one.key,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(items, items)
def test_everything_on_both_sides_is_said_exactly_once(read: list[Item], known: list[Item]) -> None:
    lines = compare(read, known)
    assert [line.read for line in lines if line.read] == read
    assert sorted(line.known.key for line in lines if line.known) == sorted(one.key for one in known)
    assert all((line.kind == "new") == (line.known is None) for line in lines)
    assert all((line.kind == "gone") == (line.read is None) for line in lines)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(titles, max_size=6, unique=True))
def test_a_plan_beside_itself_is_equal(names: list[str]) -> None:
    plan = [Item(f"k{place}", "action", name, str(place)) for place, name in enumerate(names)]
    assert set(kinds(compare(read_from(plan), plan))) <= {"equal"}
