"""Who may have documents read and look the readings through: who runs the plans of the region."""

from __future__ import annotations

from typing import Any

import rules

from regietafel.intake.models import Reading, ReadingState
from regietafel.people.rules import is_director


@rules.predicate
def is_ready(user: Any, reading: Any = None) -> bool:
    """The reading is there to be looked through, and did not become a plan yet."""
    return isinstance(reading, Reading) and reading.state == ReadingState.READY and not reading.is_removed


rules.add_perm("intake.read_documents", is_director)
rules.add_perm("intake.review_reading", is_director & is_ready)
