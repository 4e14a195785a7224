"""One process that holds one database and answers the question "how long does this page take?", line by line.

Two of them side by side, one with a single region and one with all, are asked in turn, so that what else the machine
does falls on both alike.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"


def start(database: str, regions: int, actions: int) -> Any:
    """An empty database with its rows, and the browser of the first director."""
    os.environ["DATABASE_URL"] = database
    from bench.settings import PLACE

    PLACE.mkdir(parents=True, exist_ok=True)
    if database.startswith("sqlite:///"):
        for end in ("", "-wal", "-shm"):
            Path(database.removeprefix("sqlite:///") + end).unlink(missing_ok=True)
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from bench import pages, world
    from regietafel.people.models import User

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    world.build(world.Size(regions, actions))
    pages.build_index()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client()
    client.force_login(User.objects.get(email=world.DIRECTOR))
    return client


def ask(client: Any, path: str) -> dict[str, Any]:
    """One request: seconds, questions to the database, bytes."""
    from django.db import connection

    count = 0

    def counted(execute: Any, *asked: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*asked)

    with connection.execute_wrapper(counted):
        begun = time.perf_counter()
        response = client.get(path)
        seconds = time.perf_counter() - begun
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    return {"seconds": seconds, "queries": count, "bytes": len(response.content)}


def main() -> None:
    """Build, say which pages there are, then answer until the other side hangs up."""
    database, regions, actions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    begun = time.perf_counter()
    client = start(database, regions, actions)
    from bench import pages

    print(json.dumps({"pages": pages.listed(), "seconds": time.perf_counter() - begun}), flush=True)
    for line in sys.stdin:
        print(json.dumps(ask(client, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
