"""`regietafel worker`: does in the background what a page should not wait for."""

from __future__ import annotations

import argparse

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "worker",
        handle,
        "send mail and do other work in the background",
        more="Runs until it is stopped; a stop signal lets it finish what it has in hand.",
    )
    command.add_argument("--once", action="store_true", help="do what is waiting, then stop")
    command.add_argument("--interval", type=float, default=1.0, help="seconds between looks (%(default)s)")


def handle(asked: argparse.Namespace) -> int:
    """Work until told to stop."""
    console.start_django()
    from regietafel.core.worker import SteadyWorker

    worker = SteadyWorker(interval=asked.interval)
    worker.configure_signals()
    if asked.once:
        worker.round()
    else:
        worker.work()
    return 0
