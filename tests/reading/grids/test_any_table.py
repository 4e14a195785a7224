"""Whatever stands in a table: nothing falls, and nothing is said that no cell says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.reading.blocks import Cell, Place, Table
from regietafel.reading.fields.words import folded, tidy
from regietafel.reading.grids import TableReading, read_table
from regietafel.reading.grids.cells import unwrapped
from regietafel.reading.plan_reading import ACTION

WORDS = st.sampled_from(
    ["Actie", "Trekker", "Partners", "Timing", "2024", "2025", "Indicatoren", "Nr", "Doelstelling", "Budget", "VDAB", "GTB, CAW",
     "Een overleg houden met alle bedrijven", "- een nota - een gids", "1. Netwerk", "1.1 Overleg", "x", "", "", "", "jaarlijks",
     "<ul> - Er is een nota. - Er is een gids.", "<script>alert(1)</script>", "zie 2.1", "Pijler 1: Netwerk", "12.000 €", "idem"]
)  # fmt: skip
ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(st.tuples(WORDS | st.text(max_size=12), st.booleans()), min_size=width, max_size=width), max_size=8)
)  # fmt: skip
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def read(rows: list[list[tuple[str, bool]]]) -> TableReading:
    """Read rows of texts, each with whether it is shaded."""
    made = [
        tuple(Cell((text,) if text else (), Place(row=row, column=at), shaded=shaded) for at, (text, shaded) in enumerate(cells, 1))
        for row, cells in enumerate(rows, 1)
    ]  # fmt: skip
    ids = count(1)
    return read_table(Table(tuple(made), Place(table=1)), next_id=lambda: f"n{next(ids)}", period=(2024, 2026))


def words(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(re.findall(r"\w+", folded(tidy(unwrapped(text)))))


@QUICK
@given(ROWS)
def test_no_table_falls_and_none_invents(rows: list[list[tuple[str, bool]]]) -> None:
    reading = read(
        [[("Actie", False), ("Trekker", False), ("Timing", False), ("2024", False)], *rows]
        if rows and len(rows[0]) == 4
        else rows
    )
    said = words("\n".join(text for row in rows for text, _ in row)) | {"actie", "trekker", "timing", "2024"}
    ids = {node.id for node in reading.nodes}
    for node in reading.nodes:
        assert node.parent is None or node.parent in ids
        assert all(1990 <= year <= 2100 for year in node.years)
        values = [
            node.title,
            node.description,
            node.timing,
            *node.indicators,
            *(one.name for one in node.leads + node.partners),
        ]
        assert all(words(value) <= said for value in values)


@QUICK
@given(ROWS)
def test_a_table_without_an_action_gives_nothing(rows: list[list[tuple[str, bool]]]) -> None:
    reading = read(rows)
    assert reading.is_plan is any(node.level == ACTION for node in reading.nodes)
    assert reading.is_plan or (reading.nodes, reading.warnings) == ([], [])


def test_scripts_and_tags_in_a_cell_are_left_out() -> None:
    rows = [["Actie", "Trekker"], ["<b>Een gids</b> maken<script>alert('x')</script>", "VDAB &amp; GTB<br>CAW"]]
    (node,) = read([[(text, False) for text in row] for row in rows]).nodes
    assert node.title == "Een gids maken"
    assert [one.name for one in node.leads] == ["VDAB", "GTB", "CAW"]


@pytest.mark.parametrize("rows", [[], [[]], [[], []]])
def test_a_table_of_nothing_is_no_plan(rows: list[list[tuple[str, bool]]]) -> None:
    assert not read(rows).is_plan


def test_a_long_table_is_read_in_no_time() -> None:
    header = [("Actie", False), ("Indicator", False), ("Trekker", False), ("Timing", False)]
    row = [("Een overleg houden", False), ("- een nota - een gids", False), ("VDAB - GTB", False), ("jaarlijks", False)]
    reading = read([header, *[row] * 400])
    assert len(replace(reading).nodes) >= 1
