"""The tables as the migrations of a moment made them, not as today's code would have them.

So a backup can be made of a database that is older than the code, and put back before it is brought up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

Node = tuple[str, str]
LEFT_OUT = frozenset({"sessions.session"})
"""Tables that do not travel: whoever was signed in signs in again."""


def applied_to(connection: BaseDatabaseWrapper) -> list[Node]:
    """The migrations that a database has had."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def unknown_to_code(loader: MigrationLoader, nodes: Iterable[Node]) -> list[Node]:
    """Migrations that this version does not have: they come from a later one."""
    known = set(loader.graph.nodes)
    return [node for node in nodes if node not in known]


def last_of_each_app(loader: MigrationLoader, nodes: Collection[Node]) -> list[Node]:
    """The migrations to go to in order to have exactly these."""
    wanted = set(nodes)
    return sorted(
        node
        for node in wanted
        if not any(child.key in wanted and child.key[0] == node[0] for child in loader.graph.node_map[node].children)
    )


def models_at(loader: MigrationLoader, nodes: Collection[Node]) -> list[type[models.Model]]:
    """The models of that moment, in an order in which each stands after those that it points at."""
    state = loader.project_state(last_of_each_app(loader, nodes))
    found = [
        model
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]
    return in_order(sorted(found, key=lambda model: model._meta.label_lower))


def in_order(found: list[type[models.Model]]) -> list[type[models.Model]]:
    """Sort by dependency; what goes round in a circle comes last, since the database checks only at the end."""
    waiting = list(found)
    ordered: list[type[models.Model]] = []
    while waiting:
        placed = [model for model in waiting if not points_at(model) & set(waiting) - {model}]
        if not placed:
            return [*ordered, *waiting]
        ordered += placed
        waiting = [model for model in waiting if model not in placed]
    return ordered


def points_at(model: type[models.Model]) -> set[type[models.Model]]:
    """The models to which a model has foreign keys."""
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if field.is_relation and isinstance(field.related_model, type)
    }


def columns(model: type[models.Model]) -> list[models.Field[object, object]]:
    """The fields that are kept; what the database computes itself is computed again."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]
