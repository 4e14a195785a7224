"""The page behind the link in the mail with minutes: read them and say what should change, without an account.

Looking changes nothing, for mail scanners look too; it keeps no cookie.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from regietafel.consultation import minute_links
from regietafel.consultation.forms.minutes import RemarkForm
from regietafel.consultation.models import Meeting
from regietafel.consultation.operations.remarks import add_remark
from regietafel.consultation.queries.minute_readers import Opened, Reader, minutes_behind, remarks_of_reader
from regietafel.consultation.queries.minutes import items_of, minutes_of
from regietafel.core.access import public
from regietafel.core.errors import Refusal
from regietafel.core.limits import too_often
from regietafel.core.link_forms import secretly


@csrf_exempt
@secretly
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@public
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the minutes to who holds the link, and take a remark in."""
    return answer(request, token)


def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The page, or why the link opens nothing."""
    posted = request.method == "POST"
    if posted and (refused := too_often(request, "remark_on_minutes")):
        return refused
    if posted and not minute_links.is_form_key(token, request.POST.get("key", "")):
        raise PermissionDenied("not our form")
    opened = minutes_behind(token, timezone.localdate())
    if opened.meeting is None or opened.reader is None or opened.problem:
        return over(request, opened)
    meeting, reader = opened.meeting, opened.reader
    form = RemarkForm(request.POST if posted else None, items=items_of(meeting))
    if posted and form.is_valid():
        try:
            said = form.cleaned_data
            add_remark(
                actor=request.user,
                meeting=meeting,
                made_as=reader.name,
                today=timezone.localdate(),
                **said,
            )
            return redirect(f"{request.path}#remarks")
        except Refusal as refusal:
            form.refuse(refusal)
    return show(request, token, meeting, reader, form)


def over(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Why there is nothing to read or to say here; what was typed meanwhile is shown, to copy."""
    status = 404 if opened.problem == "unknown" else 410
    return render(
        request,
        "consultation/minutes_over.html",
        {"opened": opened, "said": request.POST.get("text", "")},
        status=status,
    )


def show(request: HttpRequest, token: str, meeting: Meeting, reader: Reader, form: RemarkForm) -> HttpResponse:
    """The minutes with the form below; 422 when it comes back with mistakes."""
    context = {
        "meeting": meeting,
        "minutes": minutes_of(meeting),
        "reader": reader,
        "remarks": list(remarks_of_reader(meeting, reader)),
        "form": form,
        "hidden": {"key": minute_links.form_key(token)},
    }
    status = 422 if form.is_bound else 200
    return render(request, "consultation/minutes_link.html", context, status=status)
