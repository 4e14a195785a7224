"""The mail after an event, and what participants take on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.queries.follow_up import CAME
from regietafel.core.forms import DateField, Form
from regietafel.core.rows import RowField
from regietafel.organisations.models import Organisation


class FollowUpForm(Form):
    """To whom, and what."""

    to = forms.ChoiceField(label=_("To"), choices=[(CAME, _("who came")), ("missed", _("who did not come"))])
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 10}))


class EngagementForm(Form):
    """What somebody takes on at an event."""

    what = forms.CharField(label=_("What"), max_length=500, help_text=_("What they will do, in one sentence."))
    who = forms.CharField(label=_("Who"), max_length=200, required=False, help_text=_("As it was said at the event."))
    organisation = RowField(label=_("Organisation"), required=False)
    due_on = DateField(label=_("By when"), required=False)

    def __init__(self, data: Any = None, *, organisations: Iterable[Organisation]) -> None:
        super().__init__(data)
        field = self.fields["organisation"]
        assert isinstance(field, RowField)
        field.offer(organisations, empty=_("not said"))
