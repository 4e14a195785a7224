"""The short lists as forms: a group of fields for each row that is there, and room for new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.core.forms import DateField
from regietafel.core.labels import told_apart
from regietafel.core.listform import ListForm
from regietafel.core.numbers import NumberField
from regietafel.core.precise import PreciseDateField
from regietafel.core.rows import RowField
from regietafel.documents.models import Document
from regietafel.plans.models.plan import FIRST_YEAR, LAST_YEAR
from regietafel.projects.forms.courses import MOST
from regietafel.projects.forms.fields import of_plan
from regietafel.projects.models import Answer

BLANKS = 3
Fields = dict[str, forms.Field]


class RowsForm(ListForm):
    """One list. ``offered`` is what new rows can be about, ``documents`` the papers that a letter can be."""

    kind: ClassVar[str] = ""

    def __init__(
        self,
        data: Any = None,
        *,
        rows: Iterable[Any],
        offered: Sequence[Any] = (),
        documents: Sequence[Document] = (),
    ) -> None:
        listed = list(rows)
        self.offered, self.documents = offered, documents
        super().__init__(data, rows=listed, blanks=BLANKS)

    def who(self, label: Any, *, empty: Any, text: Callable[[Any], str] = str) -> RowField:
        """What a new row is about."""
        field = RowField(label=told_apart(label, _("new")), required=False)
        field.offer(self.offered, label=text, empty=empty)
        return field

    def is_empty(self, values: dict[str, Any]) -> bool:
        """A choice that stands filled in from the start says nothing by itself."""
        return not any(value not in (None, "") for name, value in values.items() if name != "answer")


def text(label: Any, row: Any, name: str, longest: int, *, required: bool = False) -> forms.CharField:
    """A short text of a row."""
    initial = getattr(row, name) if row else ""
    return forms.CharField(
        label=told_apart(label, row or _("new")), max_length=longest, required=required, initial=initial
    )


def day(label: Any, row: Any, name: str, *, required: bool = False) -> DateField:
    """A day of a row."""
    initial = getattr(row, name) if row else None
    return DateField(label=told_apart(label, row or _("new")), required=required, initial=initial)


def amount(label: Any, row: Any, name: str) -> NumberField:
    """An amount of a row, in euros and cents."""
    initial = getattr(row, name) if row else None
    return NumberField(label=told_apart(label, row or _("new")), required=False, whole_digits=10, initial=initial)


def count(label: Any, row: Any, name: str) -> forms.IntegerField:
    """A count of a row."""
    initial = getattr(row, name) if row else None
    made = told_apart(label, row or _("new"))
    return forms.IntegerField(label=made, required=False, min_value=0, max_value=MOST, initial=initial)


class FitsForm(RowsForm):
    """Which actions of the plan a call fits, and why."""

    kind = "fits"
    needed = {"action": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The action of a new row, and why."""
        who = {} if row else {"action": self.who(_("Action of the plan"), empty=_("Choose an action"), text=of_plan)}
        return {**who, "why": text(_("Why it fits"), row, "why", 300)}


class LettersForm(RowsForm):
    """Who was asked for a letter of intent, and what came."""

    kind = "letters"
    needed = {"organisation": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The organisation of a new row, the dates, and the paper."""
        who = {} if row else {"organisation": self.who(_("Organisation"), empty=_("Choose an organisation"))}
        paper = RowField(
            label=told_apart(_("Document"), row or _("new")), required=False, initial=row.document if row else None
        )
        paper.offer(self.documents, empty=_("No document"))
        return {
            **who,
            "asked_on": day(_("Asked on"), row, "asked_on"),
            "received_on": day(_("Received on"), row, "received_on"),
            "document": paper,
        }


class AnswersForm(RowsForm):
    """What each municipality does with a call."""

    kind = "answers"
    needed = {"municipality": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The municipality of a new row, and what it does."""
        who = {} if row else {"municipality": self.who(_("Municipality"), empty=_("Choose a municipality"))}
        what = forms.ChoiceField(
            label=told_apart(_("What it does"), row or _("new")),
            choices=Answer.choices,
            initial=row.answer if row else Answer.INTERESTED,
        )
        return {
            **who,
            "answer": what,
            "on": day(pgettext_lazy("date", "On"), row, "on"),
            "note": text(_("A word with it"), row, "note", 300),
        }


class PartnersForm(RowsForm):
    """Who takes part in a project, with which part."""

    kind = "partners"
    needed = {"organisation": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The organisation of a new row, its part and its money."""
        who = {} if row else {"organisation": self.who(_("Organisation"), empty=_("Choose an organisation"))}
        return {
            **who,
            "part": text(_("Its part"), row, "part", 300),
            "money": amount(_("Its part of the money"), row, "money"),
        }


class MoneyForm(RowsForm):
    """What is asked and granted in each year."""

    kind = "money"
    needed = {"year": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The year of a new row, and the two amounts."""
        year = forms.IntegerField(
            label=told_apart(_("Year"), _("new")), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False
        )
        who: Fields = {} if row else {"year": year}
        return {**who, "asked": amount(_("Asked"), row, "asked"), "granted": amount(_("Granted"), row, "granted")}


class MilestonesForm(RowsForm):
    """What is reached by when."""

    kind = "milestones"
    needed = {"title": _("Say what is reached."), "due": _("Say by when.")}

    def fields_for(self, row: Any) -> Fields:
        """What, by when, and since when it is."""
        due = PreciseDateField(label=told_apart(_("By when"), row or _("new")), initial=row.due if row else None)
        done = PreciseDateField(
            label=told_apart(_("Reached on"), row or _("new")), required=False, initial=row.done if row else None
        )
        return {"title": text(_("What is reached"), row, "title", 200, required=True), "due": due, "done": done}


class ReportsForm(RowsForm):
    """Which reports are due, and when they were sent."""

    kind = "reports"
    needed = {"title": _("Say which report."), "due_on": _("Say by when.")}

    def fields_for(self, row: Any) -> Fields:
        """Which, by when, and when it was sent."""
        return {
            "title": text(_("Which report"), row, "title", 200, required=True),
            "due_on": day(_("Due on"), row, "due_on", required=True),
            "sent_on": day(_("Sent on"), row, "sent_on"),
        }


class SharesForm(RowsForm):
    """The places of each local government, and how many came."""

    kind = "shares"
    needed = {"municipality": _("Say which one.")}

    def fields_for(self, row: Any) -> Fields:
        """The municipality of a new row, and the two counts."""
        who = {} if row else {"municipality": self.who(_("Municipality"), empty=_("Choose a municipality"))}
        return {**who, "places": count(_("Places"), row, "places"), "came": count(_("How many came"), row, "came")}


FORMS: dict[str, type[RowsForm]] = {
    form.kind: form
    for form in (
        FitsForm,
        LettersForm,
        AnswersForm,
        PartnersForm,
        MoneyForm,
        MilestonesForm,
        ReportsForm,
        SharesForm,
    )
}
