"""Measure the pages on each database that answers, and print them against the bare page and against their aims."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import machine  # noqa: E402 - only importable once the line above has run

AIM_BARE, AIM_REGIONS, AIM_QUERIES = 3.0, 1.3, 15
ALL_REGIONS, ACTIONS, ROUNDS = 39, 300, 15


class Worker:
    """A process with a database of its own; see :mod:`bench.worker`."""

    def __init__(self, database: str, regions: int, actions: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", database, str(regions), str(actions)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self) -> Any:
        """The next answer."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("a measuring process stopped; what it said stands above")
        return json.loads(line)

    def ask(self, path: str) -> dict[str, Any]:
        """Fetch a page."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(path) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = self.read()
        return answer

    def stop(self) -> None:
        """Hang up."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)


@dataclass
class Figures:
    """What was measured of one page, in milliseconds and as ratios within one round."""

    name: str
    bare: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    single_region: list[float] = field(default_factory=list)
    queries: int = 0
    queries_of_one: int = 0
    size: int = 0
    aim: float = AIM_BARE

    @property
    def against_bare(self) -> float:
        """How many times slower than the bare page."""
        return statistics.median(page / bare for page, bare in zip(self.page, self.bare, strict=True))

    @property
    def against_one_region(self) -> float:
        """How many times slower with all regions than with one."""
        return statistics.median(page / one for page, one in zip(self.page, self.single_region, strict=True))

    @property
    def misses(self) -> list[str]:
        """Which aims are not met."""
        found = []
        if self.against_bare > self.aim:
            found.append(f"more than {self.aim:g} × bare")
        if self.against_one_region > AIM_REGIONS:
            found.append(f"more than {AIM_REGIONS:g} × one region")
        if self.queries > AIM_QUERIES:
            found.append(f"more than {AIM_QUERIES} queries")
        if self.queries != self.queries_of_one:
            found.append("queries grow with the actions")
        return found


def databases() -> Iterator[tuple[str, str, str]]:
    """Name, and the addresses of a database for one region and one for all."""
    place = ROOT / ".cache" / "bench"
    yield "SQLite", f"sqlite:///{place}/one.sqlite3", f"sqlite:///{place}/all.sqlite3"
    if machine.postgres_answers():
        yield "PostgreSQL", named("regietafel_bench_one"), named("regietafel_bench_all")


def named(name: str) -> str:
    """The address of a database of that name on the server of the tests."""
    return urlunsplit(urlsplit(machine.POSTGRES_URL)._replace(path=f"/{name}"))


@contextmanager
def made(*addresses: str) -> Iterator[None]:
    """PostgreSQL databases that last as long as the measurement; SQLite needs no help."""
    names = [urlsplit(one).path.strip("/") for one in addresses if one.startswith("postgres")]
    if not names:
        yield
        return
    import psycopg

    with psycopg.connect(machine.POSTGRES_URL, autocommit=True) as server:
        for name in names:
            server.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
            server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield
        finally:
            for name in names:
                server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def measure(one: str, every: str, regions: int, actions: int, rounds: int) -> list[Figures]:
    """Ask both databases for each page in turn, each beside its bare page."""
    with ExitStack() as stack:
        stack.enter_context(made(one, every))
        few, many = Worker(one, 1, actions), Worker(every, regions, actions)
        stack.callback(few.stop)
        stack.callback(many.stop)
        in_few, in_many = few.read()["pages"], many.read()["pages"]
        return [measure_page(few, many, small, large, rounds) for small, large in zip(in_few, in_many, strict=True)]


def measure_page(few: Worker, many: Worker, small: dict[str, Any], large: dict[str, Any], rounds: int) -> Figures:
    """One page: warmed up by two requests, then so many rounds of bare page, page, and page with one region."""
    figures = Figures(large["name"], aim=large.get("aim", AIM_BARE))
    for worker, page in ((few, small), (many, large)):
        for _ in range(2):
            answer = worker.ask(page["path"])
    figures.size = answer["bytes"]
    bare = large.get("bare") or f"/bench/bare/?plan={large['plan']}&rows={large['rows']}&bytes={figures.size}"
    many.ask(bare)
    figures.queries_of_one = few.ask(small["single"])["queries"]
    for _ in range(rounds):
        figures.bare.append(many.ask(bare)["seconds"] * 1000)
        answer = many.ask(large["path"])
        figures.page.append(answer["seconds"] * 1000)
        figures.queries = max(figures.queries, answer["queries"])
        figures.single_region.append(few.ask(small["path"])["seconds"] * 1000)
    return figures


def table(name: str, found: list[Figures]) -> str:
    """The figures of one database as text."""
    head = f"{name:<14}{'bare ms':>9}{'page ms':>9}{'× bare':>8}{'× one region':>14}{'queries':>9}{'kB':>7}  aims"
    rows = [
        f"{one.name:<14}{statistics.median(one.bare):>9.1f}{statistics.median(one.page):>9.1f}{one.against_bare:>8.1f}"
        f"{one.against_one_region:>14.2f}{one.queries:>9}{one.size / 1000:>7.0f}  {'; '.join(one.misses) or 'met'}"
        for one in found
    ]
    return "\n".join([head, *rows])


def main() -> None:
    """Measure and print; nothing fails here, for a machine that is busy proves nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, default=ALL_REGIONS)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=("SQLite", "PostgreSQL"))
    asked = parser.parse_args()
    print(f"{asked.regions} regions × 3 plans × {asked.actions} actions × 6 years; medians of {asked.rounds} rounds")
    print(f"Aims: at most {AIM_BARE:g} × bare, {AIM_REGIONS:g} × one region, {AIM_QUERIES} queries.")
    for name, one, every in databases():
        if asked.only in {None, name}:
            print("\n" + table(name, measure(one, every, asked.regions, asked.actions, asked.rounds)), flush=True)


if __name__ == "__main__":
    main()
