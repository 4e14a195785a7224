"""What is filled in about a subject, what organs decided, and whom to ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Agreement, Decision, Declaration, Organ, Outcome, RegionalFramework, Subject
from regietafel.agreements.operations.asking import Town
from regietafel.agreements.operations.deciding import Answer
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.rows import RowField
from regietafel.documents.models import Document
from regietafel.territories.models import Municipality

ABOUT = ("title", "question", "asked_on", "decide_by", "framework", "agreement", "declaration")
USUAL = (Organ.BUREAU, Organ.COUNCIL)


class SubjectForm(Form):
    """What is asked, about which text, and who decides."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    question = forms.CharField(
        label=_("What is asked?"),
        max_length=4000,
        required=False,
        help_text=_("In plain words: whoever fills in a row by link reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    framework = RowField(label=_("About the framework"), required=False)
    agreement = RowField(label=_("About the agreement"), required=False)
    declaration = RowField(label=_("About the declaration"), required=False)
    organs = forms.MultipleChoiceField(
        label=_("Who decides?"),
        choices=Organ,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of each local government. Where an organ need not decide, say so in its row."),
    )
    asked_on = DateField(label=_("Asked on"), help_text=_("All municipalities of the region on that day are asked."))
    decide_by = DateField(label=_("To be decided by"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        frameworks: list[RegionalFramework],
        agreements: list[Agreement],
        declarations: list[Declaration],
        initial: dict[str, Any] | None = None,
        subject: Subject | None = None,
        organs: list[str] | None = None,
    ) -> None:
        first: dict[str, Any] = {"organs": list(USUAL), **(initial or {})}
        if subject is not None:
            first = {name: getattr(subject, name) for name in ABOUT} | {"organs": organs or []}
        super().__init__(data, initial=first)
        for name, rows in (("framework", frameworks), ("agreement", agreements), ("declaration", declarations)):
            field = self.fields[name]
            assert isinstance(field, RowField)
            field.offer(rows, empty=_("No"))
            if not rows:
                del self.fields[name]


class DecisionsForm(Form):
    """What each organ of one local government said. ``deviates``: the subject is about a text, from which one can deviate."""

    drafted = False
    mark_optional = False

    def __init__(
        self, data: Any = None, *, rows: list[Decision], documents: list[Document], by_link: bool, about_text: bool
    ) -> None:
        super().__init__(data)
        self.rows = rows
        for row in rows:
            organ = row.organ
            outcomes = [
                (value, _("yes, but deviates") if about_text and value == Outcome.CONDITIONS else label)
                for value, label in Outcome.choices
            ]
            self.fields[f"{organ}-outcome"] = forms.ChoiceField(
                label=_("What was decided?"), choices=outcomes, initial=row.outcome
            )
            self.fields[f"{organ}-on"] = DateField(label=_("Date"), required=False, initial=row.on)
            self.fields[f"{organ}-words"] = forms.CharField(
                label=_("Deviation or reason") if about_text else _("Conditions or reason"),
                max_length=2000,
                required=False,
                initial=row.words,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            if documents and not by_link:
                field = RowField(label=_("Document"), required=False, initial=row.document)
                field.offer(documents, empty=_("None"))
                self.fields[f"{organ}-document"] = field
            self.fields[f"{organ}-version"] = forms.IntegerField(
                initial=row.version, required=False, widget=forms.HiddenInput
            )
        if by_link:
            self.fields["filled_as"] = forms.CharField(
                label=_("Who fills this in?"), max_length=150, help_text=_("Your function and service, for example.")
            )
        self.by_link = by_link

    @property
    def parts(self) -> list[tuple[str, Decision, list[Any]]]:
        """The fields of each organ, under its name."""
        names = ("outcome", "on", "words", "document")
        return [
            (
                str(Organ(row.organ).label),
                row,
                [self[f"{row.organ}-{name}"] for name in names if f"{row.organ}-{name}" in self.fields],
            )
            for row in self.rows
        ]

    @property
    def answers(self) -> list[Answer]:
        """What was filled in, organ by organ; a document that is not asked for stays as it is."""
        said = self.cleaned_data
        return [
            Answer(
                organ=row.organ,
                outcome=said[f"{row.organ}-outcome"],
                on=said[f"{row.organ}-on"],
                words=said[f"{row.organ}-words"],
                document=said.get(f"{row.organ}-document", row.document)
                if f"{row.organ}-document" in self.fields
                else row.document,
                version=said[f"{row.organ}-version"],
            )
            for row in self.rows
        ]


class AskForm(Form):
    """To which address each town is asked; a town without a tick is not."""

    mark_optional = False

    def __init__(
        self, data: Any = None, *, towns: list[Municipality], known: dict[int, tuple[str, str]], ticked: set[int]
    ) -> None:
        super().__init__(data)
        self.towns = towns
        for town in towns:
            email, name = known.get(town.pk, ("", ""))
            self.fields[f"ask-{town.nis}"] = forms.BooleanField(
                label=town.name, required=False, initial=town.pk in ticked and bool(email)
            )
            self.fields[f"email-{town.nis}"] = forms.EmailField(
                label=_("E-mail address"), required=False, initial=email
            )
            self.fields[f"name-{town.nis}"] = forms.CharField(
                label=_("Name or function"), required=False, max_length=150, initial=name
            )

    @property
    def parts(self) -> list[tuple[Municipality, Any, Any, Any]]:
        """The fields of each town."""
        return [
            (town, self[f"ask-{town.nis}"], self[f"email-{town.nis}"], self[f"name-{town.nis}"]) for town in self.towns
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for an address where there is a tick and none, and for a tick; whom to ask stands under ``towns``."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        ticks = [town for town in self.towns if said.get(f"ask-{town.nis}")]
        for town in ticks:
            if not said.get(f"email-{town.nis}") and f"email-{town.nis}" not in self.errors:
                self.add_error(f"email-{town.nis}", _now("Fill in an address, or take the tick away."))
        if not ticks:
            self.add_error(None, _now("Choose at least one municipality."))
        said["towns"] = [
            Town(town, said.get(f"email-{town.nis}") or "", said.get(f"name-{town.nis}") or "") for town in ticks
        ]
        return said


class SubjectFilterForm(FilterForm):
    """Which subjects are looked at."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("open")), ("closed", _("closed")), ("all", _("all"))]
    )
