"""How commands speak: lines for people, JSON for programs, and one line for whatever goes wrong."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

Commands = Any
"""What ``add_subparsers`` returns; argparse keeps its type to itself."""


def add_command(
    commands: Commands, name: str, handle: Callable[[argparse.Namespace], int], text: str, *, more: str = ""
) -> argparse.ArgumentParser:
    """Add one command with its help and what it does."""
    found: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}. {more}".strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.set_defaults(handle=handle)
    return found


def add_json(command: argparse.ArgumentParser) -> None:
    """Give a command that prints data the switch for programs."""
    command.add_argument("--json", action="store_true", help="print JSON instead of a table")


def speak_safely() -> None:
    """Never fail on a letter that the terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", line_buffering=True)


def start_django() -> None:
    """Read the settings and load the apps; commands speak English, whatever the screens do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regietafel.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate("en")


def say(text: str = "") -> None:
    """Print one line."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print one line where errors go."""
    print(f"regietafel: {' '.join(text.split())}", file=sys.stderr, flush=True)


def say_json(data: Any) -> None:
    """Print data for a program."""
    say(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def say_table(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows in columns as wide as what stands in them."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def guarded(deed: Callable[[], int]) -> int:
    """Run a command; refusals, wrong settings and an absent database become one line and exit code 1."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError
    from django.db import InterfaceError, OperationalError, ProgrammingError

    from regietafel.core.errors import Refusal

    try:
        return deed()
    except Refusal as refusal:
        complain(str(refusal.message))
    except (ImproperlyConfigured, CommandError) as error:
        complain(str(error))
    except (OperationalError, InterfaceError, ProgrammingError) as error:
        complain(database_words(error))
    except BrokenPipeError:
        # Whoever read us has read enough; Python would complain once more while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 1


def database_words(error: Exception) -> str:
    """Say what can be done about an error of the database."""
    first_line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if "no such table" in first_line or "no such column" in first_line or "does not exist" in first_line:
        return f"the database does not have the tables of this version ({first_line}): run `regietafel migrate`"
    return f"the database did not answer: {first_line}"
