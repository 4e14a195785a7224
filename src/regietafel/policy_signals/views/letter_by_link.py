"""The page behind the link in the mail of a letter: the letter and its note, to read and as PDF. It writes nothing and keeps no cookie."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regietafel.core.access import public
from regietafel.core.limits import is_read_too_often
from regietafel.core.link_forms import secretly
from regietafel.policy_signals.annexes import annexes_in_words
from regietafel.policy_signals.markup import pieces_of
from regietafel.policy_signals.note_files import paper_of_letter, paper_of_version
from regietafel.policy_signals.queries.mailed import letter_behind, signatures_under
from regietafel.policy_signals.views.notes import paper_file
from regietafel.workplaces.views.by_link import status_of


@secretly
@never_cache
@require_safe
@public
def letter_read(request: HttpRequest, token: str) -> HttpResponse:
    """The letter as it left, with its note."""
    letter, problem = letter_behind(token, timezone.localdate())
    if letter is None:
        return over(request, problem)
    note = letter.note_version
    context = {
        "letter": letter,
        "region": letter.dossier.region,
        "token": token,
        "pieces": pieces_of(letter.text),
        "note": note,
        "note_pieces": pieces_of(note.text) if note else [],
        "annexes": annexes_in_words(note.annexes) if note else [],
        "signatures": signatures_under(letter),
    }
    return render(request, "policy_signals/letters/read.html", context)


@secretly
@never_cache
@require_safe
@public
def letter_read_file(request: HttpRequest, token: str, what: str) -> HttpResponse:
    """The letter, or its note, as PDF."""
    if is_read_too_often(request, "read_letter_file"):
        return over(request, "often", status=429)
    letter, problem = letter_behind(token, timezone.localdate())
    if letter is None or letter.sent_on is None:
        return over(request, problem)
    signatures, day = signatures_under(letter), letter.sent_on
    if what == "letter":
        return paper_file(paper_of_letter(letter, signatures, day), slugify(letter.subject)[:60] or "brief", "pdf", day)
    if what == "note" and letter.note_version is not None:
        note = letter.note_version
        return paper_file(paper_of_version(note, signatures), slugify(note.title)[:60] or "nota", "pdf", note.made_on)
    return over(request, "unknown")


def over(request: HttpRequest, problem: str, *, status: int = 0) -> HttpResponse:
    """Say in words why a link opens nothing, without saying whose it was."""
    context = {"problem": problem}
    return render(request, "policy_signals/letters/read_over.html", context, status=status or status_of(problem))
