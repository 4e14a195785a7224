"""What the screens of taking over say: reasons of suggestions, warnings of a preview, fields of a difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regietafel.intake.planned import Note

REASONS: dict[str, str | Promise] = {
    "exact": gettext_lazy("is called so"),
    "folded": gettext_lazy("is called so"),
    "short": gettext_lazy("has this abbreviation"),
    "legal_form": gettext_lazy("the same name without its legal form"),
    "municipality": gettext_lazy("the same municipality"),
    "abbreviation": gettext_lazy("what the abbreviation stands for"),
    "same_words": gettext_lazy("the same words"),
    "initials": gettext_lazy("the first letters are the same"),
    "function": gettext_lazy("this function in this organisation"),
    "functions": gettext_lazy("these functions in this organisation"),
    "function_place": gettext_lazy("a function of this name"),
    "function_like": gettext_lazy("a function of almost this name"),
    "function_unknown": gettext_lazy("the organisation before the brackets"),
    "list": gettext_lazy("each name of the list"),
    "words": gettext_lazy("shares words with it"),
    "spelling": gettext_lazy("is written almost so"),
}
WARNINGS: dict[str, str | Promise] = {
    "under_no_goal": gettext_lazy(
        "Actions stand under no goal in the document. They get one goal, to be divided later."
    ),
    "unknown_code": gettext_lazy("This code is no priority of the framework, so it is left out."),
    "under_an_action": gettext_lazy(
        "It stands under another action. A plan has no such level: both come under the same goal."
    ),
    "years_outside": gettext_lazy("These years are no years of the plan, so they are left out."),
    "phase_without_year": gettext_lazy("This stretch names no year, so it is left out."),
    "name_stays_text": gettext_lazy("This name was left out as text."),
    "reference_not_found": gettext_lazy(
        "It refers to something that is not in the reading, so the reference is left out."
    ),
}
FAULTS: dict[str, str | Promise] = {
    "too_deep": gettext_lazy("It stands too deep: a plan has at most four levels above its actions."),
    "too_many_indicators": gettext_lazy("An action has at most fifty indicators."),
    "too_long": gettext_lazy("This is longer than a plan keeps. Shorten it in the reading: nothing is cut off."),
    "no_title": gettext_lazy("It has no title."),
}
FIELDS: dict[str, str | Promise] = {
    "number": gettext_lazy("number"),
    "title": gettext_lazy("title"),
    "description": gettext_lazy("description"),
    "timing": gettext_lazy("timing"),
    "norm": gettext_lazy("how often"),
    "years": gettext_lazy("working years"),
    "parties": gettext_lazy("parties"),
    "indicators": gettext_lazy("indicators"),
    "parent": gettext_lazy("under"),
}


@dataclass(frozen=True)
class Told:
    """Notes of one kind together: the sentence, and what it is about."""

    text: str
    about: list[str]


def told_notes(notes: Iterable[Note], words: dict[str, str | Promise]) -> list[Told]:
    """Notes by kind, in the order in which they were met first."""
    found: dict[str, list[str]] = {}
    for note in notes:
        about = f"{note.node}: {note.about}" if note.about else note.node
        found.setdefault(note.code, []).append(about)
    return [Told(str(words[code]), about) for code, about in found.items()]


def counts_in_words(goals: int, actions: int, entries: int) -> str:
    """ "4 goals, 28 actions and 3 new entries in the address book"."""
    parts = [
        ngettext("%(count)s goal", "%(count)s goals", goals) % {"count": goals},
        ngettext("%(count)s action", "%(count)s actions", actions) % {"count": actions},
    ]
    if entries:
        new = ngettext("%(count)s new entry in the address book", "%(count)s new entries in the address book", entries)
        parts.append(new % {"count": entries})
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
