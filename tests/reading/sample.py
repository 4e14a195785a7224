"""The sample documents: plans as people write them, each with the outline that a person reads in it.

An expectation is a file beside the document: its title and period, then a node a line, indented under its parent.
"""

from __future__ import annotations

from pathlib import Path

from regietafel.reading.plan_reading import PlanReading
from regietafel.reading.read_plan import read_plan
from regietafel.reading.readers.text import read_text

PLACE = Path(__file__).parent / "samples"
PLANS = sorted(path.name.removesuffix(".expected") for path in PLACE.glob("*.expected"))
NO_PLANS = sorted(path.name for path in (PLACE / "none").iterdir())


def content(name: str) -> bytes:
    """The bytes of a document."""
    return (PLACE / name).read_bytes()


def expected(name: str) -> str:
    """What a person reads in it."""
    return (PLACE / f"{name}.expected").read_text(encoding="utf8")


def reading_of(data: bytes) -> PlanReading:
    """The reading of a text."""
    return read_plan(read_text(data))


def told(reading: PlanReading) -> str:
    """A reading, written as the expectations are."""
    period = f"{reading.start}-{reading.end}" if reading.start else ""
    return f"{reading.title} | {period}".rstrip() + "\n" + outline(reading)


def outline(reading: PlanReading) -> str:
    """The nodes of a reading, a line each."""
    depth: dict[str | None, int] = {None: -1}
    lines = []
    for node in reading.nodes:
        depth[node.id] = depth[node.parent] + 1
        lines.append(f"{'  ' * depth[node.id]}{node.level}{f' {node.number}' if node.number else ''} | {node.title}\n")
    return "".join(lines)
