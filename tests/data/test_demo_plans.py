"""The example plans are whole: counts, references, times, coverage, and what the report on 2023 says."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest

from tests.data.files import (
    PLANS,
    Row,
    codes_of,
    counts_for,
    goals_above,
    names_of,
    plans,
    read,
    repeated,
    years_of,
)

READINGS = Path(__file__).resolve().parents[3] / "shared" / "acceptance"
HOME = "zuid-west-vlaanderen"
COUNTS = {"2014-2019": (3, 9, 30), "2020-2025": (3, 19, 31), "2023-2025": (4, 18, 28)}
ROLES = {"lead", "co_lead", "participant", "partner", "link", "promotor", "pen_holder", "facilitator", "adviser"}
STATES = {"planned", "under_way", "done", "partly", "moved", "dropped"}
PRECISIONS = {"day", "month", "quarter", "half", "year"}
LOG_KEYS = {"priority", "on", "precision", "what", "with_whom", "role", "result"}
PLAN_KEYS = {"slug", "title", "framework", "start_year", "end_year", "status", "approved_on", "levels", "goals"}
PLAN_KEYS |= {"actions", "logged_work"}
GOAL_KEYS = {"key", "parent", "number", "title", "description", "priorities"}
ACTION_KEYS = {"key", "goal", "number", "title", "description", "parties", "timing", "starts", "ends", "years"}
ACTION_KEYS |= {"phases", "norm", "priorities", "also_goals", "carried_out_by", "see_also", "tags", "indicators"}
ACTION_KEYS |= {"predecessors", "working_years"}
LONGEST = {"title": 500, "description": 4000, "timing": 500, "number": 20, "key": 60, "note": 200, "text": 500}

ALL_PLANS = sorted(plans())
ALL_ACTIONS = [(name, action["key"]) for name, plan in plans().items() for action in plan["actions"]]


def action_of(name: str, key: str) -> tuple[Row, Row]:
    plan = plans()[name]
    return plan, next(action for action in plan["actions"] if action["key"] == key)


@pytest.mark.parametrize("slug", sorted(COUNTS))
def test_the_three_plans_have_their_goals_and_actions(slug: str) -> None:
    plan = plans()[f"{HOME}/{slug}"]
    roots = [goal for goal in plan["goals"] if goal["parent"] is None]
    assert (len(roots), len(plan["goals"]) - len(roots), len(plan["actions"])) == COUNTS[slug]


@pytest.mark.parametrize("name", ALL_PLANS)
def test_a_plan_holds_together(name: str) -> None:
    plan = plans()[name]
    assert set(plan) == PLAN_KEYS
    assert plan["status"] in {"running", "closed"}
    assert plan["approved_on"] is None
    keys = [row["key"] for row in plan["goals"] + plan["actions"]]
    assert repeated(keys) == repeated(action["title"] for action in plan["actions"]) == []
    assert [one["depth"] for one in plan["levels"]] == list(range(1, len(plan["levels"]) + 1))
    assert max(len(list(goals_above(plan, goal["key"]))) for goal in plan["goals"]) == len(plan["levels"]) <= 4
    seen: set[str | None] = {None}
    for goal in plan["goals"]:
        assert set(goal) == GOAL_KEYS
        assert goal["parent"] in seen, "a goal stands after the one that it belongs to"
        assert set(goal["priorities"]) <= set(codes_of(plan["framework"]))
        seen.add(goal["key"])
    for line in plan["logged_work"]:
        assert set(line) == LOG_KEYS
        assert line["priority"] in codes_of(plan["framework"])
        assert line["role"] in ROLES
        assert plan["start_year"] <= check_date(line["on"], line["precision"], first=True).year <= plan["end_year"]


@pytest.mark.parametrize("name", ALL_PLANS)
def test_every_priority_has_an_action_in_every_year(name: str) -> None:
    plan = plans()[name]
    filled = {(code, year) for a in plan["actions"] for code in counts_for(plan, a) for year in years_of(plan, a)}
    wanted = {(c, y) for c in codes_of(plan["framework"]) for y in range(plan["start_year"], plan["end_year"] + 1)}
    assert wanted - filled == set()


@pytest.mark.parametrize(("name", "key"), ALL_ACTIONS)
def test_what_an_action_refers_to_exists(name: str, key: str) -> None:
    plan, action = action_of(name, key)
    region, slug = name.split("/")
    goals, actions = {goal["key"] for goal in plan["goals"]}, {other["key"] for other in plan["actions"]}
    assert set(action) == ACTION_KEYS
    assert {action["goal"], *action["also_goals"]} <= goals
    assert action["goal"] not in action["also_goals"]
    assert set(action["carried_out_by"]) <= actions - {key}
    assert set(action["see_also"]) <= (actions | goals) - {key}
    assert set(action["priorities"]) <= set(codes_of(plan["framework"]))
    for predecessor in action["predecessors"]:
        earlier, at = predecessor.split(":")
        assert earlier < slug
        assert at in {other["key"] for other in plans()[f"{region}/{earlier}"]["actions"]}
    names = names_of(region)
    for party in action["parties"]:
        (kind,) = set(party) - {"role", "note"}
        assert set(party) == {"role", "note", kind}
        assert party["role"] in ROLES
        assert party[kind] in names[kind]
    assert repeated(json.dumps({**party, "note": ""}) for party in action["parties"]) == []
    assert [party["role"] for party in action["parties"]].count("lead") <= 1


def check_date(on: str, precision: str, *, first: bool) -> dt.date:
    """A start stands on the first day of its stretch, an end on the last: so it reads well without a calendar."""
    day = dt.date.fromisoformat(on)
    assert precision in PRECISIONS
    edge = day if first else day + dt.timedelta(days=1)
    months = {"day": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}[precision]
    assert not months or (edge.day == 1 and (edge.month - 1) % months == 0)
    return day


@pytest.mark.parametrize(("name", "key"), ALL_ACTIONS)
def test_the_times_and_values_of_an_action_are_well_formed(name: str, key: str) -> None:
    plan, action = action_of(name, key)
    period = set(range(plan["start_year"], plan["end_year"] + 1))
    assert set(action["years"]) <= period
    assert action["years"] == sorted(action["years"])
    for stretch in (action, *action["phases"]):
        starts, ends = stretch["starts"], stretch["ends"]
        first = check_date(**starts, first=True) if starts else dt.date(plan["start_year"], 1, 1)
        last = check_date(**ends, first=False) if ends else dt.date(plan["end_year"], 12, 31)
        assert first < last
        assert {first.year, last.year} <= period
    if action["norm"]:
        assert set(action["norm"]) == {"text", "owner"}
        assert action["norm"]["owner"] in {"own", "organiser"}
    for indicator in action["indicators"]:
        assert set(indicator) == {"kind", "title", "unit", "target", "actual"}
        assert indicator["kind"] in {"number", "statement", "yes_no"}
        assert {int(year) for year in chain(indicator["target"], indicator["actual"])} <= period
        if indicator["kind"] == "number":
            assert all(Decimal(value) >= 0 for part in ("target", "actual") for value in indicator[part].values())
    for row in (action, *action["parties"], *action["phases"]):
        assert [part for part, size in LONGEST.items() if len(row.get(part) or "") > size] == []


@pytest.mark.parametrize(("name", "key"), ALL_ACTIONS)
def test_the_working_years_of_an_action_are_accounted_for(name: str, key: str) -> None:
    plan, action = action_of(name, key)
    told = [line["year"] for line in action["working_years"]]
    assert repeated(told) == []
    assert set(told) <= set(action["years"] or range(plan["start_year"], plan["end_year"] + 1))
    if plan["slug"] == "2023-2025":
        assert set(action["years"]) <= set(told), "each stated year has its line"
    for line in action["working_years"]:
        assert set(line) == {"year", "state", "sentence", "reason", "moved_to"}
        assert line["state"] in STATES
        assert bool(line["reason"]) == (line["state"] in {"partly", "moved", "dropped"})
        assert line["sentence"] or line["state"] == "planned"
        assert (line["moved_to"] or 0) > line["year"] if line["state"] == "moved" else line["moved_to"] is None


def test_tags_are_written_one_way() -> None:
    for kind in ("theme", "target_group", "instrument"):
        used = {tag for plan in plans().values() for action in plan["actions"] for tag in action["tags"][kind]}
        assert repeated(re.sub(r"\W", "", tag.lower()) for tag in used) == []
        assert all(tag == tag.strip() and len(tag) <= 60 for tag in used)


# --- what the report on 2023 says ---------------------------------------------------------


def test_every_action_of_the_running_plan_has_a_line_for_2023() -> None:
    plan = plans()[f"{HOME}/2023-2025"]
    lines = [line for action in plan["actions"] for line in action["working_years"] if line["year"] == 2023]
    assert len(lines) == 28
    assert all(line["sentence"].endswith(".") for line in lines)
    later = [line for action in plan["actions"] for line in action["working_years"] if line["year"] > 2023]
    assert {line["state"] for line in later} == {"planned"}


@pytest.mark.parametrize(
    ("key", "target", "actual", "state"),
    [
        ("rose-av", 4, 1, "partly"),
        ("rose-ag", 4, 3, "partly"),
        ("az", 2, 2, "done"),
        ("roa", 4, 4, "done"),
        ("lerend-netwerk", 4, 6, "done"),
        ("stuurgroep-zieken", None, 2, "done"),
    ],
)
def test_norms_against_practice_in_2023(key: str, target: int | None, actual: int, state: str) -> None:
    _, action = action_of(f"{HOME}/2023-2025", key)
    indicator = action["indicators"][0]
    assert indicator["target"].get("2023") == (str(target) if target else None)
    assert indicator["actual"] == {"2023": str(actual)}
    assert action["norm"]["owner"] == ("own" if target else "organiser")
    assert action["norm"]["text"].startswith(f"minstens {target} keer" if target else "volgens")
    assert next(line["state"] for line in action["working_years"] if line["year"] == 2023) == state


def test_mobility_stands_once_and_counts_three_times() -> None:
    plan = plans()[f"{HOME}/2023-2025"]
    carried = next(action for action in plan["actions"] if action["number"] == "3.1")["carried_out_by"]
    assert carried == [action["key"] for action in plan["actions"] if action["goal"] == "2.3.2"]
    for key in carried:
        assert counts_for(plan, action_of(f"{HOME}/2023-2025", key)[1]) == {"WSE-LR2", "WSE-LR3", "WSE-LR4"}


# --- against the readings made by hand ----------------------------------------------------


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


@pytest.mark.parametrize("slug", ["2014-2019", "2023-2025"])
def test_titles_numbers_and_years_are_those_of_the_reading_made_by_hand(slug: str) -> None:
    path = READINGS / f"plan-{slug}.json"
    if not path.exists():
        pytest.skip(f"no reading made by hand beside this checkout: {path.name}")
    plan = read(PLANS / "demo" / f"plan_{slug.replace('-', '_')}.json")
    own = plan["goals"] + plan["actions"]
    nodes = [node for node in read(path)["nodes"] if not node.get("optional")]
    for node in nodes:
        title = words(node["title"])
        size = len(title) if node.get("title_is_prefix") else None
        same = [r for r in own if words(r["title"])[:size] == title and words(r["number"]) == words(node["number"])]
        assert len(same) == 1, node["title"]
        assert ("goal" in same[0]) == (node["level"] == "action"), node["title"]
        if "years" in node:
            assert same[0]["years"] == node["years"], node["title"]
        if "codes" in node:
            assert same[0]["priorities"] == node["codes"]
    assert len(nodes) == len(own) - (9 if slug == "2023-2025" else 0), "eight goals of the agreement and Food Act 13"
