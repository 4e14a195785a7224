"""Run every suite one after the other, go on after a failure, and close with one line that counts them all.

The unit tests run twice where a PostgreSQL server answers. Each suite is a run of its own because each wants
another database, and because one that stops half-way should not take the others with it.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import machine, watch  # noqa: E402 - only importable once the line above has run

RESULTS = ROOT / ".cache" / "tests"
PROCESSES = ("backup", "bench", "processes")
WALKS = ("roles", "walk")
SLOW_SUITES = (*PROCESSES, *WALKS, *machine.BROWSER_SUITES)


@dataclass(frozen=True)
class Suite:
    """One run: what it is called, what it collects, the environment that it wants, and who runs it."""

    key: str
    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    runner: str = "pytest"
    most_minutes: int = 20

    def command(self, report: Path, rest: list[str]) -> list[str]:
        """What to start, so that it shows how it goes and leaves a report in the shape that both runners know."""
        if self.runner == "pytest":
            return [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *self.arguments, *rest]
        shown = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
        kept = ["--test-reporter=junit", f"--test-reporter-destination={report}"]
        return [self.runner, "--test", *shown, *kept, *self.arguments]


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
    if node := machine.node():
        files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "frontend").glob("*.test.js"))
        yield Suite("frontend", "scripts of the pages", files, runner=node)
    others = [f"--ignore=tests/{name}" for name in SLOW_SUITES]
    parallel = ["-n", str(workers)]
    yield Suite("unit", "unit and architecture, SQLite", ["tests", *others, *parallel], sqlite)
    if machine.postgres_answers():
        arguments = ["tests", *others, "--ignore=tests/architecture", *parallel]
        yield Suite("postgres", "unit, PostgreSQL", arguments, {"DATABASE_URL": machine.POSTGRES_URL})
    processes = [f"tests/{name}" for name in PROCESSES]
    yield Suite("processes", "whole processes, and backups of both databases", [*processes, *parallel], sqlite)
    walks = [f"tests/{name}" for name in WALKS if (ROOT / "tests" / name).is_dir()]
    if walks:
        yield Suite("walk", "every page by every role", [*walks, *parallel], sqlite, most_minutes=45)
    browser = [f"tests/{name}" for name in machine.BROWSER_SUITES if (ROOT / "tests" / name).is_dir()]
    if browser:
        yield Suite(
            "browser",
            "in the browser",
            [*browser, *parallel, "--dist", "loadfile", *watch.AGAIN],
            sqlite,
            most_minutes=45,
        )


def run(suite: Suite, rest: list[str]) -> Count:
    """Run one suite, shown as it goes; a run that ends badly without a failed test counts as one failure.

    One that hangs is ended with all that it started, browsers too, so that the suites after it still have their turn.
    """
    report = RESULTS / f"{suite.key}.xml"
    report.unlink(missing_ok=True)
    print(f"\n=== {suite.name} ===", flush=True)
    started = time.monotonic()
    child = subprocess.Popen(
        suite.command(report, rest), cwd=ROOT, env=os.environ | suite.environment, start_new_session=True
    )
    code = ended(child, suite.most_minutes * 60)
    count = counted(report)
    if code and not count.failed:
        count.failed = 1
    if watch.HUNG.exists():
        print(watch.HUNG.read_text(encoding="utf8"), flush=True)
        watch.HUNG.unlink()
    print(f"    {time.monotonic() - started:.0f} s", flush=True)
    return count


def ended(child: subprocess.Popen[bytes], seconds: float) -> int:
    """Wait for the end of a run, and see to it that none of what it started stays behind."""
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired:
        print(f"    ended by force after {seconds / 60:.0f} minutes", flush=True)
        return 1
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def counted(report: Path) -> Count:
    """Read what the runner wrote, test by test; without a report nothing passed."""
    if not report.exists():
        return Count()
    count = Count()
    for test in ElementTree.parse(report).getroot().iter("testcase"):
        kinds = {found.tag for found in test}
        failed, skipped = bool(kinds & {"failure", "error"}), "skipped" in kinds
        count += Count(failed=1) if failed else Count(skipped=1) if skipped else Count(passed=1)
    return count


def main() -> int:
    """Run them all; the exit code says whether anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 8))
    parser.add_argument(
        "--only", choices=("frontend", "unit", "postgres", "processes", "walk", "browser"), help="run one suite"
    )
    parser.add_argument("rest", nargs="*", help="handed to pytest, after --")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    total = Count()
    for suite in suites(options.workers):
        if options.only in {None, suite.key}:
            total += run(suite, options.rest)
    print()
    if options.only in {None, "frontend"} and not machine.node():
        print("Skipped:", machine.NODE_MISSING)
    if options.only in {None, "browser"} and not machine.chromium():
        print("Skipped:", machine.CHROMIUM_MISSING)
    if options.only in {None, "postgres"} and not machine.postgres_answers():
        print("Skipped:", machine.POSTGRES_MISSING)
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed or not (total.passed or total.skipped) else 0


if __name__ == "__main__":
    sys.exit(main())
