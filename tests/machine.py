"""What this machine offers the tests, and the line that installs what it lacks.

A missing browser or database server is a fact about the machine and no fault in the house: the tests that need it
are skipped, and say so in words that a person can act on.
"""

import os
import shutil
import sys
from pathlib import Path

import psycopg
import pytest

POSTGRES_URL = os.environ.get("REGIETAFEL_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
BROWSER_SUITES = ("journeys", "axe")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

CHROMIUM_MISSING = (
    "Chromium is not here, so nothing was tried in a browser. "
    "On Debian or Ubuntu: sudo apt-get install chromium (or set REGIETAFEL_TEST_CHROMIUM to one)."
)
NODE_MISSING = "Node is not here, so the scripts of the pages were not tried. `make setup` brings it."
POSTGRES_MISSING = (
    "PostgreSQL does not answer, so only SQLite was tried. On Debian or Ubuntu: sudo apt-get install postgresql, "
    "then set REGIETAFEL_TEST_POSTGRES_URL=postgres://user:password@127.0.0.1:5432/postgres (a user who may make databases)."
)


def chromium() -> str | None:
    """The browser to drive: the one that was named, else the first that is installed."""
    named = os.environ.get("REGIETAFEL_TEST_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def node() -> str | None:
    """The Node that builds the front end: the one beside our Python, else that of the machine."""
    return shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))


def postgres_answers() -> bool:
    """Whether the server lets us in; two seconds are enough for one that is there."""
    try:
        with psycopg.connect(POSTGRES_URL, connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


def needs_browser(item: pytest.Item) -> bool:
    """Marked so, or standing in a directory where everything does."""
    folders = item.nodeid.split("::")[0].split("/")
    return item.get_closest_marker("browser") is not None or any(suite in folders for suite in BROWSER_SUITES)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine cannot do, with the reason."""
    if chromium() is None:
        for item in items:
            if needs_browser(item):
                item.add_marker(pytest.mark.skip(reason=CHROMIUM_MISSING))
