"""What the script of the minutes says, in the language of the page: every sentence, and the letters of the keys."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regietafel.consultation.models import PassageKind, Presence

KEYS: dict[str, Promise] = {
    "text": pgettext_lazy("key that begins a text", "t"),
    "decision": pgettext_lazy("key that begins a decision", "d"),
    "point": pgettext_lazy("key that begins an action point", "a"),
    "back": pgettext_lazy("key that begins a report-back", "r"),
}

TEXT: dict[str, Promise] = {
    "saved": _("Saved at %(hour)s:%(minute)s"),
    "saving": _("Saving …"),
    "offline": _("No connection. %(count)s changes wait here and are sent as soon as there is one."),
    "offline_one": _("No connection. One change waits here and is sent as soon as there is one."),
    "signed_out": _("You are signed out. %(count)s changes wait here until you have signed in again."),
    "signed_out_one": _("You are signed out. One change waits here until you have signed in again."),
    "attention": _("%(count)s changes were not saved: see where it is marked."),
    "attention_one": _("One change was not saved: see where it is marked."),
    "typing": _("Typing …"),
    "collision": _("%(who)s wrote here too, %(when)s. Choose what stays."),
    "too_long": _("Not saved: %(over)s characters too many, a passage holds %(most)s. Go on in a new one."),
    "noted": _("%(who)s: %(presence)s."),
    "taken_away": _("%(who)s: not noted any more."),
    "enter": _("Enter: %(who)s is present"),
    "enter_guest": _("Enter: add %(who)s as a guest"),
    "nothing": _("not noted"),
    "about": _("about"),
    "removed": _("Taken away."),
    "put_back": _("Put back"),
}


def minutes_words() -> dict[str, Any]:
    """The data that the page carries for its script."""
    return {
        "keys": {name: str(letter) for name, letter in KEYS.items()},
        "kinds": {one.value: str(one.label) for one in PassageKind},
        "presences": {one.value: str(one.label) for one in Presence},
        "text": {name: str(text) for name, text in TEXT.items()},
        "most": 20_000,
    }
