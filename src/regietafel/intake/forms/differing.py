"""What of a difference the plan takes over, and who decided it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form


class DifferenceForm(Form):
    """The decision that an approved plan asks for; a draft asks nothing."""

    drafted = False
    decided_on = DateField(label=_("Decided on"))
    decided_by = forms.CharField(
        label=_("Decided by"), max_length=200, help_text=_("The body that decided, such as the general meeting.")
    )
    reason = forms.CharField(label=_("What changed and why"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, data: Any = None, *, is_draft: bool) -> None:
        super().__init__(data)
        if is_draft:
            self.fields.clear()
