"""An item of an agenda, proposed or put there; where it goes, and why it does not come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import AgendaItem, Meeting, Purpose
from regietafel.core.forms import Form
from regietafel.core.rows import RowField, RowsField
from regietafel.plans.models import Action

LONGEST = 600


class ProposeForm(Form):
    """What a member proposes: a title, what is asked of the table, and why."""

    title = forms.CharField(label=_("Title"), max_length=300)
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices, initial=Purpose.DISCUSSION)
    minutes_planned = forms.IntegerField(
        label=_("How many minutes"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ui-input--date"}),
    )
    presenter = forms.CharField(label=_("Presented by"), max_length=200, required=False)
    explanation = forms.CharField(
        label=_("Explanation"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class ItemForm(ProposeForm):
    """An item of whoever runs the meeting: with the actions of the plan that it is about."""

    actions = RowsField(label=_("Actions of the plan"), required=False)

    def __init__(self, data: Any = None, *, actions: list[Action], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["actions"]
        assert isinstance(field, RowsField)
        field.offer(actions)
        if not actions:
            del self.fields["actions"]


class CarryForm(Form):
    """To which later meeting an item goes, or to the backlog."""

    meeting = RowField(label=_("To"), required=False)

    def __init__(self, data: Any = None, *, meetings: list[Meeting]) -> None:
        super().__init__(data, initial={"meeting": meetings[0] if meetings else None})
        field = self.fields["meeting"]
        assert isinstance(field, RowField)
        field.offer(meetings, empty=_("The backlog: no meeting yet"))


class DeclineForm(Form):
    """Why a proposal does not come on the agenda."""

    because = forms.CharField(label=_("Why not"), max_length=500, help_text=_("Whoever proposed it gets this by mail."))


def item_initial(item: AgendaItem) -> dict[str, Any]:
    """An item as its form shows it."""
    names = ("title", "purpose", "minutes_planned", "presenter", "explanation")
    return {**{name: getattr(item, name) for name in names}, "actions": list(item.actions.all())}
