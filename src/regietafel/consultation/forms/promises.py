"""Forms for action points and report-backs: who, what, by when, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import ActionPoint, Body, PointState, ReportBack
from regietafel.consultation.queries.report_backs import Standing
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.people.models import User
from regietafel.territories.models import Municipality

ALL = "municipalities"


class PointForm(Form):
    """What is agreed, who does it and by when. An account gets reminders, an organisation at its contact, a name none."""

    drafted = True
    what = forms.CharField(label=_("What will be done"), max_length=500)
    user = RowField(label=_("Who: somebody with an account"), required=False)
    organisation = RowField(label=_("Who: an organisation"), required=False)
    who = forms.CharField(
        label=_("Who: a name"),
        max_length=200,
        required=False,
        help_text=_("As it was said, for somebody without an account."),
    )
    due_on = DateField(label=_("By when"), required=False)
    body = RowField(label=_("Agreed at"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        people: list[User],
        organisations: list[Organisation],
        bodies: list[Body] | None,
        point: ActionPoint | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        names = ("what", "user", "organisation", "who", "due_on", "body")
        super().__init__(data, initial={name: getattr(point, name) for name in names} if point else initial)
        offered(self, "user", people, _("Nobody in particular"))
        offered(self, "organisation", organisations, _("No organisation"))
        if bodies is None:
            del self.fields["body"]
        else:
            offered(self, "body", bodies, _("No body"))


def offered(form: Form, name: str, rows: list[Any], empty: Any) -> None:
    """Fill a field of a form with the rows that can be chosen."""
    field = form.fields[name]
    assert isinstance(field, RowField)
    field.offer(rows, empty=empty)


class SettleForm(Form):
    """Done or dropped, and what came of it."""

    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[(PointState.DONE, _("It is done")), (PointState.DROPPED, _("It will not be done any more"))],
        widget=forms.RadioSelect,
    )
    result = forms.CharField(
        label=_("What came of it"),
        max_length=1000,
        required=False,
        help_text=_("Needed if it will not be done any more: why not."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, point: ActionPoint) -> None:
        state = point.state if point.state != PointState.OPEN else ""
        super().__init__(data, initial={"state": state, "result": point.result})


class PointFilterForm(FilterForm):
    """Which action points: whose, of which body, in which state."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    mine = forms.ChoiceField(label=_("Whose"), required=False, choices=[("", _("Everybody's")), ("1", _("Mine"))])
    body = RowField(label=_("Body"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Open")),
            ("overdue", _("Overdue")),
            (PointState.DONE, _("Done")),
            (PointState.DROPPED, _("Dropped")),
            ("all", _("All")),
        ],
    )

    def __init__(self, data: Any, *, bodies: list[Body]) -> None:
        super().__init__(data)
        offered(self, "body", bodies, _("All bodies"))


class ReportBackForm(Form):
    """What must be told, to whom and by when."""

    what = forms.CharField(label=_("What must be told"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    to = forms.ChoiceField(
        label=_("To whom"),
        error_messages={"required": _("Choose one: a body, an organisation or all municipalities.")},
    )
    due_on = DateField(label=_("By when"), required=False)
    body = RowField(label=_("Said at"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: list[Body],
        organisations: list[Organisation],
        row: ReportBack | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        if row is not None:
            initial = {"what": row.what, "to": receiver_key(row), "due_on": row.due_on}
        super().__init__(data, initial=initial)
        self.receivers: dict[str, Body | Organisation] = {
            **{f"b{one.pk}": one for one in bodies},
            **{f"o{one.pk}": one for one in organisations},
        }
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Choose who must hear it")),
            (ALL, _("All municipalities")),
            (_("A body"), [(f"b{one.pk}", str(one)) for one in bodies]),
            (_("An organisation"), [(f"o{one.pk}", str(one)) for one in organisations]),
        ]
        if row is not None:
            del self.fields["body"]
        else:
            offered(self, "body", bodies, _("Not at a body"))

    def receiver(self) -> dict[str, Any]:
        """The receiver that was chosen, in the words of the operation."""
        chosen = self.cleaned_data.get("to", "")
        row = self.receivers.get(chosen)
        return {
            "to_body": row if isinstance(row, Body) else None,
            "to_organisation": row if isinstance(row, Organisation) else None,
            "to_municipalities": chosen == ALL,
        }

    def clean(self) -> dict[str, Any]:
        """The values of the operation, receiver included."""
        values = super().clean() or {}
        values.update(self.receiver())
        return values


def receiver_key(row: ReportBack) -> str:
    """The option of a receiver."""
    if row.to_municipalities:
        return ALL
    return f"b{row.to_body_id}" if row.to_body_id else f"o{row.to_organisation_id}"


class ToldForm(Form):
    """How and when an organisation was told."""

    how = forms.CharField(label=_("How it was told"), max_length=500, help_text=_("By telephone, by mail, at a visit."))
    on = DateField(label=_("Told on"))

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"on": today})


class MunicipalitiesToldForm(Form):
    """Which municipalities were told, and when."""

    municipalities = RowsField(label=_("Told now"), required=True)
    on = DateField(label=_("Told on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False, help_text=_("How, or why it need not be."))

    def __init__(self, data: Any = None, *, today: dt.date, municipalities: list[Municipality]) -> None:
        super().__init__(data, initial={"on": today})
        field = self.fields["municipalities"]
        assert isinstance(field, RowsField)
        field.offer(municipalities)


class ReportBackFilterForm(FilterForm):
    """Which report-backs: from which body, to whom, and where they stand."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    from_body = RowField(label=_("From"), required=False)
    to = forms.ChoiceField(label=_("To"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Open")),
            ("overdue", _("Overdue")),
            (Standing.WAITING, _("To be told")),
            (Standing.PLANNED, _("On the agenda")),
            (Standing.TOLD, _("Told")),
            ("all", _("All")),
        ],
    )

    def __init__(self, data: Any, *, bodies: list[Body]) -> None:
        super().__init__(data)
        offered(self, "from_body", bodies, _("All bodies"))
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Everybody")),
            (ALL, _("All municipalities")),
            ("organisations", _("Organisations")),
            (_("A body"), [(f"b{one.pk}", str(one)) for one in bodies]),
        ]
