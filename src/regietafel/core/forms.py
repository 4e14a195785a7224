"""How forms look and listen: our own markup, help and mistakes tied to their fields, dates as people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from regietafel.core.errors import Refusal

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""Between these lie the dates that people mean; what lies outside is a slip, and the day after it may not exist."""
ONE_LINE = frozenset({"text", "email", "url", "search"})
MANY_FIELDS = 5
BREAKS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]+")
"""Signs that nobody sees and that let what follows be read from right to left, on somebody else's line too."""


class BoundField(forms.BoundField):
    """A field as it stands on a page. Serves every form, those of allauth included."""

    @property
    def data(self) -> Any:
        """What was sent. A box of one line holds one line: a browser sees to that, and so does this for all that is no browser.

        Otherwise a name could bring paragraphs of its own into a mail.
        """
        sent = super().data
        single = getattr(self.field.widget, "input_type", "") in ONE_LINE
        return TURNS.sub("", BREAKS.sub(" ", sent)) if single and isinstance(sent, str) else sent

    @property
    def kind(self) -> str:
        """Which of the shapes in ``ui/field.html`` the field takes."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if widget.use_fieldset:
            return "group"
        return "textarea" if isinstance(widget, forms.Textarea) else "input"

    @property
    def anchor(self) -> str:
        """The id that a link in the error summary jumps to: the first control of the field."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def is_optional(self) -> bool:
        """Whether the label says that the field may stay empty."""
        marks = getattr(self.form, "mark_optional", True)
        return bool(marks and not self.field.required and self.kind != "checkbox")

    @property
    def counted_to(self) -> int | None:
        """The number of characters up to which a text is counted aloud."""
        return getattr(self.field, "max_length", None) if self.kind == "textarea" else None

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Let a text that is too long be typed or pasted: it is refused with a message, never cut off in silence."""
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        built["maxlength"] = False
        if limit := self.counted_to:
            built["data-count-to"] = limit
            known = built.get("aria-describedby", "")
            built["aria-describedby"] = f"{known} {self.auto_id}_count".strip()
        return built


class Renderer(TemplatesSetting):
    """Renders every form of the house with the templates of the house."""

    form_template_name = "ui/fields.html"
    field_template_name = "ui/field.html"
    bound_field_class = BoundField


def speak_plainly(field: forms.Field) -> None:
    """Replace Django's "this field is required" and the like by what to do; messages of the form itself stay."""
    widget = field.widget
    required = _("Fill this in.")
    if isinstance(widget, forms.CheckboxInput):
        required = _("Tick this box to go on.")
    elif isinstance(widget, forms.FileInput):
        required = _("Choose a file.")
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        required = _("Make a choice.")
    plain = {
        "required": required,
        "max_length": _("This is too long: %(show_value)d characters, and %(limit_value)d fit."),
        "invalid_choice": _("Choose one of the options in the list."),
    }
    if isinstance(field, forms.IntegerField) and not isinstance(field, forms.FloatField | forms.DecimalField):
        plain["invalid"] = _("Enter a whole number, such as 12.")
    for code, text in plain.items():
        said = field.error_messages.get(code)
        if said is None or said in djangos_own(field, code):
            field.error_messages[code] = text


def djangos_own(field: forms.Field, code: str) -> list[Any]:
    """What Django would say for a code, along the ancestry of the field's class."""
    return [
        kind.default_error_messages.get(code) for kind in type(field).__mro__ if hasattr(kind, "default_error_messages")
    ]


class Form(forms.Form):
    """A form of the house. A refusal by an operation comes back as a mistake at its field."""

    drafted: ClassVar[bool | None] = None
    """Whether what is typed is kept as a draft; None leaves it to how long the form is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)

    @property
    def keeps_drafts(self) -> bool:
        """Whether somebody would miss what they typed here: a form with room for text, or with many fields. Never a secret."""
        widgets = [field.widget for field in self.fields.values() if not field.widget.is_hidden]
        if self.drafted is False or any(isinstance(widget, forms.PasswordInput) for widget in widgets):
            return False
        has_text = any(isinstance(widget, forms.Textarea) for widget in widgets)
        return bool(self.drafted) or has_text or len(widgets) >= MANY_FIELDS

    def refuse(self, refusal: Refusal) -> None:
        """Show why an operation said no, with what was typed kept."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)


@dataclass(frozen=True)
class Chip:
    """One filter that is on, and the address of the same page without it."""

    label: str
    value: str
    url: str


class FilterForm(Form):
    """Filters that live in the address: every list can be sent to a colleague as it stands."""

    mark_optional = False

    @property
    def chips(self) -> list[Chip]:
        """The filters that are on, each with the way to take it off."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        query = self.data if isinstance(self.data, QueryDict) else QueryDict()
        for bound in self:
            if bound.is_hidden:
                continue
            for raw in query.getlist(bound.html_name):
                if raw:
                    yield Chip(str(bound.label), self._said(bound, raw), self._without(query, bound.html_name, raw))

    @staticmethod
    def _said(bound: forms.BoundField, raw: str) -> str:
        if isinstance(bound.field, forms.BooleanField):
            return ""
        choices = getattr(bound.field, "choices", ())
        flat = (pair for value, label in choices for pair in (label if isinstance(label, list) else [(value, label)]))
        return next((str(label) for value, label in flat if str(value) == raw), raw)

    @staticmethod
    def _without(query: QueryDict, name: str, raw: str) -> str:
        rest = query.copy()
        rest.setlist(name, [value for value in query.getlist(name) if value != raw])
        rest.pop("page", None)
        return f"?{rest.urlencode()}"


def month_names() -> dict[str, int]:
    """The months as people write them in the languages of the house, long and by their first letters."""
    names: dict[str, int] = {}
    for language in ("nl", "fr", "en"):
        with translation.override(language):
            for number, name in MONTHS.items():
                names[str(name).lower()] = number
                names.setdefault(str(name).lower()[:3], number)
    return names


class DateField(forms.DateField):
    """A date in one box, typed as people type dates; what cannot be read is answered with an example."""

    SHAPE = re.compile(r"(?P<day>\d{1,2})[\s/.\-]+(?P<month>\d{1,2}|[^\W\d_]+\.?)[\s/.\-]+(?P<year>\d{4}|\d{2})")
    ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
    TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Enter a date like 16/06/2026."),
            "invalid": _("Enter a date like 16/06/2026."),
            "out_of_time": _("Enter a year between %(first)s and %(last)s."),
            **kwargs.pop("error_messages", {}),
        }
        kwargs.setdefault(
            "widget", forms.DateInput(format="%d/%m/%Y", attrs={"class": "ui-input--date", "autocomplete": "off"})
        )
        super().__init__(error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        """Read the date; day before month, as everywhere in Belgium."""
        if isinstance(value, dt.datetime):
            return value.date()
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            found = self.read(str(value).strip())
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(self.error_messages["out_of_time"], code="out_of_time", params=limits)
        return found

    def read(self, text: str) -> dt.date:
        """Turn a text into a date or raise ``ValueError``."""
        if self.ISO.fullmatch(text):
            return dt.date.fromisoformat(text)
        found = self.SHAPE.fullmatch(self.TOGETHER.sub(r"\1/\2/\3", text))
        if not found:
            raise ValueError(text)
        month = found["month"].rstrip(".").lower()
        names = month_names()
        number = int(month) if month.isdigit() else names.get(month) or names.get(month[:3], 0)
        year = int(found["year"])
        return dt.date(year + 2000 if year < 100 else year, number, int(found["day"]))
