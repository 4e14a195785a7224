"""Loads the policy frameworks that come with the house; later ones are added on the screen by an administrator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from regietafel.core.operations import operation
from regietafel.plans.models import Framework, Priority

DATA = Path(__file__).parent / "data"


@operation
def load_frameworks() -> str:
    """Add frameworks that are not there yet, with their priorities; one that is there belongs to the administrator."""
    content: dict[str, Any] = json.loads((DATA / "frameworks.json").read_text(encoding="utf8"))
    added = sum(add_framework(entry) for entry in content["frameworks"])
    return f"policy frameworks: {added} rows added" if added else "policy frameworks: up to date"


def add_framework(entry: dict[str, Any]) -> int:
    """One framework with its priorities; the number of rows that were new.

    A priority that an administrator removed or gave another code must not come back with each start.
    """
    framework, made = Framework.objects.get_or_create(
        code=entry["code"],
        defaults={
            "titles": entry["title"],
            "start_year": entry["start_year"],
            "end_year": entry["end_year"],
        },
    )
    if not made:
        return 0
    Priority.objects.bulk_create(
        Priority(
            framework=framework,
            code=one["code"],
            order=one["order"],
            titles=one["title"],
            shorts=one.get("short", {}),
        )
        for one in entry["priorities"]
    )
    return 1 + len(entry["priorities"])
