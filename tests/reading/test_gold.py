"""Two plans of a region, read and held against what a person read in them: nothing may be missed, nothing invented.

The plans and the readings stand beside the repository and not in it.
"""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.reading.sample import reading_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the plans of the region stand beside the repository")

OVERALL, EACH = 0.97, 0.90


def seed(number: str) -> bytes:
    """One of the texts."""
    (found,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return found.read_bytes()


def scorer() -> ModuleType:
    """The program that scores a reading."""
    spec = importlib.util.spec_from_file_location("score_plan", SHARED / "acceptance" / "score_plan.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_printed(data: bytes) -> dict[str, Any]:
    """The reading as the command prints it."""
    printed: dict[str, Any] = json.loads(json.dumps(reading_of(data).as_json(whole=False)))
    return printed


@pytest.mark.parametrize(("number", "gold"), [("000", "plan-2023-2025.json"), ("004", "plan-2014-2019.json")])
def test_a_plan_is_read_nearly_without_a_fault(number: str, gold: str) -> None:
    right = json.loads((SHARED / "acceptance" / gold).read_text(encoding="utf8"))
    lines = seed(number).decode().splitlines()
    scores = {name: f1 for name, (_p, _r, f1) in scorer().score(right, as_printed(seed(number)), lines).items()}
    assert {name: f1 for name, f1 in scores.items() if f1 < EACH} == {}
    assert sum(scores.values()) / len(scores) >= OVERALL


@pytest.mark.parametrize("number", ["002", "003"])
def test_a_report_of_a_year_is_no_plan(number: str) -> None:
    reading = reading_of(seed(number))
    assert reading.nodes == []
    assert "no_actions" in [warned.code for warned in reading.warnings]


def test_five_documents_take_less_than_two_seconds() -> None:
    documents = [seed(f"00{number}") for number in range(5)]
    started = time.process_time()
    for document in documents:
        reading_of(document)
    assert time.process_time() - started < 2
