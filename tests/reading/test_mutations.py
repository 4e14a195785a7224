"""What happens to a plan on its way (a line lost, other bullets, capitals, more space) does not break its reading."""

from __future__ import annotations

import re

import pytest

from regietafel.reading.plan_reading import PlanReading
from tests.reading.sample import PLANS, content, reading_of

CALLED_PLAN = {"zonder_velden.md"}
"""Only its title says that this is a plan."""

MOST_DROPPED = 12
MOST_LOST = 4
"""A line that opens a part takes its own title with it, and perhaps what only it told apart."""

BULLET = re.compile(r"^(\s*)[-*•](?=\s)", re.MULTILINE)


def titles(reading: PlanReading) -> list[tuple[str, str]]:
    """Level and title of each node."""
    return [(node.level, node.title.casefold()) for node in reading.nodes]


def source(name: str) -> str:
    """The text of a sample."""
    return content(name).decode()


@pytest.mark.parametrize("name", PLANS)
def test_more_empty_lines_change_nothing(name: str) -> None:
    doubled = source(name).replace("\n\n", "\n\n\n\n")
    assert titles(reading_of(doubled.encode())) == titles(reading_of(content(name)))


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("bullet", ["•", "*", "–"])
def test_other_bullets_change_nothing(name: str, bullet: str) -> None:
    swapped = BULLET.sub(rf"\1{bullet}", source(name))
    assert titles(reading_of(swapped.encode())) == titles(reading_of(content(name)))


@pytest.mark.parametrize("name", PLANS)
def test_other_ends_of_lines_and_spaces_change_nothing(name: str) -> None:
    changed = source(name).replace("\n", "  \r\n").replace(": ", ":\u00a0")
    assert titles(reading_of(changed.encode())) == titles(reading_of(content(name)))


@pytest.mark.parametrize("name", PLANS)
def test_capitals_change_nothing(name: str) -> None:
    assert titles(reading_of(source(name).upper().encode())) == titles(reading_of(content(name)))


@pytest.mark.parametrize("name", PLANS)
def test_a_line_that_is_lost_takes_little_with_it(name: str) -> None:
    lines = source(name).splitlines(keepends=True)
    whole = {title for _level, title in titles(reading_of(content(name)))}
    for at, line in list(enumerate(lines))[:: len(lines) // MOST_DROPPED + 1]:
        if line.strip() and not (name in CALLED_PLAN and at == 0):
            left = {title for _level, title in titles(reading_of("".join([*lines[:at], *lines[at + 1 :]]).encode()))}
            assert len(whole - left) <= MOST_LOST, line
