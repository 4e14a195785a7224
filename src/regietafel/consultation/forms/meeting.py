"""A meeting: planned, described, moved, called held; and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body, Meeting, MeetingState
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.hours import HourField
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField


class WhenWhereForm(Form):
    """Date, hours and place."""

    on = DateField(label=_("Date"), help_text=_("For example 16/06/2026."))
    starts_at = HourField(
        label=_("From"), required=False, help_text=_("For example 9.30. Leave it empty for a whole day.")
    )
    ends_at = HourField(label=_("Until"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    online_url = forms.URLField(label=_("Online link"), max_length=500, required=False, assume_scheme="https")


class AboutForm(Form):
    """What the meeting is called, with whom it is held, and what the invitation says."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("Only if it is more than the name of the body.")
    )
    joint_with = RowsField(
        label=_("Together with"), required=False, help_text=_("Other bodies that meet at the same table.")
    )
    note = forms.CharField(
        label=_("Note in the invitation"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        required=False,
        help_text=_("For meetings of long ago: how do we know of it?"),
    )

    def __init__(self, data: Any = None, *, partners: list[Body], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        offer_partners(self, partners)


def offer_partners(form: Form, partners: list[Body]) -> None:
    """Offer the bodies that can meet jointly; where there is no other, the question goes."""
    field = form.fields["joint_with"]
    assert isinstance(field, RowsField)
    field.offer(partners)
    if not partners:
        del form.fields["joint_with"]


class NewMeetingForm(WhenWhereForm, AboutForm):
    """A new meeting; the body comes first, its usual place is proposed."""

    body = RowField(label=_("Body"))
    field_order = ("body", "on", "starts_at", "ends_at", "place", "online_url", "title", "joint_with", "note", "source")

    def __init__(self, data: Any = None, *, bodies: list[Body], initial: dict[str, Any]) -> None:
        super().__init__(data, partners=bodies, initial=initial)
        field = self.fields["body"]
        assert isinstance(field, RowField)
        field.offer(bodies, empty=_("Choose a body"))


class HeldForm(Form):
    """When it was held, and how many were there if that is all that is known."""

    when = PreciseDateField(label=_("Held on"), help_text=_("A date, a month or a year: 16/06/2026, 06/2026, 2026."))
    head_count = forms.IntegerField(
        label=_("Number of people present"),
        required=False,
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("If nobody noted who was there. Leave it empty if you do not know."),
    )
    head_count_about = forms.BooleanField(label=_("About this many"), required=False)


class RemoveForm(Form):
    """Nothing but a button."""


class MeetingFilterForm(FilterForm):
    """Which meetings: by body, state, year, and whether they are still to come."""

    when = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("", _("Past and to come")), ("coming", _("To come")), ("past", _("Past"))],
    )
    body = forms.ChoiceField(label=_("Body"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *MeetingState.choices])
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: Any, *, bodies: list[Body], years: list[int]) -> None:
        super().__init__(data)
        body, year = self.fields["body"], self.fields["year"]
        assert isinstance(body, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        body.choices = [("", _("All bodies")), *((one.slug, one.name) for one in bodies)]
        year.choices = [("", _("All years")), *((str(one), str(one)) for one in years)]


def when_where_of(meeting: Meeting) -> dict[str, Any]:
    """When and where a meeting is, as its form shows it."""
    return {name: getattr(meeting, name) for name in WhenWhereForm.base_fields}


def about_of(meeting: Meeting) -> dict[str, Any]:
    """What a meeting says, as its form shows it."""
    return {
        "title": meeting.title,
        "note": meeting.note,
        "source": meeting.source,
        "joint_with": list(meeting.joint_with.all()),
    }
