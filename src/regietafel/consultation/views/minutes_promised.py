"""Action points and report-backs under an item of the minutes: from the queue of the page, or from a form of their own."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.promised import PromisedForm
from regietafel.consultation.models import ActionPoint, AgendaItem, Meeting, ReportBack
from regietafel.consultation.operations.points import PointData
from regietafel.consultation.operations.promised import note_point, note_report_back, take_out_promise
from regietafel.consultation.operations.report_backs import ReportBackData
from regietafel.consultation.queries.promised import (
    carrier_meant,
    carriers_to_choose,
    receiver_meant,
    receivers_to_choose,
)
from regietafel.consultation.queries.writing import item_called
from regietafel.consultation.views.minutes_load import address, crumbs_to, get_item_or_404, get_meeting_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form
from regietafel.core.errors import Refusal
from regietafel.core.replay import Op
from regietafel.people.queries import person_of

KINDS = ("point", "back")


def promise(request: HttpRequest, meeting: Meeting, op: Op) -> dict[str, Any]:
    """What an operation of the page says was promised; one without words takes it out again."""
    kind, _colon, key = op["target"].partition(":")
    try:
        client_id = uuid.UUID(key)
    except ValueError as error:
        raise Http404("no such row") from error
    if not str(op.get("what") or "").strip():
        take_out_promise(actor=person_of(request), meeting=meeting, client_id=client_id, now=timezone.now())
        return {"version": 0}
    item = item_called(meeting, op.get("item", ""))
    if item is None or kind not in KINDS:
        raise Http404("no such item")
    form = PromisedForm({name: op.get(name) or "" for name in ("what", "who", "due_on")}, kind=kind)
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise Refusal(str(errors[0]), field=field)
    row = noted(request, meeting, item, kind, client_id, form.cleaned_data, op["version"])
    return {"version": row.version}


def noted(
    request: HttpRequest,
    meeting: Meeting,
    item: AgendaItem,
    kind: str,
    client_id: uuid.UUID,
    said: dict[str, Any],
    version: int,
) -> ActionPoint | ReportBack:
    """Note it under the item, with whoever is meant by the name."""
    actor, region = person_of(request), meeting.body.region
    if kind == "point":
        who = carrier_meant(region, said["who"])
        point = PointData(said["what"], who.user, who.organisation, who.who, said["due_on"])
        return note_point(actor=actor, meeting=meeting, item=item, client_id=client_id, data=point, version=version)
    to = receiver_meant(region, said["who"])
    if not (to.body or to.organisation or to.municipalities):
        raise Refusal(
            _("“%(name)s” is not in the list. Choose a body, an organisation or all municipalities.")
            % {"name": said["who"]},
            field="who",
        )
    back = ReportBackData(said["what"], to.body, to.organisation, to.municipalities, said["due_on"])
    return note_report_back(actor=actor, meeting=meeting, item=item, client_id=client_id, data=back, version=version)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def add(request: HttpRequest, region_slug: str, pk: int, item: int, kind: str) -> HttpResponse:
    """Note an action point or a report-back on a page of its own, for who has no script."""
    meeting = get_meeting_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    below = get_item_or_404(meeting, item)
    if kind not in KINDS:
        raise Http404("no such kind of promise")
    names = carriers_to_choose(meeting) if kind == "point" else receivers_to_choose(meeting)

    def save(values: dict[str, Any]) -> ActionPoint | ReportBack:
        return noted(request, meeting, below, kind, uuid.uuid4(), values, 0)

    return add_with_form(
        request,
        form_of=lambda data: PromisedForm(data, kind=kind),
        save=save,
        saved=lambda _row: redirect(f"{address(meeting, 'minutes')}#item-{below.pk}"),
        template="consultation/minutes_promised.html",
        context={
            "meeting": meeting,
            "heading": _("Action point under “%(title)s”") % {"title": below.title}
            if kind == "point"
            else _("Report-back from “%(title)s”") % {"title": below.title},
            "submit": _("Save"),
            "cancel": address(meeting, "minutes"),
            "names": names,
            "crumbs": crumbs_to(meeting, inside=True),
        },
    )
