"""All rows of the tables, to see whether two moments are the same."""

from __future__ import annotations

from typing import Any

from django.apps import apps

PASSES = frozenset({"journal.entry", "organisations.organisationmerge", "workplaces.workplacemerge"})
"""Tables that tell what was done, so they differ after something was done and undone."""


def all_rows() -> dict[str, dict[Any, dict[str, Any]]]:
    """Every row of every table of ours, without the numbers of versions."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if label in PASSES or not model.__module__.startswith("regietafel"):
            continue
        found[label] = {
            row.pop("pk"): {name: value for name, value in row.items() if name != "version"}
            for row in model._base_manager.values("pk", *(field.attname for field in model._meta.concrete_fields))
        }
    return found
