"""What is typed of a promise in minutes: what, who does it or must hear it, by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form

LONGEST = {"point": 500, "back": 2000}


class PromisedForm(Form):
    """An action point (``point``) or a report-back (``back``): the words differ, the three boxes do not."""

    what = forms.CharField(label=_("What"))
    who = forms.CharField(
        label=_("Who does it?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "promised-names", "autocomplete": "off"}),
    )
    due_on = DateField(label=_("By when"), required=False)

    def __init__(self, data: Any = None, *, kind: str) -> None:
        super().__init__(data)
        what = self.fields["what"]
        assert isinstance(what, forms.CharField)
        what.max_length = LONGEST[kind]
        what.validators = [*what.validators, MaxLengthValidator(LONGEST[kind])]
        if kind == "back":
            self.fields["who"].label = _("Who must hear it?")
            self.fields["who"].required = True
