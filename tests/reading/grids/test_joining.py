"""Tables that go on over a page, or further on without their header, and goals that each sheet names again."""

from __future__ import annotations

from itertools import count

from regietafel.reading.blocks import Block, Place, Table, Text
from regietafel.reading.grids import joined, read_table, without_doubles
from regietafel.reading.plan_reading import ACTION, GOAL, Node
from tests.reading.grids.test_samples import table

HEADER = ["Actie", "Trekker", "Timing"]
FIRST = [HEADER, ["Een infopunt openen", "OCMW", "2024"]]
SECOND = [["Coaches opleiden voor de werkvloer", "GTB", "2025"]]
OTHER = [["Gemeente", "Inwoners"], ["Aalter", "29.000"]]
BETWEEN = Text("Prioriteit 2", Place(line=9), heading=2)


def tables(blocks: list[Block]) -> list[Table]:
    """The tables among the blocks."""
    return [block for block in blocks if isinstance(block, Table)]


def test_a_table_that_goes_on_is_one_with_the_table_above() -> None:
    found = joined([table(FIRST), table(SECOND)])
    assert [len(each.rows) for each in tables(found)] == [3]


def test_so_is_one_that_repeats_the_header() -> None:
    found = joined([table(FIRST), table([HEADER, *SECOND])])
    ids = count(1)
    reading = read_table(tables(found)[0], next_id=lambda: f"n{next(ids)}")
    assert [node.title for node in reading.nodes] == ["Een infopunt openen", "Coaches opleiden voor de werkvloer"]


def test_a_row_that_goes_on_over_the_page_stays_with_its_action() -> None:
    found = joined([table([["Actie", "Indicator", "Trekker"], ["Een infopunt openen", "het infopunt is elke dag open", "OCMW"]]),
                    table([["", "er komen elke week bezoekers", "CAW"]])])  # fmt: skip
    ids = count(1)
    (node,) = read_table(tables(found)[0], next_id=lambda: f"n{next(ids)}").nodes
    assert [one.name for one in node.leads] == ["OCMW", "CAW"]
    assert len(node.indicators) == 2


def test_a_later_table_without_header_gets_the_one_above() -> None:
    found = joined([table(FIRST), BETWEEN, table(SECOND)])
    later = tables(found)[1]
    ids = count(1)
    (node,) = read_table(later, next_id=lambda: f"n{next(ids)}").nodes
    assert (node.title, node.years, [one.name for one in node.leads]) == (
        "Coaches opleiden voor de werkvloer",
        [2025],
        ["GTB"],
    )


def test_a_table_of_something_else_stays_as_it_is() -> None:
    blocks: list[Block] = [table(FIRST), BETWEEN, table(OTHER)]
    assert joined(blocks) == blocks


def test_a_table_of_another_width_stays_as_it_is() -> None:
    blocks: list[Block] = [table(FIRST), table([["Coaches opleiden", "GTB", "2025", "extra"]])]
    assert joined(blocks) == blocks


def test_nothing_goes_on_on_another_sheet() -> None:
    first, second = table(FIRST), table(SECOND)
    blocks: list[Block] = [first, Table(second.rows, Place(sheet="Blad 2"))]
    assert joined(blocks) == blocks


def test_a_goal_that_each_sheet_names_stands_once() -> None:
    nodes = [
        Node("n1", None, GOAL, "Werk voor iedereen", Place()),
        Node("n2", "n1", ACTION, "Mentoren opleiden", Place()),
        Node("n3", None, GOAL, "Werk voor Iedereen", Place()),
        Node("n4", "n3", ACTION, "Werkplekken zoeken", Place()),
    ]
    assert [(node.id, node.parent) for node in without_doubles(nodes)] == [("n1", None), ("n2", "n1"), ("n4", "n1")]


def test_two_actions_of_one_title_are_two() -> None:
    nodes = [Node("n1", None, ACTION, "Overleg", Place()), Node("n2", None, ACTION, "Overleg", Place())]
    assert without_doubles(nodes) == nodes
