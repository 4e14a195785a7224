"""Naming somebody: a name out of the address book, or a new one together with what it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regietafel.core.pairs import Pair
from regietafel.organisations.models import Organisation
from regietafel.plans.queries.choices import known_by_name
from regietafel.territories.models import Region

LONGEST_NAME = Organisation._meta.get_field("name").max_length or 200
NAMES_LIST = "known-names"
"""The id of the list of suggestions on a page (``ui/datalist.html``)."""

KINDS = [
    ("", _("stands in the list")),
    ("organisation", _("new: an organisation")),
    ("group", _("new: a group of partners")),
    ("function", _("new: a function")),
]


class WhoWidget(Pair):
    """A box with suggestions, and what to make of a name that is not among them."""

    def __init__(self) -> None:
        box = forms.TextInput(attrs={"list": NAMES_LIST, "autocomplete": "off", "maxlength": False})
        super().__init__([box, forms.Select(choices=KINDS)], [_("Name"), _("This name")])

    def decompress(self, value: Any) -> list[Any]:
        """Show a kind and a name."""
        return [value[1], ""] if value else ["", ""]


class WhoField(forms.MultiValueField):
    """Somebody by name; cleans to a kind (organisation, group, function) and a name, or None.

    A name that stands in the list needs no kind, unless two kinds share it. A new name needs one, so that a slip
    of the pen does not fill the address book.
    """

    widget = WhoWidget

    def __init__(self, *, region: Region | None = None, **kwargs: Any) -> None:
        self.region = region
        messages = {
            "required": _("Choose a name from the list, or type a new one."),
            "unknown": _("“%(name)s” is not in the list. Choose a name from it, or say what the new name is."),
            "several": _("“%(name)s” is more than one thing in the list. Say which one you mean."),
            "too_long": _("This name is too long: %(length)s characters, and %(most)s fit."),
            "null": _("This name holds a sign that cannot be kept."),
            **kwargs.pop("error_messages", {}),
        }
        fields = (forms.CharField(required=False), forms.ChoiceField(choices=KINDS, required=False))
        super().__init__(fields=fields, require_all_fields=False, error_messages=messages, **kwargs)

    def clean(self, value: Any) -> tuple[str, str] | None:
        """Read the pair; a kind without a name is nothing."""
        parts = value if isinstance(value, list | tuple) else ["", ""]
        name, kind = (" ".join(str(part or "").split()) for part in parts)
        if not name:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if len(name) > LONGEST_NAME:
            told = {"length": len(name), "most": LONGEST_NAME}
            raise forms.ValidationError(self.error_messages["too_long"], code="too_long", params=told)
        if "\x00" in name:
            raise forms.ValidationError(self.error_messages["null"], code="null")
        return self.kind_of(name, kind if kind in dict(KINDS) else ""), name

    def kind_of(self, name: str, kind: str) -> str:
        """What the name is: what was said, else what it is in the list."""
        if kind:
            return kind
        assert self.region is not None, "the form says in whose address book to look"
        found = list(known_by_name(self.region, name))
        if len(found) != 1:
            code = "several" if found else "unknown"
            raise forms.ValidationError(self.error_messages[code], code=code, params={"name": name})
        return found[0]
