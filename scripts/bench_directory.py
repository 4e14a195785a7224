"""How much longer a search of the directory takes among 100,000 workplaces than among 1,000, with the same fifty results.

    python scripts/bench_directory.py              # SQLite, and PostgreSQL if REGIETAFEL_BENCH_POSTGRES names a server
    python scripts/bench_directory.py --many 20000

Each size gets a database of its own that goes away again. "search" is the question with rights, counts and order; "page"
is the whole answer to a visitor. Times are the processor's of this process and of the one that serves it.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FEW, MANY, ROUNDS = 1_000, 100_000, 9
Times = dict[str, dict[str, Any]]


def main() -> None:
    """Measure both sizes on each database and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        measure(asked.here)
        return
    report("SQLite", *(on_sqlite(count) for count in (FEW, asked.many)))
    if server := os.environ.get("REGIETAFEL_BENCH_POSTGRES", ""):
        report("PostgreSQL", *(on_postgres(server, count) for count in (FEW, asked.many)))


def report(name: str, few: Times, many: Times) -> None:
    """A table of what both took."""
    print(f"{name}: milliseconds among few, among many, and the ratio")
    for words, before in few.items():
        after = many[words]
        assert before["found"] == after["found"], (words, before["found"], after["found"])
        told = "".join(
            f"{before[part]:9.1f}{after[part]:9.1f}{after[part] / before[part]:7.2f}" for part in ("search", "page")
        )
        print(f"  {words:40}{before['found']:5}{told}", flush=True)


def on_sqlite(count: int) -> Times:
    """In a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return run({"REGIETAFEL_DATA_DIR": folder}, count)


def on_postgres(server: str, count: int) -> Times:
    """In a new database on a server, which goes again afterwards."""
    import psycopg

    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            with tempfile.TemporaryDirectory() as folder:
                return run({"REGIETAFEL_DATA_DIR": folder, "DATABASE_URL": f"{server}/{name}"}, count)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def run(environment: dict[str, str], count: int) -> Times:
    """Measure in a process with these settings."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"REGIETAFEL_BENCH_POSTGRES", "DATABASE_URL"}
    }
    settings = {**inherited, "DJANGO_SETTINGS_MODULE": "regietafel.settings", "REGIETAFEL_MODE": "test", **environment}
    settings.setdefault("REGIETAFEL_SECRET_KEY", "for-measuring-only-" + "k3Wz8" * 10)
    here = [sys.executable, str(Path(__file__).resolve()), "--here", str(count)]
    answer = subprocess.run(here, env=settings, check=True, stdout=subprocess.PIPE, text=True)
    found: Times = json.loads(answer.stdout.splitlines()[-1])
    return found


def measure(count: int) -> None:
    """Fill the database of this process, time every question, and print what came of it."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command
    from django.db import connection

    from regietafel.territories.models import Region
    from tests.workplaces.crowd import QUESTIONS, make_crowd

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    region = Region.objects.create(slug="leiestreek", name="Leiestreek")
    make_crowd(region, count)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print(json.dumps({words: time_one(region, query) for words, query in QUESTIONS.items()}))


def time_one(region: Any, query: str) -> dict[str, Any]:
    """The median of some rounds, for the search by itself and for the page."""
    from django.contrib.auth.models import AnonymousUser
    from django.core.cache import cache
    from django.http import QueryDict
    from django.test import Client
    from django.utils import timezone

    from regietafel.workplaces.forms.search import SearchForm
    from regietafel.workplaces.queries.choices import choices_on
    from regietafel.workplaces.queries.directory import search
    from scripts.bench_search import processor, timed

    today = timezone.localdate()
    asked = SearchForm(QueryDict(query), choices=choices_on(today), sees_ended=False).asked
    worked, client = processor(), Client()

    def page() -> None:
        cache.clear()
        assert client.get(f"/nl/workplaces/{region.slug}/?{query}").status_code == 200

    found = search(AnonymousUser(), region, asked, today).total
    page()
    rounds = [
        (timed(worked, lambda: search(AnonymousUser(), region, asked, today))[0], timed(worked, page)[0])
        for _ in range(ROUNDS)
    ]
    searches, pages = zip(*rounds, strict=True)
    return {"found": found, "search": statistics.median(searches), "page": statistics.median(pages)}


if __name__ == "__main__":
    main()
