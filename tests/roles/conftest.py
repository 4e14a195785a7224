"""What the tables of this folder are about: the plan, the actions and the files of the tests of their areas."""

from __future__ import annotations

from tests.documents.conftest import folder
from tests.plans.conftest import (
    action,
    browser,
    director_function,
    framework,
    goal,
    goals,
    led_action,
    other_action,
    other_plan,
    plan,
    priorities,
)

__all__ = [
    "action",
    "browser",
    "director_function",
    "folder",
    "framework",
    "goal",
    "goals",
    "led_action",
    "other_action",
    "other_plan",
    "plan",
    "priorities",
]
