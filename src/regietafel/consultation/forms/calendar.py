"""The form that makes an address for a calendar program."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body, FeedScope
from regietafel.core.forms import Form


class FeedForm(Form):
    """What the address shows: my meetings, all of the region, or one body."""

    what = forms.ChoiceField(label=_("What the calendar shows"))

    def __init__(self, data: Any = None, *, bodies: list[Body]) -> None:
        super().__init__(data)
        self.bodies = {f"b{one.pk}": one for one in bodies}
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (FeedScope.MINE, _("My meetings")),
            (FeedScope.REGION, _("All that I may see in the region")),
            (_("A body"), [(key, str(one)) for key, one in self.bodies.items()]),
        ]

    def wanted(self) -> dict[str, Any]:
        """What was chosen, in the words of the operation."""
        chosen = self.cleaned_data["what"]
        body = self.bodies.get(chosen)
        return {"scope": FeedScope.BODY if body else chosen, "body": body}
