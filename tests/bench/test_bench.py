"""The measurement measures: on a small world it prints a row for each page, and knows an aim that is missed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench.__main__ import Figures, table
from tests.architecture.tree import ROOT


@pytest.mark.slow
def test_a_small_run_prints_each_page() -> None:
    command = [sys.executable, "-m", "bench", "--regions", "2", "--actions", "4", "--rounds", "1", "--only", "SQLite"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    for page in ("plan tree", "action page", "filter", "matrix"):
        assert page in done.stdout


def test_an_aim_that_is_missed_is_named() -> None:
    slow = Figures("tree", bare=[1.0, 1.0], page=[9.0, 9.0], single_region=[3.0, 3.0], queries=20, queries_of_one=9)
    assert slow.misses == [
        "more than 3 × bare",
        "more than 1.3 × one region",
        "more than 15 queries",
        "queries grow with the actions",
    ]
    assert "more than 3 × bare" in table("SQLite", [slow])


def test_what_is_met_is_said_to_be_met() -> None:
    quick = Figures("tree", bare=[1.0], page=[2.0], single_region=[2.0], queries=12, queries_of_one=12)
    assert quick.misses == []
    assert table("SQLite", [quick]).endswith("met")
