"""The page of an event for everybody: what, when, where, for whom, and registering without an account.

The page itself sets no cookie; the form has the one against forgery. What is answered is the same for every address:
only the mail tells whether somebody had registered already.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from regietafel.consultation.event_ical import file_of_event
from regietafel.consultation.forms.registration import RegistrationForm
from regietafel.consultation.models import Event
from regietafel.consultation.operations.registrations import RegistrationData, ask_to_come
from regietafel.consultation.queries.registrations import closed_because, places_of, public_event_at
from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import is_too_often


def get_public_event_or_404(region_slug: str, slug: str) -> Event:
    """An event that everybody may read; a draft or one that is not public is not there."""
    event = public_event_at(region_slug, slug)
    if event is None:
        raise Http404("no such public event")
    return event


@require_safe
@public
def public_event(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """What, when, where, for whom; and the way to register while that is possible."""
    event = get_public_event_or_404(region_slug, slug)
    return render(
        request,
        "consultation/public_event.html",
        {
            "event": event,
            "region": event.region,
            "places": places_of(event),
            "closed": closed_because(event, timezone.now()),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def register(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Take in a registration. A flood is refused in words, before anything is written or mailed."""
    event = get_public_event_or_404(region_slug, slug)
    if request.method != "POST":
        return show(request, event, RegistrationForm())
    if is_too_often(request, "register_for_event", f"event-{event.pk}"):
        return render(
            request, "consultation/public_too_many.html", {"event": event, "region": event.region}, status=429
        )
    form = RegistrationForm(request.POST)
    if not form.is_valid():
        return show(request, event, form)
    values = {name: value for name, value in form.cleaned_data.items() if name != "website"}
    if not form.is_from_a_script:
        try:
            ask_to_come(
                actor=None,
                event=event,
                data=RegistrationData(**values),
                language=get_language() or "nl",
                now=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
            return show(request, event, form)
    return redirect("consultation:public-asked", region_slug, slug)


def show(request: HttpRequest, event: Event, form: RegistrationForm) -> HttpResponse:
    """The form: 200 when it is fresh, 422 with mistakes."""
    context = {
        "event": event,
        "region": event.region,
        "places": places_of(event),
        "closed": closed_because(event, timezone.now()),
        "form": form,
    }
    return render(request, "consultation/public_register.html", context, status=422 if form.is_bound else 200)


@require_safe
@public
def asked(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """Say that the mail is on its way; the same for everybody who sent the form."""
    event = get_public_event_or_404(region_slug, slug)
    return render(request, "consultation/public_asked.html", {"event": event, "region": event.region})


@require_safe
@public
def calendar_file(request: HttpRequest, region_slug: str, slug: str) -> HttpResponse:
    """The event to put in one's own calendar; one whose day is not known has no place in one."""
    event = get_public_event_or_404(region_slug, slug)
    page = reverse("consultation:public-event", args=[region_slug, slug])
    content = file_of_event(event, url=f"{settings.BASE_URL}{page}")
    if not content:
        raise Http404("no day yet")
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response
