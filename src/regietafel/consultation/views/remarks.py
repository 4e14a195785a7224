"""Remarks on minutes: made by somebody at the table with an account, answered by the team."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from regietafel.consultation.forms.minutes import RemarkForm, SettleForm
from regietafel.consultation.models import Remark
from regietafel.consultation.operations.remarks import add_remark, settle_remark
from regietafel.consultation.queries.minute_readers import remarks_on
from regietafel.consultation.queries.minutes import items_of
from regietafel.consultation.views.minutes_life import frame
from regietafel.consultation.views.minutes_load import address, get_minutes_or_404
from regietafel.core.access import permitted, require
from regietafel.core.editing import add_with_form, edit_with_form
from regietafel.core.messages import done
from regietafel.people.queries import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.remark_on_minutes")
def add(request: HttpRequest, region_slug: str, pk: int) -> HttpResponse:
    """Say what should change in minutes that were sent."""
    meeting = get_minutes_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.remark_on_minutes", meeting)
    items = items_of(meeting)

    def save(values: dict[str, Any]) -> Remark:
        return add_remark(actor=person_of(request), meeting=meeting, today=timezone.localdate(), **values)

    def saved(_remark: Remark) -> HttpResponse:
        done(request, _("Your remark is with the team. What became of it will stand here."))
        return redirect(f"{address(meeting, 'minutes-read')}#remarks")

    return add_with_form(
        request,
        form_of=lambda data: RemarkForm(data, items=items),
        save=save,
        saved=saved,
        template="consultation/minutes_form.html",
        context=frame(meeting, _("Remark on the minutes"), _("Send the remark")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@permitted("consultation.run_meetings")
def settle(request: HttpRequest, region_slug: str, pk: int, remark: int) -> HttpResponse:
    """Say what was done with a remark."""
    meeting = get_minutes_or_404(request.user, region_slug, pk)
    require(request.user, "consultation.run_meetings", meeting)
    found = remarks_on(meeting).filter(pk=remark).first()
    if found is None:
        raise Http404("no such remark")
    found.meeting = meeting

    def save(values: dict[str, Any], version: int) -> Remark:
        return settle_remark(
            actor=person_of(request),
            remark=found,
            taken_in=values["taken_in"] == "yes",
            answer=values["answer"],
            now=timezone.now(),
            version=version,
        )

    def saved(_remark: Remark) -> HttpResponse:
        done(request, _("The answer stands with the remark."))
        return redirect(f"{address(meeting, 'minutes-read')}#remarks")

    return edit_with_form(
        request,
        row=found,
        form_of=lambda row, data: SettleForm(data, remark=row),
        save=save,
        saved=saved,
        template="consultation/remark_settle.html",
        context=frame(meeting, _("What was done with this remark?"), _("Save"), remark=found),
    )
