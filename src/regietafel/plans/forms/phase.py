"""The stretches of an action, as one list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.listform import ListForm
from regietafel.core.precise import PreciseDateField
from regietafel.plans.models import Action, ActionPhase
from regietafel.plans.queries.choices import phases_in_order

BLANKS = 2


class PhasesForm(ListForm):
    """The phases of an action and room for new ones."""

    needed = {
        "starts": _("Enter when it starts, such as 2026, 06/2026 or 16/06/2026."),
        "ends": _("Enter when it ends, such as 2026, 06/2026 or 16/06/2026."),
        "text": _("Say what happens."),
    }

    def __init__(self, data: Any = None, *, action: Action) -> None:
        super().__init__(data, rows=phases_in_order(action), blanks=BLANKS)

    def fields_for(self, row: ActionPhase | None) -> dict[str, forms.Field]:
        """From when to when, and what happens."""
        return {
            "starts": PreciseDateField(label=_("From"), initial=row.starts if row else None),
            "ends": PreciseDateField(label=_("Until"), initial=row.ends if row else None),
            "text": forms.CharField(label=_("What happens"), max_length=500, initial=row.text if row else ""),
        }

    def clean(self) -> dict[str, Any]:
        """Insist that each stretch ends after it starts."""
        values = super().clean()
        for key in (*self.known, *self.blanks):
            starts, ends = values.get(f"starts-{key}"), values.get(f"ends-{key}")
            if starts and ends and ends.last < starts.first:
                self.add_error(f"ends-{key}", _("The end stands before the start."))
        return values
