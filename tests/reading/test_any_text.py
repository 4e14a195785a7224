"""Of any text whatsoever: the reading ends without an error, points into the text, and holds no word of its own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from regietafel.reading.blocks import Unreadable
from regietafel.reading.outline.folding import words_in
from regietafel.reading.plan_reading import ACTION, GOAL, LEVELS, PRIORITY, PlanReading
from tests.reading.sample import PLANS, content, reading_of

MARKS = ["", "# ", "## ", "### ", "- ", "  - ", "* ", "1. ", "2. ", "1.1 ", "2.3.1 ", "A. ", "b) ", "IV. ", "1° ", "> "]
WORDS = [
    "Actie 1: ",
    "Actie: ",
    "SD 1 ",
    "OD 1.1: ",
    "Axe 2 - ",
    "Objectif 1.1. ",
    "Prioriteit 1: ",
    "Luik A ",
    "Fiche 3",
]
LABELS = ["Trekker: ", "Partners: ", "Timing: ", "Acties:", "Wie? ", "**Doel:** ", "Pilote : ", "Werkjaren: "]
SAID = [
    "",
    "Netwerk",
    "netwerken met (trekker: stad)",
    "**Vet** en gewoon",
    "2024 - 2026",
    "a\tb\tc",
    "|a|b|",
    "<b>x</b>",
    "<table><tr><td>y",
]
LINE = st.builds("{}{}{}".format, st.sampled_from(MARKS), st.sampled_from(["", *WORDS, *LABELS]), st.sampled_from(SAID))
TEXT = st.lists(st.one_of(LINE, st.text(max_size=30)), max_size=25).map("\n".join)


def check(reading: PlanReading) -> None:
    """What is true of every reading."""
    above: dict[str, str] = {}
    for node in reading.nodes:
        assert node.title.strip()
        assert node.parent is None or node.parent in above
        if node.parent:
            assert LEVELS.index(above[node.parent]) <= LEVELS.index(node.level)
            assert above[node.parent] != PRIORITY or node.level in {GOAL, ACTION}
        assert node.id not in above
        above[node.id] = node.level
        line = node.source.line
        assert 1 <= line <= len(reading.lines)
        near = set(words_in(" ".join(reading.lines[line - 1 : line + 1])))
        assert near & set(words_in(node.title)) or not words_in(node.title)


def check_unless_refused(data: bytes) -> None:
    """Read and check; what is empty or no text is refused by name."""
    refused = ""
    try:
        check(reading_of(data))
    except Unreadable as fault:
        refused = fault.code
    assert refused in {"", "empty", "unknown"}


@given(TEXT)
@settings(max_examples=50, deadline=None)
def test_it_never_fails(text: str) -> None:
    check_unless_refused(text.encode("utf-8", "replace"))


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None)
def test_nor_on_bytes_that_are_no_text(data: bytes) -> None:
    check_unless_refused(data)


def test_the_samples_keep_the_same_promises() -> None:
    for name in PLANS:
        reading = reading_of(content(name))
        check(reading)
        whole = set(words_in(" ".join(reading.lines)))
        for node in reading.nodes:
            parties = [party.name for party in (*node.leads, *node.partners)]
            for value in (node.title, node.timing, *parties, *node.indicators):
                assert set(words_in(value)) <= whole, (name, value)


def test_a_large_text_takes_time_in_proportion() -> None:
    reading = reading_of((content("genummerd.txt") + b"\n") * 40)
    assert len(reading.nodes) >= 40
