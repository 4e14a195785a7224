"""A machine without a browser skips what needs one, and says what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import machine
from tests.architecture.tree import ROOT

PYTEST = [sys.executable, "-m", "pytest", "-p", "tests.machine", "-p", "no:django", "-p", "no:cacheprovider", "-rs"]


def test_without_a_browser_its_tests_are_skipped_with_the_line_that_installs_one(tmp_path: Path) -> None:
    said = run(tmp_path, chromium="/nowhere/chromium")
    assert "1 passed, 2 skipped" in said
    assert "sudo apt-get install chromium" in said


def test_with_a_browser_they_run(tmp_path: Path) -> None:
    assert "3 passed" in run(tmp_path, chromium=sys.executable)


def run(place: Path, chromium: str) -> str:
    """Run three tests in a directory of their own: one in a browser suite, one marked, one plain."""
    (place / "pytest.ini").write_text("[pytest]\nmarkers = browser: needs one\n", encoding="utf8")
    (place / "journeys").mkdir()
    (place / "journeys" / "test_story.py").write_text("def test_it(): pass\n", encoding="utf8")
    text = "import pytest\n@pytest.mark.browser\ndef test_marked(): pass\ndef test_plain(): pass\n"
    (place / "test_other.py").write_text(text, encoding="utf8")
    environment = os.environ | {"REGIETAFEL_TEST_CHROMIUM": chromium, "PYTHONPATH": str(ROOT), "COLUMNS": "400"}
    done = subprocess.run(PYTEST, cwd=place, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_a_server_that_does_not_answer_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "POSTGRES_URL", "postgres://nobody@127.0.0.1:1/nothing")
    assert not machine.postgres_answers()
