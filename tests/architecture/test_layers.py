"""Imports go down the list of apps, and down the rooms of an app; only operations write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture import layers
from tests.architecture.exceptions import Fault, excuses, unexcused
from tests.architecture.tree import PROJECT, SOURCE, app_order

ORDER = ["plans", "people", "core"]
Rule = Callable[[Path, list[str]], Iterator[Fault]]
RULES: list[Rule] = [
    layers.order_faults,
    layers.reading_faults,
    layers.room_faults,
    layers.write_faults,
    layers.query_faults,
    layers.operation_faults,
]

BROKEN: list[tuple[Rule, str, str]] = [
    (layers.order_faults, "core/dates.py", "from regietafel.plans import models"),
    (layers.order_faults, "core/dates.py", "def late():\n    import regietafel.people.queries"),
    (layers.order_faults, "people/queries.py", "from ..plans.models import Plan"),
    (layers.order_faults, "core/dates.py", "from regietafel import settings"),
    (layers.order_faults, "stray/apps.py", ""),
    (layers.reading_faults, "reading/words.py", "from django.utils import timezone"),
    (layers.reading_faults, "reading/words.py", "def f():\n    from ..core import dates"),
    (layers.room_faults, "plans/models.py", "from regietafel.plans import operations"),
    (layers.room_faults, "plans/models/action.py", "from ..queries import actions_visible_to"),
    (layers.room_faults, "plans/forms.py", "from regietafel.people.operations import invite"),
    (layers.room_faults, "plans/queries.py", "from regietafel.core.views import health"),
    (layers.room_faults, "plans/operations/moves.py", "from django.http import HttpRequest"),
    (layers.write_faults, "plans/queries.py", "def f(row):\n    row.save()"),
    (layers.write_faults, "plans/views.py", "def f(rows):\n    rows.update(title='x')"),
    (layers.write_faults, "plans/rules.py", "def f(rows):\n    rows.create()"),
    (layers.query_faults, "plans/views.py", "def f():\n    return Action.objects.all()"),
    (layers.operation_faults, "plans/operations.py", "@operation\ndef f(actor, action): ..."),
    (layers.operation_faults, "plans/operations.py", "@operation\ndef f(*, action, actor): ..."),
]

SOUND = {
    "plans/apps.py": "",
    "plans/models.py": "from regietafel.people.models import User\nclass A:\n    def save(self):\n        super().save()",
    "plans/queries.py": "from regietafel.plans.models import A\ndef f(found):\n    found.update({1: 2})",
    "plans/operations.py": "from .queries import f\n@operation\ndef g(*, actor, row):\n    row.save()",
    "plans/views.py": "from regietafel.plans import forms, operations, queries",
    "people/models.py": "from regietafel.core import models\nfrom regietafel.reading import norms",
    "reading/words.py": "import re\nfrom regietafel.reading.norms import x\nfrom . import norms",
    "core/models.py": "from django.db import models",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule: Rule) -> None:
    assert unexcused(rule(SOURCE, app_order()), excuses(rule.__name__)) == []


@pytest.mark.parametrize(("rule", "name", "text"), BROKEN)
def test_the_rule_sees_what_breaks_it(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    root = planted(tmp_path, SOUND | {name: text})
    assert len(list(rule(root, ORDER))) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_leaves_sound_files_alone(rule: Rule, tmp_path: Path) -> None:
    assert list(rule(planted(tmp_path, SOUND), ORDER)) == []


def planted(place: Path, files: dict[str, str]) -> Path:
    """A small tree of our own, with a settings file as the real one has."""
    root = place / PROJECT
    for name, text in (files | {"settings.py": "", "reading/norms.py": ""}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    return root


def upward_relations(relations: list[tuple[str, str, str]], order: list[str]) -> list[str]:
    """Relations (app, field, related app) that point up; the account is reached through the setting, so it may."""
    rank = {app: position for position, app in enumerate(order)}
    return [
        f"{field} of {app} points up to {target}"
        for app, field, target in relations
        if target in rank and rank[target] < rank[app]
    ]


def test_relations_point_down() -> None:
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in app_order():
            continue
        for field in model._meta.get_fields():
            related = getattr(field, "related_model", None)
            if isinstance(field, models.Field) and related and related._meta.label != settings.AUTH_USER_MODEL:
                found.append((model._meta.app_label, str(field), related._meta.app_label))
    assert len(found) > 10
    assert upward_relations(found, app_order()) == []


def test_a_relation_that_points_up_is_seen() -> None:
    assert upward_relations([("core", "x", "plans"), ("plans", "y", "core")], ORDER) == ["x of core points up to plans"]
