"""Tables as regions lay them out, in our own words, with what a person reads in them."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from regietafel.reading.blocks import Cell, Place, Table
from regietafel.reading.grids import TableReading, read_table
from regietafel.reading.plan_reading import Node

SAMPLES = sorted((Path(__file__).parents[1] / "samples_tables").glob("*.json"))
NAMES = [path.stem for path in SAMPLES]


def cell(given: Any, place: Place) -> Cell:
    """A cell: a text, or a text with what it spans and how it is set."""
    marks = {"text": given} if isinstance(given, str) else dict(given)
    text = marks.pop("text", "")
    return Cell(tuple(text.split("\n")) if text else (), place, **marks)


def table(rows: list[list[Any]]) -> Table:
    """The table of a sample."""
    whole = Place(line=1, table=1)
    made = [
        tuple(cell(each, whole.at(row=row, line=row, column=column)) for column, each in enumerate(cells, start=1))
        for row, cells in enumerate(rows, start=1)
    ]
    return Table(tuple(made), whole)


def read(path: Path) -> tuple[dict[str, Any], TableReading]:
    """A sample and its reading."""
    sample = json.loads(path.read_text(encoding="utf8"))
    period = tuple(sample["period"]) if sample["period"] else None
    ids = count(1)
    return sample, read_table(table(sample["rows"]), next_id=lambda: f"n{next(ids)}", period=period)


def fields_of(node: Node) -> dict[str, Any]:
    """What a node holds, as the samples write it: only what is not empty."""
    told: dict[str, Any] = {name: [one.name for one in getattr(node, name)] for name in ("leads", "partners")}
    told |= {name: getattr(node, name) for name in ("years", "indicators", "codes", "see_also", "description")}
    told |= {"times": node.frequency and node.frequency.times, "phases": [phase.text for phase in node.phases]}
    return {name: value for name, value in told.items() if value}


def depth(node: Node, nodes: dict[str, Node]) -> int:
    """How many nodes stand above a node."""
    return 0 if node.parent is None else 1 + depth(nodes[node.parent], nodes)


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_the_nodes_are_those_that_a_person_reads(path: Path) -> None:
    sample, reading = read(path)
    by_id = {node.id: node for node in reading.nodes}
    found = [[depth(node, by_id), node.level, node.number, node.title] for node in reading.nodes]
    assert found == [expected[:4] for expected in sample["nodes"]]
    assert reading.is_plan is bool(sample["nodes"])


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_the_fields_are_those_that_a_person_reads(path: Path) -> None:
    sample, reading = read(path)
    for node, (*_, title, expected) in zip(reading.nodes, sample["nodes"], strict=True):
        timing = expected.pop("timing", None)
        assert (title, fields_of(node)) == (title, expected)
        assert timing is None or node.timing == timing


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_what_seems_lost_or_guessed_is_said(path: Path) -> None:
    sample, reading = read(path)
    assert [warned.code for warned in reading.warnings] == sample["warnings"]


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_every_value_points_to_its_cell(path: Path) -> None:
    sample, reading = read(path)
    for node in reading.nodes:
        assert node.source.row
        assert node.source.column
        for name in ("leads", "partners", "indicators", "years", "codes", "see_also"):
            values = getattr(node, name)
            places = node.places.get(name, [])
            assert len(places) == len(values)
            for value, place in zip(values, places, strict=True):
                held = sample["rows"][place.row - 1][place.column - 1]
                text = held if isinstance(held, str) else held.get("text", "")
                assert name == "years" or getattr(value, "name", value) in " ".join(text.split())
