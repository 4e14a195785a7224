"""`regietafel plan read`: what a document holds of a plan; nothing is kept."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from regietafel.cli import console

if TYPE_CHECKING:
    from regietafel.reading.plan_reading import Node, PlanReading

NOT_READ = 2
"""The exit code for a file that cannot be read."""


def add(verbs: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        verbs,
        "read",
        handle,
        "read the plan in a document and print what was understood",
        more="Text, Markdown, HTML, CSV, Word, OpenDocument, Excel or PDF. Exits with 2 if the file cannot be read.",
    )
    command.add_argument("file", type=Path, help="the document")
    console.add_json(command)


def handle(asked: argparse.Namespace) -> int:
    """Print the reading, or one line that says why there is none."""
    console.start_django()
    from regietafel.core.limited import Failed
    from regietafel.reading.blocks import Unreadable
    from regietafel.reading.warnings import in_words

    try:
        reading = reading_of(asked.file)
    except OSError as fault:
        console.complain(f"{asked.file}: {fault.strerror}")
        return NOT_READ
    except Unreadable as fault:
        console.complain(f"{asked.file}: {in_words(fault)}")
        return NOT_READ
    except Failed as fault:
        console.complain(f"{asked.file}: {fault.message}")
        return NOT_READ
    if asked.json:
        console.say_json(reading.as_json(whole=False))
        return 0
    for line in outline(reading):
        console.say(line)
    return 0


def reading_of(file: Path) -> PlanReading:
    """Read a file in the limited child, as the server does with what is sent to it."""
    from regietafel.core.limited import FOR_PLANS, run_limited
    from regietafel.reading.blocks import Unreadable
    from regietafel.reading.child import packed
    from regietafel.reading.plan_reading import reading_from_json

    logging.getLogger("regietafel.limited").disabled = True  # who asked hears why in one line, and there is no server
    answer: dict[str, Any] = run_limited(
        "regietafel.reading.child:read", packed(file.name, file.read_bytes()), limits=FOR_PLANS
    )
    if code := answer.pop("unreadable", ""):
        raise Unreadable(code, **answer)
    return reading_from_json(answer)


def outline(reading: PlanReading) -> Iterator[str]:
    """The reading for a person: title, nodes under each other, warnings."""
    from regietafel.reading.warnings import in_words

    period = f" ({reading.start}-{reading.end})" if reading.start else ""
    yield f"{reading.title or 'Without title'}{period}"
    depth: dict[str | None, int] = {None: 0}
    for node in reading.nodes:
        depth[node.id] = depth.get(node.parent, 0) + 1
        yield f"{'  ' * depth[node.id]}{node.level} {node.number}".rstrip() + f": {node.title}"
        yield from (f"{'  ' * depth[node.id]}    {line}" for line in details(node))
    for warned in reading.warnings:
        where = ", ".join(f"{name} {value}" for name, value in warned.place.as_json().items())
        yield f"Warning: {in_words(warned)}{f' ({where})' if where else ''}"


def details(node: Node) -> Iterator[str]:
    """What was read of one node, a field a line."""
    told: dict[str, Sequence[object]] = {
        "codes": node.codes,
        "leads": [party.name for party in node.leads],
        "role": [node.role] if node.role else [],
        "partners": [party.name for party in node.partners],
        "timing": [node.timing] if node.timing else [],
        "years": node.years,
        "indicators": node.indicators,
        "see also": node.see_also,
    }
    for name, values in told.items():
        if values:
            yield f"{name}: {'; '.join(map(str, values))}"
    if node.frequency:
        yield f"frequency: {node.frequency.times:g} a year{', at least' if node.frequency.at_least else ''}"
    for name, code in node.doubts.items():
        yield f"doubtful: {name} ({code})"
