"""Run every suite one after the other, go on after a failure, and close with one line that counts them all.

The unit tests run twice where a PostgreSQL server answers. Each suite is a run of its own because each wants
another database, and because one that stops half-way should not take the others with it.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import machine  # noqa: E402 - only importable once the line above has run

RESULTS = ROOT / ".cache" / "tests"
PROCESSES = ("backup", "processes")
SLOW_SUITES = (*PROCESSES, "walk", *machine.BROWSER_SUITES)


@dataclass(frozen=True)
class Suite:
    """One run of pytest: what it is called, what it collects, and the environment that it wants."""

    key: str
    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Count:
    """What came of one run, or of all of them."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __iadd__(self, other: "Count") -> "Count":
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        return self


def suites(workers: int) -> Iterator[Suite]:
    """The suites in the order in which a fault is cheapest to find."""
    sqlite = {"DATABASE_URL": f"sqlite:///{RESULTS / 'test.sqlite3'}"}
    others = [f"--ignore=tests/{name}" for name in SLOW_SUITES]
    parallel = ["-n", str(workers)]
    yield Suite("unit", "unit and architecture, SQLite", ["tests", *others, *parallel], sqlite)
    if machine.postgres_answers():
        arguments = ["tests", *others, "--ignore=tests/architecture", *parallel]
        yield Suite("postgres", "unit, PostgreSQL", arguments, {"DATABASE_URL": machine.POSTGRES_URL})
    processes = [f"tests/{name}" for name in PROCESSES]
    yield Suite("processes", "whole processes, and backups of both databases", [*processes, *parallel], sqlite)
    if (ROOT / "tests" / "walk").is_dir():
        yield Suite("walk", "every page by every role", ["tests/walk", *parallel], sqlite)
    browser = [f"tests/{name}" for name in machine.BROWSER_SUITES if (ROOT / "tests" / name).is_dir()]
    if browser:
        yield Suite("browser", "in the browser", [*browser, *parallel, "--dist", "loadfile"], sqlite)


def run(suite: Suite, rest: list[str]) -> Count:
    """Run one suite, shown as it goes; a run that ends badly without a failed test counts as one failure."""
    report = RESULTS / f"{suite.key}.xml"
    report.unlink(missing_ok=True)
    print(f"\n=== {suite.name} ===", flush=True)
    started = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *suite.arguments, *rest]
    code = subprocess.run(command, cwd=ROOT, env=os.environ | suite.environment, check=False).returncode
    count = counted(report)
    if code and not count.failed:
        count.failed = 1
    print(f"    {time.monotonic() - started:.0f} s", flush=True)
    return count


def counted(report: Path) -> Count:
    """Read what pytest wrote; without a report nothing passed."""
    if not report.exists():
        return Count()
    count = Count()
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        count += Count(int(suite.get("tests", 0)) - failed - skipped, failed, skipped)
    return count


def main() -> int:
    """Run them all; the exit code says whether anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))
    parser.add_argument("--only", choices=("unit", "postgres", "walk", "browser"), help="run one suite")
    parser.add_argument("rest", nargs="*", help="handed to pytest, after --")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    total = Count()
    for suite in suites(options.workers):
        if options.only in {None, suite.key}:
            total += run(suite, options.rest)
    print()
    if options.only in {None, "browser"} and not machine.chromium():
        print("Skipped:", machine.CHROMIUM_MISSING)
    if options.only in {None, "postgres"} and not machine.postgres_answers():
        print("Skipped:", machine.POSTGRES_MISSING)
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed or not (total.passed or total.skipped) else 0


if __name__ == "__main__":
    sys.exit(main())
