"""What is filled in about a moment of contact: one line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.forms import DateField, Form
from regietafel.organisations.models import ContactMoment, MomentKind


class MomentForm(Form):
    """A visit, a call or what was agreed."""

    on = DateField(label=_("Date"))
    kind = forms.ChoiceField(label=_("How"), choices=MomentKind.choices)
    text = forms.CharField(label=_("What was said"), max_length=300)
    with_whom = forms.CharField(label=_("With whom"), max_length=150, required=False)

    drafted = False

    def __init__(self, data: Any = None, *, moment: ContactMoment | None = None, today: dt.date) -> None:
        names = ("on", "kind", "text", "with_whom")
        known = {name: getattr(moment, name) for name in names} if moment else {"on": today, "kind": MomentKind.CALL}
        super().__init__(data, initial=known)
