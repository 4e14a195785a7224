"""Forms of notes, co-signatories, letters and replies."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Meeting
from regietafel.core.forms import DateField, FilterForm, Form
from regietafel.core.rows import RowField, RowsField
from regietafel.organisations.models import Organisation
from regietafel.policy_signals.clocks import ClockState
from regietafel.policy_signals.forms.dossiers import many, one
from regietafel.policy_signals.models import Channel, CoSignatory, Extent, Letter, Note, NoteVersion, Reply
from regietafel.territories.models import Municipality

MARKUP = _("A line that begins with “# ” is a heading, lines with “- ” make a list, an empty line begins a paragraph.")
LETTER = ("addressee", "organisation", "address", "email", "channel", "subject", "text", "note_version", "answer_by")
SENT_BY = [choice for choice in Channel.choices if choice[0] != Channel.DOCUMENT]


class NoteForm(Form):
    """The note as it is written."""

    drafted = True
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        max_length=100_000,
        required=False,
        help_text=MARKUP,
        widget=forms.Textarea(attrs={"rows": 22}),
    )

    def __init__(self, data: Any = None, *, note: Note | None = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"title": note.title, "text": note.text} if note else initial)


class FixForm(Form):
    """What changed since the version before."""

    changed = forms.CharField(label=_("What changed since the last version?"), max_length=300, required=False)


class CoSignForm(Form):
    """Whom to ask to sign along."""

    municipalities = RowsField(label=_("Local governments"), required=False)
    organisations = RowsField(label=_("Organisations"), required=False)

    def __init__(
        self, data: Any = None, *, municipalities: list[Municipality], organisations: list[Organisation]
    ) -> None:
        super().__init__(data)
        many(self, "municipalities").offer(municipalities)
        many(self, "organisations").offer(organisations)


class SignedForm(Form):
    """That somebody signed: which version, when, in which function."""

    version_signed = RowField(label=_("Which version?"))
    on = DateField(label=_("Signed on"))
    signed_as = forms.CharField(
        label=_("Signed by (function)"), max_length=200, required=False, help_text=_("Such as “mayor” or “council”.")
    )

    def __init__(self, data: Any = None, *, row: CoSignatory, versions: list[NoteVersion], today: dt.date) -> None:
        newest = row.signed_version or (versions[0] if versions else None)
        initial = {"version_signed": newest, "on": row.signed_on or today, "signed_as": row.signed_as}
        super().__init__(data, initial=initial)
        one(self, "version_signed").offer(versions)


class DeclineForm(Form):
    """Why somebody does not sign."""

    reason = forms.CharField(label=_("Why not?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class MailForm(Form):
    """To which mailbox the link goes."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("A functional mailbox, if there is one."))

    def __init__(self, data: Any = None, *, row: CoSignatory) -> None:
        super().__init__(data, initial={"email": row.email})


class LettersForm(Form):
    """A letter to several addressees at once."""

    drafted = True
    addressees = forms.CharField(
        label=_("To whom?"),
        max_length=4000,
        help_text=_("One addressee on a line, by function: each gets a letter and a clock of its own."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(
        label=_("Text"), max_length=20_000, required=False, help_text=MARKUP, widget=forms.Textarea(attrs={"rows": 12})
    )
    note_version = RowField(label=_("With the note"), required=False)
    channel = forms.ChoiceField(label=_("Sent by"), choices=SENT_BY)
    answer_by = DateField(label=_("Answer expected by"), required=False)

    def __init__(self, data: Any = None, *, versions: list[NoteVersion], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        one(self, "note_version").offer(versions, empty=_("No note"))


class LetterForm(Form):
    """One letter; of one that was sent only the day of the answer changes."""

    drafted = True
    addressee = forms.CharField(label=_("To whom?"), max_length=200)
    organisation = RowField(label=_("Organisation"), required=False)
    address = forms.CharField(
        label=_("Postal address"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(
        label=_("Text"), max_length=20_000, required=False, help_text=MARKUP, widget=forms.Textarea(attrs={"rows": 12})
    )
    note_version = RowField(label=_("With the note"), required=False)
    channel = forms.ChoiceField(label=_("Sent by"), choices=SENT_BY)
    answer_by = DateField(label=_("Answer expected by"), required=False)

    def __init__(
        self, data: Any = None, *, letter: Letter, versions: list[NoteVersion], organisations: list[Organisation]
    ) -> None:
        super().__init__(data, initial={name: getattr(letter, name) for name in LETTER})
        one(self, "note_version").offer(versions, empty=_("No note"))
        one(self, "organisation").offer(organisations, empty=_("No organisation"))


class DueForm(Form):
    """By when an answer is expected of a letter that was sent."""

    answer_by = DateField(label=_("Answer expected by"), required=False)

    def __init__(self, data: Any = None, *, letter: Letter) -> None:
        super().__init__(data, initial={"answer_by": letter.answer_by})


class SendForm(Form):
    """Which letters left, when, and what those who reported are told."""

    letters = RowsField(label=_("Letters that left"))
    on = DateField(label=_("Sent on"))
    said = forms.CharField(
        label=_("What do we tell those who reported?"),
        max_length=2000,
        required=False,
        help_text=_("In plain words. If you leave it empty, nobody gets a mail about this step."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, letters: list[Letter], today: dt.date, said: str) -> None:
        super().__init__(data, initial={"letters": letters, "on": today, "said": said})
        many(self, "letters").offer(letters, label=lambda letter: letter.addressee)


class GiveUpForm(Form):
    """Why nobody waits for the answer any more."""

    reason = forms.CharField(label=_("Why do we wait no longer?"), max_length=500)


class ReplyForm(Form):
    """What came back."""

    drafted = True
    on = DateField(label=_("Received on"))
    channel = forms.ChoiceField(label=_("How did it come?"), choices=Channel.choices)
    extent = forms.ChoiceField(label=_("How far does it go?"), choices=Extent.choices, widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("What does it say?"),
        max_length=4000,
        help_text=_("In plain words. Hang the document itself on the dossier."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    meeting = RowField(label=_("At the meeting"), required=False)
    tell = forms.CharField(
        label=_("What do we tell those who reported?"),
        max_length=2000,
        required=False,
        help_text=_("If you leave it empty, nobody gets a mail about this step."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, data: Any = None, *, today: dt.date, meetings: list[Meeting], reply: Reply | None = None
    ) -> None:
        names = ("on", "channel", "extent", "said", "meeting")
        initial = {name: getattr(reply, name) for name in names} if reply else {"on": today, "extent": Extent.FULL}
        super().__init__(data, initial=initial)
        one(self, "meeting").offer(meetings, empty=_("No meeting"))
        if reply is not None:
            del self.fields["tell"]


class LetterFilterForm(FilterForm):
    """Which letters of the region."""

    q = forms.CharField(label=_("Addressee or dossier"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), *(choice for choice in ClockState.choices if choice[0] != ClockState.DRAFT)],
    )


class SignForm(Form):
    """What somebody who was asked answers by link."""

    read = forms.CharField(required=False, max_length=6, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Do you sign along?"),
        choices=[("sign", _("Yes, we sign this version")), ("decline", _("No, we do not sign"))],
        widget=forms.RadioSelect,
    )
    signed_as = forms.CharField(
        label=_("In which function do you sign?"), max_length=200, required=False, help_text=_("Such as “mayor”.")
    )
    reason = forms.CharField(
        label=_("If not: why?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
