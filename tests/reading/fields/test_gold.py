"""What a person read in a plan of a region, against what the fields read from the same lines; skipped where that is absent."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from regietafel.reading.blocks import Place, Text
from regietafel.reading.fields import fill
from regietafel.reading.plan_reading import Node, as_json

SHARED = Path(__file__).resolve().parents[4] / "shared"
GOLD = SHARED / "acceptance" / "plan-2023-2025.json"
SCORER = SHARED / "acceptance" / "score_plan.py"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the readings by hand are not beside this checkout")

LEAST = {"leads": 1.0, "partners": 0.95, "years": 1.0, "codes": 1.0, "see_also": 1.0, "role": 1.0, "frequency": 1.0}


def text_of(raw: str, line: int) -> Text:
    """A line of the seed as a reader of Markdown would give it."""
    found = re.match(r"(- )?(?:\*\*(.+?)\*\*)?", raw.strip())
    item, bold = (found[1], found[2]) if found else ("", "")
    plain = raw.strip().removeprefix("- ").replace("*", "")
    return Text(plain, Place(line=line), item=int(bool(item)), marker="-" if item else "", bold=len(bold or ""))


def read_node(gold: dict[str, Any], texts: list[Text], period: tuple[int, int] | None) -> Node:
    """A node of the reading by hand, its fields read by us."""
    level = gold["level"] if isinstance(gold["level"], str) else gold["level"][0]
    codes = f" ({', '.join(gold['codes'])})" if gold.get("codes") else ""
    source = Place(line=gold["line"])
    node = Node(gold["id"], gold["parent"], level, gold["title"] + codes, source, number=gold["number"])
    fill(node, texts, period=period)
    return node


def body(lines: list[str], start: int, end: int, title: str) -> list[Text]:
    """The lines between two titles, and what stands behind a title on its own line."""
    head, colon, rest = lines[start - 1].partition(f"{title}: ")
    after = [Text(rest, Place(line=start))] if colon and not head else []
    return after + [text_of(lines[at - 1], at) for at in range(start + 1, end) if lines[at - 1].strip()]


@cache
def measures(*, with_period: bool) -> dict[str, float]:
    """The F1 of each measure, by the scorer that comes with the readings."""
    spec = importlib.util.spec_from_file_location("score_plan", SCORER)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = json.loads(GOLD.read_text(encoding="utf8"))
    lines = next((SHARED / "seeds").glob("000_*")).read_text(encoding="utf8").splitlines()
    placed = [node for node in gold["nodes"] if "line" in node]
    starts = [*sorted({node["line"] for node in placed}), len(lines) + 1]
    period = (gold["period"]["start"], gold["period"]["end"]) if with_period else None
    nodes = []
    for node in placed:
        end = next(start for start in starts if start > node["line"])
        nodes.append(read_node(node, body(lines, node["line"], end, node["title"]), period))
    scored = scorer.score(gold, {"nodes": [as_json(node) for node in nodes], "period": gold["period"]})
    return {name: f1 for name, (_, _, f1) in scored.items()}


@pytest.mark.parametrize("with_period", [True, False])
@pytest.mark.parametrize("measure", LEAST)
def test_the_fields_are_read_as_a_person_reads_them(measure: str, with_period: bool) -> None:
    assert measures(with_period=with_period)[measure] >= LEAST[measure]
