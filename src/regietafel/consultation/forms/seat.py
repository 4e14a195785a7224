"""A seat in a body, the day on which it is left, and the day of which the seats are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.forms.body import offer, with_own
from regietafel.consultation.models import Seat, SeatRole
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.rows import RowField
from regietafel.organisations.models import Contact, Organisation, StakeholderGroup


class SeatForm(Form):
    """Who sits there: an organisation first, a contact second."""

    organisation = RowField(label=_("Organisation"), required=False)
    group = RowField(
        label=_("Or a group of partners"),
        required=False,
        help_text=_("For members who are only named together, such as “the thirteen local governments”."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices)
    substitute_for = RowField(label=_("Substitute for"), required=False)
    delegation = forms.CharField(
        label=_("Delegation"),
        max_length=300,
        required=False,
        help_text=_("Whom it sends, by function: “network manager and team leaders”."),
    )
    contact = RowField(label=_("Contact"), required=False, help_text=_("Who comes."))
    since = DateField(label=_("From"), required=False, help_text=_("Leave it empty if it was always so."))
    until = DateField(label=_("Until"), required=False, help_text=_("The last day. Leave it empty while it lasts."))

    def __init__(
        self,
        data: Any = None,
        *,
        seat: Seat | None = None,
        organisations: Iterable[Organisation],
        groups: Iterable[StakeholderGroup],
        contacts: Iterable[Contact],
        seats: Iterable[Seat],
    ) -> None:
        initial = {name: getattr(seat, name) for name in self.base_fields} if seat else {"role": SeatRole.MEMBER}
        super().__init__(data, initial=initial)
        offer(self, "organisation", with_own(organisations, seat and seat.organisation), _("none"))
        offer(self, "group", with_own(groups, seat and seat.group), _("none"))
        offer(self, "substitute_for", with_own(seats, seat and seat.substitute_for), _("nobody"))
        by_organisation: dict[str, list[Contact]] = {}
        found = with_own(contacts, seat and seat.contact)
        for contact in found:
            by_organisation.setdefault(str(contact.organisation), []).append(contact)
        field = self.fields["contact"]
        assert isinstance(field, RowField)
        field.offer(found, groups=by_organisation, empty=_("not known, or not one person"))


class SeatEndForm(Form):
    """The last day of a seat."""

    until = DateField(label=_("Last day"), help_text=_("For example 31/12/2026."))


class AsOfForm(FilterForm):
    """The day on which one looks at who sat there."""

    on = DateField(label=_("As it was on"), required=False, help_text=_("For example 31/12/2026."))

    @property
    def day(self) -> dt.date | None:
        """The day, if one was asked for that is one."""
        return self.cleaned_data.get("on") if self.is_bound and self.is_valid() else None
