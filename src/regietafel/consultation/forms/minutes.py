"""What is typed around minutes: a passage, an item, who was there, and the steps from sending to locking."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.consultation.models import Meeting, Passage, PassageKind, Presence, Remark
from regietafel.core.forms import DateField, Form
from regietafel.core.rows import RowField

USUAL_WAIT = dt.timedelta(days=14)
LONGEST = 20_000


class PassageForm(Form):
    """A passage, for who has no script or wants room to write."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=PassageKind.choices)
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )

    def __init__(self, data: Any = None, *, passage: Passage | None = None, kind: str = PassageKind.TEXT) -> None:
        initial = {"kind": passage.kind, "text": passage.text} if passage else {"kind": kind}
        super().__init__(data, initial=initial)


class NoteForm(Form):
    """A first line under an item, on the page of the minutes itself."""

    kind = forms.ChoiceField(choices=PassageKind.choices)
    text = forms.CharField(label=_("Text"), max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": 6}))


class ItemForm(Form):
    """An item that nobody had foreseen."""

    title = forms.CharField(label=_("What is it about?"), max_length=300)


class AttendanceForm(Form):
    """Whether somebody was there."""

    presence = forms.ChoiceField(
        label=_("Attendance"), choices=[("", _("not noted")), *Presence.choices], required=False
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    replaces = forms.CharField(label=_("Replaces"), max_length=200, required=False)
    organisation = forms.CharField(label=_("For which organisation"), max_length=200, required=False)


class HeadCountForm(Form):
    """How many were there; it shows what the meeting says."""

    count = forms.IntegerField(
        label=_("Number of people present"),
        required=False,
        min_value=0,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ui-input--number", "autocomplete": "off"}),
    )
    about = forms.BooleanField(label=_("About: nobody counted exactly"), required=False)

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={"count": meeting.head_count, "about": meeting.head_count_about})


class SendForm(Form):
    """Until when remarks are welcome, and a word with the mail."""

    remarks_until = DateField(
        label=_("Remarks until"), help_text=_("Until and including this day the link in the mail works.")
    )
    word = forms.CharField(
        label=_("A word with it"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, data: Any = None, *, today: dt.date) -> None:
        super().__init__(data, initial={"remarks_until": today + USUAL_WAIT})


class ApproveForm(Form):
    """At which meeting the minutes were approved, or on which day."""

    approved_in = RowField(label=_("Approved at the meeting of"), required=False)
    approved_on = DateField(label=_("Or approved on"), required=False)

    def __init__(self, data: Any = None, *, later: Any) -> None:
        super().__init__(data)
        choice = self.fields["approved_in"]
        assert isinstance(choice, RowField)
        choice.offer(later, empty=_("no meeting: on a day of its own"))

    def clean(self) -> dict[str, Any]:
        """One of the two is enough, and one is needed."""
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not values.get("approved_in") and not values.get("approved_on"):
            self.add_error("approved_on", _("Choose the meeting, or fill in the day."))
        return values


class ReasonForm(Form):
    """Why a step is taken back."""

    reason = forms.CharField(label=_("Why?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AddendumForm(Form):
    """A correction beside minutes that stay as they were."""

    text = forms.CharField(label=_("Correction"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class RemarkForm(Form):
    """What somebody wants changed: of one item, or of the whole."""

    item = RowField(label=_("About"), required=False)
    text = forms.CharField(label=_("Your remark"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, data: Any = None, *, items: Any) -> None:
        super().__init__(data)
        choice = self.fields["item"]
        assert isinstance(choice, RowField)
        choice.offer(items, empty=_("the minutes as a whole"))


class SettleForm(Form):
    """What was done with a remark, and what its author hears of it."""

    taken_in = forms.ChoiceField(
        label=_("What was done with it?"),
        choices=[("yes", _("taken in")), ("no", _("not taken in"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, remark: Remark) -> None:
        said = "" if remark.taken_in is None else "yes" if remark.taken_in else "no"
        super().__init__(data, initial={"taken_in": said, "answer": remark.answer})
