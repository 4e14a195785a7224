"""What was done in a review, and what a person could take back."""

from __future__ import annotations

from typing import Any

from regietafel.intake.models import Reading, ReviewStep


def last_step_of(reading: Reading, person: Any) -> ReviewStep | None:
    """The last deed of a person that still stands."""
    mine = ReviewStep.objects.filter(reading=reading, by_id=person.pk, taken_back_at__isnull=True)
    return mine.order_by("-pk").first()
