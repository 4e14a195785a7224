"""Reads the data files as they are, without Django: what is wrong in them must show before anything loads them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[2] / "src" / "regietafel"
TERRITORIES = SOURCE / "territories"
PLANS = SOURCE / "plans"
ORGANISATIONS = SOURCE / "organisations" / "demo" / "organisations.json"
REGIONS = TERRITORIES / "demo" / "regions.json"
FRAMEWORKS = PLANS / "data" / "frameworks.json"
SECOND = PLANS / "demo" / "second_region.json"

Row = dict[str, Any]


def read(path: Path) -> Any:
    """The content of one JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of the territories."""
    with (TERRITORIES / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def json_files() -> list[Path]:
    """Every JSON file of the apps that hold facts, so that a new one cannot escape the checks."""
    apps = [SOURCE / app for app in ("territories", "organisations", "plans", "consultation")]
    return sorted(path for app in apps for path in [*app.glob("data/**/*.json"), *app.glob("demo/**/*.json")])


def plans() -> dict[str, Row]:
    """All plans by "region/slug"."""
    found = {f"zuid-west-vlaanderen/{plan['slug']}": plan for plan in map(read, (PLANS / "demo").glob("plan_*.json"))}
    second = read(SECOND)
    return found | {f"{second['region']}/{second['plan']['slug']}": second["plan"]}


def names_of(region: str) -> dict[str, set[str]]:
    """The keys of organisations, groups and functions that a plan of the region may name."""
    first, second = read(ORGANISATIONS), read(SECOND)
    home, shared = (first, []) if region == first["region"] else (second, first["organisations"])
    return {
        "organisation": {o["key"] for o in home["organisations"]} | {o["key"] for o in shared if o["shared"]},
        "group": {g["key"] for g in home["groups"]},
        "function": {f["key"] for f in home["functions"]},
    }


def codes_of(framework: str) -> list[str]:
    """The reporting codes of one framework, in order."""
    return next(
        [p["code"] for p in one["priorities"]] for one in read(FRAMEWORKS)["frameworks"] if one["code"] == framework
    )


def goals_above(plan: Row, key: str) -> Iterator[Row]:
    """A goal and everything it stands under."""
    by_key = {goal["key"]: goal for goal in plan["goals"]}
    at: str | None = key
    while at is not None:
        yield by_key[at]
        at = by_key[at]["parent"]


def counts_for(plan: Row, action: Row) -> set[str]:
    """The priorities for which an action counts: its own, its goal's, and those of the goals that it also serves."""
    goals = [goal for key in (action["goal"], *action["also_goals"]) for goal in goals_above(plan, key)]
    return set(action["priorities"]).union(*(goal["priorities"] for goal in goals))


def years_of(plan: Row, action: Row) -> set[int]:
    """The years in which an action counts: those stated, else all; not those in which it was moved or dropped."""
    off = {line["year"] for line in action["working_years"] if line["state"] in {"moved", "dropped"}}
    return set(action["years"] or range(plan["start_year"], plan["end_year"] + 1)) - off


def repeated(values: Iterable[Any]) -> list[Any]:
    """What stands in a list more than once."""
    return [value for value, times in Counter(values).items() if times > 1]
