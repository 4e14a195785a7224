"""The page behind the link in a letter to a lead: their own lines, without an account, on a phone.

Looking changes nothing: mail scanners look too. It keeps no cookie; what the form carries instead is :func:`tokens.form_key`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.core.access import public
from regietafel.core.conflict import meaning
from regietafel.core.errors import Collision, Refusal
from regietafel.core.limits import too_often
from regietafel.core.link_forms import secretly
from regietafel.plans import tokens
from regietafel.plans.forms.answers import SAID, AnswerForm, prefix_of
from regietafel.plans.forms.chase import WriterForm
from regietafel.plans.models import ChaseLetter, WorkingYear
from regietafel.plans.operations.chase_answers import answer_letter
from regietafel.plans.operations.reports import Report
from regietafel.plans.queries.chase_links import Asked, asked_in, letter_behind


@dataclass
class Card:
    """One line on the page: what is asked, the form, and what somebody else wrote there meanwhile."""

    asked: Asked
    form: AnswerForm
    version: int
    seen: str
    theirs: WorkingYear | None = None

    @property
    def prefix(self) -> str:
        """With which the names of its fields begin."""
        return prefix_of(self.asked.line)


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the lines of a letter to who holds its link, and take the answers in."""
    posted = request.method == "POST"
    if posted and (refused := too_often(request, "answer_chase")):
        return refused
    if posted and not tokens.is_form_key(token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")
    now = timezone.now()
    found = letter_behind(token, now)
    if found.letter is None or found.problem:
        status = 404 if found.problem == "unknown" else 410
        return render(request, "plans/chase_over.html", {"found": found}, status=status)
    letter = found.letter
    if not posted:
        return show(request, token, letter, WriterForm(letter=letter), [card_of(one, now) for one in asked_in(letter)])
    writer = WriterForm(request.POST, letter=letter)
    cards = [taken_in(request, letter, one, writer, now) for one in asked_in(letter)]
    fault = fault_in(request.POST, cards)
    if fault or writer.errors or any(card.form.is_bound for card in cards):
        return show(request, token, letter, writer, cards, fault=fault)
    return redirect(f"{request.path}#saved")


def card_of(asked: Asked, now: dt.datetime) -> Card:
    """A card as it is shown first."""
    form = form_of(asked, None, now)
    return Card(asked, form, asked.line.version, form.seen())


def form_of(asked: Asked, data: QueryDict | None, now: dt.datetime) -> AnswerForm:
    """The form of one line."""
    line = asked.line
    return AnswerForm(data, line=line, plan=line.action.plan, is_told=asked.is_told, today=timezone.localdate(now))


def taken_in(request: HttpRequest, letter: ChaseLetter, asked: Asked, writer: WriterForm, now: dt.datetime) -> Card:
    """Take one card in: saved or untouched it comes back fresh, with a mistake or a second version it comes back as typed."""
    data, prefix = request.POST, prefix_of(asked.line)
    fresh, seen = card_of(asked, now), data.get(f"{prefix}-seen", "")
    form, keep = form_of(asked, data, now), data.get(f"{prefix}-keep", "")
    if not form.is_touched(seen) or keep == "theirs":
        return fresh
    version = asked.line.version if seen == fresh.seen else number_in(data.get(f"{prefix}-version", ""))
    card = Card(asked, form, version, seen)
    if not form.is_valid() or not writer.is_valid():
        return card
    if data.get(f"{prefix}-met") and keep != "mine":
        return met(card, asked.line, fresh.seen)
    return saved(request, letter, card, writer.cleaned_data["name"], now)


def number_in(text: str) -> int:
    """The version that the reader was looking at; none at all counts as one that nobody ever saw."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def saved(request: HttpRequest, letter: ChaseLetter, card: Card, name: str, now: dt.datetime) -> Card:
    """Save what a card says. If somebody else wrote meanwhile, both versions come back unless they say the same."""
    said = card.form.said()
    try:
        line = answer_letter(
            actor=request.user,
            row=card.asked.row,
            issue=letter.issue,
            report=Report(**said),
            name=name,
            now=now,
            today=timezone.localdate(now),
            version=card.version,
        )
    except Refusal as refusal:
        card.form.refuse(refusal)
        return card
    except Collision as collision:
        current: WorkingYear = collision.current
        if any(meaning(said[key]) != meaning(getattr(current, key)) for key in SAID):
            return met(card, current, form_of(told(card.asked, current), None, now).seen())
        card.version = current.version
        return saved(request, letter, card, name, now)
    return card_of(told(card.asked, line), now)


def told(asked: Asked, line: WorkingYear) -> Asked:
    """The line as it stands now that somebody spoke about it."""
    line.action.plan = asked.row.letter.chase.plan
    asked.row.line = line
    return Asked(asked.row, asked.gone, is_told=True)


def met(card: Card, current: WorkingYear, seen: str) -> Card:
    """The card with both versions, to be chosen from."""
    card.theirs, card.version, card.seen = current, current.version, seen
    return card


def fault_in(data: QueryDict, cards: list[Card]) -> str:
    """What is wrong with the letter as a whole: answers to lines that are not in it, or no answer at all."""
    own = {card.prefix for card in cards}
    if any(name.startswith("line") and name.partition("-")[0] not in own for name in data):
        return _("One of the answers belongs to an action that is not in your letter. It was not saved.")
    if not any(card.form.is_bound or card.asked.is_told for card in cards):
        return _("Choose for at least one action how it stands.")
    return ""


def show(
    request: HttpRequest,
    token: str,
    letter: ChaseLetter,
    writer: WriterForm,
    cards: list[Card],
    *,
    fault: str = "",
) -> HttpResponse:
    """The page: 200 when it is fresh, 409 with two versions, 422 with mistakes."""
    open_cards = [card for card in cards if not card.asked.gone or card.form.is_bound]
    bound = [card for card in open_cards if card.form.is_bound]
    context = {
        "letter": letter,
        "round": letter.chase,
        "key": tokens.form_key(token),
        "writer": writer,
        "cards": open_cards,
        "told": [card for card in open_cards if card.asked.is_told],
        "gone": len(cards) - len(open_cards),
        "wrong": [card for card in bound if card.form.errors],
        "met": [card for card in bound if card.theirs],
        "waits": bool(bound),
        "fault": fault,
    }
    status = 409 if context["met"] else 422 if bound or writer.errors or fault else 200
    return render(request, "plans/chase_answer.html", context, status=status)
