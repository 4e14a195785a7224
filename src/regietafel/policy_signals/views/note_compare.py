"""Two versions of a note side by side; for who writes it also the text as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regietafel.core.access import permitted, require
from regietafel.policy_signals.annexes import annexes_in_words, frozen
from regietafel.policy_signals.comparing import rows_of
from regietafel.policy_signals.models import Dossier
from regietafel.policy_signals.queries.annexes import annexes_of
from regietafel.policy_signals.queries.papers import note_of, versions_of
from regietafel.policy_signals.views.load import dossier_crumbs, get_dossier_or_404

NOW = "now"


@dataclass(frozen=True)
class Choice:
    """What can be laid on one side."""

    key: str
    label: str
    title: str
    text: str
    annexes: str


def choices_of(user: Any, dossier: Dossier) -> list[Choice]:
    """The versions, the oldest first; for who writes the note the text as it is now at the end."""
    found = [
        Choice(
            str(one.number),
            _("version %(number)s (%(day)s)") % {"number": one.number, "day": date_format(one.made_on, "j F Y")},
            one.title,
            one.text,
            "\n".join(annexes_in_words(one.annexes)),
        )
        for one in reversed(versions_of(user, dossier))
    ]
    note = note_of(dossier) if user.has_perm("policy_signals.write_letter", dossier) else None
    if note is not None:
        annexes = "\n".join(annexes_in_words(frozen(one) for one in annexes_of(note)))
        found.append(Choice(NOW, _("as it is now"), note.title, note.text, annexes))
    return found


@require_safe
@permitted("policy_signals.view_dossier")
def compare(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """What ``?old=`` and ``?new=`` name; ``?all=1`` shows also what stayed the same."""
    dossier = get_dossier_or_404(request.user, region_slug, pk)
    require(request.user, "policy_signals.view_dossier", dossier)
    choices = choices_of(request.user, dossier)
    if not choices:
        raise Http404("nothing to compare yet")
    left = chosen(choices, request.GET.get("old", choices[max(0, len(choices) - 2)].key))
    right = chosen(choices, request.GET.get("new", choices[-1].key))
    rows = rows_of(left.text, right.text)
    everything = request.GET.get("all") == "1"
    heads = [
        (label, row)
        for label, before, after in (
            (_("Title"), left.title, right.title),
            (_("Annexes"), left.annexes, right.annexes),
        )
        for row in rows_of(before, after)
        if row.differs
    ]
    context = {
        "dossier": dossier,
        "choices": choices,
        "left": left,
        "right": right,
        "heads": heads,
        "rows": [row for row in rows if everything or row.differs],
        "count": len(heads) + sum(row.differs for row in rows),
        "everything": everything,
        "crumbs": dossier_crumbs(dossier),
    }
    return render(request, "policy_signals/letters/compare.html", context)


def chosen(choices: list[Choice], key: str) -> Choice:
    """The choice with this key; one that is not there is no page."""
    found = next((one for one in choices if one.key == key), None)
    if found is None:
        raise Http404("no such version")
    return found
