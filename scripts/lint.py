"""Run every check that needs no test, as many at a time as there are cores; only faults are printed in full."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

WORKPLACE = {"REGIETAFEL_DATA_DIR": str(ROOT / ".cache" / "lint"), "REGIETAFEL_MODE": "test"}
"""A place of its own, so that no check touches anybody's data."""

PRODUCTION = {
    "REGIETAFEL_MODE": "production",
    "REGIETAFEL_SECRET_KEY": "only-for-this-check-" + "x7Qm9vLp2" * 6,
    "REGIETAFEL_BASE_URL": "https://regietafel.example.org",
    "REGIETAFEL_MAIL_URL": "filemail://",
    "REGIETAFEL_TRUSTED_PROXIES": "1",
}
"""Settings as a server would have them, so that `check --deploy` judges what is really served."""


@dataclass(frozen=True)
class Check:
    """One tool and what it is asked."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What a tool said, and how long it took to say it."""

    check: Check
    code: int
    output: str
    seconds: float


def tool(name: str, *arguments: str) -> list[str]:
    """A command out of our own environment, whatever else is on the path."""
    return [str(BIN / name), *arguments]


def checks() -> list[Check]:
    """The checks, slowest first, so that the short ones fill the other cores."""
    django = [sys.executable, "-m", "django"]
    return [
        Check("types", tool("mypy")),
        Check("templates", tool("djlint", "--lint", "--quiet", "src")),
        Check("order of the apps", tool("lint-imports", "--cache-dir", ".cache/import-linter")),
        Check("migrations", [*django, "makemigrations", "--check", "--dry-run"]),
        Check("production settings", [*django, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Check("translations", [sys.executable, "scripts/catalogue.py", "check"]),
        Check("permissions", tool("regietafel", "permissions", "--check")),
        Check("style", tool("ruff", "check", "--output-format", "concise", ".")),
        Check("format", tool("ruff", "format", "--check", ".")),
    ]


def run(check: Check) -> Outcome:
    """Run one check and keep what it says until it is done, so that two never speak at once."""
    started = time.monotonic()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "regietafel.settings"} | WORKPLACE | check.environment
    done = subprocess.run(check.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return Outcome(check, done.returncode, done.stdout + done.stderr, time.monotonic() - started)


def main() -> int:
    """Run them all and say which failed."""
    failed = 0
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
        for future in as_completed([pool.submit(run, check) for check in checks()]):
            outcome = future.result()
            failed += bool(outcome.code)
            print(
                f"{'FAILED' if outcome.code else 'ok':>6}  {outcome.check.name}  {outcome.seconds:.1f} s",
                flush=True,
            )
            if outcome.code:
                print(outcome.output, flush=True)
    print(f"{failed} of {len(checks())} checks failed." if failed else f"All {len(checks())} checks are clean.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
