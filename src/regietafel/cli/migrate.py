"""`regietafel migrate`: make a database ready for this version."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    console.add_command(
        commands,
        "migrate",
        handle,
        "make the database ready for this version",
        more="Safe to run again; `serve` refuses to start until it has run.",
    )


def handle(asked: argparse.Namespace) -> int:
    """Prepare and say so."""
    console.start_django()
    prepare()
    return 0


@contextmanager
def step(number: int, of: int, what: str) -> Iterator[Callable[[str], None]]:
    """Announce a step before it begins and close the line with what came of it."""
    print(f"[{number}/{of}] {what} … ", end="", flush=True)
    begun = time.monotonic()
    results: list[str] = []
    try:
        yield results.append
    except BaseException:
        console.say("failed")
        raise
    console.say(f"{'; '.join(results) or 'done'} ({time.monotonic() - begun:.1f} s)")


def unapplied() -> list[str]:
    """The migrations that the database still lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_if_later() -> None:
    """A database that a later version has changed is none for this program: it would write what that one cannot read."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from regietafel.backup.shapes import applied_to, unknown_to_code
    from regietafel.core.errors import Refusal

    unknown = unknown_to_code(MigrationLoader(connection), applied_to(connection))
    if unknown:
        raise Refusal(
            f"This database is of a later version than this program ({'.'.join(unknown[0])} is unknown here): "
            "use that version."
        )


def prepare() -> None:
    """Tables, the table of the cache, reference data, the search index and, in production, the files that browsers fetch."""
    from django.conf import settings
    from django.core.management import call_command

    from regietafel.core import registry

    refuse_if_later()
    steps = 5 if settings.PRODUCTION else 4
    with step(1, steps, "Tables") as report:
        missing = unapplied()
        if missing:
            call_command("migrate", verbosity=0, interactive=False)
        report(f"{len(missing)} migrations applied" if missing else "up to date")
    with step(2, steps, "Cache"):
        call_command("createcachetable", verbosity=0)
    with step(3, steps, "Reference data") as report:
        for load in registry.reference_loaders:
            report(load())
    with step(4, steps, "Search index") as report:
        for prepare_one in registry.preparations:
            report(prepare_one())
    if settings.PRODUCTION:
        with step(5, steps, "Style sheet, script and fonts"):
            call_command("collectstatic", verbosity=0, interactive=False, clear=False)
