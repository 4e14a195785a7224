"""`regietafel tick`: the work of the clock, for cron or a systemd timer."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "tick",
        handle,
        "do the work of the clock: reclaim, remind, purge, clean up",
        more="Safe to run twice or late. Run it every fifteen minutes.",
    )
    console.add_json(command)


def handle(asked: argparse.Namespace) -> int:
    """Run everything; one part that fails does not keep the others from running, but the exit code says so."""
    console.start_django()
    from regietafel.core.clock import tick

    done = tick()
    if asked.json:
        console.say_json([asdict(one) for one in done])
    else:
        for one in done:
            console.say(f"{one.name}: {one.report}")
    return 0 if all(one.ok for one in done) else 1
