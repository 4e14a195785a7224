"""Whatever stands below a title: nothing falls, and nothing is said that the text does not say."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regietafel.reading.blocks import Place, Text
from regietafel.reading.fields import fill
from regietafel.reading.fields.words import folded, tidy
from regietafel.reading.plan_reading import ACTION, Node, as_json

PIECES = st.sampled_from(
    [
        "Trekker:", "Partners:", "Timing:", "Werkjaren:", "Indicatoren:", "Rol:", "Zie ook:", "Wie", "Budget:", "Porteur :",
        "VDAB", "OCMW (coach, dienst)", "de stad", "en", ",", ";", " - ", "/", "...", "nog te bepalen", "als trekker", "neemt deel aan",
        "minstens 4 keer per jaar", "om de 2 maanden", "2024", "2024 – 2026", "vanaf 2025", "eind", "regelmatig", "(die jaarlijks samenkomt)",
        "zie actie 2.1", "(AB-LR1)", "\n", "- ", "1)", "Kind en Gezin", "in samenwerking met", "\u00a0", "\u200b", "Fase 1:", "(", ")", ":", ".",
    ]
)  # fmt: skip
LINES = st.lists(st.lists(PIECES, max_size=8).map(" ".join) | st.text(max_size=40), max_size=5)
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def read(lines: list[str], title: str = "Een actie") -> Node:
    """A node with its fields filled."""
    node = Node("n1", None, ACTION, title, Place(line=1))
    fill(node, [Text(line, Place(line=at), item=at % 2) for at, line in enumerate(lines, start=2)], period=(2024, 2026))
    return node


def words(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(re.findall(r"\w+", folded(tidy(text))))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "piece",
    [", ", "1 ", "x", "A en ", "eerste helft ", "2024 - ", "(", "Trekker: ", "i ", "woord ", "zie actie 1, ", "<a "],
)
def test_no_text_takes_for_ever(piece: str) -> None:
    hostile = piece * (12_000 // len(piece))
    read([f"Trekker: {hostile}", f"Timing: {hostile}", hostile], hostile[:400])


@QUICK
@given(LINES, st.text(min_size=1, max_size=40))
def test_no_text_falls(lines: list[str], title: str) -> None:
    node = read(lines, title)
    assert all(1990 <= year <= 2100 for year in node.years)
    assert node.frequency is None or 0 < node.frequency.times <= 366


@QUICK
@given(LINES)
def test_every_word_of_a_value_stands_in_the_text(lines: list[str]) -> None:
    node = read(lines)
    said = words("\n".join(lines))
    values = [*(one.name for one in [*node.leads, *node.partners]), *node.indicators, *node.codes, *node.see_also]
    values += [node.timing, node.description, *(phase.words for phase in node.phases)]
    assert all(words(value) <= said for value in values)


@QUICK
@given(LINES)
def test_every_entry_has_its_place(lines: list[str]) -> None:
    node = read(lines)
    for field in ("leads", "partners", "indicators", "codes", "see_also", "years", "phases"):
        assert len(node.places.get(field, [])) == len(getattr(node, field))


@QUICK
@given(LINES)
def test_spaces_change_nothing(lines: list[str]) -> None:
    spaced = [f"  {line.replace(' ', '   ')} " for line in lines]
    assert as_json(read(lines)) == as_json(read(spaced))
