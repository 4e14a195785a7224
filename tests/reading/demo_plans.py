"""The plans of the demo as sketches, and which actions a reader who knows the region says come from which.

The list was made by reading the three plans side by side, not from what the computer proposes, nor from the links that
stand in the files. ``DOUBTFUL`` pairs could be defended either way and count for nothing.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from regietafel import organisations, plans
from regietafel.reading.frequency import read_frequency
from regietafel.reading.likeness import Sketch

PLANS = Path(next(iter(plans.__path__))) / "demo"
BOOK = Path(next(iter(organisations.__path__))) / "demo" / "organisations.json"
Pair = tuple[str, str]

GOLD: frozenset[Pair] = frozenset(
    {
        ("2020-2025:rose-av", "2014-2019:od1.1.1"),
        ("2020-2025:se-nec", "2014-2019:od1.4.1"),
        ("2020-2025:zachte-mobiliteit", "2014-2019:od2.2.2"),
        ("2020-2025:dekkend-aanbod", "2014-2019:od1.1.2"),
        ("2020-2025:lerend-netwerk", "2014-2019:od2.1.1"),
        ("2023-2025:rose-av", "2020-2025:rose-av"),
        ("2023-2025:rose-ag", "2020-2025:rose-actiegroep"),
        ("2023-2025:rose-w13", "2020-2025:roa-actiegroep"),
        ("2023-2025:roa", "2020-2025:roa-actiegroep"),
        ("2023-2025:az", "2020-2025:az-fabriek"),
        ("2023-2025:lerend-netwerk", "2020-2025:lerend-netwerk"),
        ("2023-2025:signaalfunctie", "2020-2025:signaleringsbeleid"),
        ("2023-2025:dienstenaanbod", "2020-2025:lde-kader"),
        ("2023-2025:duaal-leren", "2020-2025:duaal-leren"),
        ("2023-2025:vervoersregio", "2020-2025:vervoersregio"),
        ("2023-2025:mobiliteit-acties", "2020-2025:zachte-mobiliteit"),
        ("2023-2025:mobiliteit-acties", "2020-2025:autorijschool"),
        ("2023-2025:mobiliteit-acties", "2020-2025:gedeeld-transport"),
        ("2023-2025:sociaal-aanbesteden", "2020-2025:overheidsopdrachten"),
    }
)

DOUBTFUL: frozenset[Pair] = frozenset(
    {
        ("2020-2025:vdab-doorstroom", "2014-2019:od1.1.4"),
        ("2020-2025:werkgevers-bevragen", "2014-2019:od2.1.5"),
        ("2020-2025:lde-kader", "2014-2019:od1.2.1"),
        ("2020-2025:lde-fabriek", "2014-2019:od1.2.1"),
        ("2020-2025:communicatie", "2014-2019:od2.1.10"),
        ("2020-2025:signaleringsbeleid", "2014-2019:od3.1.1"),
        ("2020-2025:rose-actiegroep", "2014-2019:od1.1.1"),
        ("2020-2025:rose-actiegroep", "2014-2019:od1.3.2"),
        ("2020-2025:se-nec", "2014-2019:od1.4.2"),
        ("2020-2025:vdab-doorstroom", "2014-2019:od1.4.2"),
        ("2020-2025:gedeeld-transport", "2014-2019:od2.2.2"),
        ("2020-2025:verbreden-werkvloeren", "2014-2019:od2.1.6"),
        ("2023-2025:rose-ag", "2020-2025:communicatie"),
        ("2023-2025:rose-ag", "2020-2025:roa-actiegroep"),
        ("2023-2025:rose-av", "2020-2025:rose-actiegroep"),
        ("2023-2025:rose-w13", "2020-2025:rose-actiegroep"),
        ("2023-2025:rose-toeleiders", "2020-2025:rose-actiegroep"),
        ("2023-2025:rose-toeleiders", "2020-2025:roa-actiegroep"),
        ("2023-2025:rose-toeleiders", "2020-2025:verbreden-werkvloeren"),
        ("2023-2025:mobiliteit-acties", "2020-2025:rijsimulator"),
        ("2023-2025:mobiliteit-acties", "2020-2025:lde-transport"),
        ("2023-2025:mobiliteit-acties", "2020-2025:vervoersregio"),
        ("2023-2025:mobiliteit-ondernemen", "2020-2025:zachte-mobiliteit"),
        ("2023-2025:mobiliteit-ondernemen", "2020-2025:vervoersregio"),
        ("2023-2025:vervoersregio", "2020-2025:zachte-mobiliteit"),
        ("2023-2025:maatwerk-brug", "2020-2025:se-nec"),
        ("2023-2025:migratieachtergrond", "2020-2025:indicering-talen"),
        ("2023-2025:signaalfunctie", "2014-2019:od3.1.1"),
        ("2023-2025:signaalfunctie", "2014-2019:od3.1.2"),
        ("2023-2025:dienstenaanbod", "2020-2025:lde-opdrachten"),
        ("2023-2025:roa", "2020-2025:lerend-netwerk"),
    }
)


def read(path: Path) -> Any:
    """One file of the demo."""
    return json.loads(path.read_text(encoding="utf8"))


@cache
def names() -> dict[str, str]:
    """The name behind each key of the address book; a function with the organisation it belongs to."""
    book = read(BOOK)
    organisation = {one["key"]: one["name"] for one in book["organisations"]}
    short = {one["key"]: one.get("short_name") or one["name"] for one in book["organisations"]}
    functions = {
        one["key"]: f"{one['name']} ({short[one['organisation']]})" if one["organisation"] else one["name"]
        for one in book["functions"]
    }
    return organisation | {one["key"]: one["name"] for one in book["groups"]} | functions


@cache
def sketches() -> dict[str, list[tuple[str, Sketch]]]:
    """The actions of each plan by its short name, with the references that the files use."""
    found: dict[str, list[tuple[str, Sketch]]] = {}
    key = 0
    for path in sorted(PLANS.glob("plan_*.json")):
        plan = read(path)
        goals = {goal["key"]: goal["title"] for goal in plan["goals"]}
        for action in plan["actions"]:
            key += 1
            found.setdefault(plan["slug"], []).append(
                (f"{plan['slug']}:{action['key']}", sketch(key, action, goals[action["goal"]]))
            )
    return found


def sketch(key: int, action: Any, goal: str) -> Sketch:
    """What is compared of one action."""
    named = [(one["role"], next(one[kind] for kind in ("organisation", "group", "function") if one.get(kind)))
             for one in action["parties"]]  # fmt: skip
    leading = {"lead", "co_lead"}
    return Sketch(
        key,
        action["title"],
        f"{action['description']} {goal}",
        leads=frozenset(names()[who] for role, who in named if role in leading),
        others=frozenset(names()[who] for role, who in named if role not in leading),
        times=read_frequency(action["norm"]["text"]).times if action["norm"] else None,
    )


@cache
def linked() -> frozenset[Pair]:
    """The links that stand in the files."""
    return frozenset(
        (f"{plan['slug']}:{action['key']}", earlier)
        for plan in map(read, PLANS.glob("plan_*.json"))
        for action in plan["actions"]
        for earlier in action["predecessors"]
    )
