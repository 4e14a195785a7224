"""Forms of declarations: what one says, its text, who should sign, who did, and who will not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.agreements.models import Declaration, DeclarationKind, DeclarationVersion, Signature
from regietafel.core.forms import DateField, Form
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.forms.dossiers import many, one
from regietafel.policy_signals.forms.letters import MARKUP

ABOUT = ("title", "to_whom", "summary", "starts_on", "ends_on")


def by_sort(first: list[Organisation], others: list[Organisation]) -> dict[Any, list[Organisation]]:
    """The local governments of the region before the rest of the address book."""
    keys = {row.pk for row in first}
    return {
        _("Local governments of the region"): first,
        _("Others in the address book"): [row for row in others if row.pk not in keys],
    }


class AboutForm(Form):
    """What a declaration says of itself."""

    title = forms.CharField(label=_("Title"), max_length=200)
    to_whom = forms.CharField(
        label=_("Towards whom"),
        max_length=200,
        required=False,
        help_text=_("To whom the task is given, or with whom one wants to go on."),
    )
    summary = forms.CharField(
        label=_("What it says, in plain words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_on = DateField(label=_("Holds from"), required=False)
    ends_on = DateField(label=_("Holds until"), required=False)


class DeclarationForm(AboutForm):
    """What a declaration says of itself, when it is there already."""

    drafted = True

    def __init__(self, data: Any = None, *, declaration: Declaration) -> None:
        super().__init__(data, initial={name: getattr(declaration, name) for name in ABOUT})


class NewDeclarationForm(AboutForm):
    """A new declaration with its text and who should sign; the local governments of the region are proposed."""

    drafted = True
    kind = forms.ChoiceField(
        label=_("Which kind?"),
        choices=[
            (DeclarationKind.MANDATE.value, _("Mandate: it gives a task and binds who signs")),
            (DeclarationKind.INTENT.value, _("Declaration of intent: it says what one wants together")),
        ],
        widget=forms.RadioSelect,
        help_text=_("This cannot be changed later: the two kinds are never mixed."),
    )
    text = forms.CharField(
        label=_("Text"), max_length=100_000, help_text=MARKUP, widget=forms.Textarea(attrs={"rows": 16})
    )
    organisations = RowsField(label=_("Who should sign?"), required=False)
    field_order = ["kind", "title", "to_whom", "summary", "text", "starts_on", "ends_on", "organisations"]

    def __init__(
        self, data: Any = None, *, governments: list[Organisation], others: list[Organisation], kind: str = ""
    ) -> None:
        super().__init__(data, initial={"kind": kind, "organisations": governments})
        groups = by_sort(governments, others)
        many(self, "organisations").offer([row for rows in groups.values() for row in rows], groups=groups)


class TextForm(Form):
    """Another text of a declaration."""

    drafted = True
    text = forms.CharField(
        label=_("Text"), max_length=100_000, help_text=MARKUP, widget=forms.Textarea(attrs={"rows": 20})
    )
    note = forms.CharField(label=_("What changed since the last version?"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, newest: DeclarationVersion | None) -> None:
        super().__init__(data, initial={"text": newest.text if newest else ""})


class SignatoriesForm(Form):
    """Who should sign."""

    organisations = RowsField(label=_("Who should sign?"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        governments: list[Organisation],
        others: list[Organisation],
        chosen: list[Organisation],
    ) -> None:
        super().__init__(data, initial={"organisations": chosen})
        groups = by_sort(governments, others)
        many(self, "organisations").offer([row for rows in groups.values() for row in rows], groups=groups)


class SignForm(Form):
    """Several that signed on the same day, in the same function."""

    signatures = RowsField(label=_("Who signed?"), error_messages={"required": _("Tick who signed.")})
    text = RowField(label=_("Which version?"))
    signed_on = DateField(label=_("Signed on"))
    signed_as = forms.CharField(
        label=_("In which function?"),
        max_length=150,
        required=False,
        help_text=_("Such as “mayor”. It stands beside each of those that you tick."),
    )

    def __init__(
        self, data: Any = None, *, waiting: list[Signature], versions: list[DeclarationVersion], today: dt.date
    ) -> None:
        newest = versions[0] if versions else None
        super().__init__(data, initial={"signed_on": today, "text": newest})
        many(self, "signatures").offer(waiting, label=signer_label)
        one(self, "text").offer(versions, label=version_label)


class SignatureForm(Form):
    """When one organisation signed, as what, and which version."""

    text = RowField(label=_("Which version?"))
    signed_on = DateField(label=_("Signed on"))
    signed_as = forms.CharField(label=_("In which function?"), max_length=150, required=False)

    def __init__(self, data: Any = None, *, signature: Signature, versions: list[DeclarationVersion]) -> None:
        newest = versions[0] if versions else None
        initial = {
            "text": signature.version_signed or newest,
            "signed_on": signature.signed_on,
            "signed_as": signature.signed_as,
        }
        super().__init__(data, initial=initial)
        one(self, "text").offer(versions, label=version_label)


class NoSignatureForm(Form):
    """Why somebody will not sign."""

    reason = forms.CharField(label=_("Why not?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, *, signature: Signature) -> None:
        super().__init__(data, initial={"reason": signature.declined_because})


def signer_label(row: Signature) -> str:
    """Who it is, and what is known of them."""
    if row.version_signed:
        return str(_("%(who)s (signed version %(number)s)")) % {"who": row, "number": row.version_signed.number}
    return str(_("%(who)s (declined)")) % {"who": row} if row.declined_because else str(row)


def version_label(row: DeclarationVersion) -> str:
    """A version by its number and day."""
    return str(_("version %(number)s of %(day)s")) % {"number": row.number, "day": f"{row.made_at:%d/%m/%Y}"}
