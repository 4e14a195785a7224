"""The two addresses of drafts: where a page keeps them, and where one is thrown away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regietafel.core.access import signed_in
from regietafel.core.drafts import end_sitting, keep_draft, own_drafts
from regietafel.core.messages import done
from regietafel.core.replay import replay
from regietafel.core.returning import own_page


@require_POST
@signed_in
def save(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed; the ticket of each draft says that a page of ours let this person do so."""
    return replay(request, {"draft": lambda op: keep_draft(actor=request.user, op=op, now=timezone.now())})


@require_POST
@signed_in
def drop(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Throw a draft away, and go back to where the person stood."""
    if not own_drafts(request.user).filter(sitting=sitting).exists():
        raise Http404
    end_sitting(actor=request.user, sitting=str(sitting))
    done(request, _("The draft is gone."))
    return redirect(own_page(request, request.POST.get("next", ""), "home:index"))
