"""`regietafel serve`: the web server as one deploys it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from regietafel.cli import console


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "serve",
        handle,
        "serve the pages in production",
        more="Needs REGIETAFEL_MODE=production. Refuses to start with unapplied migrations or open demo accounts.",
    )
    command.add_argument("--bind", default="127.0.0.1:8000", help="address and port, or unix:/path (%(default)s)")
    command.add_argument("--workers", type=positive, default=None, help="processes (2 × cores + 1)")
    command.add_argument("--timeout", type=positive, default=60, help="seconds that a request may take (%(default)s)")


def positive(text: str) -> int:
    """A whole number of at least one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number of at least 1")
    return number


def handle(asked: argparse.Namespace) -> int:
    """Check, then become the server: the process that systemd watches is the one that serves."""
    console.start_django()
    refuse_unless_ready()
    command = server_command(asked.bind, asked.workers, asked.timeout)
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 - our own interpreter, no shell


def refuse_unless_ready() -> None:
    """Stop with one line about the first thing that is not as it should be."""
    from django.conf import settings
    from django.db import connection

    from regietafel.cli.migrate import refuse_if_later, unapplied
    from regietafel.core.errors import Refusal
    from regietafel.people.models import User

    if not settings.PRODUCTION:
        raise Refusal("`serve` is for production: set REGIETAFEL_MODE=production, or use `regietafel run` to try it.")
    refuse_if_later()
    missing = unapplied()
    if missing:
        raise Refusal(f"{len(missing)} migrations are not applied: run `regietafel migrate` first.")
    if User.objects.filter(is_demo=True, is_active=True).exists():
        raise Refusal(
            "There are demo accounts, whose password is known to all: run `regietafel demo close-accounts` first."
        )
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise Refusal(f"{settings.STATIC_ROOT} has no style sheet yet: run `regietafel migrate` first.")
    connection.close()


def server_command(bind: str, workers: int | None, timeout: int = 60) -> list[str]:
    """Gunicorn with sync workers, loaded once and forked; its own log of requests is off, since we write one.

    The time that a request may take is longer than two waits for a locked SQLite, so that the page which says
    so still reaches the person.
    """
    count = workers or 2 * (os.cpu_count() or 1) + 1
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "regietafel.wsgi:application",
        *("--bind", bind),
        *("--workers", str(count)),
        *("--worker-class", "sync"),
        *("--timeout", str(timeout)),
        *("--graceful-timeout", "30"),
        *("--max-requests", "2000"),
        *("--max-requests-jitter", "200"),
        *("--logger-class", "regietafel.core.server_log.ServerLog"),
        "--preload",
        "--no-control-socket",
    ]
