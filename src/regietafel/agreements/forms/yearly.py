"""Forms of cooperation agreements: what one says, its parties and goals, and its yearly plans."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.forms.pacts import by_sort
from regietafel.agreements.models import Agreement, AgreementGoal, AgreementParty, AgreementYear, ChosenGoal
from regietafel.consultation.models import Body
from regietafel.core.forms import DateField, Form
from regietafel.core.labels import told_apart
from regietafel.core.listform import ListForm
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.plans.models import Action
from regietafel.policy_signals.forms.dossiers import many, one

ABOUT = ("title", "number", "summary", "starts_on", "ends_on", "steering_group")
MORE_PARTIES, MORE_GOALS = 3, 3


class AgreementForm(Form):
    """What an agreement says of itself."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    number = forms.CharField(
        label=_("Number"), max_length=50, required=False, help_text=_("If the agreement has one, as it is written.")
    )
    summary = forms.CharField(
        label=_("What it is for, in plain words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_on = DateField(label=_("Holds from"))
    ends_on = DateField(
        label=_("Holds until"), required=False, help_text=_("The last day. Six months before it you are warned.")
    )
    steering_group = RowField(label=_("Steering group"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: list[Body],
        agreement: Agreement | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        if agreement is not None:
            initial = {name: getattr(agreement, name) for name in ABOUT}
        super().__init__(data, initial=initial)
        one(self, "steering_group").offer(bodies, empty=_("No body"))


class NewAgreementForm(AgreementForm):
    """A new agreement with its parties, among whom the local governments are proposed."""

    organisations = RowsField(label=_("Parties"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: list[Body],
        governments: list[Organisation],
        others: list[Organisation],
        before: Agreement | None = None,
    ) -> None:
        super().__init__(data, bodies=bodies, initial=proposal(before, governments))
        groups = by_sort(governments, others)
        many(self, "organisations").offer([row for rows in groups.values() for row in rows], groups=groups)


def proposal(before: Agreement | None, governments: list[Organisation]) -> dict[str, Any]:
    """What the form begins with: the agreement that it follows, from the day after its last."""
    if before is None:
        return {"organisations": governments}
    found = {name: getattr(before, name) for name in ABOUT}
    starts_on = before.ends_on + dt.timedelta(days=1) if before.ends_on else None
    parties = [party.organisation for party in before.parties.select_related("organisation")]
    return {**found, "starts_on": starts_on, "ends_on": None, "organisations": parties}


class PartiesForm(ListForm):
    """The parties of an agreement, each with what it is there for, and room for more."""

    needed = {"organisation": _("Choose an organisation.")}

    def __init__(self, data: Any = None, *, agreement: Agreement, book: list[Organisation]) -> None:
        rows = list(agreement.parties.select_related("organisation"))
        named = {row.organisation_id for row in rows}
        self.book = [row for row in book if row.pk not in named]
        super().__init__(data, rows=rows, blanks=MORE_PARTIES)

    def fields_for(self, row: AgreementParty | None) -> dict[str, forms.Field]:
        """As what; which organisation can only be said for a new row."""
        fields: dict[str, forms.Field] = {}
        if row is None:
            field = RowField(label=_("Organisation"), required=False)
            field.offer(self.book, empty=_("Choose an organisation"))
            fields["organisation"] = field
        fields["part"] = forms.CharField(
            label=told_apart(_("As what"), row or _("new")),
            max_length=200,
            required=False,
            initial=row.part if row else "",
        )
        return fields


class GoalsForm(ListForm):
    """The goals of an agreement, each with its number, and room for more."""

    needed = {"number": _("Give it a number."), "title": _("Give it a title.")}

    def __init__(self, data: Any = None, *, goals: list[AgreementGoal]) -> None:
        super().__init__(data, rows=goals, blanks=MORE_GOALS)

    def fields_for(self, row: AgreementGoal | None) -> dict[str, forms.Field]:
        """Number, title and what is meant."""
        of = row or _("new")
        return {
            "number": forms.IntegerField(
                label=told_apart(_("Number"), of),
                min_value=1,
                max_value=999,
                widget=forms.TextInput(attrs={"class": "ui-input--date", "inputmode": "numeric"}),
                initial=row.number if row else None,
            ),
            "title": forms.CharField(
                label=told_apart(_("Title"), of), max_length=200, initial=row.title if row else ""
            ),
            "description": forms.CharField(
                label=told_apart(_("Description"), of),
                max_length=4000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=row.description if row else "",
            ),
        }


class YearForm(Form):
    """What is wanted in a year, and which goals are chosen."""

    intent = forms.CharField(
        label=_("What do we want this year?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    goals = RowsField(label=_("Which goals are chosen?"), error_messages={"required": _("Choose at least one goal.")})

    def __init__(
        self,
        data: Any = None,
        *,
        goals: list[AgreementGoal],
        year: AgreementYear | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        if year is not None:
            initial = {"intent": year.intent, "goals": [row.goal for row in year.chosen.all()]}
        super().__init__(data, initial=initial)
        many(self, "goals").offer(goals)


class NewYearForm(YearForm):
    """The plan of a year that has none yet."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=1950,
        max_value=2150,
        widget=forms.TextInput(attrs={"class": "ui-input--date", "inputmode": "numeric"}),
    )
    field_order = ["year", "intent", "goals"]


class WorkForm(Form):
    """Who works a goal out in a year, which actions carry it out, and what came of it."""

    working_group = RowField(label=_("Working group"), required=False)
    actions = RowsField(
        label=_("Actions of the regional plan that carry it out"),
        required=False,
        help_text=_("What happens with such an action, you write once: at its working year in the plan."),
    )
    result = forms.CharField(
        label=_("What came of it?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, data: Any = None, *, chosen: ChosenGoal, bodies: list[Body], actions: list[Action]) -> None:
        initial = {
            "working_group": chosen.working_group,
            "actions": list(chosen.actions.all()),
            "result": chosen.result,
        }
        super().__init__(data, initial=initial)
        one(self, "working_group").offer(bodies, empty=_("No body"))
        groups: dict[str, list[Action]] = {}
        for action in actions:
            groups.setdefault(f"{action.plan}: {action.goal}", []).append(action)
        many(self, "actions").offer(actions, groups=groups)


class EvaluationForm(Form):
    """How the year went, and what came of each goal."""

    drafted = True

    def __init__(self, data: Any = None, *, year: AgreementYear, today: dt.date) -> None:
        self.chosen = list(year.chosen.select_related("goal"))
        initial = {"evaluation": year.evaluation, "evaluated_on": year.evaluated_on or today}
        super().__init__(data, initial=initial)
        for row in self.chosen:
            self.fields[f"result-{row.pk}"] = forms.CharField(
                label=told_apart(_("What came of it?"), row.goal),
                max_length=4000,
                required=False,
                initial=row.result,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.fields["evaluation"] = forms.CharField(
            label=_("How did the year go?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
        )
        self.fields["evaluated_on"] = DateField(label=_("Evaluated on"))

    @property
    def results(self) -> dict[int, str]:
        """What was said of each goal, by the key of its row."""
        return {row.pk: self.cleaned_data[f"result-{row.pk}"] for row in self.chosen}
