"""Who takes part in an action, as one list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.labels import told_apart
from regietafel.core.listform import ListForm
from regietafel.plans.forms.who import WhoField
from regietafel.plans.models import Action, ActionParty, PartyRole
from regietafel.plans.queries.choices import parties_in_order

BLANKS = 2


class PartiesForm(ListForm):
    """The parties of an action and room for new ones; a button ``move`` puts one a place up or down."""

    needed = {"who": _("Name somebody: choose from the list, or type a new name.")}

    def __init__(self, data: Any = None, *, action: Action) -> None:
        self.region = action.plan.region
        super().__init__(data, rows=parties_in_order(action), blanks=BLANKS)

    def fields_for(self, row: ActionParty | None) -> dict[str, forms.Field]:
        """The role and a note; who it is can only be said for a new row."""
        fields: dict[str, forms.Field] = {}
        if row is None:
            fields["who"] = WhoField(label=_("Who"), region=self.region, required=False)
        fields["role"] = forms.ChoiceField(
            label=told_apart(_("Role"), row or _("new")),
            choices=PartyRole.choices,
            initial=row.role if row else PartyRole.PARTNER,
        )
        fields["note"] = forms.CharField(
            label=told_apart(_("Note"), row or _("new")),
            max_length=200,
            required=False,
            initial=row.note if row else "",
        )
        return fields

    def is_empty(self, values: dict[str, Any]) -> bool:
        """A role alone says nothing: it is always filled in."""
        return not values["who"] and not values["note"]

    def clean(self) -> dict[str, Any]:
        """Put the row whose button was pressed in its new place."""
        values = super().clean()
        key, _sign, direction = str(self.data.get("move", "")).partition("-")
        rows = values["rows"]
        place = next((index for index, given in enumerate(rows) if given.row and str(given.row.pk) == key), None)
        if place is not None and direction in {"up", "down"}:
            given = rows.pop(place)
            rows.insert(max(place - 1, 0) if direction == "up" else place + 1, given)
        return values
