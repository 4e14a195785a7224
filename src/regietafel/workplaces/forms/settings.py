"""What a director sets about the directory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import Form
from regietafel.workplaces.models import DirectorySettings


class DirectoryForm(Form):
    """The rules of a directory."""

    is_public = forms.BooleanField(
        label=_("Everybody can look in the directory"),
        required=False,
        help_text=_("Without an account. What is to be found by the table only, or not at all, stays so."),
    )
    changes_wait = forms.BooleanField(
        label=_("Changes of organisations wait for the team"),
        required=False,
        help_text=_("Otherwise they go live at once, and you see afterwards what changed."),
    )
    check_every_months = forms.IntegerField(
        label=_("Months between two checks"),
        min_value=1,
        max_value=36,
        help_text=_("So often an organisation is asked whether all is still right; it may choose another rhythm."),
    )
    opening = forms.CharField(
        label=_("Text above the search"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, rules: DirectorySettings) -> None:
        names = ("is_public", "changes_wait", "check_every_months", "opening")
        super().__init__(data, initial={name: getattr(rules, name) for name in names})
