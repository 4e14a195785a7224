"""After the event: a mail to who came or did not, looked at once before it goes, and what participants take on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.follow_up import FollowUpForm
from regietafel.consultation.operations.follow_up import FollowUp, send_follow_up
from regietafel.consultation.queries.follow_up import CAME, still_to_mail
from regietafel.consultation.views.events import crumbs_to, get_event_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.messages import done
from regietafel.people.queries import get_region_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_events")
def follow_up(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Write the mail; the first button shows it as it will arrive, the second sends it."""
    region = get_region_or_404(request.user, region_slug)
    require(request.user, "consultation.run_events", region)
    event = get_event_or_404(request, region, slug)
    context: dict[str, Any] = {
        "event": event,
        "came": len(still_to_mail(event, CAME)),
        "missed": len(still_to_mail(event, "missed")),
        "crumbs": crumbs_to(region, event),
    }
    if request.method == "POST" and "send" not in request.POST:
        form = FollowUpForm(request.POST)
        valid = form.is_valid()
        if valid:
            context["people"] = still_to_mail(event, form.cleaned_data["to"])
        context |= {"form": form, "preview": valid, "hidden": {"once": request.POST.get("once", "")}}
        return render(request, "consultation/follow_up.html", context, status=200 if valid else 422)

    def saved(count: int) -> HttpResponse:
        text = ngettext("The mail goes to %(n)d person.", "The mail goes to %(n)d people.", count)
        done(request, text % {"n": count})
        return redirect("consultation:event", region_slug, slug)

    return add_with_form(
        request,
        form_of=FollowUpForm,
        save=lambda values: send_follow_up(
            actor=request.user, event=event, mail=FollowUp(**values), today=timezone.localdate()
        ),
        saved=saved,
        template="consultation/follow_up.html",
        context=context,
    )
