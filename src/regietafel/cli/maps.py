"""`regietafel map`: what the maps stand on."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    group = commands.add_parser("map", help="load what the maps stand on", description="Load what the maps stand on.")
    verbs = group.add_subparsers(title="what", metavar="WHAT", required=True)
    command = console.add_command(
        verbs,
        "shapes",
        handle_shapes,
        "load the shapes of municipalities",
        more="The file is GeoJSON in WGS84; nothing in it is simplified. A municipality that had a shape gets the new one.",
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the GeoJSON file")
    command.add_argument("--property", default="nis", help="the property that holds the NIS code (nis)")
    command.add_argument("--source", default="", help="whom to credit on the map; without it what the file itself says")
    console.add_json(command)


def handle_shapes(asked: argparse.Namespace) -> int:
    """Load a file, and say what was in it."""
    console.start_django()
    from django.utils import timezone

    from regietafel.territories.shapes import load_shapes, read_shapes

    done = load_shapes(collection=read_shapes(asked.file), name=asked.property, source=asked.source, now=timezone.now())
    if asked.json:
        console.say_json(asdict(done))
        return 0
    console.say(f"{done.loaded} shapes loaded")
    if done.unknown:
        console.say(f"{len(done.unknown)} codes that are no municipality of ours: {', '.join(done.unknown[:20])}")
    return 0
