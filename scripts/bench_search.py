"""How long a search takes on 10,000 objects, against the bare query of the index in the same run, on both databases.

    python scripts/bench_search.py                 # SQLite, and PostgreSQL if REGIETAFEL_BENCH_POSTGRES names a server
    python scripts/bench_search.py --regions 39    # the same objects in each of 39 regions

Each engine gets a place of its own that goes away again. The bare query is what one would write who knows the index and
wants no more than a list: the same words in the same region, the numbers of the fifty best by the rank of the database,
with nobody's rights, no totals and no text. The search is all that the page calls for after it let somebody in: rights,
totals, order, texts and marks. Both are asked in turn. Where somebody sits every page asks, whether it searches or not.

"ms" is the processor's time for this process and for the one that serves it, which other work on the machine lengthens
little; "clock" is the ratio by the clock, waiting and all.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from regietafel.search.queries import Group

OBJECTS = 10_000
ROUNDS = 45
BARE = {
    "sqlite": "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT 50",
    "postgresql": """WITH question AS MATERIALIZED (SELECT %s::tsquery AS asked)
        SELECT rowid FROM search_words, question WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 50""",
}
QUESTIONS = ("fiets", "acties", "overleg met lokale besturen", "creeren", "maatw", "er is niets", "organisaties")
STEMS = [
    "actie",
    "fiets",
    "fietsen",
    "fietslease",
    "overleg",
    "netwerk",
    "lokaal",
    "lokale",
    "bestuur",
    "besturen",
    "maatwerk",
    "maatwerkbedrijf",
    "creëren",
    "organisatie",
    "organisaties",
    "partner",
    "partners",
    "sociale",
    "economie",
    "werk",
    "werkplek",
    "werkplekken",
    "activering",
    "traject",
    "trajectbegeleider",
    "opleiding",
    "opleidingen",
    "vervoer",
    "mobiliteit",
    "zorg",
    "zorgsector",
    "doelgroep",
    "werkzoekende",
    "werkzoekenden",
    "gemeente",
    "gemeenten",
    "onderzoek",
    "behoefte",
    "behoeften",
    "signaal",
    "signalen",
    "beleid",
    "aanbod",
    "vraag",
    "afstemming",
    "samenwerking",
    "projecten",
    "project",
    "stage",
    "stages",
    "kansen",
    "drempels",
    "taal",
    "jongeren",
    "ouderen",
    "onderneming",
    "ondernemers",
    "circulair",
    "kringloop",
]


def main() -> None:
    """Measure each engine in a process of its own and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--regions", type=int, default=1, help="so many regions with 10,000 objects each")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        measure(asked.regions)
        return
    print(
        f"{'engine':11}{'question':30}{'found':>7}{'bare ms':>9}{'search ms':>11}{'ratio':>7}{'clock':>7}", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        run({"REGIETAFEL_DATA_DIR": folder}, asked.regions)
    if server := os.environ.get("REGIETAFEL_BENCH_POSTGRES", ""):
        on_postgres(server, asked.regions)


def on_postgres(server: str, regions: int) -> None:
    """The same in a new database on a server, which goes again afterwards."""
    import psycopg

    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            with tempfile.TemporaryDirectory() as folder:
                run({"REGIETAFEL_DATA_DIR": folder, "DATABASE_URL": f"{server}/{name}"}, regions)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def run(environment: dict[str, str], regions: int) -> None:
    """Measure in a process with these settings."""
    left_out = {"REGIETAFEL_BENCH_POSTGRES", "DATABASE_URL"}
    inherited = {name: value for name, value in os.environ.items() if name not in left_out}
    settings = {**inherited, "DJANGO_SETTINGS_MODULE": "regietafel.settings", "REGIETAFEL_MODE": "test", **environment}
    settings.setdefault("REGIETAFEL_SECRET_KEY", "for-measuring-only-" + "k3Wz8" * 10)
    here = str(Path(__file__).resolve())
    subprocess.run([sys.executable, here, "--here", "--regions", str(regions)], env=settings, check=True)


def measure(regions: int) -> None:
    """Fill the database of this process and time every question."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import translation

    call_command("migrate", verbosity=0)
    with translation.override("nl"):
        person = fill(regions)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        for words in QUESTIONS:
            time_one(person, words)


def fill(regions: int) -> object:
    """Regions with 10,000 objects each, and a person who runs the first."""
    from regietafel.people.models import RegionRole, RoleKind, User
    from regietafel.plans.models import Framework, Priority
    from regietafel.search.indexing import rebuild
    from regietafel.territories.models import Region

    random.seed(7)
    framework = Framework.objects.create(code="bench", titles={"nl": "x"}, start_year=2023, end_year=2025)
    priority = Priority.objects.create(framework=framework, code="B1", order=1, titles={"nl": "x"})
    person = User.objects.create_user("bench@example.org", "not to sign in with", name="Bench")
    for number in range(regions):
        region = Region.objects.create(slug=f"region-{number}", name=f"Region {number}")
        if not number:
            RegionRole.objects.create(user=person, region=region, kind=RoleKind.DIRECTOR)
        fill_region(region, framework, priority)
    rebuild()
    return person


def fill_region(region: object, framework: object, priority: object) -> None:
    """Ten plans of 900 actions and 80 goals each, and the rest work, organisations and groups."""
    from regietafel.organisations.models import Organisation, StakeholderGroup
    from regietafel.plans.models import Action, Goal, LoggedWork, Plan, PlanStatus

    for number in range(10):
        plan = Plan.objects.create(
            region=region,  # type: ignore[misc]
            framework=framework,
            slug=f"plan-{number}",
            title=f"Plan {number}",
            start_year=2023,
            end_year=2025,
            status=PlanStatus.RUNNING,
        )
        goals = Goal.objects.bulk_create(
            Goal(plan=plan, title=text(6), description=text(12), order=order) for order in range(80)
        )
        Action.objects.bulk_create(
            Action(plan=plan, goal=goals[order % 80], title=text(7), description=text(25), order=order)
            for order in range(900)
        )
    LoggedWork.objects.bulk_create(
        LoggedWork(region=region, priority=priority, on="2024-05-06", what=text(8), result=text(12))  # type: ignore[misc]
        for _ in range(90)
    )
    Organisation.objects.bulk_create(Organisation(region=region, name=f"{text(3)} {at}") for at in range(60))  # type: ignore[misc]
    StakeholderGroup.objects.bulk_create(StakeholderGroup(region=region, name=f"{text(2)} {at}") for at in range(40))  # type: ignore[misc]


def text(words: int) -> str:
    """A text of so many words, some of which are common and many rare."""
    return " ".join(
        random.choice(STEMS) if random.random() < 0.5 else f"woord{random.randrange(20_000)}" for _ in range(words)
    )


def time_one(person: object, words: str) -> None:
    """Time one question, bare and as a whole, turn by turn so that both meet the same machine."""
    from django.db import connection

    from regietafel.search.engines import postgres, sqlite
    from regietafel.search.engines.interface import Span, Sql, fetched
    from regietafel.search.queries import find
    from regietafel.search.words import question
    from regietafel.territories.models import Region

    region = Region.objects.get(slug="region-0")
    language = postgres if connection.vendor == "postgresql" else sqlite
    bare = Sql(BARE[connection.vendor], (language.met(question(words).terms, Span((region.pk,))),))

    def whole() -> list[Group]:
        return find(person, region, question(words))

    for _ in range(3):
        fetched(bare), whole()
    worked = processor()
    rounds = [(*timed(worked, lambda: fetched(bare)), *timed(worked, whole)) for _ in range(ROUNDS)]
    quick, quick_clock, slow, slow_clock = (statistics.median(times) for times in zip(*rounds, strict=True))
    total = sum(group.total for group in whole())
    times = f"{quick:9.2f}{slow:11.2f}{slow / quick:7.2f}{slow_clock / quick_clock:7.2f}"
    print(f"{connection.vendor:11}{words:30}{total:7}{times}", flush=True)


def processor() -> Callable[[], float]:
    """How to tell the seconds that the processor worked for us: here, and where the database is a process beside us."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time
    served = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if not served.exists():
        return time.perf_counter
    return lambda: time.process_time() + int(served.read_text().split()[0]) / 1e9


def timed(worked: Callable[[], float], deed: Callable[[], object]) -> tuple[float, float]:
    """How many milliseconds something takes, by the processor and by the clock."""
    begun, begun_clock = worked(), time.perf_counter()
    deed()
    return (worked() - begun) * 1000, (time.perf_counter() - begun_clock) * 1000


if __name__ == "__main__":
    main()
