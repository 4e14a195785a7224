"""An event of ours, or of others at which we were; how it went; and which are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Body, Event, EventKind
from regietafel.consultation.queries.events import ATTENDED, OURS
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.hours import HourField
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action

WHEN_HELP = _("A date, a month or a year: 16/06/2026, 06/2026, 2026.")
SIDES = 2


def set_choices(form: Form, name: str, rows: Iterable[Any], empty: Any) -> None:
    """Fill a field that chooses among rows."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    field.offer(rows, empty=empty)


def initial_of(event: Event | None, form: type[Form]) -> dict[str, Any]:
    """The values of an event for the fields of a form."""
    if event is None:
        return {}
    names = [name for name in form.base_fields if name != "when"]
    return {"when": event.when, **{name: getattr(event, name) for name in names}}


class EventForm(Form):
    """What, when, where, for whom; and whether everybody may come."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices)
    when = PreciseDateField(label=_("When"), help_text=WHEN_HELP)
    starts_at = HourField(label=_("From what time"), required=False, help_text=_("For example 9.30."))
    ends_at = HourField(label=_("Until what time"), required=False)
    place = forms.CharField(label=_("Where"), max_length=200, required=False, help_text=_("Building, street, town."))
    online_url = forms.URLField(
        label=_("Online link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Goes by mail to who is registered; the public page does not show it."),
    )
    description = forms.CharField(
        label=_("For whom, and what about"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    body = RowField(label=_("Body that organises it"), required=False)
    is_public = forms.BooleanField(
        label=_("On the public calendar"), required=False, help_text=_("Everybody can read it once it is announced.")
    )
    takes_registrations = forms.BooleanField(
        label=_("Takes registrations"), required=False, help_text=_("On the public page, without an account.")
    )
    capacity = forms.IntegerField(
        label=_("Number of places"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Who comes after that is put on the waiting list. Empty: as many as come."),
    )
    closes_on = DateField(
        label=_("Register until"), required=False, help_text=_("That day included. Empty: until it begins.")
    )

    def __init__(self, data: Any = None, *, bodies: Iterable[Body], event: Event | None = None) -> None:
        super().__init__(data, initial=initial_of(event, type(self)))
        set_choices(self, "body", bodies, _("no body"))


class AttendedForm(Form):
    """An event of others: what, when as far as it is known, and how many were there."""

    title = forms.CharField(label=_("What it was called"), max_length=200)
    when = PreciseDateField(label=_("When"), help_text=WHEN_HELP)
    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices, initial=EventKind.OTHER)
    organiser = RowField(label=_("Who organised it"), required=False)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    body = RowField(label=_("Body to which it belongs"), required=False)
    head_count = forms.IntegerField(
        label=_("Number of people present"), min_value=0, max_value=1_000_000, required=False
    )
    head_count_about = forms.BooleanField(label=_("About: nobody counted exactly"), required=False)
    description = forms.CharField(
        label=_("What it was about"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: Iterable[Body],
        organisations: Iterable[Organisation],
        event: Event | None = None,
    ) -> None:
        super().__init__(data, initial=initial_of(event, type(self)))
        set_choices(self, "body", bodies, _("no body"))
        set_choices(self, "organiser", organisations, _("not said"))


class HoldForm(Form):
    """Who was there: a number, exact or about, and how many organisations of each group."""

    mark_optional = False

    head_count = forms.IntegerField(
        label=_("Number of people present"), min_value=0, max_value=1_000_000, required=False
    )
    head_count_about = forms.BooleanField(label=_("About: nobody counted exactly"), required=False)

    def __init__(self, data: Any = None, *, event: Event, counted: int = 0) -> None:
        known = event.head_count if event.head_count is not None else counted or None
        super().__init__(data, initial={"head_count": known, "head_count_about": event.head_count_about})
        if counted:
            self.fields["head_count"].help_text = _("%(number)s were ticked off at the door.") % {"number": counted}
        sides = list(event.sides.all())
        for place in range(max(SIDES, len(sides))):
            side = sides[place] if place < len(sides) else None
            self.fields[f"side_{place}"] = forms.CharField(
                label=_("Group %(number)s") % {"number": place + 1},
                max_length=100,
                required=False,
                initial=side.name if side else "",
                help_text=_("Only when groups met each other, such as care organisations.") if place == 0 else "",
            )
            self.fields[f"count_{place}"] = forms.IntegerField(
                label=_("Organisations of group %(number)s") % {"number": place + 1},
                min_value=0,
                max_value=100_000,
                required=False,
                initial=side.organisations if side else None,
            )

    def clean(self) -> dict[str, Any]:
        """Put the groups together, each with its number, as ``sides``."""
        held = super().clean() or self.cleaned_data
        places = [name.removeprefix("side_") for name in self.fields if name.startswith("side_")]
        held["sides"] = [(held.get(f"side_{place}", ""), held.get(f"count_{place}")) for place in places]
        return held


class CancelForm(Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=_("Why it does not take place"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the mail and on the public page."),
    )


class EventActionsForm(Form):
    """The actions of the plan for which the event counts."""

    mark_optional = False

    actions = RowsField(label=_("Actions"), required=False)

    def __init__(self, data: Any = None, *, event: Event, offered: dict[str, list[Action]]) -> None:
        super().__init__(data, initial={"actions": list(event.actions.all())})
        field = self.fields["actions"]
        assert isinstance(field, RowsField)
        field.offer([one for rows in offered.values() for one in rows], groups=offered)


class EventFilterForm(FilterForm):
    """Which events: by words, kind, year and whose."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *EventKind.choices], required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    whose = forms.ChoiceField(
        label=_("Whose"),
        choices=[("", _("Of everybody")), (OURS, _("Organised by us")), (ATTENDED, _("Attended by us"))],
        required=False,
    )

    def __init__(self, data: Any, *, years: list[int]) -> None:
        super().__init__(data)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All years")), *((str(one), str(one)) for one in years)]
