"""The page behind the link in an invitation: answering without an account, on a phone. Looking changes nothing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.consultation import answer_tokens
from regietafel.consultation.agenda_paper import facts_of, items_on_paper
from regietafel.consultation.forms.convening import AnswerForm
from regietafel.consultation.models import Answer, Invitee
from regietafel.consultation.operations.convening import answer_invitation
from regietafel.consultation.queries.inviting import invitee_behind
from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import too_often
from regietafel.core.link_forms import secretly
from regietafel.people.models import User


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the invitation to who holds its link, and take the answer in."""
    posted = request.method == "POST"
    if posted and (refused := too_often(request, "answer_invitation")):
        return refused
    if posted and not answer_tokens.is_form_key(token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")
    now = timezone.now()
    today = timezone.localdate(now)
    found = invitee_behind(token, today)
    if found.invitee is None or found.problem:
        status = 404 if found.problem == "unknown" else 410
        return render(request, "consultation/answer/over.html", {"found": found}, status=status)
    invitee = found.invitee
    if not posted:
        return show(request, token, invitee, AnswerForm(initial=initial_of(invitee)))
    form = AnswerForm(request.POST)
    if form.is_valid():
        actor = request.user if isinstance(request.user, User) else None
        try:
            answer_invitation(invitee=invitee, now=now, today=today, actor=actor, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{request.path}#saved")
    return show(request, token, invitee, form)


def initial_of(invitee: Invitee) -> dict[str, str]:
    """What was answered before."""
    said = "" if invitee.answer == Answer.NEEDS_ACTION else invitee.answer
    return {"answer": said, "replaced_by": invitee.replaced_by}


def show(request: HttpRequest, token: str, invitee: Invitee, form: AnswerForm) -> HttpResponse:
    """The page: 200 when it is fresh, 422 with mistakes."""
    meeting = invitee.meeting
    context = {
        "invitee": invitee,
        "meeting": meeting,
        "facts": facts_of(meeting),
        "items": items_on_paper(meeting),
        "form": form,
        "answered": invitee.answer != Answer.NEEDS_ACTION and not form.is_bound,
        "key": answer_tokens.form_key(token),
    }
    return render(request, "consultation/answer/page.html", context, status=422 if form.is_bound else 200)
