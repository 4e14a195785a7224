"""Items that members propose, and the answer of whoever runs the meeting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from regietafel.consultation.forms.agenda import DeclineForm, ProposeForm
from regietafel.consultation.models import AgendaItem
from regietafel.consultation.operations.proposals import accept_item, decline_item, propose_item
from regietafel.consultation.views.agenda import back_to, get_item_or_404, item_data
from regietafel.consultation.views.meeting_load import get_meeting_or_404, meeting_crumbs, meeting_url
from regietafel.core.access import permitted, require
from regietafel.core.editing import act, add_with_form
from regietafel.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.propose_item")
def propose(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Propose an item for a meeting of one's own table."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.propose_item", meeting)
    return add_with_form(
        request,
        form_of=ProposeForm,
        save=lambda values: propose_item(
            actor=person_of(request), body=meeting.body, meeting=meeting, data=item_data(values)
        ),
        saved=lambda item: back_to(
            request, meeting, _("“%(title)s” is proposed. You get a mail when it is decided on.") % {"title": item}
        ),
        template="consultation/agenda/item_propose.html",
        context={"meeting": meeting, "crumbs": meeting_crumbs(meeting), "cancel": meeting_url(meeting)},
    )


@require_POST
@permitted("consultation.run_meetings")
def accept(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Take a proposal onto the agenda."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)
    return act(
        request,
        do=lambda: accept_item(actor=person_of(request), item=found),
        done=lambda there: back_to(request, meeting, _("“%(title)s” is on the agenda.") % {"title": there}),
        otherwise=meeting_url(meeting),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def decline(request: HttpRequest, region_slug: str, pk: int, item: int) -> HttpResponse:
    """Say why a proposal does not come on the agenda."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = get_item_or_404(meeting, item)

    def declined(there: AgendaItem) -> HttpResponse:
        return back_to(request, meeting, _("“%(title)s” does not come on the agenda.") % {"title": there})

    return add_with_form(
        request,
        form_of=DeclineForm,
        save=lambda values: decline_item(actor=person_of(request), item=found, **values),
        saved=declined,
        template="consultation/agenda/item_decline.html",
        context={
            "meeting": meeting,
            "item": found,
            "crumbs": meeting_crumbs(meeting),
            "cancel": meeting_url(meeting),
        },
    )
